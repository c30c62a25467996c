package twin

import (
	"bytes"
	"encoding/json"
	"reflect"
)

// Union is the twin of a union. V has a pointer for each variant, with the value
// of its discriminator in the tag, as in `variant:"token"`, and last the JSON of
// any other, with the discriminator's key, as in `discriminator:"object"`.
type Union[V any] struct {
	Fields V
}

// UnmarshalJSON decodes the variant that the discriminator names.
func (u *Union[V]) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	tag, err := discriminator(data, reflect.TypeFor[V]())
	if err != nil {
		return err
	}
	*u = Union[V]{}
	v := reflect.ValueOf(&u.Fields).Elem()
	last := v.NumField() - 1
	for i := range last {
		if v.Type().Field(i).Tag.Get("variant") == tag {
			return json.Unmarshal(data, v.Field(i).Addr().Interface())
		}
	}
	v.Field(last).SetBytes(bytes.Clone(data))
	return nil
}

// discriminator returns the string by which data names its variant.
func discriminator(data []byte, variants reflect.Type) (string, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return "", err
	}
	key := variants.Field(variants.NumField() - 1).Tag.Get("discriminator")
	tag := reflect.New(reflect.StructOf([]reflect.StructField{
		{Name: "Tag", Type: reflect.TypeFor[string](), Tag: reflect.StructTag(`json:"` + key + `"`)},
	}))
	if err := json.Unmarshal(data, tag.Interface()); err != nil {
		return "", err
	}
	return tag.Elem().Field(0).String(), nil
}

// MarshalJSON encodes the variant that is set, or null.
func (u Union[V]) MarshalJSON() ([]byte, error) {
	v := reflect.ValueOf(u.Fields)
	for i := range v.NumField() {
		if !v.Field(i).IsNil() {
			return marshal(v.Field(i).Interface())
		}
	}
	return []byte("null"), nil
}
