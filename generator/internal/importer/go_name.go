package importer

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

var exported = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*$`)

// goName makes an exported Go name of letters and digits of ASCII. The word
// begins a name that would begin with a digit.
func goName(name, word string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(r)
		case r < 0x80:
		case plainLetters[unicode.ToLower(r)] != "":
			plain := plainLetters[unicode.ToLower(r)]
			if unicode.IsUpper(r) {
				plain = strings.ToUpper(plain[:1]) + plain[1:]
			}
			b.WriteString(plain)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			fmt.Fprintf(&b, "U%04X", r)
		}
	}
	out := b.String()
	switch {
	case out == "":
		return word
	case out[0] >= '0' && out[0] <= '9':
		return word + out
	}
	return strings.ToUpper(out[:1]) + out[1:]
}

// plainLetters are the letters of ASCII that stand for others.
var plainLetters = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th"}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăą", "c": "çćĉċč", "d": "ď", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥ", "i": "ìíîïĩīĭįı", "j": "ĵ",
		"k": "ķ", "l": "ĺļľ", "n": "ñńņň", "o": "òóôõöōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţť", "u": "ùúûüũūŭůűų",
		"w": "ŵ", "y": "ýÿŷ", "z": "źżž",
	} {
		for _, r := range accented {
			m[r] = plain
		}
	}
	return m
}()

// signs are the words for signs in names.
var signs = map[rune]string{
	'+': "Plus", '-': "Minus", '@': "At", '$': "Dollar", '#': "Hash", '*': "Star", '/': "Slash", '.': "Dot",
	'<': "Less", '>': "Greater", '=': "Equal", '!': "Not", '%': "Percent", '&': "And", '|': "Or", '~': "Tilde",
	'^': "Caret", ':': "Colon", '?': "Question", '_': "Underscore", ' ': "Space", ',': "Comma", ';': "Semicolon",
}

// spelledOut is a Go name with the signs at the beginning of a name in words, or
// with all of them.
func spelledOut(name string, all bool) string {
	var b strings.Builder
	word := 0 // where the letters that were not written yet begin
	for i, r := range name {
		sign, isSign := signs[r]
		switch {
		case isSign && r != '_' || isSign && i == word:
			b.WriteString(naming.Exported(name[word:i]) + sign)
			word = i + utf8.RuneLen(r)
		case !all && !isSign:
			return b.String() + naming.Exported(name[word:])
		}
	}
	return b.String() + naming.Exported(name[word:])
}

// modelMethods are names that no field of a model or of a body can have.
var modelMethods = check.ReservedFields()

// fieldNames are the Go names of the fields of a struct.
type fieldNames struct{ taken map[string]bool }

func newFieldNames(reserved ...string) *fieldNames {
	f := &fieldNames{map[string]bool{}}
	for _, name := range reserved {
		f.take(name)
	}
	return f
}

func (f *fieldNames) take(name string) { f.taken[name] = true }

// field returns the Go name of a field, "" if it follows from the name on the
// wire.
func (f *fieldNames) field(wire string) string {
	derived := naming.Exported(wire)
	name := derived
	if !exported.MatchString(name) || f.taken[name] {
		name = goName(spelledOut(wire, false), "Field")
	}
	for f.taken[name] {
		name += "Field"
	}
	f.take(name)
	if name == derived {
		return ""
	}
	return name
}

// newConstNames returns what the constants of an enum have behind its name, ""
// where that follows from the value.
func newConstNames(values []string) map[string]string {
	names, taken := map[string]string{}, map[string]bool{}
	claim := func(value, name string) {
		for taken[name] {
			name += "Value"
		}
		taken[name] = true
		if name != naming.Exported(value) {
			names[value] = name
		}
	}
	for _, signed := range []bool{false, true} {
		for _, value := range values {
			if isSigned(value) == signed {
				claim(value, constName(value, taken))
			}
		}
	}
	return names
}

// isSigned reports whether a sign is what tells a value from another.
func isSigned(value string) bool {
	return value != "" && (strings.ContainsRune("+-!<>=~", rune(value[0])) || naming.Exported(value) == "")
}

func constName(value string, taken map[string]bool) string {
	derived := naming.Exported(value)
	switch {
	case value == "":
		return "Empty"
	case derived != "" && !taken[derived] && value[0] != '-' && value[0] != '!':
		return derived
	}
	for _, all := range []bool{false, true} {
		if name := spelledOut(value, all); name != "" && !taken[name] && naming.Exported(name) == name {
			return name
		}
	}
	if derived == "" {
		return "Value"
	}
	return derived
}
