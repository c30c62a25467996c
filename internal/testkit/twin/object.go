package twin

import (
	"bytes"
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Object is the twin of a model: F has the declared fields, with their names in
// the model. A tag marks a field that is constant, as in `usual:"session"`.
type Object[F any] struct {
	Fields F
	Extra  map[string]json.RawMessage
}

// UnmarshalJSON decodes the declared fields by reflection, and the others into
// Extra.
func (o *Object[F]) UnmarshalJSON(data []byte) error {
	if err := json.Unmarshal(data, &o.Fields); err != nil {
		return err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		return err
	}
	declared := declaredKeys(reflect.TypeFor[F]())
	for key, value := range all {
		if declared[key] {
			continue
		}
		if o.Extra == nil {
			o.Extra = map[string]json.RawMessage{}
		}
		o.Extra[key] = value
	}
	return nil
}

// MarshalJSON encodes the declared fields by reflection, and then those of Extra
// in the order of their keys.
func (o Object[F]) MarshalJSON() ([]byte, error) {
	fields := o.Fields
	fill(reflect.ValueOf(&fields).Elem())
	b, err := marshal(fields)
	if err != nil {
		return nil, err
	}
	declared := declaredKeys(reflect.TypeFor[F]())
	for _, key := range slices.Sorted(maps.Keys(o.Extra)) {
		if declared[key] {
			continue
		}
		member, err := marshal(map[string]json.RawMessage{key: o.Extra[key]})
		if err != nil {
			return nil, err
		}
		if b = b[:len(b)-1]; len(b) > 1 {
			b = append(b, ',')
		}
		b = append(b, member[1:]...)
	}
	return b, nil
}

// Body is the twin of a model that ignores undeclared fields.
type Body[F any] struct {
	Fields F
}

// UnmarshalJSON decodes the declared fields by reflection.
func (b *Body[F]) UnmarshalJSON(data []byte) error { return json.Unmarshal(data, &b.Fields) }

// MarshalJSON encodes the declared fields by reflection.
func (b Body[F]) MarshalJSON() ([]byte, error) {
	fields := b.Fields
	fill(reflect.ValueOf(&fields).Elem())
	return marshal(fields)
}

// marshal is like json.Marshal without escaping HTML.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// declaredKeys returns the keys of a struct's fields.
func declaredKeys(t reflect.Type) map[string]bool {
	keys := map[string]bool{}
	for i := range t.NumField() {
		if k := key(t.Field(i)); k != "" {
			keys[k] = true
		}
	}
	return keys
}

// key returns the key of a field, or "" if it has none.
func key(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}
