package prose

import (
	"slices"
	"strings"
)

// List joins words: "a, b and c".
func List(words []string) string { return joined(words, " and ") }

// Alternatives joins words: "a, b or c".
func Alternatives(words []string) string { return joined(words, " or ") }

func joined(words []string, last string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + last + words[end]
}

// Join joins sentences with spaces, and omits empty ones.
func Join(sentences ...string) string {
	return strings.Join(slices.DeleteFunc(sentences, func(s string) bool { return s == "" }), " ")
}
