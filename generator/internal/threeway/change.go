package threeway

import (
	"cmp"
	"fmt"
	"go/token"
	"slices"
	"strings"
)

// Kind is what becomes of a change of the document.
type Kind int

// The kinds of changes.
const (
	Taken    Kind = iota // the description is as the old document: it follows
	Already              // the description is as the new document
	Conflict             // the description is neither
)

// String returns the kind in a word.
func (k Kind) String() string { return [...]string{"takes", "has already", "CONFLICT"}[k] }

// Change is one change from the old document to the new one.
type Change struct {
	Kind        Kind
	Declaration string         // the variable of the printed files that changed
	Path        string         // the changed part of it: user.Fields["email"].Optional
	Old, New    string         // as Go; empty if the part is missing
	Own         string         // the part in the description
	At          token.Position // in the description; of what is around it if the part is missing
}

// absent stands for a part that is missing.
const absent = "nothing"

// String returns the change on one line:
//
//	spec/models.go:12:3: takes user.Fields["email"].Optional: true, was nothing
func (c Change) String() string {
	where := ""
	if c.At.IsValid() {
		where = c.At.String() + ": "
	}
	text := fmt.Sprintf("%s%v %s: %s, was %s", where, c.Kind, c.Path, shown(c.New), shown(c.Old))
	if c.Kind == Conflict {
		text += ", and the description has " + shown(c.Own)
	}
	return text
}

// longest is the length up to which a part is shown.
const longest = 80

// shown returns a part on one line.
func shown(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return absent
	}
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}

// sorted orders changes by their place in the description, those without one last.
func sorted(changes []Change) []Change {
	slices.SortStableFunc(changes, func(a, b Change) int {
		if a.At.IsValid() != b.At.IsValid() {
			if a.At.IsValid() {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Compare(a.At.Filename, b.At.Filename), a.At.Offset-b.At.Offset,
			strings.Compare(a.Path, b.Path))
	})
	return changes
}
