package importer

import (
	"cmp"
	"slices"
)

// sortedLines orders the lines of an account as the document has their places,
// and leaves out those that are there twice.
func sortedLines(lines []Line) []Line {
	seen := map[Line]bool{}
	var out []Line
	for _, l := range lines {
		if !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	slices.SortStableFunc(out, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Column, b.At.Column))
	})
	return out
}
