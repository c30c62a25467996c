package sample

import (
	"encoding/json"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// values are as many values as a list has to have, at least one, and different ones
// where they have to differ.
func values(d *reading.Description, l dsl.List, name string) []any {
	n := 1
	if l.Min != nil {
		n = max(n, *l.Min)
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "[]"), "s")
	var list []any
	for i := range n {
		nth := 0
		if _, isWhole := l.Of.(dsl.Int); isWhole || l.Unique {
			nth = i
		}
		list = append(list, goValue(d, l.Of, name, nth))
	}
	return list
}

// list writes a list of a form.
func (w *writer) list(l dsl.List, name string) {
	text, err := json.Marshal(values(w.read, l, name))
	if err != nil {
		panic(err) // scalars can always be written
	}
	w.buf = append(w.buf, text...)
}
