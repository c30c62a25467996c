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
	return list
}

// unionSecrets returns the variants of a union, including the unknown one.
func (x *expecter) unionSecrets(u *plan.Union) []plan.SecretValue {
	var list []plan.SecretValue
	for _, v := range u.Variants {
		if value, ok := x.variantWithSecrets(u, v, nil); ok {
			list = append(list, plan.SecretValue{Name: u.GoName + " of " + v.GoName, Value: value})
		}
	}
	unknown := plan.Literal{Type: plan.Type{Kind: plan.RawJSON}, Text: `{"later":"` + plan.Canary + `"}`}
	return append(list, plan.SecretValue{Name: u.GoName + " of the future", Value: unionLiteral(u, "Unknown", unknown), Opaque: true})
}

// paramSecrets returns the parameters of a resource's operations that contain a
// secret.
func (x *expecter) paramSecrets(in *plan.Resource) []plan.SecretValue {
	var list []plan.SecretValue
	for _, op := range in.Operations {
		if op.Params == nil {
			continue
		}
		if set, ok := x.fieldsWithSecrets(op.Params.All(), nil); ok {
			list = append(list, plan.SecretValue{Name: op.Params.GoName, Value: plan.Literal{Struct: op.Params.GoName, Fields: set}})
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
			out.Fields, ok = x.fieldsWithSecrets(x.sdk.Models.Object(t.Name).Fields, append(around[:len(around):len(around)], t.Name))
		}
	case plan.UnionOf:
		u := x.sdk.Models.Union(t.Name)
		for _, v := range u.Variants {
			if value, found := x.variantWithSecrets(u, v, around); found && !ok {
				out.Fields, ok = value.Fields, true
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
		if f.Type.Kind == plan.Const && f.Required && !f.Wrapped {
			value.Text, ok = f.Type.Const, true
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
	return plan.Literal{
		Type:   plan.Type{Kind: plan.UnionOf, Name: u.GoName},
		Fields: []plan.FieldLiteral{{GoName: field, Value: value}},
	}
}
