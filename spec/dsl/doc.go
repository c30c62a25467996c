// Package dsl contains the types for describing an HTTP API as Go values. They
// are plain types without behaviour: a description is one [API] literal, usually
// split into package-level variables.
//
// The types let the compiler reject many mistakes. A [Get] has no Body, a
// [String] has no Min, a default has the type of its parameter, a path consists
// of [Literal] segments and [PathParam] values, and models, enums, failures and
// rate classes are referenced as Go variables, so that a misspelt name does not
// compile. The generator checks everything else, and reports every problem of a
// description with its file, line and column.
//
// Optional numbers, strings and bools are pointers: new(10) is 10, nil means
// "none". The zero value of every other field means "not set".
//
// # Texts
//
// A text, such as a Doc, consists of paragraphs of sentences, separated by empty
// lines. Lines and runs of spaces within a paragraph are joined. A word between
// backquotes is code. Lists, headings, tables, indented code and invisible
// characters are not supported. How a text begins and ends depends on what
// precedes it in the output:
//
//   - Doc of an endpoint follows the name of its method and begins with a
//     verb in the third person: "retrieves the details of a session."
//   - Doc of a model, an enum, a union, a path parameter or a server follows
//     a name and "is": "the ID of the session".
//   - Doc of a failure or a rate limit is a clause of one paragraph, without a
//     final full stop: "the key may not do this".
//   - Summary is a command of one paragraph, without a final full stop: "Retrieve a
//     session".
//   - KeyName is a name of one paragraph: "secret key".
//   - Every other Doc, and every Deprecated, stands alone.
//
// Most texts from other documents need no editing. The generator sets or removes
// a final full stop, capitalizes the first word of a sentence, and removes the
// capital of an article within one. "Retrieve the session." and
// "Retrieves the session." become "retrieves the session." for the verbs that
// APIs use. It reports other texts, such as "This endpoint retrieves …".
package dsl
