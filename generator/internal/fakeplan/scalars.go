package fakeplan

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// scalarShape is fieldShape for values with a form of their own.
func scalarShape(s dsl.Schema) []any {
	shape := func(kind string, rules ...any) []any {
		return []any{"Kind", plan.FakeConst(kind), "Rules", plan.FakeList{Elem: "Rule", Items: rules}}
	}
	switch s := s.(type) {
	case dsl.Int64:
		return shape("Integer", rangeRule("Int64", s.Min, s.Max).Items...)
	case dsl.Uint64:
		return shape("Unsigned", rangeRule("Uint64", s.Min, s.Max).Items...)
	case dsl.DateTime:
		return shape("String", formatRule("date-time"))
	case dsl.Date:
		return shape("String", formatRule("date"))
	case dsl.Decimal:
		if s.Quoted {
			return shape("String", formatRule("decimal"))
		}
		return shape("Number")
	case dsl.Bytes:
		return shape("String", bytesRule(s))
	case dsl.ConstBool:
		return shape("Boolean", plan.FakeCall{Func: "OneOf", Args: []any{strconv.FormatBool(bool(s))}})
	case *dsl.IntEnum, dsl.ConstInt:
		var texts []any
		numbers, _ := reading.Numbers(s)
		for _, n := range numbers {
			texts = append(texts, strconv.FormatInt(n, 10))
		}
		return shape("Integer", plan.FakeCall{Func: "OneOf", Args: texts})
	}
	return nil
}

func formatRule(name string) plan.FakeCall { return plan.FakeCall{Func: "InFormat", Args: []any{name}} }

func bytesRule(s dsl.Bytes) plan.FakeCall {
	low, high := 0, -1
	if s.MinLength != nil {
		low = *s.MinLength
	}
	if s.MaxLength != nil {
		high = *s.MaxLength
	}
	return plan.FakeCall{Func: "Base64", Args: []any{low, high}}
}

// floatRules are the bounds of a number, the number itself included or not.
func floatRules(s dsl.Float) plan.FakeList {
	list := rangeRule("Float", s.Min, s.Max)
	if s.Above != nil {
		list.Items = append(list.Items, plan.FakeCall{Func: "Above", Args: []any{*s.Above}})
	}
	if s.Below != nil {
		list.Items = append(list.Items, plan.FakeCall{Func: "Below", Args: []any{*s.Below}})
	}
	return list
}

// itemCount is how many items an array may have.
func itemCount(s dsl.Schema) []any {
	a, ok := s.(dsl.Array)
	if !ok {
		return nil
	}
	var pairs []any
	if a.Min != nil {
		pairs = append(pairs, "Min", *a.Min)
	}
	if a.Max != nil {
		pairs = append(pairs, "Max", *a.Max)
	}
	return append(pairs, "Unique", a.Unique)
}
