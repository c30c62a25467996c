package fakeplan

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// params returns the parameters of a query or a header that the fake checks.
func (f planner) params(params []dsl.Param) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, p := range params {
		list.Items = append(list.Items, f.param(p))
	}
	return list
}

func (f planner) param(p dsl.Param) *plan.FakeLiteral {
	field := f.fields([]dsl.Field{reading.QueryField(p)}).Items[0].(*plan.FakeLiteral)
	field.Fields = append(field.Fields, literalOf("", "Empty", p.Empty, "Null", p.Null).Fields...)
	return field
}

// pathFields returns the parameters of the path that are more than text.
func (f planner) pathFields(e reading.Endpoint) plan.FakeList {
	list := plan.FakeList{Elem: "Field"}
	for _, p := range e.PathParams() {
		if p.Type != nil {
			list.Items = append(list.Items, f.param(dsl.Param{Name: p.Name, Type: p.Type, Required: true}))
		}
	}
	return list
}

// listShape returns how the fake reads a list.
func (f planner) listShape(s dsl.List) []any {
	least, most := 0, 0
	if s.Min != nil {
		least = *s.Min
	}
	if s.Max != nil {
		most = *s.Max
	}
	return []any{
		"Kind", plan.FakeConst(
			"Array",
		), "Elem", f.fieldElem(s.Of, false, nil), "Joined", s.Joined, "Min", least, "Max", most, "Unique", s.Unique,
	}
}

// bodyOf returns the body that is no object with fields of its own; nil when there
// is none, or it is not looked at.
func (f planner) bodyOf(e reading.Endpoint) *plan.FakeLiteral {
	switch e.BodyOf.(type) {
	case nil:
		return nil
	case dsl.Binary, dsl.PlainText:
		return &plan.FakeLiteral{Type: "&Field"}
	}
	return f.fieldElem(e.BodyOf, false, nil)
}

// encodingOf returns the engine's name of how a body is written; nil for JSON.
func encodingOf(e reading.Endpoint) any {
	switch e.BodyOf.(type) {
	case dsl.Binary, dsl.PlainText:
		return plan.FakeConst("RawBody")
	}
	switch e.Encoding {
	case dsl.EncodeForm:
		return plan.FakeConst("FormBody")
	case dsl.EncodeMultipart:
		return plan.FakeConst("MultipartBody")
	}
	return nil
}
