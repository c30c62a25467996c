package generator

import (
	"maps"
	"reflect"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/compare"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// unnoticed are fields of the vocabulary that neither callers nor the wire notice.
var unnoticed = map[string]string{
	"API.Source":            "it is for readers of the description",
	"Bearer.ExampleKey":     "it is made up",
	"APIKey.ExampleKey":     "it is made up",
	"Basic.ExampleKey":      "it is made up",
	"Basic.ExampleUser":     "it is made up",
	"Bearer.Missing":        "of the fake",
	"Bearer.Invalid":        "of the fake",
	"APIKey.Missing":        "of the fake",
	"APIKey.Invalid":        "of the fake",
	"Basic.Missing":         "of the fake",
	"Basic.Invalid":         "of the fake",
	"ErrorModel.Refusals":   "of the fake",
	"ErrorCode.Message":     "what the fake says",
	"ErrorCode.LongMessage": "what the fake says",
	"Resource.State":        "of the fake",
	"PathParam.Go":          "the name of an argument",
}

// idle counts the values that have no effect where they stand in the description.
var idle = map[string]int{
	"Post.Idempotent":      1, // there is an idempotency key
	"Delete.Idempotent":    1, // likewise
	"Field.WriteOnly":      1, // of a field that is only read
	"Object.Name":          1, // of what others embed, which becomes no model
	"Object.Doc":           1, // likewise
	"Object.Key":           1, // likewise
	"Post.Encoding":        1, // there is no body with fields
	"Put.Encoding":         3, // likewise
	"Patch.Encoding":       1, // likewise
	"Post.BodyRequired":    5, // there is none, or it has fields that are required
	"Options.BodyRequired": 1, // it has fields that are required
	"Put.BodyRequired":     1, // a form with files is always sent
	"Post.Status":          1, // there are several outcomes
}

// probe changes one value of a description after the other.
type probe struct {
	api  dsl.API
	seen map[any]bool
}

// TestCompareNoticesEverything changes every text, number and truth value of a
// description that has every word of the vocabulary, and takes the last element
// from every list, one at a time. Each is a difference.
func TestCompareNoticesEverything(t *testing.T) {
	t.Parallel()
	p := &probe{api: everything(), seen: map[any]bool{}}
	unseen := map[string]int{}
	p.walk(reflect.ValueOf(&p.api).Elem(), "API", func(name string) {
		if len(compare.Compare(everything(), p.api)) == 0 {
			unseen[name]++
		}
	})
	if !maps.Equal(unseen, idle) {
		t.Errorf("changes of these are no difference: %v, want %v", unseen, idle)
	}
	if found := compare.Compare(everything(), p.api); len(found) > 0 {
		t.Errorf("a change was not undone: %+v", found)
	}
}

// walk changes a value and what is in it, and calls the function for each change,
// which is undone then.
func (p *probe) walk(v reflect.Value, name string, changed func(name string)) {
	switch v.Interface().(type) {
	case []dsl.Example, []dsl.Effect, *dsl.Collection:
		return
	}
	switch v.Kind() {
	case reflect.Interface:
		p.held(v, name, changed)
	case reflect.Pointer:
		if v.IsNil() || p.seen[v.Interface()] {
			return
		}
		p.seen[v.Interface()] = true
		p.walk(v.Elem(), name, changed)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Name() + "." + v.Type().Field(i).Name
			if unnoticed[field] == "" {
				p.walk(v.Field(i), field, changed)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			p.walk(v.Index(i), name, changed)
		}
		if v.Len() > 0 {
			with(v, v.Slice(0, v.Len()-1), func() { changed("the length of " + name) })
		}
	default:
		p.scalar(v, name, changed)
	}
}

// held walks the value of an interface, in a copy.
func (p *probe) held(v reflect.Value, name string, changed func(name string)) {
	if v.IsNil() {
		return
	}
	held := reflect.New(v.Elem().Type()).Elem()
	held.Set(v.Elem())
	p.walk(held, name, func(name string) {
		with(v, held, func() { changed(name) })
	})
}

func (p *probe) scalar(v reflect.Value, name string, changed func(name string)) {
	other := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		other.SetString(v.String() + "x")
	case reflect.Bool:
		other.SetBool(!v.Bool())
	case reflect.Int, reflect.Int64:
		other.SetInt(v.Int() + 1)
		if t := v.Type().Name(); t == "Encoding" || t == "KeyPlace" {
			other.SetInt((v.Int() + 1) % 3)
		}
	case reflect.Uint64:
		other.SetUint(v.Uint() + 1)
	case reflect.Float64:
		other.SetFloat(v.Float() + 1)
	default:
		return
	}
	with(v, other, func() { changed(name) })
}

// with sets a value while the function runs.
func with(v, other reflect.Value, run func()) {
	before := reflect.New(v.Type()).Elem()
	before.Set(v)
	v.Set(other)
	run()
	v.Set(before)
}
