package check_test

import (
	"reflect"
	"runtime/debug"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// TestSurvivesMutations breaks Clerk's description at every one of its values in
// turn. Check must report or accept each, and never panic. The test is not
// parallel, because it changes what the others read.
func TestSurvivesMutations(t *testing.T) {
	api := spec.API
	runs, reported := 0, 0
	at := ""
	defer func() {
		if p := recover(); p != nil {
			t.Fatalf("with a mutation of %s: %v\n%s", at, p, debug.Stack())
		}
	}()
	m := mutation{seen: map[uintptr]bool{}}
	m.value(reflect.ValueOf(&api).Elem(), "API", func(path string) {
		at = path
		runs++
		if len(check.Check(api, nil)) > 0 {
			reported++
		}
	})
	if reported < runs/2 {
		t.Errorf("of %d mutations only %d were reported", runs, reported)
	}
	if problems := check.Check(api, nil); len(problems) > 0 {
		t.Errorf("the description was not restored: %v", problems)
	}
}

// prose are fields that are free text, of which there are many.
var prose = map[string]bool{"Deprecated": true, "Doc": true, "LongMessage": true, "Message": true}

// mutation changes one value after the other, and restores each after the run.
type mutation struct{ seen map[uintptr]bool }

func (m mutation) value(v reflect.Value, path string, run func(string)) {
	m.set(v, reflect.Zero(v.Type()), path, run)
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; !prose[name] {
				m.value(v.Field(i), path+"."+name, run)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() && !m.seen[v.Pointer()] {
			m.seen[v.Pointer()] = true
			m.value(v.Elem(), path, run)
		}
	case reflect.Interface:
		m.dynamic(v, path, run)
	case reflect.Slice:
		m.slice(v, path, run)
	case reflect.String:
		m.set(v, reflect.ValueOf("{x y}/\n").Convert(v.Type()), path, run)
	case reflect.Int, reflect.Int64:
		m.set(v, reflect.ValueOf(-1).Convert(v.Type()), path, run)
	case reflect.Bool:
		m.set(v, reflect.ValueOf(!v.Bool()), path, run)
	}
}

// set runs with another value, unless it is the same.
func (m mutation) set(v, changed reflect.Value, path string, run func(string)) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	if reflect.DeepEqual(before.Interface(), changed.Interface()) {
		return
	}
	v.Set(changed)
	run(path)
	v.Set(before)
}

// dynamic changes the value in an interface, in a copy, and puts a pointer to it
// in its place, which the compiler would let through too.
func (m mutation) dynamic(v reflect.Value, path string, run func(string)) {
	if v.IsNil() {
		return
	}
	inside := reflect.New(v.Elem().Type())
	inside.Elem().Set(v.Elem())
	before := v.Elem()
	m.value(inside.Elem(), path, func(path string) {
		v.Set(inside.Elem())
		run(path)
		v.Set(before)
	})
	if inside.Type().Implements(v.Type()) {
		m.set(v, inside, path, run)
	}
}

func (m mutation) slice(v reflect.Value, path string, run func(string)) {
	if v.Len() == 0 {
		return
	}
	last := v.Index(v.Len() - 1)
	m.set(v, v.Slice(0, v.Len()-1), path, run)
	m.set(v, reflect.Append(v.Slice3(0, v.Len(), v.Len()), last), path, run)
	for i := range v.Len() {
		m.value(v.Index(i), path+"[]", run)
	}
}
