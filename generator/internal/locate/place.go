package locate

import (
	"fmt"
	"reflect"
)

// Place is a value in a description, and the path to it. Its methods follow
// pointers and interfaces automatically.
type Place struct {
	parent *Place
	value  reflect.Value
	field  string // of a struct
	index  int    // of the field, or of an element
	key    string // of a map
}

// Root returns the place of a whole description.
func Root(description any) *Place {
	return &Place{value: indirect(reflect.ValueOf(description))}
}

// Field returns the place of a struct field. It panics if there is no such
// field.
func (p *Place) Field(name string) *Place {
	field, ok := p.value.Type().FieldByName(name)
	if !ok {
		panic(fmt.Sprintf("locate: %v has no field %s", p.value.Type(), name))
	}
	return &Place{parent: p, value: indirect(p.value.FieldByIndex(field.Index)), field: name, index: field.Index[0]}
}

// Index returns the place of an element of a slice.
func (p *Place) Index(i int) *Place {
	return &Place{parent: p, value: indirect(p.value.Index(i)), index: i}
}

// Key returns the place of the value of a map key.
func (p *Place) Key(key string) *Place {
	return &Place{parent: p, value: indirect(p.value.MapIndex(reflect.ValueOf(key))), key: key}
}

// Pointers returns the places of the values that pointers in a description point
// to, by pointer. If there are several, it returns the first.
func (p *Place) Pointers() map[any]*Place {
	found := map[any]*Place{}
	p.pointers(found)
	return found
}

func (p *Place) pointers(found map[any]*Place) {
	switch p.value.Kind() {
	case reflect.Struct:
		for i := range p.value.NumField() {
			next := p.Field(p.value.Type().Field(i).Name)
			next.pointer(p.value.Field(i), found)
		}
	case reflect.Slice:
		for i := range p.value.Len() {
			p.Index(i).pointer(p.value.Index(i), found)
		}
	}
}

// pointer follows a pointer, unless it is already known.
func (p *Place) pointer(written reflect.Value, found map[any]*Place) {
	if written.Kind() == reflect.Interface {
		written = written.Elem()
	}
	if written.Kind() == reflect.Pointer {
		if written.IsNil() || found[written.Interface()] != nil {
			return
		}
		found[written.Interface()] = p
	}
	p.pointers(found)
}

// Up returns the place of what a value is part of, nil for that of the whole.
func (p *Place) Up() *Place { return p.parent }

// Value returns the value at a place: where a pointer leads, and a struct in a list
// as it is.
func (p *Place) Value() any {
	if p.value.Kind() == reflect.Invalid {
		return nil
	}
	return p.value.Interface()
}

// Pointer returns the pointer that leads to a value, nil if none does.
func (p *Place) Pointer() any {
	if !p.value.CanAddr() {
		return nil
	}
	return p.value.Addr().Interface()
}

// path returns the path from the root, without the root itself.
func (p *Place) path() []*Place {
	if p.parent == nil {
		return nil
	}
	return append(p.parent.path(), p)
}

// String returns the path in Go syntax: Resources[0].Endpoints[2].
func (p *Place) String() string {
	s := ""
	for _, step := range p.path() {
		switch {
		case step.field != "" && s != "":
			s += "." + step.field
		case step.field != "":
			s += step.field
		case step.parent.value.Kind() == reflect.Map:
			s += fmt.Sprintf("[%q]", step.key)
		default:
			s += fmt.Sprintf("[%d]", step.index)
		}
	}
	return s
}

func indirect(v reflect.Value) reflect.Value {
	for (v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface) && !v.IsNil() {
		v = v.Elem()
	}
	return v
}
