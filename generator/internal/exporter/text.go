package exporter

import (
	"unicode"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
)

// text returns a text of the description as sentences that stand alone, as long as
// the description's form of it follows from that.
func (w *writer) text(kind prose.Kind, text string) string {
	normal, err := prose.Normal(kind, text)
	if err != nil {
		return text
	}
	first, size := utf8.DecodeRuneInString(normal)
	capital := string(unicode.ToUpper(first)) + normal[size:]
	if back, err := prose.Normal(kind, capital); err != nil || back != normal {
		return normal
	}
	return capital
}
