package twin

import (
	"encoding/json"
	"reflect"
	"strings"
)

// fill sets the fields of the struct to what a model encodes: empty constants
// get their usual value, and nil slices and maps become empty ones. Twins within
// it fill themselves.
func fill(v reflect.Value) {
	for i := range v.NumField() {
		if usual := v.Type().Field(i).Tag.Get("usual"); usual != "" {
			fillUsual(v.Field(i), usual)
		}
		if omitted := strings.HasSuffix(
			v.Type().Field(i).Tag.Get("json"),
			",omitzero",
		); !omitted || !v.Field(i).IsZero() {
			fillLists(v.Field(i))
		}
	}
}

// fillUsual sets a constant that has no value. One that is true is always written
// as that.
func fillUsual(v reflect.Value, usual string) {
	if v.IsZero() && v.Kind() == reflect.String {
		v.SetString(usual)
		return
	}
	if v.IsZero() {
		if err := json.Unmarshal([]byte(usual), v.Addr().Interface()); err != nil {
			panic("twin: a constant: " + err.Error())
		}
	}
}

func fillLists(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		fillSlice(v)
	case reflect.Map:
		fillMap(v)
	case reflect.Struct:
		fillOptional(v)
	}
}

func fillSlice(v reflect.Value) {
	if v.Type() == reflect.TypeFor[json.RawMessage]() {
		return
	}
	filled := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(filled, v)
	for i := range filled.Len() {
		fillLists(filled.Index(i))
	}
	v.Set(filled)
}

func fillMap(v reflect.Value) {
	filled := reflect.MakeMap(v.Type())
	for _, key := range v.MapKeys() {
		value := reflect.New(v.Type().Elem()).Elem()
		value.Set(v.MapIndex(key))
		fillLists(value)
		filled.SetMapIndex(key, value)
	}
	v.Set(filled)
}

// fillOptional fills the value of an Optional, which is accessible only through
// methods.
func fillOptional(v reflect.Value) {
	get, ptr := v.MethodByName("Get"), v.Addr().MethodByName("Ptr")
	if !get.IsValid() || !ptr.IsValid() {
		return
	}
	found := get.Call(nil)
	if !found[1].Bool() {
		return
	}
	value := reflect.New(found[0].Type()).Elem()
	value.Set(found[0])
	fillLists(value)
	ptr.Call(nil)[0].Elem().Set(value)
}
