// Package promise holds descriptions that are written against v0.1.0 of the
// vocabulary, and use every name of it. After that release they are never edited:
// what is added to the vocabulary later is used in a package beside this one.
package promise

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/testdata/promise/v0_1/clerk"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// APIs returns the descriptions by their names.
func APIs() map[string]dsl.API {
	return map[string]dsl.API{
		"account":       account(),
		"bodies":        bodies(),
		"clerk":         clerk.API,
		"depot":         depot(),
		"drive":         drive(),
		"objects":       objects(),
		"organizations": organizations(),
		"parameters":    parameters(),
		"responses":     responses(),
		"scalars":       scalars(),
		"shapes":        shapes(),
		"shelves":       shelves(),
		"sinks":         kitchenSink(),
		"vault":         vault(),
	}
}
