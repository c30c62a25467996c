// Package resolve makes all decisions about the output: Go names, final texts,
// the types of values, whether an absent value needs a wrapper, the rules for
// parameters, the files. It converts a checked description to a plan.
package resolve
