// Package check finds what is wrong with a description. [Check] reports every
// problem in one run, each where it is written and with the rule that it breaks,
// so that the later stages can take a description as it is.
//
// There is a file for each subject, and in it a function for each thing that is
// described. Rules for texts and names, which hold in many places, are in text.go
// and scope.go; which values a type allows is a question to package reading.
package check
