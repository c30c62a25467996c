// Package reading answers the questions about a description that several stages
// ask: which endpoints and models there are, what an absent value means, which
// values a type allows.
//
// Each question has one function with one switch over the kinds of the
// vocabulary, so that a new kind of type, parameter or endpoint is added in one
// place for each question. [Read] also takes a description that has mistakes: it
// leaves out what cannot be read, and package check reports it.
package reading
