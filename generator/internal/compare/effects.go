package compare

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// effectsText returns what the fake does for an endpoint, as one text. Models,
// parameters and codes are named only, since their own differences are told
// where they stand.
func effectsText(effects []dsl.Effect) string {
	var texts []string
	for _, e := range effects {
		texts = append(texts, members(reflect.ValueOf(e)))
	}
	return strings.Join(texts, "; ")
}

func part(v reflect.Value) string {
	if !v.IsValid() || v.IsZero() {
		return ""
	}
	switch named := v.Interface().(type) {
	case *dsl.ErrorCode:
		return named.Code
	case *dsl.PathParam:
		return named.Name
	case *dsl.Object:
		return named.Name
	case *dsl.Collection:
		return part(reflect.ValueOf(named.Of))
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		return part(v.Elem())
	case reflect.Slice:
		var texts []string
		for i := range v.Len() {
			texts = append(texts, part(v.Index(i)))
		}
		return "[" + list(texts) + "]"
	case reflect.Struct:
		return members(v)
	}
	if v.Kind() == reflect.String {
		return fmt.Sprintf("%s %q", v.Type().Name(), v.String())
	}
	return fmt.Sprint(v.Interface())
}

// members returns the fields of a struct that are set, behind its name.
func members(v reflect.Value) string {
	text := v.Type().Name()
	for i := range v.NumField() {
		if set := part(v.Field(i)); set != "" {
			text += " " + v.Type().Field(i).Name + "(" + strings.TrimPrefix(set, "string ") + ")"
		}
	}
	return text
}
