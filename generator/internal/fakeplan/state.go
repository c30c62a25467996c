package fakeplan

import (
	"cmp"
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// collection returns the state of the fake; nil when it keeps none.
func (f planner) collection() *plan.FakeLiteral {
	state := f.resource.State
	if state == nil {
		return nil
	}
	var fields, filters []string
	for _, field := range reading.Fields(state.Of) {
		fields = append(fields, field.Name)
	}
	newest := ""
	for _, s := range effectsOf[dsl.Select](f.endpoints) {
		newest = cmp.Or(newest, s.NewestFirst)
		for _, name := range s.Filters {
			if !slices.Contains(filters, name) {
				filters = append(filters, name)
			}
		}
	}
	ages := plan.FakeList{Elem: "Age"}
	for _, age := range state.Ages {
		ages.Items = append(ages.Items, literalOf("", "At", age.At, "Field", age.Field, "From", age.From, "To", age.To))
	}
	return literalOf("Collection",
		"ID", state.ID, "IDPrefix", state.IDPrefix, "Fields", fields, "NewestFirst", newest, "Filters", filters,
		"Ages", ages, "Defaults", f.defaults(state, newest))
}

// defaults returns what completes a seeded record: what a new one gets without
// being told.
func (f planner) defaults(state *dsl.Collection, newest string) plan.FakeList {
	var values []dsl.Assign
	if inserts := effectsOf[dsl.Insert](f.endpoints); len(inserts) > 0 {
		values = selfMade(inserts[0].Values)
	}
	values = completed(values, state.Of)
	if newest != "" && !reading.IsAssigned(values, newest) {
		values = append(values, dsl.Assign{Field: newest, To: dsl.Now{}})
	}
	return assignList(values)
}

// selfMade returns the values that come neither from the request nor from another
// record, and that say something.
func selfMade(values []dsl.Assign) []dsl.Assign {
	var made []dsl.Assign
	for _, a := range values {
		switch a.To.(type) {
		case dsl.FromBody, dsl.FromRecord, dsl.Null:
		default:
			made = append(made, a)
		}
	}
	return made
}

// inserted returns the values of a new record. The id fills itself.
func (f planner) inserted(values []dsl.Assign) plan.FakeList {
	state := f.resource.State
	values = completed(values, state.Of)
	if !reading.IsAssigned(values, state.ID) {
		values = append([]dsl.Assign{{Field: state.ID, To: dsl.NewID(state.IDPrefix)}}, values...)
	}
	return assignList(values)
}

// completed adds the constants of the model that are not assigned.
func completed(values []dsl.Assign, model *dsl.Object) []dsl.Assign {
	var constants []dsl.Assign
	for _, field := range reading.Fields(model) {
		if c, ok := field.Type.(dsl.Const); ok && !field.Optional && !reading.IsAssigned(values, field.Name) {
			constants = append(constants, dsl.Assign{Field: field.Name, To: dsl.Text(c)})
		}
	}
	return append(constants, values...)
}

func assignList(values []dsl.Assign) plan.FakeList {
	list := plan.FakeList{Elem: "Assign"}
	for _, a := range values {
		list.Items = append(list.Items, literalOf("", "Field", a.Field, "To", valueOf(a.To)))
	}
	return list
}

// valueOf returns the engine's counterpart of a value.
func valueOf(v dsl.Value) any {
	switch v := v.(type) {
	case dsl.Text:
		return plan.FakeCall{Func: "Text", Args: []any{string(v)}}
	case dsl.JSON:
		return plan.FakeCall{Func: "JSON", Args: []any{string(v)}}
	case dsl.After:
		return plan.FakeCall{Func: "After", Args: []any{time.Duration(v)}}
	case dsl.FromBody:
		return plan.FakeCall{Func: "FromBody", Args: []any{string(v)}}
	case dsl.FromRecord:
		return plan.FakeCall{Func: "FromRecord", Args: []any{string(v)}}
	case dsl.NewID:
		return plan.FakeCall{Func: "NewID", Args: []any{string(v)}}
	case dsl.Now:
		return literalOf("Now")
	case dsl.Null:
		return literalOf("Null")
	default:
		panic("fakeplan: unknown kind of value")
	}
}
