package twin

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
)

// Choice is the twin of a choice. V has a field for each case, with the kind of
// JSON that it takes in the tag, as in `kind:"string"`, and for objects the keys
// they must have, as in `kind:"object" has:"n,d"`. The last field holds the JSON
// of what fits no case.
type Choice[V any] struct {
	Fields V
}

// UnmarshalJSON decodes the first case that fits.
func (c *Choice[V]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	*c = Choice[V]{}
	v := reflect.ValueOf(&c.Fields).Elem()
	last := v.NumField() - 1
	for i := range last {
		if fits(data, v.Type().Field(i).Tag) {
			return json.Unmarshal(data, v.Field(i).Addr().Interface())
		}
	}
	v.Field(last).SetBytes(bytes.Clone(data))
	return nil
}

// fits reports whether data is of the kind in a case's tag and has its keys.
func fits(data []byte, tag reflect.StructTag) bool {
	if kind(data) != tag.Get("kind") {
		return false
	}
	var members map[string]json.RawMessage
	for _, key := range strings.FieldsFunc(tag.Get("has"), func(r rune) bool { return r == ',' }) {
		if members == nil && json.Unmarshal(data, &members) != nil {
			return false
		}
		if _, ok := members[key]; !ok {
			return false
		}
	}
	return true
}

// kind is the kind of a JSON value.
func kind(data []byte) string {
	switch c := data[0]; c {
	case '"':
		return "string"
	case '{':
		return "object"
	case '[':
		return "array"
	case 't', 'f':
		return "boolean"
	default:
		return "number"
	}
}

// MarshalJSON encodes the case that is set, or null.
func (c Choice[V]) MarshalJSON() ([]byte, error) {
	v := reflect.ValueOf(&c.Fields).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsNil() {
			fillLists(f)
			return marshal(f.Interface())
		}
	}
	return []byte("null"), nil
}

// cases are samples of the cases of a choice, and of the variants of a union.
func cases(t reflect.Type) []any {
	fields, ok := fieldsOf(t)
	if !ok {
		return nil
	}
	var list []any
	for i := range fields.NumField() {
		if f := fields.Field(i); f.Tag.Get("variant") != "" || f.Tag.Get("kind") != "" {
			list = append(list, caseSample(fields, i, 0))
		}
	}
	return list
}

// caseSample is a sample of a variant or a case. A variant has its tag in front,
// if it is not where the variant has it by itself.
func caseSample(t reflect.Type, i, depth int) any {
	f := t.Field(i)
	value := sample(f.Type, depth)
	variant, tagged := f.Tag.Get("variant"), t.Field(t.NumField()-1).Tag.Get("discriminator")
	doc, isObject := value.(object)
	if variant == "" || !isObject {
		return value
	}
	for i := range doc {
		if doc[i].key == tagged {
			doc[i].value = variant
			return doc
		}
	}
	return append(object{{tagged, variant}}, doc...)
}
