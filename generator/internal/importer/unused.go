package importer

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// longest is the longest name of a model or a method, which names files too.
const longest = 72

// unused finds names that nothing has. It remembers how far it got with each name,
// so that thousands of equal ones take no longer than as many others.
type unused map[string]int

// name returns a name that is not taken: the wanted one, else one with the word
// behind it as often as needed, at most three times, and then with letters that
// count. Where that would be longer than the longest name, the first words are left
// out.
func (u unused) name(wanted, word string, taken func(string) bool) string {
	name := shortened(wanted, longest, word)
	for taken(name) {
		end := ending(word, u[wanted])
		u[wanted]++
		name = shortened(wanted, longest-len(end), word) + end
	}
	return name
}

// ending is what the nth name gets behind it, from 0.
func ending(word string, n int) string {
	const most = 3
	if n < most {
		return strings.Repeat(word, n+1)
	}
	var letters []byte
	for n -= most - 1; n > 0; n = (n - 1) / 26 {
		letters = append(letters, byte('A'+(n-1)%26))
	}
	return word + string(letters)
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
