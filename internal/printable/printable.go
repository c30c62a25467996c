// Package printable makes text from outside safe for errors and
// log lines.
package printable

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Line returns s as one line of visible characters. A text with other characters,
// such as line breaks, terminal escape sequences, marks that reverse the
// direction of writing, or invalid UTF-8, is escaped as a Go
// string, including quotes and backslashes. Other text is returned unchanged.
func Line(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, hidden) {
		return s
	}
	quoted := strconv.QuoteToGraphic(s)
	return quoted[1 : len(quoted)-1]
}

func hidden(r rune) bool { return !strconv.IsGraphic(r) }
