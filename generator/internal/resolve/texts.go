package resolve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// sentence is a text that stands by itself. An empty one stays empty.
func sentence(text string) string { return prose.Text(prose.Sentences, text) }

// line is a text that stands by itself, on one line.
func line(text string) string { return prose.Line(sentence(text)) }

// defined says what a name is, as doc comments begin: "Session is a …".
func defined(name, noun string) string {
	if noun = prose.Text(prose.Noun, noun); noun != "" {
		return name + " is " + noun
	}
	return ""
}

// shown is a value of an enum in the middle of a sentence: in quotes, unless it
// is a word.
func shown(value string) string {
	if isWord.MatchString(value) {
		return value
	}
	return strconv.Quote(value)
}

var isWord = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[.:/-][A-Za-z0-9_]+)*$`)

// list joins words as prose does: "a, b and c".
func list(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// joinSentences puts sentences behind each other, leaving out empty ones.
func joinSentences(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}
