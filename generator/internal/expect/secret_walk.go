package expect

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// secretWalk makes one value with the canary in every secret.
type secretWalk struct {
	models  *plan.Models
	entered map[string]int // how often it went into each model
	total   int
}

// manyModels is how many models are filled in whatever was filled in before: models that
// refer to each other lead to each other in more ways than can be tried.
const manyModels = 500

func (x *expecter) secretWalk() *secretWalk {
	return &secretWalk{models: &x.sdk.Models, entered: map[string]int{}}
}

// enter reports whether to fill in a model within others: not if it cannot hold a
// secret, if one of the others is the same, or if the value is large and has it already.
func (w *secretWalk) enter(name string, sensitive bool, around []string) bool {
	if !sensitive || slices.Contains(around, name) || w.total >= manyModels && w.entered[name] > 0 {
		return false
	}
	w.entered[name]++
	w.total++
	return true
}

// value returns a value of a type with the canary in every secret, and whether there is
// one.
func (w *secretWalk) value(t plan.Type, around []string) (plan.Literal, bool) {
	out, ok := plan.Literal{Type: t}, false
	switch t.Kind {
	case plan.Secret:
		out.Text, ok = plan.Canary, true
	case plan.Array, plan.Map:
		var item plan.Literal
		item, ok = w.value(*t.Elem, around)
		out.Keys, out.Items = []string{"a"}, []plan.Literal{item}
	case plan.ObjectOf:
		if o := w.models.Object(t.Name); w.enter(t.Name, o.Sensitive, around) {
			out.Fields, ok = w.fields(o.Fields, append(around[:len(around):len(around)], t.Name))
		}
	case plan.UnionOf:
		u := w.models.Union(t.Name)
		for _, v := range u.Variants {
			if value, found := w.variant(u, v, around); found && !ok {
				out.Fields, ok = value.Fields, true
			}
		}
	case plan.ChoiceOf:
		c := w.models.Choice(t.Name)
		if !w.enter(t.Name, c.Sensitive, around) {
			break
		}
		within := append(around[:len(around):len(around)], t.Name)
		for _, one := range c.Cases {
			if value, found := w.value(one.Type, within); found && !ok {
				out.Fields, ok = oneField(t, one.GoName, value).Fields, true
			}
		}
	}
	return out, ok
}

// fields sets the fields that contain secrets, and constants, so that encoding/json and
// the SDK encode the same.
func (w *secretWalk) fields(fields []*plan.Field, around []string) (set []plan.FieldLiteral, found bool) {
	for _, f := range fields {
		value, ok := w.value(f.Type, around)
		found = found || ok
		if f.Type.IsConst() && f.Required && !f.Wrapped {
			value.Text, value.Int, value.Bool, ok = f.Type.Const, f.Type.Number, f.Type.Truth, true
		}
		if ok {
			value.Set = f.Wrapped
			set = append(set, plan.FieldLiteral{GoName: f.GoName, Value: value})
		}
	}
	return set, found
}

func (w *secretWalk) variant(u *plan.Union, v plan.Variant, around []string) (plan.Literal, bool) {
	value, ok := w.value(plan.Type{Kind: plan.ObjectOf, Name: v.GoName, Pointer: true}, around)
	return unionLiteral(u, v.GoName, value), ok
}
