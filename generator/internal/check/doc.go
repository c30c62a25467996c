// Package check validates a description. [Check] reports every problem in one
// run, with its position and the violated rule, so that the later stages can
// rely on a valid description.
//
// There is a file for each subject, and in it a function for each thing that is
// described. Rules for texts and names, which apply in many places, are in
// text.go and scope.go; the values that a type allows are a question to package
// reading.
package check
