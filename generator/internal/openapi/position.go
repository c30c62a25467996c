package openapi

import (
	"fmt"
	"strings"
)

// Position is where a node begins. Lines and columns count from 1, columns in
// characters. Line is 0 if the whole file is meant.
type Position struct {
	File         string
	Line, Column int
	Pointer      string // the JSON pointer of the node in its file, such as #/paths/~1users/get
}

// String returns file:line:column.
func (p Position) String() string {
	if p.Line == 0 {
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Error is a reason not to read a document.
type Error struct {
	At   Position
	Text string
}

// Error returns the reason behind its position.
func (e *Error) Error() string { return e.At.String() + ": " + e.Text }

// Problems are several errors, in the order of the document.
type Problems []*Error

// Error returns the errors, one a line.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, e := range p {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns each error.
func (p Problems) Unwrap() []error {
	out := make([]error, len(p))
	for i, e := range p {
		out[i] = e
	}
	return out
}
