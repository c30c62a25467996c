package golden

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// dump writes a value as lines "Path = literal". Fields that are absent have no
// line.
func dump(value any) string {
	var d dumper
	if value != nil {
		d.value("", reflect.ValueOf(value))
	}
	return d.String()
}

// dumpError dumps the error's fields if it is an API error, which has a
// StatusCode, and otherwise its text.
func dumpError(err error) string {
	for e := err; e != nil; e = errors.Unwrap(e) {
		v := reflect.Indirect(reflect.ValueOf(e))
		if v.Kind() == reflect.Struct && v.FieldByName("StatusCode").IsValid() {
			return dumpFields(v, "StatusCode", "Operation", "Attempts", "TraceID", "Errors")
		}
	}
	return err.Error()
}

func dumpFields(v reflect.Value, names ...string) string {
	var d dumper
	for _, name := range names {
		d.value(name, v.FieldByName(name))
	}
	return d.String()
}

func isNil(value any) bool {
	v := reflect.ValueOf(value)
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map, reflect.Interface:
		return v.IsNil()
	default:
		return v.IsZero()
	}
}

type dumper struct{ strings.Builder }

func (d *dumper) line(path, literal string) {
	if path != "" {
		path += " = "
	}
	d.WriteString(path + literal + "\n")
}

// optional is the interface of an Optional of any type, without Get, whose
// result depends on the type.
type optional interface {
	IsNull() bool
	IsZero() bool
}

// instant is a time on the wire.
type instant interface{ Time() time.Time }

func (d *dumper) value(path string, v reflect.Value) {
	switch held := v.Interface().(type) {
	case json.RawMessage:
		d.raw(path, held)
		return
	case time.Time:
		d.line(path, held.Format(time.RFC3339Nano))
		return
	case []byte:
		d.line(path, strconv.Quote(string(held)))
		return
	case instant:
		d.line(path, held.Time().UTC().Format(time.RFC3339Nano))
		return
	case optional:
		d.optional(path, held, v)
		return
	case io.Reader:
		d.content(path, held)
		return
	case http.Header: // of a response, which the archive has
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			d.value(path, v.Elem())
		}
	case reflect.String:
		d.line(path, strconv.Quote(v.String()))
	case reflect.Int, reflect.Int64:
		d.line(path, strconv.FormatInt(v.Int(), 10))
	case reflect.Uint64:
		d.line(path, strconv.FormatUint(v.Uint(), 10))
	case reflect.Float64:
		d.line(path, strconv.FormatFloat(v.Float(), 'g', -1, 64))
	case reflect.Bool:
		d.line(path, strconv.FormatBool(v.Bool()))
	case reflect.Slice:
		d.slice(path, v)
	case reflect.Map:
		d.mapping(path, v)
	case reflect.Struct:
		d.fields(path, v)
	default:
		d.line(path, fmt.Sprintf("(%s cannot be printed)", v.Type()))
	}
}

// content reads a body to its end.
func (d *dumper) content(path string, body io.Reader) {
	text, err := io.ReadAll(body)
	if c, ok := body.(io.Closer); ok && err == nil {
		err = c.Close()
	}
	if err != nil {
		d.line(path, fmt.Sprintf("(cannot be read: %v)", err))
		return
	}
	d.line(path, strconv.Quote(string(text)))
}

// raw writes JSON without white space. A nil one is absent.
func (d *dumper) raw(path string, raw json.RawMessage) {
	if raw == nil {
		return
	}
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		d.line(path, fmt.Sprintf("(not JSON: %v)", err))
		return
	}
	d.line(path, b.String())
}

func (d *dumper) optional(path string, held optional, v reflect.Value) {
	switch {
	case held.IsNull():
		d.line(path, "null")
	case !held.IsZero():
		d.value(path, v.MethodByName("Get").Call(nil)[0])
	}
}

func (d *dumper) slice(path string, v reflect.Value) {
	if v.Len() == 0 {
		d.line(path, "[]")
	}
	for i := range v.Len() {
		d.value(fmt.Sprintf("%s[%d]", path, i), v.Index(i))
	}
}

func (d *dumper) mapping(path string, v reflect.Value) {
	if v.Len() == 0 {
		d.line(path, "{}")
	}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		d.value(fmt.Sprintf("%s[%q]", path, key.String()), v.MapIndex(key))
	}
}

// fields writes the exported fields of a struct. A nil map named Extra, where
// unknown fields are kept, has no line.
func (d *dumper) fields(path string, v reflect.Value) {
	if path != "" {
		path += "."
	}
	for i := range v.NumField() {
		f := v.Type().Field(i)
		held := v.Field(i)
		if !f.IsExported() || f.Name == "Extra" && held.Len() == 0 {
			continue
		}
		d.value(path+f.Name, held)
	}
}
