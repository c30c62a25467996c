package prose

import (
	"fmt"
	"strings"
)

// functionWords are words that are never names.
var functionWords = set("a all an another any both each either every how its neither no one only some the their these this those " +
	"what when where whether which who whose why")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}

// nounPhrase begins with an article, a name or another word that can follow
// "is".
func nounPhrase(text string) (string, error) {
	text = uncapitalized(text)
	if word := strings.TrimRight(first(text), ",;:."); upperWord.MatchString(word) && len(word) > 1 {
		return "", fmt.Errorf(`starts with %q, but follows "… is": start with an article, as in "the %s …"`, word, strings.ToLower(word))
	}
	return text, nil
}

// thirdPerson begins with a verb in the third person.
func thirdPerson(text string) (string, error) {
	word := strings.TrimRight(first(text), ",;:.")
	lower := strings.ToLower(word)
	if verb, known := verbs[lower]; known && (upperWord.MatchString(word) || word == lower) {
		return verb + text[len(word):], nil
	}
	if lowerWord.MatchString(word) && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return text, nil
	}
	return "", fmt.Errorf(`starts with %q, but follows the name of a method: start with a verb, as in "returns …"`, word)
}
