package exporter

import (
	"fmt"
	"strings"
)

// Account lists what a document says otherwise than the description, or cannot
// say.
type Account []Line

// Line is one entry of an account.
type Line struct {
	Where string // "sessions.List: query parameter limit"
	What  string
}

func (l Line) String() string { return l.Where + ": " + l.What }

// String is the account, a line for each entry.
func (a Account) String() string {
	var b strings.Builder
	for _, line := range a {
		b.WriteString(line.String() + "\n")
	}
	return b.String()
}

func (w *writer) note(where, format string, args ...any) {
	line := Line{where, fmt.Sprintf(format, args...)}
	for _, known := range w.account {
		if known == line {
			return
		}
	}
	w.account = append(w.account, line)
}
