package specprint

import (
	"cmp"
	"fmt"
	"reflect"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
)

// Shared returns declarations of the values that a description refers to from
// more than one place and that have no declaration yet, in the order in which
// they are first reached. If they were printed in place, there would be two
// separate values.
func Shared(value any, declared ...any) []Declaration {
	w := walk{counts: map[any]int{}, names: map[string]bool{}}
	w.value(reflect.ValueOf(value))
	known := map[any]bool{}
	for _, d := range declared {
		known[d] = true
	}
	var shared []Declaration
	for _, p := range w.order {
		if w.counts[p] > 1 && !known[p] {
			shared = append(shared, Declaration{Name: w.name(p), Value: p})
		}
	}
	return shared
}

// walk counts the places that refer to a pointer.
type walk struct {
	counts map[any]int
	order  []any
	names  map[string]bool // that are taken
}

func (w *walk) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		w.value(v.Elem())
	case reflect.Pointer:
		if v.IsNil() || v.Elem().Kind() != reflect.Struct {
			return
		}
		w.counts[v.Interface()]++
		if w.counts[v.Interface()] == 1 {
			w.order = append(w.order, v.Interface())
			w.value(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			w.value(it.Value())
		}
	}
}

// name derives a variable's name from the name of the value, and also from its
// type if the name is taken.
func (w *walk) name(p any) string {
	v := reflect.ValueOf(p).Elem()
	called := v.Type().Name()
	for _, field := range []string{"Name", "Code"} {
		if f := v.FieldByName(field); f.IsValid() && f.Kind() == reflect.String {
			called = cmp.Or(f.String(), called)
		}
	}
	name := naming.Unexported(called)
	if w.names[name] {
		name += naming.Exported(v.Type().Name())
	}
	for n := 2; w.names[name]; n++ {
		name = fmt.Sprintf("%s%d", naming.Unexported(called), n)
	}
	w.names[name] = true
	return name
}
