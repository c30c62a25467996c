// Package printable makes text that came from outside fit for an error and for a
// line of a log.
package printable

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Line is s on one line of characters that can be seen. A text with others,
// such as line breaks, escape sequences of terminals, marks that reverse the
// direction of writing, or bytes that are not UTF-8, is escaped as Go escapes a
// string, its quotes and backslashes too. Any other text is left as it is.
func Line(s string) string {
	if utf8.ValidString(s) && !strings.ContainsFunc(s, hidden) {
		return s
	}
	quoted := strconv.QuoteToGraphic(s)
	return quoted[1 : len(quoted)-1]
}

func hidden(r rune) bool { return !strconv.IsGraphic(r) }
