// Package sample invents values for a description: possible contents of requests
// and responses that have no example.
package sample

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

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
		w.add(strconv.Itoa(whole(s.Default, s.Min, s.Max)))
	case dsl.Int64:
		w.add(strconv.FormatInt(whole(s.Default, s.Min, s.Max), 10))
	case dsl.Uint64:
		w.add(strconv.FormatUint(whole(s.Default, s.Min, s.Max), 10))
	case dsl.Float:
		w.add(strconv.FormatFloat(number(s), 'g', -1, 64))
	case dsl.Bool:
		w.add("true")
	case dsl.UnixMilli:
		w.add(strconv.Itoa(instant))
	case dsl.UnixSeconds:
		w.add(strconv.Itoa(instant / 1000))
	case dsl.DateTime:
		w.text(time.UnixMilli(instant).UTC().Format(time.RFC3339))
	case dsl.Date:
		w.text(time.UnixMilli(instant).UTC().Format(time.DateOnly))
	case dsl.Decimal:
		w.decimal(s)
	case dsl.Bytes:
		data := text(dsl.String{MinLength: s.MinLength, MaxLength: s.MaxLength}, name)
		w.text(base64.StdEncoding.EncodeToString([]byte(data)))
	case dsl.ConstInt:
		w.add(strconv.FormatInt(int64(s), 10))
	case dsl.ConstBool:
		w.add(strconv.FormatBool(bool(s)))
	case dsl.Const:
		w.text(string(s))
	case dsl.RawJSON:
		w.add(`{"key": "value"}`)
	case dsl.Array:
		w.array(s, name)
	case dsl.List:
		w.list(s, name)
	case dsl.File:
		w.text("content of " + name)
	case dsl.Map:
		w.add(`{"key": `)
		w.value(s.Of, "key")
		w.add("}")
	case *dsl.Enum:
		w.text(s.Values[0].Value)
	case *dsl.IntEnum:
		w.add(strconv.Itoa(s.Values[0].Value))
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
		w.items(a, strings.TrimSuffix(name, "s"))
	}
	w.add("]")
}

// items writes as many items as there have to be, and one otherwise.
func (w *writer) items(a dsl.Array, name string) {
	n := 1
	if a.Min != nil {
		n = max(n, *a.Min)
	}
	for i := range n {
		if i > 0 {
			w.add(", ")
			if _, ok := a.Of.(dsl.String); ok && a.Unique {
				w.value(a.Of, name+strconv.Itoa(i+1))
				continue
			}
		}
		w.value(a.Of, name)
	}
}

func (w *writer) decimal(s dsl.Decimal) {
	const price = "12.50"
	if s.Quoted {
		w.text(price)
		return
	}
	w.add(price)
}
