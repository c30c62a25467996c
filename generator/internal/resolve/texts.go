package resolve

import (
	"regexp"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// sentence returns a text that stands alone. An empty one stays empty.
func sentence(text string) string { return prose.Text(prose.Sentences, text) }

// line returns a text that stands alone, on one line.
func line(text string) string { return prose.Line(sentence(text)) }

// defined returns a definition, as doc comments begin: "Session is a …".
func defined(name, noun string) string {
	if noun = prose.Text(prose.Noun, noun); noun != "" {
		return name + " is " + noun
	}
	return ""
}

// shown returns a value of an enum in the middle of a sentence: in quotes, unless it
// is a word.
func shown(value string) string {
	if isWord.MatchString(value) {
		return value
	}
	return strconv.Quote(value)
}

var isWord = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[.:/-][A-Za-z0-9_]+)*$`)
