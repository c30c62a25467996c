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
//
// # Texts
//
// A text, such as a Doc, is sentences in paragraphs. Paragraphs are separated by
// empty lines; lines and runs of spaces within one are joined. A word between
// backquotes is code. There are no lists, headings, tables or indented code, and
// no characters that nobody can see. What a text begins and ends with depends on
// what it stands behind in the output:
//
//   - Doc of an endpoint stands behind the name of its method and begins with a
//     verb in the third person: "retrieves the details of a session."
//   - Doc of a model, an enum, a union, a path parameter or a server stands
//     behind a name and "is": "the ID of the session".
//   - Doc of a failure or a rate limit is a clause in one paragraph, without a
//     final stop: "the key may not do this".
//   - Summary is a command in one paragraph, without a final stop: "Retrieve a
//     session".
//   - KeyName is a name in one paragraph: "secret key".
//   - Every other Doc, and every Deprecated, stands by itself.
//
// Texts from other documents need no editing where their meaning is certain. A
// final stop is set or dropped. The first word of a sentence gets its capital,
// and an article in the middle of one loses it. "Retrieve the session." and
// "Retrieves the session." become "retrieves the session." for the verbs that
// APIs use. What is left, such as "This endpoint retrieves …", is reported.
package dsl
