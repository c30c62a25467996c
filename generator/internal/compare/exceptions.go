package compare

import (
	"fmt"
	"strings"
)

// Exceptions are deviations that are deliberate, each with its reason.
type Exceptions struct {
	file string
	all  []exception
}

// exception is a pattern for deviations.
type exception struct {
	pattern string
	line    int
	reason  string
}

// ReadExceptions reads a list of deliberate deviations. Each begins with a line
// that is the text of a deviation, in which * stands for any text; its reason
// follows in indented lines. Lines that begin with # are comments.
func ReadExceptions(file string, text []byte) (*Exceptions, error) {
	list := &Exceptions{file: file}
	for i, line := range strings.Split(string(text), "\n") {
		trimmed := strings.TrimSpace(line)
		indented := strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t")
		switch {
		case trimmed == "" || strings.HasPrefix(line, "#"):
		case !indented:
			list.all = append(list.all, exception{pattern: trimmed, line: i + 1})
		case len(list.all) == 0:
			return nil, fmt.Errorf("%s:%d: the reason %q stands before any deviation", file, i+1, trimmed)
		default:
			last := &list.all[len(list.all)-1]
			last.reason = strings.TrimSpace(last.reason + " " + trimmed)
		}
	}
	for _, e := range list.all {
		if e.reason == "" {
			return nil, fmt.Errorf(
				"%s:%d: %q has no reason: write it in an indented line below",
				file,
				e.line,
				e.pattern,
			)
		}
	}
	return list, nil
}

// Apply returns the deviations that are not in the list, and an error for each
// entry of the list that fits none.
func (l *Exceptions) Apply(found []Deviation) (rest []Deviation, stale []error) {
	used := make([]bool, len(l.all))
	for _, d := range found {
		excepted := false
		for i, e := range l.all {
			if fits(e.pattern, d.Text) {
				used[i], excepted = true, true
			}
		}
		if !excepted {
			rest = append(rest, d)
		}
	}
	for i, e := range l.all {
		if !used[i] {
			stale = append(
				stale,
				fmt.Errorf("%s:%d: %q fits no deviation any more: remove it", l.file, e.line, e.pattern),
			)
		}
	}
	return rest, stale
}

// fits reports whether a text matches a pattern in which * stands for any text.
func fits(pattern, text string) bool {
	before, behind, hasStar := strings.Cut(pattern, "*")
	if !hasStar {
		return pattern == text
	}
	text, ok := strings.CutPrefix(text, before)
	if !ok {
		return false
	}
	for {
		if fits(behind, text) {
			return true
		}
		if text == "" {
			return false
		}
		text = text[1:]
	}
}
