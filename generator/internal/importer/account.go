package importer

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// Kind is what became of a part of a document.
type Kind int

// The kinds of lines in an account.
const (
	Kept         Kind = iota // it is in the description, in another way than in the document
	Approximated             // the description says it less exactly
	Dropped                  // the description lacks it
	Invented                 // the document lacks it
)

// String returns the kind in a word.
func (k Kind) String() string { return [...]string{"kept", "approximated", "dropped", "invented"}[k] }

// Line is one line of the account of an import.
type Line struct {
	At   openapi.Position
	Kind Kind
	What string // the part of the document: "minItems 2 of tags"
	Why  string // and what became of it
}

// String returns the line as an account prints it.
func (l Line) String() string { return fmt.Sprintf("%v: %v: %s: %s", l.At, l.Kind, l.What, l.Why) }
