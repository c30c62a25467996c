package fakeplan

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// collections returns the parts of the state.
func (f planner) collections() plan.FakeList {
	list := plan.FakeList{Elem: "*Collection"}
	for _, c := range f.kept {
		list.Items = append(list.Items, f.collection(c))
	}
	return list
}

func (f planner) collection(c *dsl.Collection) *plan.FakeLiteral {
	var fields []string
	for _, field := range reading.Fields(c.Of) {
		fields = append(fields, field.Name)
	}
	newest := ""
	for _, e := range f.endpoints {
		for _, s := range effectsOf[dsl.Select](e) {
			if e.collection(s.In) == c {
				newest = cmp.Or(newest, s.NewestFirst)
			}
		}
	}
	ages := plan.FakeList{Elem: "Age"}
	for _, age := range c.Ages {
		ages.Items = append(ages.Items, literalOf("", "At", age.At, "Field", age.Field, "From", age.From, "To", age.To))
	}
	return literalOf("",
		"Name", c.Of.Name, "ID", c.ID, "NewID", valueOf(fieldNamed(c.Of, c.ID), newID(c)),
		"Fields", fields, "NewestFirst", newest, "Ages", ages, "Defaults", f.defaults(c, newest))
}

// newID returns how the id of a new record is made.
func newID(c *dsl.Collection) dsl.Value {
	if c.NewID != nil {
		return c.NewID
	}
	return dsl.NewID(c.IDPrefix)
}

// defaults returns what completes a seeded record: what a new one gets without
// being told.
func (f planner) defaults(c *dsl.Collection, newest string) plan.FakeList {
	values := completed(selfMade(f.firstInsert(c)), c.Of)
	if newest != "" && !reading.IsAssigned(values, newest) {
		values = append(values, dsl.Assign{Field: newest, To: dsl.Now{}})
	}
	return assignList(values, c.Of)
}

// firstInsert returns the values of the first step that makes a record.
func (f planner) firstInsert(c *dsl.Collection) []dsl.Assign {
	for _, e := range f.endpoints {
		for _, insert := range effectsOf[dsl.Insert](e) {
			if e.collection(insert.In) == c {
				return insert.Values
			}
		}
	}
	return nil
}

// selfMade returns the values that come neither from the request nor from another
// record, and that say something. Of several it is the first that does.
func selfMade(values []dsl.Assign) []dsl.Assign {
	var made []dsl.Assign
	for _, a := range values {
		if v := madeOf(a.To); v != nil {
			made = append(made, dsl.Assign{Field: a.Field, To: v})
		}
	}
	return made
}

// madeOf returns what is left of a value without a request; nil when nothing is.
func madeOf(v dsl.Value) dsl.Value {
	switch v := v.(type) {
	case dsl.FirstOf:
		for _, one := range v {
			if left := madeOf(one); left != nil {
				return left
			}
		}
	case dsl.Members:
		if members := selfMade(v); len(members) > 0 {
			return dsl.Members(members)
		}
	case dsl.Text, dsl.JSON, dsl.Now, dsl.After, dsl.NewID, dsl.Serial, dsl.NewUUID:
		return v
	}
	return nil
}

// inserted returns the values of a new record. The id fills itself.
func inserted(c *dsl.Collection, values []dsl.Assign) plan.FakeList {
	values = completed(values, c.Of)
	if !reading.IsAssigned(values, c.ID) {
		values = append([]dsl.Assign{{Field: c.ID, To: newID(c)}}, values...)
	}
	return assignList(values, c.Of)
}

// completed adds the constants of the model that are not assigned.
func completed(values []dsl.Assign, model *dsl.Object) []dsl.Assign {
	var constants []dsl.Assign
	for _, field := range reading.Fields(model) {
		if value := constant(field.Type); value != nil && !field.Optional && !reading.IsAssigned(values, field.Name) {
			constants = append(constants, dsl.Assign{Field: field.Name, To: value})
		}
	}
	return append(constants, values...)
}

// assignList returns values for the fields of a model, or of what a model holds
// that is no object.
func assignList(values []dsl.Assign, model *dsl.Object) plan.FakeList {
	list := plan.FakeList{Elem: "Assign"}
	for _, a := range values {
		list.Items = append(list.Items, literalOf("", "Field", a.Field, "To", valueOf(fieldAt(model, a.Field), a.To)))
	}
	return list
}

// matchList returns values that fields must have.
func matchList(matches []dsl.Match) plan.FakeList {
	list := plan.FakeList{Elem: "Match"}
	for _, m := range matches {
		list.Items = append(list.Items, literalOf("", "Field", m.Field, "Is", valueOf(dsl.Field{}, m.Is)))
	}
	return list
}

func fieldNamed(model *dsl.Object, name string) dsl.Field {
	if model == nil {
		return dsl.Field{}
	}
	f, _ := reading.Field(reading.Fields(model), name)
	return f
}

// fieldAt returns the field at the end of a path, under the path's name.
func fieldAt(model *dsl.Object, path string) dsl.Field {
	name, rest, nested := strings.Cut(path, ".")
	f := fieldNamed(model, name)
	if nested {
		inner, _ := f.Type.(*dsl.Object)
		f = fieldAt(inner, rest)
	}
	f.Name = path
	return f
}

// constant returns the value of a constant, nil for other types.
func constant(s dsl.Schema) dsl.Value {
	switch s := s.(type) {
	case dsl.Const:
		return dsl.Text(s)
	case dsl.ConstInt:
		return dsl.JSON(strconv.FormatInt(int64(s), 10))
	case dsl.ConstBool:
		return dsl.JSON(strconv.FormatBool(bool(s)))
	}
	return nil
}

// clockOf returns a time of the clock in the form of a field that is not in
// milliseconds, nil for other values.
func clockOf(s dsl.Schema, v dsl.Value) any {
	after, isAfter := v.(dsl.After)
	if _, isNow := v.(dsl.Now); !isNow && !isAfter {
		return nil
	}
	switch s.(type) {
	case dsl.DateTime:
		return literalOf("Clock", "After", time.Duration(after))
	case dsl.UnixSeconds:
		return literalOf("Clock", "After", time.Duration(after), "Seconds", true)
	}
	return nil
}

// valueOf returns the engine's counterpart of a value for a field.
func valueOf(f dsl.Field, v dsl.Value) any {
	if clock := clockOf(f.Type, v); clock != nil {
		return clock
	}
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
	case dsl.FromQuery:
		return plan.FakeCall{Func: "FromQuery", Args: []any{string(v)}}
	case dsl.FromPath:
		return plan.FakeCall{Func: "FromPath", Args: []any{v.Param.Name}}
	case dsl.NewID:
		return plan.FakeCall{Func: "NewID", Args: []any{string(v)}}
	case dsl.Now:
		return literalOf("Now")
	case dsl.Null:
		return literalOf("Null")
	case dsl.NewUUID:
		return literalOf("UUID")
	default:
		return composedValue(f, v)
	}
}

// composedValue returns the counterpart of a value that is made of others, or depends
// on the field.
func composedValue(f dsl.Field, v dsl.Value) any {
	switch v := v.(type) {
	case dsl.FromPicked:
		return literalOf("FromPicked", "In", v.In.Of.Name, "Field", v.Field)
	case dsl.FirstOf:
		list := plan.FakeList{Elem: "Value"}
		for _, one := range v {
			list.Items = append(list.Items, valueOf(f, one))
		}
		return plan.FakeCall{Func: "FirstOf", Args: []any{list}}
	case dsl.Members:
		model, _ := f.Type.(*dsl.Object)
		return plan.FakeCall{Func: "Members", Args: []any{assignList(v, model)}}
	case dsl.Merge:
		return literalOf("Merge", "Field", f.Name, "With", valueOf(f, v.With))
	case dsl.Serial:
		return literalOf("Serial", "Text", reading.KindOf(f.Type) == reading.TextKind)
	default:
		panic("fakeplan: unknown kind of value")
	}
}
