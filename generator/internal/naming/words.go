package naming

import (
	"strings"
	"unicode"
)

// words splits a name at everything that is neither letter nor digit, and at
// the humps of camel case: "session_id", "sessionId", "session-id" and
// "SessionID" are all two words. Digits belong to the word before them.
func words(name string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(name, isSeparator) {
		out = append(out, humps(part)...)
	}
	if isScreaming(name) {
		for i, w := range out {
			out[i] = strings.ToLower(w)
		}
	}
	return out
}

func isSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// isScreaming reports whether a name is written in capitals alone, which then
// say nothing about initialisms.
func isScreaming(name string) bool {
	return strings.ToUpper(name) == name && strings.ToLower(name) != name
}

// humps splits camel case. A run of capitals is one word up to the last of
// them, which begins the next: "JWTVerify" is JWT and Verify, "userIDs" is user
// and IDs.
func humps(part string) []string {
	runes := []rune(part)
	var out []string
	start := 0
	for i := 1; i < len(runes); i++ {
		if beginsHump(runes, i) {
			out = append(out, string(runes[start:i]))
			start = i
		}
	}
	return append(out, string(runes[start:]))
}

func beginsHump(runes []rune, i int) bool {
	if !unicode.IsUpper(runes[i]) {
		return false
	}
	if !unicode.IsUpper(runes[i-1]) {
		return true
	}
	return i+1 < len(runes) && unicode.IsLower(runes[i+1]) && !endsPlural(runes, i+1)
}

// endsPlural reports whether runes[i] is the s of a plural such as IDs.
func endsPlural(runes []rune, i int) bool {
	return runes[i] == 's' && (i+1 == len(runes) || unicode.IsUpper(runes[i+1]))
}
