package fakeplan

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// fields returns the parameters that the fake checks. Inside are the objects around
// them.
func (f planner) fields(fields []dsl.Field, inside ...*dsl.Object) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, field := range fields {
		pairs := append([]any{"Name", field.Name}, f.fieldShape(field.Type, inside)...)
		pairs = append(pairs, itemCount(field.Type)...)
		pairs = append(pairs, "Required", !field.Optional, "Nullable", field.Nullable, "Default", defaultText(field.Type))
		list.Items = append(list.Items, literalOf("", pairs...))
	}
	return list
}

// fieldShape returns the type of a field and its constraints. An object that
// contains itself is checked once.
func (f planner) fieldShape(s dsl.Schema, inside []*dsl.Object) []any {
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
		if slices.Contains(inside, s) {
			return nil
		}
		return []any{"Kind", plan.FakeConst("Object"), "Fields", f.fields(s.Fields, append(inside, s)...)}
	default:
		return scalarShape(s)
	}
}

func (f planner) fieldElem(s dsl.Schema, nullable bool, inside []*dsl.Object) *plan.FakeLiteral {
	return literalOf("&Field", append(append(f.fieldShape(s, inside), "Nullable", nullable), itemCount(s)...)...)
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

// rangeRule bounds a number. Kind is the end of the function's name: Float, or
// nothing for whole numbers.
func rangeRule[N int | float64](kind string, low, high *N) plan.FakeList {
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
