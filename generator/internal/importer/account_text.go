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

// Text returns an account as a text: the counts, and the lines.
func Text(lines []Line) string { return Counts(lines) + "\n" + Lines(lines) }

// Lines returns each line with its place. What is said of several places is one line
// with their number, and the others follow, indented.
func Lines(lines []Line) string {
	places := map[Line][]string{}
	for _, l := range lines {
		places[l.anywhere()] = append(places[l.anywhere()], l.At.String())
	}
	var b strings.Builder
	for _, l := range lines {
		at := places[l.anywhere()]
		delete(places, l.anywhere())
		switch {
		case len(at) == 1:
			fmt.Fprintln(&b, l)
		case len(at) > 1:
			fmt.Fprintf(&b, "%v (%d times)\n", l, len(at))
			writePlaces(&b, at[1:])
		}
	}
	return b.String()
}

// anywhere is the line without its place.
func (l Line) anywhere() Line { return Line{Kind: l.Kind, What: l.What, Why: l.Why} }

// writePlaces writes places on indented lines, as many as fit on each.
func writePlaces(b *strings.Builder, at []string) {
	const longest = 110
	for len(at) > 0 {
		n, width := 1, len(at[0])
		for n < len(at) && width+1+len(at[n]) <= longest {
			width += 1 + len(at[n])
			n++
		}
		fmt.Fprintf(b, "\t%s\n", strings.Join(at[:n], " "))
		at = at[n:]
	}
}
