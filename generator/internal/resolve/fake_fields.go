package resolve

import (
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// queryFields are the query parameters that the fake checks.
func (f fakeResolver) queryFields(params []dsl.Param) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, p := range params {
		pairs := append([]any{"Name", p.Name}, f.fieldShape(p.Type, nil)...)
		pairs = append(pairs, "Required", p.Required, "Default", defaultOf(p.Type))
		list.Items = append(list.Items, literalOf("", pairs...))
	}
	return list
}

// bodyFields are the fields of an object that the fake checks. Inside are the
// objects around them.
func (f fakeResolver) bodyFields(fields []dsl.Field, inside ...*dsl.Object) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, field := range fields {
		pairs := append([]any{"Name", field.Name}, f.fieldShape(field.Type, inside)...)
		pairs = append(pairs, "Required", !field.Optional, "Nullable", field.Nullable, "Default", defaultOf(field.Type))
		list.Items = append(list.Items, literalOf("", pairs...))
	}
	return list
}

// fieldShape is the type of a field and what its value has to satisfy. An object
// that contains itself is checked once.
func (f fakeResolver) fieldShape(s dsl.Schema, inside []*dsl.Object) []any {
	switch s := s.(type) {
	case dsl.String:
		return []any{"Kind", plan.FakeConst("String"), "Rules", stringFakeRules(s)}
	case dsl.Const:
		return []any{"Kind", plan.FakeConst("String"), "Rules", oneOfRule([]string{string(s)})}
	case *dsl.Enum:
		return []any{"Kind", plan.FakeConst("String"), "Rules", oneOfRule(valuesExcept(s, nil))}
	case dsl.OneOf:
		return []any{"Kind", plan.FakeConst("String"), "Rules", oneOfRule(valuesExcept(s.Enum, s.Except))}
	case dsl.Int:
		return []any{"Kind", plan.FakeConst("Integer"), "Rules", rangeRule("", s.Min, s.Max)}
	case dsl.Float:
		return []any{"Kind", plan.FakeConst("Number"), "Rules", rangeRule("Float", s.Min, s.Max)}
	case dsl.UnixMilli:
		return []any{"Kind", plan.FakeConst("Integer")}
	case dsl.Bool:
		return []any{"Kind", plan.FakeConst("Boolean")}
	case dsl.Array:
		return []any{"Kind", plan.FakeConst("Array"), "Elem", f.fieldElem(s.Of, inside)}
	case dsl.Map:
		return []any{"Kind", plan.FakeConst("Map"), "Elem", f.fieldElem(s.Of, inside)}
	case dsl.Ref:
		return f.fieldShape(f.named[string(s)], inside)
	case *dsl.Object:
		if slices.Contains(inside, s) {
			return nil
		}
		return []any{"Kind", plan.FakeConst("Object"), "Fields", f.bodyFields(s.Fields, append(inside, s)...)}
	default:
		return nil
	}
}

func (f fakeResolver) fieldElem(s dsl.Schema, inside []*dsl.Object) *plan.FakeLiteral {
	return literalOf("&Field", f.fieldShape(s, inside)...)
}

func stringFakeRules(s dsl.String) plan.FakeList {
	list := plan.FakeList{Elem: "rule.Rule"}
	if s.MinLength != nil || s.MaxLength != nil {
		low, high := 0, -1
		if s.MinLength != nil {
			low = *s.MinLength
		}
		if s.MaxLength != nil {
			high = *s.MaxLength
		}
		list.Items = append(list.Items, plan.FakeCall{Func: "rule.Length", Args: []any{low, high}})
	}
	if s.Pattern != "" {
		list.Items = append(list.Items, plan.FakeCall{Func: "Pattern", Args: []any{s.Pattern}})
	}
	return list
}

func oneOfRule(values []string) plan.FakeList {
	var args []any
	for _, v := range values {
		args = append(args, v)
	}
	return plan.FakeList{Elem: "rule.Rule", Items: []any{plan.FakeCall{Func: "rule.OneOf", Args: args}}}
}

// rangeRule bounds a number. Kind is the end of the function's name: Float, or
// nothing for whole numbers.
func rangeRule[N int | float64](kind string, low, high *N) plan.FakeList {
	list := plan.FakeList{Elem: "rule.Rule"}
	switch {
	case low != nil && high != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "rule.Between" + kind, Args: []any{*low, *high}})
	case low != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "rule.AtLeast" + kind, Args: []any{*low}})
	case high != nil:
		list.Items = append(list.Items, plan.FakeCall{Func: "rule.AtMost" + kind, Args: []any{*high}})
	}
	return list
}

// defaultOf is what the server takes when a field is not sent, as it would stand
// in a query.
func defaultOf(s dsl.Schema) string {
	switch s := s.(type) {
	case dsl.String:
		if s.Default != nil {
			return *s.Default
		}
	case dsl.Int:
		return intText(s.Default)
	case dsl.Float:
		return floatText(s.Default)
	case dsl.Bool:
		if s.Default != nil {
			return strconv.FormatBool(*s.Default)
		}
	case dsl.OneOf:
		return s.Default
	}
	return ""
}
