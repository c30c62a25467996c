package expect

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelSecrets returns values of every model that contains a secret, and of the
// types that all models share.
func (x *expecter) modelSecrets() []plan.SecretValue {
	secret := plan.Literal{Type: plan.Type{Kind: plan.Secret}, Text: plan.Canary}
	optional := secret
	optional.Set = true
	list := []plan.SecretValue{{Name: "Secret", Value: secret}, {Name: "Optional", Value: optional}}
	for _, o := range x.sdk.Models.Objects {
		if v, ok := x.withSecrets(plan.Type{Kind: plan.ObjectOf, Name: o.GoName}, nil); ok {
			list = append(list, plan.SecretValue{Name: o.GoName, Value: v})
		}
	}
	for _, u := range x.sdk.Models.Unions {
		if u.Sensitive {
			list = append(list, x.unionSecrets(u)...)
		}
	}
	for _, c := range x.sdk.Models.Choices {
		if c.Sensitive {
			list = append(list, x.choiceSecrets(c)...)
		}
	}
	return list
}

// choiceSecrets returns the cases of a choice, what fits none included.
func (x *expecter) choiceSecrets(c *plan.Choice) []plan.SecretValue {
	var list []plan.SecretValue
	t := plan.Type{Kind: plan.ChoiceOf, Name: c.GoName}
	for _, one := range c.Cases {
		if value, ok := x.withSecrets(one.Type, nil); ok {
			list = append(list,
				plan.SecretValue{Name: c.GoName + " of " + one.GoName, Value: oneField(t, one.GoName, value)})
		}
	}
	return append(list,
		plan.SecretValue{Name: c.GoName + " of the future", Value: oneField(t, unknown, later), Opaque: true})
}

// later is what the API may send one day.
var later = plan.Literal{Type: plan.Type{Kind: plan.RawJSON}, Text: `{"later":"` + plan.Canary + `"}`}

func oneField(t plan.Type, field string, value plan.Literal) plan.Literal {
	return plan.Literal{Type: t, Fields: []plan.FieldLiteral{{GoName: field, Value: value}}}
}

// unionSecrets returns the variants of a union, the one that is not known included.
func (x *expecter) unionSecrets(u *plan.Union) []plan.SecretValue {
	var list []plan.SecretValue
	for _, v := range u.Variants {
		if value, ok := x.variantWithSecrets(u, v, nil); ok {
			list = append(list, plan.SecretValue{Name: u.GoName + " of " + v.GoName, Value: value})
		}
	}
	return append(list,
		plan.SecretValue{Name: u.GoName + " of the future", Value: unionLiteral(u, unknown, later), Opaque: true})
}

// paramSecrets returns the parameters of a resource's operations that contain a
// secret.
func (x *expecter) paramSecrets(in *plan.Resource) []plan.SecretValue {
	var list []plan.SecretValue
	for _, op := range in.Operations {
		if op.Params == nil {
			continue
		}
		fields := op.Params.All()
		if set, ok := x.fieldsWithSecrets(fields, nil); ok {
			value := plan.Literal{Struct: op.Params.GoName, Fields: set}
			narrowed := slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.Type.Base().Narrowed })
			list = append(list, plan.SecretValue{Name: op.Params.GoName, Value: value, Narrowed: narrowed})
		}
	}
	return list
}

// withSecrets returns a value of a type with the canary in every secret, and
// whether there is one. It skips models that already contain the value.
func (x *expecter) withSecrets(t plan.Type, around []string) (plan.Literal, bool) {
	out, ok := plan.Literal{Type: t}, false
	switch t.Kind {
	case plan.Secret:
		out.Text, ok = plan.Canary, true
	case plan.Array, plan.Map:
		var item plan.Literal
		item, ok = x.withSecrets(*t.Elem, around)
		out.Keys, out.Items = []string{"a"}, []plan.Literal{item}
	case plan.ObjectOf:
		if !slices.Contains(around, t.Name) {
			out.Fields, ok = x.fieldsWithSecrets(x.sdk.Models.Object(t.Name).Fields,
				append(around[:len(around):len(around)], t.Name))
		}
	case plan.UnionOf:
		u := x.sdk.Models.Union(t.Name)
		for _, v := range u.Variants {
			if value, found := x.variantWithSecrets(u, v, around); found && !ok {
				out.Fields, ok = value.Fields, true
			}
		}
	case plan.ChoiceOf:
		if slices.Contains(around, t.Name) {
			break
		}
		within := append(around[:len(around):len(around)], t.Name)
		for _, one := range x.sdk.Models.Choice(t.Name).Cases {
			if value, found := x.withSecrets(one.Type, within); found && !ok {
				out.Fields, ok = oneField(t, one.GoName, value).Fields, true
			}
		}
	}
	return out, ok
}

// fieldsWithSecrets sets the fields that contain secrets, and constants, so that
// encoding/json and the SDK encode the same.
func (x *expecter) fieldsWithSecrets(fields []*plan.Field, around []string) (set []plan.FieldLiteral, found bool) {
	for _, f := range fields {
		value, ok := x.withSecrets(f.Type, around)
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

func (x *expecter) variantWithSecrets(u *plan.Union, v plan.Variant, around []string) (plan.Literal, bool) {
	value, ok := x.withSecrets(plan.Type{Kind: plan.ObjectOf, Name: v.GoName, Pointer: true}, around)
	return unionLiteral(u, v.GoName, value), ok
}

func unionLiteral(u *plan.Union, field string, value plan.Literal) plan.Literal {
	return oneField(plan.Type{Kind: plan.UnionOf, Name: u.GoName}, field, value)
}
