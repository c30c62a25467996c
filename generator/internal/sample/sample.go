// Package sample invents values for a description: possible contents of requests
// and responses that have no example.
package sample

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// JSON returns a value of a schema, indented like examples. The name is that of
// the field or parameter; strings are derived from it.
func JSON(d *reading.Description, s dsl.Schema, name string) string {
	return indented(compact(d, s, name))
}

func indented(value []byte) string {
	var b bytes.Buffer
	if err := json.Indent(&b, value, "", "  "); err != nil {
		panic(fmt.Sprintf("sample: a value that is no JSON: %v", err))
	}
	return b.String()
}

// Fields returns the JSON object of a body, with the fields that have to be set,
// and of those of which one has to be the first.
func Fields(d *reading.Description, fields []dsl.Field, rules []dsl.OneOrMore) string {
	var required []dsl.Field
	for _, f := range fields {
		first := slices.ContainsFunc(rules, func(r dsl.OneOrMore) bool { return r[0] == f.Name })
		if !f.Optional || first {
			required = append(required, f)
		}
	}
	w := writer{read: d, open: map[dsl.Schema]bool{}, request: true}
	w.value(&dsl.Object{Fields: required}, "")
	return indented(w.buf)
}

// textOf returns a value of a scalar as it appears in a path or a query.
func textOf(d *reading.Description, s dsl.Schema, name string) string { return nthText(d, s, name, 0) }

// nthText is textOf for the nth other value.
func nthText(d *reading.Description, s dsl.Schema, name string, nth int) string {
	w := writer{read: d, open: map[dsl.Schema]bool{}, nth: nth}
	w.value(s, name)
	var text string
	if json.Unmarshal(w.buf, &text) == nil {
		return text
	}
	return string(w.buf)
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

	request bool // and not a response
	nth     int  // which of several values that differ is written

	heights map[dsl.Schema]int // of models; nil until somebody asks
}

// enough is the number of bytes behind which a value gets only what it has to have.
// Models in models in models would otherwise make one of megabytes.
const enough = 16 << 10

// isLong reports whether enough of the value was written.
func (w *writer) isLong() bool { return len(w.buf) > enough }

func (w *writer) add(text string) { w.buf = append(w.buf, text...) }

func (w *writer) text(s string) {
	quoted, err := json.Marshal(s)
	if err != nil {
		panic(err) // text can always be written
	}
	w.buf = append(w.buf, quoted...)
}

func (w *writer) value(s dsl.Schema, name string) {
	if w.scalar(s, name) {
		return
	}
	switch s := s.(type) {
	case dsl.RawJSON:
		w.add(`{"key": "` + numbered("value", w.nth) + `"}`)
	case dsl.Array:
		w.array(s, name)
	case dsl.List:
		w.list(s, name)
	case dsl.File:
		w.text("content of " + name)
	case dsl.Map:
		w.entries(s)
	case *dsl.Object:
		w.object(s)
	case *dsl.Union:
		w.union(s)
	case *dsl.Choice:
		w.choice(s, name)
	case dsl.Ref:
		w.value(w.read.Target(s), name)
	default:
		panic(fmt.Sprintf("sample: there is no value of %T", s))
	}
}

// scalar encodes a value without parts, and reports whether the type is one of those.
func (w *writer) scalar(s dsl.Schema, name string) bool {
	switch s := s.(type) {
	case dsl.String:
		w.text(nthString(s, name, w.nth))
	case dsl.Bool:
		w.add(strconv.FormatBool(w.nth%2 == 0))
	case dsl.DateTime:
		w.text(time.UnixMilli(instant).Add(time.Duration(w.nth) * time.Second).UTC().Format(time.RFC3339))
	case dsl.Date:
		w.text(time.UnixMilli(instant).AddDate(0, 0, w.nth).UTC().Format(time.DateOnly))
	case dsl.Decimal:
		w.decimal(s)
	case dsl.Bytes:
		data := nthString(dsl.String{MinLength: s.MinLength, MaxLength: s.MaxLength}, name, w.nth)
		w.text(base64.StdEncoding.EncodeToString([]byte(data)))
	case dsl.ConstBool:
		w.add(strconv.FormatBool(bool(s)))
	case dsl.Const:
		w.text(string(s))
	case *dsl.Enum:
		w.text(s.Values[w.nth%len(s.Values)].Value)
	case dsl.OneOf:
		w.text(oneOf(s, w.nth))
	default:
		return w.number(s)
	}
	return true
}

// number encodes a number, and reports whether the type is one.
func (w *writer) number(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.Int, dsl.Int64, dsl.Uint64, dsl.Float, dsl.UnixMilli, dsl.UnixSeconds, *dsl.IntEnum:
		w.add(reading.Text(goValue(w.read, s, "", w.nth)))
	case dsl.ConstInt:
		w.add(strconv.FormatInt(int64(s), 10))
	default:
		return false
	}
	return true
}

// object encodes all fields, except a model within itself that is optional or
// nullable.
func (w *writer) object(o *dsl.Object) {
	if !w.open[o] {
		w.open[o] = true
		defer delete(w.open, o)
	}
	w.add("{")
	w.fields(o, true)
	w.add("}")
}

// entries writes a map with one value, or none where that would be a model that is
// being written.
func (w *writer) entries(m dsl.Map) {
	w.add("{")
	if !w.contains(m.Of) && !w.isLong() {
		w.add(`"key": `)
		w.value(m.Of, "key")
	}
	w.add("}")
}

// union writes a variant, with its tag.
func (w *writer) union(u *dsl.Union) {
	v := w.variant(u)
	if !v.Added {
		w.object(v.Of)
		return
	}
	w.open[v.Of] = true
	defer delete(w.open, v.Of)
	w.add("{")
	w.text(u.Discriminator)
	w.add(": ")
	w.text(v.Tag)
	w.fields(v.Of, false)
	w.add("}")
}

// variant is the first of a union, or inside of one of its variants the first that
// does not have to hold the union again.
func (w *writer) variant(u *dsl.Union) reading.Variant {
	variants := reading.Variants(u)
	if !w.contains(u) {
		return variants[0]
	}
	leads := func(f dsl.Field) bool { return !f.Optional && !f.Nullable && w.contains(f.Type) }
	for _, v := range variants {
		if !w.open[v.Of] && !slices.ContainsFunc(reading.Fields(v.Of), leads) {
			return v
		}
	}
	var types []dsl.Schema
	for _, v := range variants {
		types = append(types, v.Of)
	}
	return variants[w.lowest(types)]
}

// choice writes a case.
func (w *writer) choice(c *dsl.Choice, name string) {
	of := w.caseOf(c)
	if !w.open[c] {
		w.open[c] = true
		defer delete(w.open, c)
	}
	w.value(of, name)
}

// caseOf is the first case that does not lead back into a model that is being
// written.
func (w *writer) caseOf(c *dsl.Choice) dsl.Schema {
	var types []dsl.Schema
	for _, one := range c.Cases {
		if !w.open[c] && !w.contains(one.Of) {
			return one.Of
		}
		types = append(types, one.Of)
	}
	return types[w.lowest(types)]
}

// fields writes the fields of an object; the first one has no comma in front.
func (w *writer) fields(o *dsl.Object, first bool) {
	for _, f := range reading.Fields(o) {
		again := w.isLong() || w.contains(f.Type)
		if again && f.Optional || w.request && f.ReadOnly || !w.request && f.WriteOnly {
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
}

// contains reports whether a value of s is one of a model that is being written.
func (w *writer) contains(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.Ref:
		return w.contains(w.read.Target(s))
	case *dsl.Object:
		return w.open[s]
	case *dsl.Union:
		return slices.ContainsFunc(reading.Variants(s), func(v reading.Variant) bool { return w.open[v.Of] })
	case *dsl.Choice:
		return w.open[s] || !slices.ContainsFunc(s.Cases, func(one dsl.Case) bool { return !w.contains(one.Of) })
	}
	return false
}

func (w *writer) array(a dsl.Array, name string) {
	w.add("[")
	if !w.contains(a.Of) && (!w.isLong() || a.Min != nil) {
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
	defer func(nth int) { w.nth = nth }(w.nth)
	for i := range n {
		if i > 0 {
			w.add(", ")
			if a.Unique {
				w.nth++
			}
		}
		w.value(a.Of, name)
	}
}

func (w *writer) decimal(s dsl.Decimal) {
	price := strconv.Itoa(12+w.nth) + ".50"
	if s.Quoted {
		w.text(price)
		return
	}
	w.add(price)
}
