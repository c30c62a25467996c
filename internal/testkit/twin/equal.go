package twin

import (
	"fmt"
	"reflect"
)

// difference compares a model with its twin and says where they differ first;
// it is empty if they hold the same.
func difference(path string, model, twin reflect.Value) string {
	if model.Kind() != twin.Kind() {
		return fmt.Sprintf("%s: %s and %s", path, model.Kind(), twin.Kind())
	}
	switch twin.Kind() {
	case reflect.Struct:
		return structDifference(path, model, twin)
	case reflect.Slice:
		if model.IsNil() != twin.IsNil() || model.Len() != twin.Len() {
			return fmt.Sprintf("%s: %d and %d items, nil: %t and %t", path, model.Len(), twin.Len(), model.IsNil(), twin.IsNil())
		}
		for i := range twin.Len() {
			if d := difference(fmt.Sprintf("%s[%d]", path, i), model.Index(i), twin.Index(i)); d != "" {
				return d
			}
		}
		return ""
	case reflect.Map:
		return mapDifference(path, model, twin)
	case reflect.Pointer:
		if model.IsNil() || twin.IsNil() {
			return differs(path, model.IsNil(), twin.IsNil())
		}
		return difference(path, model.Elem(), twin.Elem())
	default:
		return scalarDifference(path, model, twin)
	}
}

// structDifference compares the fields of the twin with those of the same name
// in the model. Those of an Object, a Body, a Union or a Choice are one level further down.
func structDifference(path string, model, twin reflect.Value) string {
	if fields := twin.FieldByName("Fields"); fields.IsValid() && isTwin(twin.Type()) {
		if extra := twin.FieldByName("Extra"); extra.IsValid() {
			if d := difference(path+".Extra", model.FieldByName("Extra"), extra); d != "" {
				return d
			}
		}
		return structDifference(path, model, fields)
	}
	for i := range twin.NumField() {
		name := twin.Type().Field(i).Name
		field := model.FieldByName(name)
		if !field.IsValid() {
			return path + "." + name + ": missing in the model"
		}
		if d := difference(path+"."+name, field, twin.Field(i)); d != "" {
			return d
		}
	}
	return ""
}

// isTwin reports whether t is an Object, a Body, a Union or a Choice.
func isTwin(t reflect.Type) bool { return t.PkgPath() == reflect.TypeFor[Object[struct{}]]().PkgPath() }

func mapDifference(path string, model, twin reflect.Value) string {
	if model.IsNil() != twin.IsNil() || model.Len() != twin.Len() {
		return fmt.Sprintf("%s: %d and %d entries, nil: %t and %t", path, model.Len(), twin.Len(), model.IsNil(), twin.IsNil())
	}
	for _, k := range twin.MapKeys() {
		entry := fmt.Sprintf("%s[%q]", path, k)
		value := model.MapIndex(k)
		if !value.IsValid() {
			return entry + ": missing in the model"
		}
		if d := difference(entry, value, twin.MapIndex(k)); d != "" {
			return d
		}
	}
	return ""
}

func scalarDifference(path string, model, twin reflect.Value) string {
	switch twin.Kind() {
	case reflect.String:
		return differs(path, model.String(), twin.String())
	case reflect.Bool:
		return differs(path, model.Bool(), twin.Bool())
	case reflect.Int, reflect.Int64:
		return differs(path, model.Int(), twin.Int())
	case reflect.Uint8:
		return differs(path, model.Uint(), twin.Uint())
	case reflect.Float64:
		return differs(path, model.Float(), twin.Float())
	default:
		return path + ": cannot compare " + twin.Kind().String()
	}
}

func differs[T comparable](path string, model, twin T) string {
	if model == twin {
		return ""
	}
	return fmt.Sprintf("%s: %#v and %#v", path, model, twin)
}
