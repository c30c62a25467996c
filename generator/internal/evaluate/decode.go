package evaluate

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Decode returns the description in a text of package encode. What a later
// version of the vocabulary added is an error that names it.
func Decode(text []byte) (dsl.API, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	var api dsl.API
	if err := decoder.Decode(&tree); err != nil {
		return api, err
	}
	d := &decoding{pointers: map[string]reflect.Value{}}
	err := d.into(reflect.ValueOf(&api).Elem(), tree)
	return api, err
}

// decoding is a run of Decode.
type decoding struct {
	pointers map[string]reflect.Value // by their number
}

// into sets a part of a description.
func (d *decoding) into(v reflect.Value, from any) error {
	if from == nil {
		return nil
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.fields(v, from)
	case reflect.Slice:
		return d.list(v, from)
	case reflect.Map:
		return d.pairs(v, from)
	case reflect.Pointer:
		return d.pointer(v, from)
	case reflect.Interface:
		return d.held(v, from)
	}
	return scalar(v, from)
}

func scalar(v reflect.Value, from any) (err error) {
	switch v.Kind() {
	case reflect.Bool:
		b, ok := from.(bool)
		if !ok {
			return unfit(v, from)
		}
		v.SetBool(b)
	case reflect.String:
		s, err := text(from)
		if err != nil {
			return err
		}
		v.SetString(s)
	case reflect.Float32, reflect.Float64:
		f, err := strconv.ParseFloat(fmt.Sprint(from), 64)
		if err != nil {
			return err
		}
		v.SetFloat(f)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		n, err := strconv.ParseUint(fmt.Sprint(from), 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetUint(n)
	default:
		n, err := strconv.ParseInt(fmt.Sprint(from), 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetInt(n)
	}
	return nil
}

func text(from any) (string, error) {
	switch from := from.(type) {
	case string:
		return from, nil
	case map[string]any:
		coded, _ := from["bytes"].(string)
		data, err := base64.StdEncoding.DecodeString(coded)
		return string(data), err
	}
	return "", fmt.Errorf("%v is no text", from)
}

func (d *decoding) fields(v reflect.Value, from any) error {
	set, ok := from.(map[string]any)
	if !ok {
		return unfit(v, from)
	}
	for name := range set {
		if _, ok := v.Type().FieldByName(name); !ok {
			return unknown(v.Type().Name() + "." + name)
		}
	}
	for i := range v.NumField() { // in the order in which pointers were numbered
		if err := d.into(v.Field(i), set[v.Type().Field(i).Name]); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoding) list(v reflect.Value, from any) error {
	elements, ok := from.([]any)
	if !ok {
		return unfit(v, from)
	}
	v.Set(reflect.MakeSlice(v.Type(), len(elements), len(elements)))
	for i, element := range elements {
		if err := d.into(v.Index(i), element); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoding) pairs(v reflect.Value, from any) error {
	pairs, ok := from.([]any)
	if !ok {
		return unfit(v, from)
	}
	v.Set(reflect.MakeMap(v.Type()))
	for _, pair := range pairs {
		parts, ok := pair.([]any)
		if !ok || len(parts) != 2 {
			return unfit(v, pair)
		}
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		if err := d.into(key, parts[0]); err != nil {
			return err
		}
		if err := d.into(value, parts[1]); err != nil {
			return err
		}
		v.SetMapIndex(key, value)
	}
	return nil
}

// pointer sets a pointer: a new one, which is known before what it points to is
// read, or the same as one before.
func (d *decoding) pointer(v reflect.Value, from any) error {
	object, ok := from.(map[string]any)
	if !ok {
		return unfit(v, from)
	}
	if id, ok := object["same"]; ok {
		same, known := d.pointers[fmt.Sprint(id)]
		if !known || same.Type() != v.Type() {
			return unfit(v, from)
		}
		v.Set(same)
		return nil
	}
	made := reflect.New(v.Type().Elem())
	d.pointers[fmt.Sprint(object["pointer"])] = made
	v.Set(made)
	return d.into(made.Elem(), object["to"])
}

func (d *decoding) held(v reflect.Value, from any) error {
	object, ok := from.(map[string]any)
	if !ok {
		return unfit(v, from)
	}
	t, err := typeNamed(fmt.Sprint(object["type"]))
	if err != nil {
		return err
	}
	if !t.AssignableTo(v.Type()) {
		return unfit(v, t)
	}
	held := reflect.New(t).Elem()
	if err := d.into(held, object["value"]); err != nil {
		return err
	}
	v.Set(held)
	return nil
}

// typeNamed returns the type of a name in the form of package encode.
func typeNamed(name string) (reflect.Type, error) {
	if rest, ok := strings.CutPrefix(name, "*"); ok {
		return composed(rest, reflect.PointerTo)
	}
	if rest, ok := strings.CutPrefix(name, "[]"); ok {
		return composed(rest, reflect.SliceOf)
	}
	if rest, ok := strings.CutPrefix(name, "map[string]"); ok {
		return composed(rest, func(t reflect.Type) reflect.Type { return reflect.MapOf(reflect.TypeFor[string](), t) })
	}
	if t, ok := types[name]; ok {
		return t, nil
	}
	return nil, unknown(strings.TrimPrefix(name, "."))
}

func composed(of string, compose func(reflect.Type) reflect.Type) (reflect.Type, error) {
	t, err := typeNamed(of)
	if err != nil {
		return nil, err
	}
	return compose(t), nil
}

func unknown(name string) error {
	return fmt.Errorf("the description uses dsl.%s, which version %s of sdkgen does not have: install the version of "+
		"the module that the description requires", name, dsl.Release)
}

func unfit(v reflect.Value, from any) error { return fmt.Errorf("%v is no %v", from, v.Type()) }
