package prose

import (
	"fmt"
	"strings"
)

// Normal returns a text in the form of its kind. It joins lines and runs of
// spaces, adds or removes the final full stop and the capital of the first word,
// and changes a known verb to the third person. It rejects a text that it cannot
// normalise with certainty. A text of white space is empty.
func Normal(kind Kind, text string) (string, error) {
	if err := visible(text); err != nil {
		return "", err
	}
	paragraphs, err := split(text)
	if err != nil || len(paragraphs) == 0 {
		return "", err
	}
	if kind.isLine() && len(paragraphs) > 1 {
		return "", fmt.Errorf("has %d paragraphs, more than 1", len(paragraphs))
	}
	for i, p := range paragraphs {
		if i > 0 || kind == Sentences {
			p = capitalized(p)
		}
		if kind.isEnded() {
			p = ended(p)
		}
		paragraphs[i] = p
	}
	if paragraphs[0], err = kind.begun(paragraphs[0]); err != nil {
		return "", err
	}
	for _, p := range paragraphs {
		if err := plain(p); err != nil { // with a stop, a number is the mark of a list
			return "", err
		}
	}
	return strings.Join(paragraphs, "\n\n"), nil
}

// Text works like Normal, for a text that has passed the check.
func Text(kind Kind, text string) string {
	normal, err := Normal(kind, text)
	if err != nil {
		panic(fmt.Sprintf("prose: %q %v", text, err))
	}
	return normal
}

// Line returns a normalised text on one line.
func Line(normal string) string { return strings.ReplaceAll(normal, "\n\n", " ") }

// begun returns a text with the beginning that its kind requires.
func (k Kind) begun(text string) (string, error) {
	switch k {
	case Verb:
		return thirdPerson(text)
	case Noun:
		return nounPhrase(text)
	case Clause:
		return uncapitalized(unended(text)), nil
	case Title:
		return capitalized(unended(text)), nil
	default:
		return text, nil
	}
}
