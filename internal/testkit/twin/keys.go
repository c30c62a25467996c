package twin

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Keys compares the model M with its twin T on documents that lead a decoder
// from every field to every other: all fields in order without one of them, and
// all pairs of fields. It also checks the name of a field in the error about a
// value of the wrong kind, and in the tag of the model.
func Keys[M, T any, P Model[M]](t *testing.T) {
	t.Parallel()
	for _, fields := range objects(reflect.TypeFor[T]()) {
		for _, doc := range orders(fields) {
			data, err := json.Marshal(doc)
			if err != nil {
				t.Fatal(err)
			}
			Compare[M, T, P](t, data)
		}
	}
	fields, _ := reflect.TypeFor[T]().FieldByName("Fields")
	for k := range declaredKeys(fields.Type) {
		if path, want := wrongKind[M, P](k), pathOf(k); path != "" && path != want {
			t.Errorf("an error about the field %s has the path %s", want, path)
		}
	}
	compareTags[M, T](t)
}

// compareTags checks that the fields of a model have the tags of its twin.
func compareTags[M, T any](t *testing.T) {
	t.Helper()
	fields, _ := reflect.TypeFor[T]().FieldByName("Fields")
	for i := range fields.Type.NumField() {
		twin := fields.Type.Field(i)
		field, _ := reflect.TypeFor[M]().FieldByName(twin.Name)
		if tag, want := field.Tag.Get("json"), twin.Tag.Get("json"); tag != "" && tag != want {
			t.Errorf("the field %s has the tag %s, not %s", twin.Name, tag, want)
		}
	}
}

// objects returns samples of a twin with every field set, one for each variant
// of a union.
func objects(t reflect.Type) []object {
	fields, _ := t.FieldByName("Fields")
	var list []object
	for i := range fields.Type.NumField() {
		if f := fields.Type.Field(i); f.Tag.Get("variant") != "" {
			list = append(list, structSample(f.Type.Elem(), 0).(object))
		}
	}
	if list == nil {
		list = []object{structSample(t, 0).(object)}
	}
	return list
}

// maxPairs is up to how many fields an object is tried with any two of them.
// Beyond it only fields near each other are.
const maxPairs, near = 32, 3

// orders returns the objects that Keys tests.
func orders(all object) []object {
	list := []object{all}
	for i := range all {
		list = append(list, append(all[:i:i], all[i+1:]...))
		for j := range all {
			if len(all) <= maxPairs || max(i-j, j-i) <= near {
				list = append(list, object{all[i], all[j]})
			}
		}
	}
	return list
}

// wrongKind returns the path in the error about a value of the wrong kind for
// the field, or "" if there is no such value.
func wrongKind[M any, P Model[M]](key string) string {
	for _, v := range []string{"7", `"a"`, "[]", "{}"} {
		var model M
		err := wire.Unmarshal([]byte("{"+strconv.Quote(key)+":"+v+"}"), P(&model))
		if e, ok := errors.AsType[*wire.Error](err); ok {
			return e.Path
		}
	}
	return ""
}

// pathOf returns a key as it appears in the path of an error.
func pathOf(key string) string {
	for _, c := range key {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-') {
			return "[" + strconv.Quote(key) + "]"
		}
	}
	return key
}
