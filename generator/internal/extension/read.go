package extension

import (
	"fmt"
	"reflect"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Scope resolves the names in extensions. A name that it does not know is an error.
type Scope struct {
	Collections map[string]*dsl.Collection // by resource
	Codes       map[string]*dsl.ErrorCode
	Params      map[string]*dsl.PathParam // of the operation
	Object      func(name string) *dsl.Object
}

// Read sets the fields of a struct that an object of a document has extensions
// for, and leaves the others as they are.
func (s Scope) Read(n *openapi.Node, into any, fields []string) error {
	v := reflect.ValueOf(into).Elem()
	for _, name := range fields {
		value := n.Get(Key(name))
		f := v.FieldByName(name)
		if value == nil || !f.IsValid() {
			continue
		}
		value.Mark()
		if err := s.read(value, f); err != nil {
			return err
		}
	}
	return nil
}

// ReadValue sets a value from one of a document.
func (s Scope) ReadValue(n *openapi.Node, into any) error {
	n.Mark()
	return s.read(n, reflect.ValueOf(into).Elem())
}

func (s Scope) read(n *openapi.Node, v reflect.Value) error {
	switch v.Interface().(type) {
	case time.Duration, dsl.After:
		d, err := time.ParseDuration(n.Text())
		if err != nil {
			return problem(n, "is no duration")
		}
		v.SetInt(int64(d))
		return nil
	}
	switch v.Kind() {
	case reflect.Interface:
		return s.readKind(n, v)
	case reflect.Pointer:
		return s.readPointer(n, v)
	case reflect.Struct:
		return s.readFields(n, v)
	case reflect.Slice:
		return s.readItems(n, v)
	case reflect.Map:
		return s.readEntries(n, v)
	}
	return readScalar(n, v)
}

func problem(n *openapi.Node, what string) error {
	return fmt.Errorf("%s: %q %s", n.At(), n.Text(), what)
}

// readKind reads a value whose type is a choice.
func (s Scope) readKind(n *openapi.Node, v reflect.Value) error {
	if v.NumMethod() == 0 {
		if value := Anything(n); value != nil {
			v.Set(reflect.ValueOf(value))
		}
		return nil
	}
	for key, value := range n.Entries() {
		kind, ok := kinds[key.Text()]
		if !ok || n.Len() != 1 || !kind.AssignableTo(v.Type()) {
			return problem(key, "is no kind of "+v.Type().Name())
		}
		if kind.Kind() == reflect.Pointer {
			made := reflect.New(kind.Elem())
			v.Set(made)
			return s.read(value, made.Elem())
		}
		made := reflect.New(kind).Elem()
		err := s.read(value, made)
		v.Set(made)
		return err
	}
	return problem(n, "has no kind")
}

// kinds are the types whose values are an object with one key.
var kinds = map[string]reflect.Type{}

func init() {
	for _, one := range []any{
		dsl.Find{}, dsl.Absent{}, dsl.Require{}, dsl.RequireToken{}, dsl.RequireSecret{}, dsl.RequireMatch{},
		dsl.KeepFile{}, dsl.ReplyFile{}, dsl.Select{}, dsl.Insert{}, dsl.Set{}, dsl.Remove{}, dsl.Reply{},
		dsl.Answer{}, dsl.Canned{}, dsl.PublishKeys{}, dsl.Mint{}, dsl.MintCookies{},
		dsl.Text(""), dsl.JSON(""), dsl.Now{}, dsl.After(0), dsl.FromBody(""), dsl.FromRecord(""), dsl.FromPath{},
		dsl.FromQuery(""), dsl.FromPicked{}, dsl.FirstOf{}, dsl.Members{}, dsl.Merge{}, dsl.NewID(""), dsl.Serial{},
		dsl.NewUUID{}, dsl.Null{},
		&dsl.OffsetLimit{}, &dsl.PageNumber{}, &dsl.Cursor{}, &dsl.LinkHeader{},
	} {
		t := reflect.TypeOf(one)
		kinds[camel(reflect.Indirect(reflect.ValueOf(one)).Type().Name())] = t
	}
}

// readPointer reads what is declared elsewhere by its name, or else the value.
func (s Scope) readPointer(n *openapi.Node, v reflect.Value) error {
	name := n.Text()
	found := reflect.Value{}
	switch v.Interface().(type) {
	case *dsl.PathParam:
		found = reflect.ValueOf(s.Params[name])
	case *dsl.ErrorCode:
		found = reflect.ValueOf(s.Codes[name])
	case *dsl.Object:
		found = reflect.ValueOf(s.Object(name))
	case *dsl.Collection:
		found = reflect.ValueOf(s.Collections[name])
	default:
		made := reflect.New(v.Type().Elem())
		v.Set(made)
		return s.read(n, made.Elem())
	}
	if found.IsNil() {
		return problem(n, "is the name of nothing in the document")
	}
	v.Set(found)
	return nil
}

func (s Scope) readFields(n *openapi.Node, v reflect.Value) error {
	for key, value := range n.Entries() {
		f := v.FieldByNameFunc(func(name string) bool { return camel(name) == key.Text() })
		if !f.IsValid() {
			return problem(key, "is no field of "+v.Type().Name())
		}
		if err := s.read(value, f); err != nil {
			return err
		}
	}
	return nil
}

func (s Scope) readItems(n *openapi.Node, v reflect.Value) error {
	list := reflect.MakeSlice(v.Type(), n.Len(), n.Len())
	for i, item := range n.Items() {
		if err := s.read(item, list.Index(i)); err != nil {
			return err
		}
	}
	v.Set(list)
	return nil
}

func (s Scope) readEntries(n *openapi.Node, v reflect.Value) error {
	m := reflect.MakeMap(v.Type())
	for key, value := range n.Entries() {
		made := reflect.New(v.Type().Elem()).Elem()
		if err := s.read(value, made); err != nil {
			return err
		}
		m.SetMapIndex(reflect.ValueOf(key.Text()), made)
	}
	v.Set(m)
	return nil
}

func readScalar(n *openapi.Node, v reflect.Value) error {
	switch text := n.Text(); {
	case v.Kind() == reflect.String:
		v.SetString(text)
	case v.Kind() == reflect.Bool:
		v.SetBool(n.Bool())
	case v.CanInt():
		x, err := strconv.ParseInt(text, 10, 64)
		if err != nil {
			return problem(n, "is no whole number")
		}
		v.SetInt(x)
	case v.CanUint():
		x, err := strconv.ParseUint(text, 10, 64)
		if err != nil {
			return problem(n, "is no whole number")
		}
		v.SetUint(x)
	case v.CanFloat():
		x, err := strconv.ParseFloat(text, 64)
		if err != nil {
			return problem(n, "is no number")
		}
		v.SetFloat(x)
	default:
		return problem(n, "cannot be a "+v.Type().String())
	}
	return nil
}

// Anything returns the value of a parameter in an example.
func Anything(n *openapi.Node) any {
	switch n.Kind() {
	case openapi.String:
		return n.Text()
	case openapi.Bool:
		return n.Bool()
	case openapi.Number:
		if x, err := strconv.Atoi(n.Text()); err == nil {
			return x
		}
		x, _ := strconv.ParseFloat(n.Text(), 64)
		return x
	case openapi.List:
		list := []any{}
		for _, item := range n.Items() {
			list = append(list, Anything(item))
		}
		return list
	case openapi.Map:
		m := map[string]any{}
		for key, value := range n.Entries() {
			m[key.Text()] = Anything(value)
		}
		return m
	}
	return nil
}
