package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

var (
	exportedName    = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)
	packageName     = regexp.MustCompile(`^[a-z][a-z0-9]*$`)
	snakeName       = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	environmentName = regexp.MustCompile(`^[A-Z_][A-Z0-9_]*$`)
	headerName      = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")
)

// prose reports a text that is invalid for its kind. An empty one is allowed.
func (s subject) prose(field string, kind prose.Kind, text string) {
	if _, err := prose.Normal(kind, text); err != nil {
		s.field(field).problem("%s %v", field, err)
	}
}

// requiredProse reports an empty text, and one that is invalid for its kind.
func (s subject) requiredProse(field string, kind prose.Kind, text string) {
	if s.required(field, strings.TrimSpace(text)) {
		s.prose(field, kind, text)
	}
}

// goName reports a missing name, and one that emitted code cannot export.
func (s subject) goName(field, name string) bool {
	if !s.required(field, name) {
		return false
	}
	if s.tooLong(field, name) {
		return false
	}
	if !exportedName.MatchString(name) {
		s.field(field).problem("%s %q is not an exported Go name", field, name)
		return false
	}
	return true
}

// longestName is the maximum number of bytes of a name that becomes part of a
// file name: file systems allow 255 for the whole.
const longestName = 80

// tooLong reports a name that makes a file name too long.
func (s subject) tooLong(field, name string) bool {
	if len(name) > longestName {
		s.field(field).problem("%s has %d bytes, more than %d", field, len(name), longestName)
	}
	return len(name) > longestName
}

// header reports a name that no HTTP header can have.
func (s subject) header(field, name string) {
	if name != "" && !headerName.MatchString(name) {
		s.field(field).problem("%s %q is not a valid header name", field, name)
	}
}

// wireName reports a missing name, and one that would break a log line, a table
// or a template.
func (s subject) wireName(field, name string) bool {
	if !s.required(field, name) {
		return false
	}
	if strings.ContainsFunc(name, isUnprintable) || strings.ContainsAny(name, "{}`\"\\") {
		s.field(field).problem("%s %q contains a character that is not allowed in a name", field, name)
		return false
	}
	return true
}

// tagName reports a JSON name that is invalid in a struct tag.
func (s subject) tagName(field, name string) {
	if strings.ContainsAny(name, ",'") {
		s.field(field).problem("%s %q contains a character that is not allowed in a struct tag", field, name)
	}
}

// printable reports a text with a space, a control character or one beyond
// ASCII.
func (s subject) printable(field, text string) {
	if strings.ContainsFunc(text, isUnprintable) {
		s.field(field).problem("%s %q contains a space, a control character or one beyond ASCII", field, text)
	}
}

func isUnprintable(r rune) bool { return r <= ' ' || r >= 0x7f }

// isControl reports whether a character must not be in a header or a path.
func isControl(r rune) bool { return r < ' ' || r == 0x7f }

// duplicates returns the indices of values that occur earlier too.
func duplicates[T comparable](values []T) []int {
	var out []int
	for i, v := range values {
		if slices.Contains(values[:i], v) {
			out = append(out, i)
		}
	}
	return out
}
