package check

import (
	"reflect"
	"unicode/utf8"
)

// encoding reports all texts that are not UTF-8: neither JSON nor a comment can
// contain them. Prose is checked separately.
func (c *checker) encoding(api subject) {
	encoded{seen: map[uintptr]bool{}}.value(api, reflect.ValueOf(c.api))
}

// encoded remembers which pointers have been followed.
type encoded struct{ seen map[uintptr]bool }

func (e encoded) value(s subject, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		if !utf8.ValidString(v.String()) {
			s.called("API.%s", s.at).problem("%q is not valid UTF-8", v.String())
		}
	case reflect.Interface:
		e.value(s, v.Elem())
	case reflect.Pointer:
		if !v.IsNil() && !e.seen[v.Pointer()] {
			e.seen[v.Pointer()] = true
			e.value(s, v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !isProse[name] {
				e.value(s.field(name), v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			e.value(s.index(i), v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() { // in any order: problems are sorted
			at := s.key(key.String())
			e.value(at, key)
			e.value(at, v.MapIndex(key))
		}
	}
}

// isProse lists the fields for which [subject.prose] checks every character.
var isProse = map[string]bool{"Deprecated": true, "Doc": true, "KeyName": true, "Summary": true}
