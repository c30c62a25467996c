package sample

import (
	"encoding/json"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// values are as many values as a list has to have, at least one. Where they have to
// differ they are those of an enum, or numbers or texts that count.
func values(d *reading.Description, l dsl.List, name string) []any {
	n := 1
	if l.Min != nil {
		n = max(n, *l.Min)
	}
	name = strings.TrimSuffix(strings.TrimSuffix(name, "[]"), "s")
	allowed, isEnum := reading.Texts(l.Of)
	var list []any
	for i := range n {
		value := goValue(d, l.Of, name)
		switch v := value.(type) {
		case int:
			value = v + i
		case string:
			if isEnum && l.Unique {
				value = allowed[i%len(allowed)]
			} else if i > 0 && l.Unique {
				value = v + strings.Repeat("x", i)
			}
		}
		list = append(list, value)
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
