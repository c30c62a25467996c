package check

import (
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

var mediaType = regexp.MustCompile(`^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?[A-Za-z0-9-]+=[A-Za-z0-9._-]+)*$`)

// contentType checks what a file or a body is said to be.
func (s subject) contentType(text string) {
	if text != "" && !mediaType.MatchString(text) {
		s.field("ContentType").problem("ContentType %q is not a media type", text)
	}
}

// headerTexts checks the texts that the description itself puts into a header.
func (s subject) headerTexts(p dsl.Param) {
	if !fitsHeader(p.Null) {
		s.field("Null").problem("Null %q cannot stand in a header", p.Null)
	}
	if list, ok := p.Type.(dsl.List); ok && strings.ContainsFunc(list.Joined, isControl) {
		s.field("Type").field("Joined").problem("Joined %q cannot stand in a header", list.Joined)
	}
}

// fitsHeader reports whether the client would send a text in a header.
func fitsHeader(text string) bool {
	return !strings.ContainsFunc(text, isControl) && strings.Trim(text, " ") == text
}

// texts are the strings in a value.
func (n *jsonNode) texts() []string {
	if n.kind == jsonString {
		return []string{n.text}
	}
	var all []string
	for _, item := range n.items {
		all = append(all, item.texts()...)
	}
	for _, m := range n.members {
		all = append(all, m.value.texts()...)
	}
	return all
}

// plainTexts reports texts that an archive, in which they stand as they are, would
// take for the beginning of a section.
func (s subject) plainTexts(texts ...string) {
	for _, text := range texts {
		lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
		if slices.ContainsFunc(lines, func(line string) bool { return strings.HasPrefix(line, "-- ") }) {
			s.problem("body holds a line that begins with %q, as sections of archives do", "-- ")
		}
	}
}
