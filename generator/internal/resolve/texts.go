package resolve

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentence begins with a capital and ends with a full stop. An empty text stays
// empty.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(text)
	return ended(string(unicode.ToUpper(first)) + text[size:])
}

// named is a sentence about a name, as doc comments begin: "Session is a …".
func named(name, verb, text string) string {
	if text == "" {
		return ""
	}
	if verb != "" {
		verb += " "
	}
	return ended(name + " " + verb + strings.TrimSpace(text))
}

func ended(text string) string {
	if strings.ContainsAny(text[len(text)-1:], ".!?:") {
		return text
	}
	return text + "."
}

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
