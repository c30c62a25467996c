package resolve

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// checks plans the functions that hold the models in the bodies of a resource
// against their rules: for those that have any, and those that hold such.
func (r *resolver) checks(in *plan.Resource, endpoints []reading.Endpoint) {
	var all []*plan.ModelCheck
	inJSON := slices.DeleteFunc(slices.Clone(endpoints), func(e reading.Endpoint) bool {
		return e.Encoding == dsl.EncodeForm
	})
	sent, written := r.read.Sent(inJSON), r.read.Written(endpoints)
	for _, m := range r.read.Models {
		if !r.namedType(m.Schema).IsModel() {
			continue
		}
		if sent[m.Schema] {
			all = append(all, r.modelCheck(in, m.Schema))
		}
		if written[m.Schema] {
			in.Written = append(in.Written, r.modelCheck(in, m.Schema))
		}
	}
	for before := -1; before < len(in.Checks); {
		before = len(in.Checks)
		for _, c := range all {
			if !slices.Contains(in.Checks, c) && (c.HasRules() || slices.ContainsFunc(c.Fields, in.IsChecked)) {
				in.Checks = append(in.Checks, c)
			}
		}
	}
	slices.SortFunc(in.Checks, func(a, b *plan.ModelCheck) int { return slices.Index(all, a) - slices.Index(all, b) })
}

func (r *resolver) modelCheck(in *plan.Resource, s dsl.Schema) *plan.ModelCheck {
	c := &plan.ModelCheck{Type: r.namedType(s)}
	switch s := s.(type) {
	case *dsl.Object:
		for _, f := range reading.Fields(s) {
			if !f.ReadOnly {
				c.Fields = append(c.Fields, r.checkedField(in, f))
			}
		}
		c.AtLeastOne = together(c.Fields, reading.AtLeastOne(s))
	case *dsl.Union:
		c.OnlyOne, c.Union = true, r.union(s)
		for _, v := range reading.Variants(s) {
			t := r.namedType(v.Of)
			t.Pointer = true
			c.Fields = append(c.Fields, &plan.Field{GoName: v.Of.Name, Type: t})
		}
	case *dsl.Choice:
		c.OnlyOne = true
		planned := r.choice(s)
		for i, one := range s.Cases {
			c.Fields = append(c.Fields, &plan.Field{
				GoName: planned.Cases[i].GoName, Type: planned.Cases[i].Type,
				Rules: r.rulesOf(in, one.Of, true), Item: r.checkedItem(in, one.Of),
			})
		}
	}
	return c
}

// checkedField is a field of a model with its rules.
func (r *resolver) checkedField(in *plan.Resource, f dsl.Field) *plan.Field {
	field := &plan.Field{
		GoName: reading.FieldName(f), Wire: f.Name, Type: r.typeOf(f.Type),
		Required: !f.Optional, Wrapped: f.Optional || f.Nullable || f.WriteOnly, Nullable: f.Nullable,
		Item: r.checkedItem(in, f.Type),
	}
	missing := isText(field.Type) && field.Type.Kind != plan.Const && reading.ZeroIsAbsent(f.Type) && !field.Wrapped
	if missing || f.WriteOnly && !f.Optional {
		field.Rules = append(field.Rules, plan.Rule{Kind: plan.Required})
	}
	field.Rules = append(field.Rules, r.rulesOf(in, f.Type, field.Wrapped)...)
	return field
}

// checkedItem is what is checked of each item of an array or a map; nil for other
// types.
func (r *resolver) checkedItem(in *plan.Resource, s dsl.Schema) *plan.Field {
	of, nullable := s, false
	switch s := s.(type) {
	case dsl.Array:
		of, nullable = s.Of, s.Nullable
	case dsl.Map:
		of, nullable = s.Of, s.Nullable
	default:
		return nil
	}
	return &plan.Field{
		Type: *r.item(of, nullable), Wrapped: nullable, Rules: r.rulesOf(in, of, true), Item: r.checkedItem(in, of),
	}
}

// together finds the fields of rules between them.
func together(fields []*plan.Field, rules []dsl.OneOrMore) [][]*plan.Field {
	var list [][]*plan.Field
	for _, rule := range rules {
		var named []*plan.Field
		for _, f := range fields {
			if slices.Contains(rule, f.Wire) {
				named = append(named, f)
			}
		}
		list = append(list, named)
	}
	return list
}
