package importer

import (
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// longest is the longest name of a model or a method, which names files too.
const longest = 72

// unused finds names that nothing has. It remembers how far it got with each name,
// so that thousands of equal ones take no longer than as many others.
type unused map[string]int

// name returns a name that is not taken: the wanted one, else one with the word
// behind it, and then with a number. Where that would be longer than the longest name,
// the first words are left out.
func (u unused) name(wanted, word string, taken func(string) bool) string {
	name := shortened(wanted, longest, word)
	for taken(name) {
		end := ending(wanted, word, u[wanted])
		u[wanted]++
		name = shortened(wanted, longest-len(end), word) + end
	}
	return name
}

// ending is what the nth name gets behind it, from 0: the word, unless the name has it
// there already, and a number from 2.
func ending(wanted, word string, n int) string {
	if strings.HasSuffix(wanted, word) {
		return strconv.Itoa(n + 2)
	}
	if n == 0 {
		return word
	}
	return word + strconv.Itoa(n+1)
}

// shortened leaves out the first words of a name that is longer than the number of
// letters. The word begins a name that would begin with a digit.
func shortened(name string, most int, word string) string {
	words := strings.Split(naming.File(name), "_")
	for len(name) > most && len(words) > 1 {
		words = words[1:]
		name = naming.Exported(strings.Join(words, "_"))
	}
	if len(name) > most {
		name = name[:most]
	}
	return goName(name, word)
}
