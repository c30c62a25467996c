// Package reading answers the questions about a description that several stages
// have: its endpoints and models, the meaning of an absent value, the values
// that a type allows.
//
// Each question has one function with one switch over the kinds of the
// vocabulary, so that a new kind of type, parameter or endpoint is added in one
// place for each question. [Read] also accepts an invalid description: it skips
// what it cannot read, and package check reports it.
package reading
