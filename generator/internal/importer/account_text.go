package importer

import (
	"fmt"
	"strings"
)

// kinds are the kinds of lines, in the order in which they are counted.
var kinds = []Kind{Kept, Approximated, Dropped, Invented}

// Count returns how many lines of a kind there are.
func Count(lines []Line, of Kind) int {
	n := 0
	for _, l := range lines {
		if l.Kind == of {
			n++
		}
	}
	return n
}

// Counts returns the number of lines of each kind: "3 kept, 1 approximated, 0 dropped,
// 12 invented".
func Counts(lines []Line) string {
	texts := make([]string, len(kinds))
	for i, k := range kinds {
		texts[i] = fmt.Sprintf("%d %v", Count(lines, k), k)
	}
	return strings.Join(texts, ", ")
}

// Text returns an account as a text: the counts, and each line with its place.
func Text(lines []Line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", Counts(lines))
	for _, l := range lines {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}
