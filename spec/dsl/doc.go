// Package dsl is the vocabulary in which an HTTP API is described as Go
// values. It holds plain types and nothing that runs: a description is one
// [API] literal, written over as many package-level variables as read well.
//
// The types are cut so that the compiler turns away what it can. A [Get] has no
// Body, a [String] has no Min, a default has the type of its parameter, a path
// is made of [Literal] segments and [PathParam] values, and models, enums,
// failures and rate classes are referred to as Go variables, so that a misspelt
// one does not build. What remains is checked by the generator, which reports
// every mistake of a description at its file, line and column.
//
// Optional numbers, strings and bools are pointers: new(10) is 10, nil is
// "none". The zero value of every other field means "not said".
package dsl
