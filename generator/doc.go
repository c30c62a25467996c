// Package generator writes a Go SDK from the description of an API.
//
// A program that passes its description to [Main] is a generator for that API,
// with flags and messages; [Generate] is the same without them.
package generator
