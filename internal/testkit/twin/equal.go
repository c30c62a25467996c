package twin

import (
	"fmt"
	"reflect"
	"time"
)

// difference compares a model with its twin and describes the first difference;
// it returns "" if there is none.
func difference(path string, model, twin reflect.Value) string {
	if model.Kind() != twin.Kind() {
		return fmt.Sprintf("%s: %s and %s", path, model.Kind(), twin.Kind())
	}
	switch twin.Kind() {
	case reflect.Struct:
		if known, d := knownDifference(path, model, twin); known {
			return d
		}
		return structDifference(path, model, twin)
	case reflect.Slice:
		if model.IsNil() != twin.IsNil() || model.Len() != twin.Len() {
			return fmt.Sprintf("%s: %d and %d items, nil: %t and %t", path, model.Len(), twin.Len(), model.IsNil(),
				twin.IsNil())
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

// knownDifference compares two instants, and two Optionals, which have their values
// behind methods.
func knownDifference(path string, model, twin reflect.Value) (known bool, d string) {
	if twin.Type() == reflect.TypeFor[Time]() {
		const form = time.RFC3339Nano
		return true, differs(path, instant(model).Format(form), instant(twin).Format(form))
	}
	get, twinGet := model.MethodByName("Get"), twin.MethodByName("Get")
	if !get.IsValid() || !twinGet.IsValid() {
		return false, ""
	}
	if d = differs(path+".state", model.FieldByName("state").Uint(), twin.FieldByName("state").Uint()); d != "" {
		return true, d
	}
	return true, difference(path, get.Call(nil)[0], twinGet.Call(nil)[0])
}

func instant(v reflect.Value) time.Time {
	return v.Convert(reflect.TypeFor[time.Time]()).Interface().(time.Time)
}

// isTwin reports whether t is an Object, a Body, a Union or a Choice.
func isTwin(t reflect.Type) bool { return t.PkgPath() == reflect.TypeFor[Object[struct{}]]().PkgPath() }

// fieldsOf returns the struct with the fields of a twin. One that has a field
// called Fields of its own is none.
func fieldsOf(t reflect.Type) (reflect.Type, bool) {
	if fields, ok := t.FieldByName("Fields"); ok && isTwin(t) {
		return fields.Type, true
	}
	return nil, false
}

func mapDifference(path string, model, twin reflect.Value) string {
	if model.IsNil() != twin.IsNil() || model.Len() != twin.Len() {
		return fmt.Sprintf("%s: %d and %d entries, nil: %t and %t", path, model.Len(), twin.Len(), model.IsNil(),
			twin.IsNil())
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
	case reflect.Uint8, reflect.Uint64:
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
