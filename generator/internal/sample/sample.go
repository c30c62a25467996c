// Package sample invents values for a description: possible contents of requests
// and responses that have no example.
package sample

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// JSON returns a value of a schema, indented like examples. The name is that of
// the field or parameter; strings are derived from it.
func JSON(d *reading.Description, s dsl.Schema, name string) string {
	var b bytes.Buffer
	if err := json.Indent(&b, compact(d, s, name), "", "  "); err != nil {
		panic(fmt.Sprintf("sample: a value that is no JSON: %v", err))
	}
	return b.String()
}

// Fields returns the JSON object of a body, with the required fields.
func Fields(d *reading.Description, fields []dsl.Field) string {
	var required []dsl.Field
	for _, f := range fields {
		if !f.Optional {
			required = append(required, f)
		}
	}
	return JSON(d, &dsl.Object{Fields: required}, "")
}

// textOf returns a value of a scalar as it appears in a path or a query.
func textOf(d *reading.Description, s dsl.Schema, name string) string {
	value := compact(d, s, name)
	var text string
	if json.Unmarshal(value, &text) == nil {
		return text
	}
	return string(value)
}

func compact(d *reading.Description, s dsl.Schema, name string) []byte {
	w := writer{read: d, open: map[dsl.Schema]bool{}}
	w.value(s, name)
	return w.buf
}

// instant is the time used in all samples, in milliseconds since 1970.
const instant = 1716883200000

// writer appends JSON.
type writer struct {
	read *reading.Description
	open map[dsl.Schema]bool // models that the place is within
	buf  []byte
}

func (w *writer) add(text string) { w.buf = append(w.buf, text...) }

func (w *writer) text(s string) {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err) // text can always be written
	}
	w.buf = append(w.buf, quoted...)
}

func (w *writer) value(s dsl.Schema, name string) {
	switch s := s.(type) {
	case dsl.String:
		w.text(text(s, name))
	case dsl.Int:
		w.add(strconv.Itoa(whole(s)))
	case dsl.Float:
		w.add(strconv.FormatFloat(number(s), 'g', -1, 64))
	case dsl.Bool:
		w.add("true")
	case dsl.UnixMilli:
		w.add(strconv.Itoa(instant))
	case dsl.Const:
		w.text(string(s))
	case dsl.RawJSON:
		w.add(`{"key": "value"}`)
	case dsl.Array:
		w.array(s, name)
	case dsl.Map:
		w.add(`{"key": `)
		w.value(s.Of, "key")
		w.add("}")
	case *dsl.Enum:
		w.text(s.Values[0].Value)
	case dsl.OneOf:
		w.text(oneOf(s))
	case *dsl.Object:
		w.object(s)
	case *dsl.Union:
		w.object(s.Variants[0])
	case dsl.Ref:
		w.value(w.read.Target(s), name)
	default:
		panic(fmt.Sprintf("sample: there is no value of %T", s))
	}
}

// object encodes all fields, except a model within itself that is optional or
// nullable.
func (w *writer) object(o *dsl.Object) {
	w.open[o] = true
	defer delete(w.open, o)
	w.add("{")
	first := true
	for _, f := range o.Fields {
		again := w.contains(f.Type)
		if again && f.Optional {
			continue
		}
		if !first {
			w.add(", ")
		}
		first = false
		w.text(f.Name)
		w.add(": ")
		if again && f.Nullable {
			w.add("null")
			continue
		}
		w.value(f.Type, f.Name)
	}
	w.add("}")
}

// contains reports whether a value of s is one of a model that is being written.
func (w *writer) contains(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.Ref:
		return w.contains(w.read.Target(s))
	case *dsl.Object:
		return w.open[s]
	case *dsl.Union:
		return w.open[s.Variants[0]]
	}
	return false
}

func (w *writer) array(a dsl.Array, name string) {
	w.add("[")
	if !w.contains(a.Of) {
		w.value(a.Of, strings.TrimSuffix(name, "s"))
	}
	w.add("]")
}
