package prose

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// lowerWord is a word without a capital, a digit or a sign, which a sentence
	// may begin with in upper case. Others are names, such as client_id.
	lowerWord = regexp.MustCompile(`^\p{Ll}+(?:['’-]\p{Ll}+)*[,;:.]?$`)
	// upperWord is such a word at the beginning of a sentence.
	upperWord = regexp.MustCompile(`^\p{Lu}\p{Ll}*(?:['’-]\p{Ll}+)*[,;:.]?$`)
)

// first returns the first word of a paragraph.
func first(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// capitalized begins with a capital, unless the first word is a name.
func capitalized(text string) string {
	if !lowerWord.MatchString(first(text)) {
		return text
	}
	return withFirst(text, unicode.ToUpper)
}

// uncapitalized returns a text that begins without a capital, unless the first
// word is a name.
func uncapitalized(text string) string {
	if word := strings.ToLower(first(text)); upperWord.MatchString(first(text)) && functionWords[word] {
		return withFirst(text, unicode.ToLower)
	}
	return text
}

func withFirst(text string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(text)
	return string(change(r)) + text[size:]
}

// ended ends with a stop.
func ended(text string) string {
	bare := strings.TrimRight(text, "\"')]’”`")
	if last, _ := utf8.DecodeLastRuneInString(bare); strings.ContainsRune(".!?:…。！？", last) {
		return text
	}
	return text + "."
}

// unended ends without a full stop, unless that belongs to an abbreviation or an
// ellipsis.
func unended(text string) string {
	bare, ok := strings.CutSuffix(text, ".")
	bare = strings.TrimRight(bare, " ")
	last := bare[strings.LastIndexByte(bare, ' ')+1:]
	if !ok || strings.Contains(last, ".") || last == "etc" {
		return text
	}
	return bare
}
