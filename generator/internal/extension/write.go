package extension

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Names are the names of collections: each that of the resource whose state it is.
type Names map[*dsl.Collection]string

// NamesOf returns the names of an API's collections.
func NamesOf(api dsl.API) Names {
	names := Names{}
	for _, r := range api.Resources {
		if r != nil && r.State != nil && names[r.State] == "" {
			names[r.State] = r.Name
		}
	}
	return names
}

// Add puts the fields of a struct into an object of a document, each under its
// [Key]. Fields that are zero are left out.
func (n Names) Add(m tree.Map, from any, fields []string) tree.Map {
	v := reflect.Indirect(reflect.ValueOf(from))
	for _, name := range fields {
		if f := v.FieldByName(name); f.IsValid() && !f.IsZero() {
			m = m.Set(Key(name), n.write(f))
		}
	}
	return m
}

// Write returns a value of the vocabulary as one of a document.
func (n Names) Write(v any) any { return n.write(reflect.ValueOf(v)) }

func (n Names) write(v reflect.Value) any {
	if v.Kind() == reflect.Interface {
		return n.kind(v)
	}
	switch x := v.Interface().(type) {
	case time.Duration:
		return x.String()
	case dsl.After:
		return time.Duration(x).String()
	}
	switch v.Kind() {
	case reflect.Map:
		return n.entries(v)
	case reflect.Pointer:
		return n.pointer(v)
	case reflect.Struct:
		return n.fields(v)
	case reflect.Slice:
		list := tree.List{}
		for i := range v.Len() {
			list = append(list, n.write(v.Index(i)))
		}
		return list
	case reflect.Bool:
		return v.Bool()
	case reflect.String:
		return v.String()
	case reflect.Float64:
		return tree.Number(strconv.FormatFloat(v.Float(), 'g', -1, 64))
	}
	return tree.Number(fmt.Sprint(v.Interface()))
}

// kind is a value whose type is a choice: an object with the name of that type. A
// value of any type stands alone.
func (n Names) kind(v reflect.Value) any {
	choice := v.NumMethod() > 0
	if v = v.Elem(); !v.IsValid() {
		return nil
	}
	if !choice {
		return n.write(v)
	}
	v = reflect.Indirect(v)
	return tree.Of(camel(v.Type().Name()), n.write(v))
}

// pointer is a reference by name to what is declared elsewhere, or else the value.
func (n Names) pointer(v reflect.Value) any {
	switch p := v.Interface().(type) {
	case *dsl.PathParam:
		return p.Name
	case *dsl.ErrorCode:
		return p.Code
	case *dsl.Object:
		return p.Name
	case *dsl.Collection:
		if name, ok := n[p]; ok {
			return name
		}
	}
	return n.write(v.Elem())
}

func (n Names) entries(v reflect.Value) any {
	m := tree.Map{}
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, key := range keys {
		m = m.Set(key.String(), n.write(v.MapIndex(key)))
	}
	return m
}

func (n Names) fields(v reflect.Value) any {
	m := tree.Map{}
	for i := range v.NumField() {
		if f := v.Field(i); !f.IsZero() {
			m = m.Set(camel(v.Type().Field(i).Name), n.write(f))
		}
	}
	return m
}
