package fakeplan

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// fields returns the parameters that the fake checks. Inside are the models around
// them.
func (f planner) fields(fields []dsl.Field, inside ...dsl.Schema) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, field := range fields {
		if field.ReadOnly {
			continue
		}
		pairs := append([]any{"Name", field.Name}, f.fieldShape(field.Type, inside)...)
		pairs = append(pairs, itemCount(field.Type)...)
		pairs = append(pairs, "Required", !field.Optional, "Nullable", field.Nullable, "Default",
			defaultText(field.Type))
		list.Items = append(list.Items, literalOf("", pairs...))
	}
	return list
}

// fieldShape returns the type of a field and what its value has to satisfy.
func (f planner) fieldShape(s dsl.Schema, inside []dsl.Schema) []any {
	if shared := f.shape(f.read.Target(s)); shared != nil {
		return []any{"Kind", plan.FakeConst("Shared"), "Elem", shared}
	}
	return f.ownShape(s, inside)
}

// ownShape is fieldShape in place. An object that contains itself is checked once.
func (f planner) ownShape(s dsl.Schema, inside []dsl.Schema) []any {
	switch s := f.read.Target(s).(type) {
	case dsl.String:
		return []any{"Kind", plan.FakeConst("String"), "Rules", stringRules(s)}
	case dsl.Const, *dsl.Enum, dsl.OneOf:
		return []any{"Kind", plan.FakeConst("String"), "Rules", oneOfRule(s)}
	case dsl.Int:
		return []any{"Kind", plan.FakeConst("Integer"), "Rules", rangeRule("", s.Min, s.Max)}
	case dsl.Float:
		return []any{"Kind", plan.FakeConst("Number"), "Rules", floatRules(s)}
	case dsl.UnixMilli, dsl.UnixSeconds:
		return []any{"Kind", plan.FakeConst("Integer")}
	case dsl.Bool:
		return []any{"Kind", plan.FakeConst("Boolean")}
	case dsl.Array:
		return []any{"Kind", plan.FakeConst("Array"), "Elem", f.fieldElem(s.Of, s.Nullable, inside)}
	case dsl.Map:
		return []any{"Kind", plan.FakeConst("Map"), "Elem", f.fieldElem(s.Of, s.Nullable, inside)}
	case dsl.List:
		return f.listShape(s)
	case dsl.DeepObject:
		return f.fieldShape(s.Of, inside)
	case dsl.File:
		return []any{"Kind", plan.FakeConst("File")}
	case *dsl.Object:
		if slices.Contains(inside, dsl.Schema(s)) {
			return nil
		}
		return []any{
			"Kind",
			plan.FakeConst("Object"),
			"Fields",
			f.fields(reading.Fields(s), append(inside, s)...),
			"AtLeastOne",
			atLeastOne(reading.AtLeastOne(s)),
		}
	case *dsl.Union:
		if slices.Contains(inside, dsl.Schema(s)) {
			return nil
		}
		return []any{
			"Kind",
			plan.FakeConst("Either"),
			"Tag",
			s.Discriminator,
			"Cases",
			f.variantCases(s, append(inside, s)),
		}
	case *dsl.Choice:
		if slices.Contains(inside, dsl.Schema(s)) {
			return nil
		}
		return []any{"Kind", plan.FakeConst("Either"), "Cases", f.choiceCases(s, append(inside, s))}
	default:
		return scalarShape(s)
	}
}

// variantCases returns the variants of a union.
func (f planner) variantCases(u *dsl.Union, inside []dsl.Schema) plan.FakeList {
	list := plan.FakeList{Elem: "Case"}
	for _, v := range reading.Variants(u) {
		if shared := f.shape(v.Of); shared != nil && !v.Added {
			value := literalOf("Field", "Kind", plan.FakeConst("Shared"), "Elem", shared)
			list.Items = append(list.Items, literalOf("", "Tag", v.Tag, "Value", value))
			continue
		}
		of := *v.Of
		if v.Added {
			of.Fields = append([]dsl.Field{{Name: u.Discriminator, Type: dsl.Const(v.Tag)}}, of.Fields...)
		}
		shape := f.ownShape(&of, append(inside, v.Of))
		list.Items = append(list.Items, literalOf("", "Tag", v.Tag, "Value", literalOf("Field", shape...)))
	}
	if reading.TagIsOptional(u) {
		list.Items = append(list.Items, literalOf("", "Value", literalOf("Field", anyObject()...)))
	}
	return list
}

// choiceCases returns the cases of a choice.
func (f planner) choiceCases(c *dsl.Choice, inside []dsl.Schema) plan.FakeList {
	list := plan.FakeList{Elem: "Case"}
	for _, one := range c.Cases {
		shape := f.fieldShape(one.Of, inside)
		if shape == nil { // an object that contains itself
			shape = anyObject()
		}
		shape = append(shape, itemCount(one.Of)...)
		list.Items = append(list.Items, literalOf("", "Has", one.Has, "Value", literalOf("Field", shape...)))
	}
	return list
}

// anyObject is an object of which nothing is known.
func anyObject() []any {
	return []any{"Kind", plan.FakeConst("Map"), "Elem", literalOf("&Field")}
}

func (f planner) fieldElem(s dsl.Schema, nullable bool, inside []dsl.Schema) *plan.FakeLiteral {
	return literalOf("&Field", append(append(f.fieldShape(s, inside), "Nullable", nullable), itemCount(s)...)...)
}

// atLeastOne returns the rules between fields.
func atLeastOne(rules []dsl.OneOrMore) plan.FakeList {
	list := plan.FakeList{Elem: "OneOrMore"}
	for _, rule := range rules {
		list.Items = append(list.Items, []string(rule))
	}
	return list
}

func stringRules(s dsl.String) plan.FakeList {
	list := plan.FakeList{Elem: "Rule"}
	if s.MinLength != nil || s.MaxLength != nil {
		low, high := 0, -1
		if s.MinLength != nil {
			low = *s.MinLength
		}
		if s.MaxLength != nil {
			high = *s.MaxLength
		}
		list.Items = append(list.Items, plan.FakeCall{Func: "Length", Args: []any{low, high}})
	}
	if s.Pattern != "" {
		list.Items = append(list.Items, plan.FakeCall{Func: "Pattern", Args: []any{s.Pattern}})
	}
	if s.Format != "" {
		list.Items = append(list.Items, formatRule(string(s.Format)))
	}
	return list
}

func oneOfRule(s dsl.Schema) plan.FakeList {
	var args []any
	allowed, _ := reading.Texts(s)
	for _, v := range allowed {
		args = append(args, v)
	}
	return plan.FakeList{Elem: "Rule", Items: []any{plan.FakeCall{Func: "OneOf", Args: args}}}
}

// rangeRule bounds a number. Kind is the end of the function's name: Float, Int64 or
// Uint64, or nothing for an int.
func rangeRule[N int | int64 | uint64 | float64](kind string, low, high *N) plan.FakeList {
	list := plan.FakeList{Elem: "Rule"}
	switch {
	case low != nil && high != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "Between" + kind, Args: []any{*low, *high}})
	case low != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "AtLeast" + kind, Args: []any{*low}})
	case high != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "AtMost" + kind, Args: []any{*high}})
	}
	return list
}

// defaultText returns the server's default for a field, as it would appear in a
// query.
func defaultText(s dsl.Schema) string {
	if value, ok := reading.Default(s); ok {
		return reading.Text(value)
	}
	return ""
}
