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
		if v, ok := x.secretWalk().value(plan.Type{Kind: plan.ObjectOf, Name: o.GoName}, nil); ok {
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
		if value, ok := x.secretWalk().value(one.Type, nil); ok {
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
		if value, ok := x.secretWalk().variant(u, v, nil); ok {
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
		if set, ok := x.secretWalk().fields(fields, nil); ok {
			value := plan.Literal{Struct: op.Params.GoName, Fields: set}
			narrowed := slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.Type.Base().Narrowed })
			list = append(list, plan.SecretValue{Name: op.Params.GoName, Value: value, Narrowed: narrowed})
		}
	}
	return list
}

func unionLiteral(u *plan.Union, field string, value plan.Literal) plan.Literal {
	return oneField(plan.Type{Kind: plan.UnionOf, Name: u.GoName}, field, value)
}
