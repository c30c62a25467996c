// Package encode writes a description as text from which package evaluate makes
// the same value. The text is JSON that keeps what JSON alone loses: the types of
// what interfaces hold, which pointers are the same, and nil beside empty.
//
// A copy of this file is compiled into a program in the module of the
// description, so it imports only the standard library.
package encode

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Encode returns the text of a description, which is a struct or a pointer to
// one. The package of its type is the vocabulary. A value of a type that is
// neither declared there nor built into Go is an error.
func Encode(description any) ([]byte, error) {
	v := reflect.Indirect(reflect.ValueOf(description))
	e := &encoder{vocabulary: v.Type().PkgPath(), seen: map[pointer]int{}}
	tree := e.value(v.Type().Name(), v)
	if e.err != nil {
		return nil, e.err
	}
	return json.Marshal(tree)
}

type encoder struct {
	vocabulary string
	seen       map[pointer]int
	err        error // the first
}

// pointer is a pointer that was met. The address alone is also that of the first
// field.
type pointer struct {
	of reflect.Type
	to uintptr
}

// value returns a part of a description in the form of package json. The path to
// it is for messages.
func (e *encoder) value(path string, v reflect.Value) any {
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return v.Uint()
	case reflect.Float32, reflect.Float64: // as text, which may be NaN
		return strconv.FormatFloat(v.Float(), 'g', -1, 64)
	case reflect.String:
		return text(v.String())
	case reflect.Struct:
		return e.fields(path, v)
	}
	switch v.Kind() {
	case reflect.Slice, reflect.Map, reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return e.reference(path, v)
	}
	e.fail(path, v.Type())
	return nil
}

// reference returns what is not nil, and could be.
func (e *encoder) reference(path string, v reflect.Value) any {
	switch v.Kind() {
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, e.value(fmt.Sprintf("%s[%d]", path, i), v.Index(i)))
		}
		return list
	case reflect.Map:
		return e.pairs(path, v)
	case reflect.Pointer:
		key := pointer{v.Type(), v.Pointer()}
		if id, ok := e.seen[key]; ok {
			return map[string]any{"same": id}
		}
		id := len(e.seen)
		e.seen[key] = id
		return map[string]any{"pointer": id, "to": e.value(path, v.Elem())}
	default:
		held := v.Elem()
		return map[string]any{"type": e.name(path, held.Type()), "value": e.value(path, held)}
	}
}

// fields returns the fields of a struct that are set.
func (e *encoder) fields(path string, v reflect.Value) any {
	set := map[string]any{}
	for i := range v.NumField() {
		if name := v.Type().Field(i).Name; !v.Field(i).IsZero() {
			set[name] = e.value(path+"."+name, v.Field(i))
		}
	}
	return set
}

// pairs returns a map as a list, since its keys need not be text of JSON.
func (e *encoder) pairs(path string, v reflect.Value) any {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		return strings.Compare(fmt.Sprint(a.Interface()), fmt.Sprint(b.Interface()))
	})
	list := []any{}
	for _, key := range keys {
		at := fmt.Sprintf("%s[%q]", path, fmt.Sprint(key.Interface()))
		list = append(list, []any{e.value(at, key), e.value(at, v.MapIndex(key))})
	}
	return list
}

// name returns the name of a type, by which its value is made again: "string",
// "[]any" or, in the vocabulary, ".Get".
func (e *encoder) name(path string, t reflect.Type) string {
	switch {
	case t.Name() != "" && t.PkgPath() == e.vocabulary:
		return "." + t.Name()
	case t.Name() != "" && t.PkgPath() == "":
		return t.Name()
	case t.Name() != "":
		e.fail(path, t)
	case t.Kind() == reflect.Pointer:
		return "*" + e.name(path, t.Elem())
	case t.Kind() == reflect.Slice:
		return "[]" + e.name(path, t.Elem())
	case t.Kind() == reflect.Map && t.Key().Kind() == reflect.String:
		return "map[string]" + e.name(path, t.Elem())
	case t.Kind() == reflect.Interface && t.NumMethod() == 0:
		return "any"
	}
	e.fail(path, t)
	return ""
}

func (e *encoder) fail(path string, t reflect.Type) {
	if e.err == nil {
		e.err = fmt.Errorf("%s holds a value of type %v: descriptions hold types of the vocabulary, and Go's own",
			path, t)
	}
}

// text returns text of JSON, or for what is no UTF-8 its bytes.
func text(s string) any {
	if utf8.ValidString(s) {
		return s
	}
	return map[string]any{"bytes": base64.StdEncoding.EncodeToString([]byte(s))}
}
