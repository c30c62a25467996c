package importer

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// modelDoc is the doc of a model: what the document says of its schema, or what
// follows from its name.
func (s *schemas) modelDoc(n *openapi.Node, c conjunction, at place, name string) string {
	text := n.Get("description").Text()
	if strings.TrimSpace(text) == "" {
		text = n.Get("title").Text()
	}
	if doc, ok := nounPhrase(text, s.inventedNoun(at, name)); ok {
		return doc
	}
	if strings.TrimSpace(text) != "" {
		s.dropped(n.Get("description"), "description of "+name, "it is nothing that a doc comment can hold")
	}
	return s.inventedDoc(n, at, name)
}

func (s *schemas) inventedDoc(n *openapi.Node, at place, name string) string {
	doc := s.inventedNoun(at, name)
	s.invented(n, "doc of model "+name, doc)
	return doc
}

// inventedNoun says what a model is, by its name or its place.
func (s *schemas) inventedNoun(at place, name string) string {
	if at.named || len(at.path) == 0 {
		return article(s.spoken(name))
	}
	return "the " + spoken(at.last()) + " of " + article(s.spoken(at.owner))
}

// spoken is the name of a model as words of a sentence.
func (s *schemas) spoken(name string) string {
	if words := s.names.spoken[name]; words != "" {
		return words
	}
	return spoken(name)
}

// spoken is a name as words of a sentence.
func spoken(name string) string {
	words := strings.Split(naming.File(name), "_")
	for i, word := range words {
		if name := naming.Exported(word); isInitialism(name) || isInitialism(strings.TrimSuffix(name, "s")) {
			words[i] = name
		}
	}
	return strings.ReplaceAll(strings.Join(words, " "), "o auth", "OAuth")
}

// isInitialism reports whether a word has capitals alone.
func isInitialism(word string) bool { return len(word) > 1 && word == strings.ToUpper(word) }

// article puts the article before a noun.
func article(noun string) string {
	last := noun[strings.LastIndexByte(noun, ' ')+1:]
	switch {
	case noun == "":
		return "a value"
	case isPlural(last):
		return "the " + noun
	case beginsWithVowel(noun):
		return "an " + noun
	}
	return "a " + noun
}

// isPlural reports whether a word ends as those for several things, or as verbs.
func isPlural(word string) bool {
	return strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") && !strings.HasSuffix(word, "us") &&
		!strings.HasSuffix(word, "is")
}

// beginsWithVowel reports whether a word is spoken with a vowel at its beginning.
func beginsWithVowel(word string) bool {
	first, _, _ := strings.Cut(word, " ")
	if len(first) > 1 && first == strings.ToUpper(first) {
		return strings.ContainsRune("AEFHILMNORSX", rune(first[0]))
	}
	for _, spoken := range []string{"user", "uni", "usage", "use", "util", "one", "euro"} {
		if strings.HasPrefix(first, spoken) {
			return false
		}
	}
	return first != "" && strings.ContainsRune("aeiouAEIOU", rune(first[0]))
}

// fieldDoc is the doc of a field: what the document says of it, or what follows
// from its name.
func (s *schemas) fieldDoc(m *member, v value) string {
	if doc, ok := sentences(v.Doc); ok {
		return asClause(doc)
	}
	if strings.TrimSpace(v.Doc) != "" {
		s.dropped(m.key, "description of member "+quoted(m.name), "it is nothing that a doc comment can hold")
	}
	doc := inventedField(m.name, v.Type)
	s.invented(m.key, "doc of member "+quoted(m.name), doc)
	return doc
}

// inventedField says what a field is, by its name and its type.
func inventedField(name string, t dsl.Schema) string {
	words := spoken(name)
	if words == "" {
		return "a value"
	}
	switch t.(type) {
	case dsl.Bool, dsl.ConstBool:
		return "whether " + boolWords(words)
	}
	if stem, ok := strings.CutSuffix(words, " at"); ok {
		return timeWords(stem)
	}
	if name == "object" {
		if _, tag := t.(dsl.Const); tag {
			return "the type of the object"
		}
	}
	if stem, ok := strings.CutSuffix(words, " ID"); ok {
		return "the ID of the " + stem
	}
	if words == "total count" {
		return "the number of all of them"
	}
	if stem, ok := strings.CutSuffix(words, " count"); ok {
		return "the number of " + stem
	}
	return "the " + words
}

// boolWords says a truth value: "is it so".
func boolWords(words string) string {
	for _, verb := range []string{"is ", "has ", "can ", "may ", "should ", "was ", "must "} {
		if rest, ok := strings.CutPrefix(words, verb); ok {
			return "it " + verb + rest
		}
	}
	last := words[strings.LastIndexByte(words, ' ')+1:]
	for _, ending := range []string{"ed", "able", "ible", "ive"} {
		if strings.HasSuffix(last, ending) {
			if subject, _, several := strings.Cut(words, " "); several && subject != words {
				return "the " + strings.TrimSuffix(words, " "+last) + " is " + last
			}
			return "it is " + words
		}
	}
	return "the " + words + " is set"
}

// timeWords says a time, such as that of what was "created".
func timeWords(stem string) string {
	last := stem[strings.LastIndexByte(stem, ' ')+1:]
	switch {
	case strings.HasPrefix(stem, "last "):
		return "when it was " + stem
	case strings.HasSuffix(last, "ed"), last == "sent", last == "begun":
		return "when it was " + stem
	}
	return "the " + stem + " time"
}

// deprecation is why a field is deprecated.
func (s *schemas) deprecation(m *member, v value) string {
	for _, one := range strings.SplitAfter(plainText(v.Doc), ". ") {
		if strings.Contains(strings.ToLower(one), "deprecated") {
			if text, ok := sentences(one); ok {
				return asClause(text)
			}
		}
	}
	s.invented(m.key, "reason why member "+quoted(m.name)+" is deprecated", "the document has none")
	return "The API marks it as deprecated."
}

// sentences converts a text to sentences of a doc comment.
func sentences(text string) (string, bool) {
	plain := plainText(text)
	normal, err := prose.Normal(prose.Sentences, plain)
	return normal, err == nil && normal != ""
}

// asClause is a text of one sentence as descriptions have it: without a stop, and
// without the capital of an article. Longer ones stay as they are.
func asClause(normal string) string {
	if strings.Contains(normal, ". ") || strings.Contains(normal, "\n") {
		return normal
	}
	clause, err := prose.Normal(prose.Clause, normal)
	if again, _ := prose.Normal(prose.Sentences, clause); err != nil || again != normal {
		return normal
	}
	return clause
}

// nounPhrase converts a text to one that follows a name and "is": one that is
// another sentence stands behind what the name says.
func nounPhrase(text, noun string) (string, bool) {
	plain := plainText(text)
	if plain == "" {
		return "", false
	}
	if doc, ok := asNoun(plain); ok {
		return doc, true
	}
	rest, ok := sentences(plain)
	if !ok {
		return "", false
	}
	doc, err := prose.Normal(prose.Noun, noun+". "+rest)
	return doc, err == nil
}

// asNoun makes a noun of a text that is one, with an article if it lacks it.
func asNoun(plain string) (string, bool) {
	first, rest, _ := strings.Cut(plain, " ")
	lower := strings.ToLower(strings.TrimRight(first, ",;:."))
	switch {
	case articles[lower]:
		plain = strings.ToLower(first) + " " + rest
	case notNouns[lower], isPlural(lower), strings.HasSuffix(lower, "ed"), rest == "":
		return "", false
	case first == strings.ToLower(first) || isCapital(first):
		plain = "the " + strings.ToLower(first) + " " + rest
	default:
		plain = "the " + plain
	}
	doc, err := prose.Normal(prose.Noun, plain)
	if !strings.Contains(doc, ". ") && !strings.Contains(doc, "\n") {
		doc = strings.TrimSuffix(doc, ".")
	}
	return doc, err == nil
}

// isCapital reports whether a word has a capital at its beginning and nowhere else.
func isCapital(word string) bool {
	return word != "" && strings.ToUpper(word[:1]) == word[:1] && strings.ToLower(word[1:]) == word[1:]
}

var articles = wordSet(
	"a all an another any both each every how neither no one some the what when where whether which who why")

// notNouns begin sentences that are no nouns.
var notNouns = wordSet(`after allow allows and as at be because before both but by can contain contains create delete
	describe deprecated despite do does during either for from get given here how however i if in indicate is it list
	may must neither no none not note now of on once only optional or please required see send set should since so
	some specify that then there these they this those to unless until update use used we will with you your`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}
