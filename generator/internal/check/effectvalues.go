package check

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// modelField returns a field of a model, and reports a missing one.
func (s subject) modelField(field string, model *dsl.Object, name string) (dsl.Field, bool) {
	if !s.required(field, name) {
		return dsl.Field{}, false
	}
	f, ok := reading.Field(reading.Fields(model), name)
	if !ok {
		s.field(field).problem("%s %q is not a field of model %s", field, name, model.Name)
	}
	return f, ok
}

// pathField is modelField for a path, which goes through the objects of a model:
// "organization.id".
func (s subject) pathField(field string, model *dsl.Object, path string) (dsl.Field, bool) {
	if !s.required(field, path) {
		return dsl.Field{}, false
	}
	f, wrong := s.c.fieldAt(model, path)
	if wrong != "" {
		s.field(field).problem("%s %s", field, wrong)
	}
	return f, wrong == ""
}

// fieldAt returns the field at the end of a path, or what is wrong with the path.
func (c *checker) fieldAt(model *dsl.Object, path string) (f dsl.Field, wrong string) {
	if f, ok := reading.Field(reading.Fields(model), path); ok {
		return f, ""
	}
	name, rest, _ := strings.Cut(path, ".")
	outer, ok := reading.Field(reading.Fields(model), name)
	if !ok {
		return f, fmt.Sprintf("%q is not a field of model %s", name, model.Name)
	}
	if inner, ok := c.asObject(outer.Type); ok {
		f, wrong = c.fieldAt(inner, rest)
		f.Optional = f.Optional || outer.Optional
		return f, wrong
	}
	if kind := reading.KindOf(outer.Type); kind == reading.ObjectKind || kind == "" { // of any members
		return dsl.Field{Name: path, Type: dsl.RawJSON{}, Optional: true, Nullable: true}, ""
	}
	return f, fmt.Sprintf("%q: field %q is %s, which has no fields", path, name, kindOf(outer.Type))
}

// asObject returns the object that a type is, or refers to.
func (c *checker) asObject(t dsl.Schema) (*dsl.Object, bool) {
	object, ok := c.read.Target(t).(*dsl.Object)
	return object, ok && object != nil
}

// instant reports a field that does not hold a time.
func (s subject) instant(field string, model *dsl.Object, name string) {
	f, ok := s.modelField(field, model, name)
	_, isText := f.Type.(dsl.DateTime)
	if _, isTime := f.Type.(dsl.UnixMilli); ok && !isTime && !isText {
		s.field(field).problem("%s: field %q is %s, not a time", field, name, kindOf(f.Type))
	}
}

// textValue reports a text that a field of the type cannot have.
func (s subject) textValue(field string, t dsl.Schema, text string) {
	s.field(field).text(field, t, text)
}

// text is textValue where the text stands, in a field or behind others.
func (s subject) text(field string, t dsl.Schema, text string) {
	m := matcher{subject: s, strict: true}
	m.match(field, t, &jsonNode{kind: jsonString, text: text})
}

// bodyField returns a field of the request's body, and reports a missing one.
func (s step) bodyField(field, name string) (dsl.Field, bool) {
	if !s.required(field, name) {
		return dsl.Field{}, false
	}
	f, ok := reading.Field(s.Body, name)
	if !ok {
		s.subject.field(field).problem("%s: the body has no field %q", field, name)
	}
	return f, ok
}

// complete reports required fields of a model that have no source. Constants
// need none.
func (s step) complete(model *dsl.Object, values []dsl.Assign, filled ...string) {
	for _, f := range reading.Fields(model) {
		if isConst(f.Type) || f.WriteOnly || slices.Contains(filled, f.Name) || reading.IsAssigned(values, f.Name) {
			continue
		}
		parts := below(values, f.Name)
		inner, isObject := s.c.asObject(f.Type)
		switch {
		case len(parts) > 0 && isObject:
			s.complete(inner, parts)
		case len(parts) == 0 && !f.Optional:
			s.problem("does not set %q, which model %s requires", f.Name, model.Name)
		}
	}
}

// below returns the values of what is in a field, by their names there.
func below(values []dsl.Assign, field string) []dsl.Assign {
	var parts []dsl.Assign
	for _, a := range values {
		if rest, ok := strings.CutPrefix(a.Field, field+"."); ok {
			parts = append(parts, dsl.Assign{Field: rest, To: a.To})
		}
	}
	return parts
}

// assigns checks the values that fields of a model are given by a step.
func (s step) assigns(model *dsl.Object, values []dsl.Assign) {
	s.subject = s.subject.field("Values")
	s.assigned(model, values)
}

// assigned is assigns where the values stand.
func (s step) assigned(model *dsl.Object, values []dsl.Assign) {
	for i, a := range values {
		at := s
		at.subject = s.subject.item(i, "field", a.Field)
		f, ok := at.pathField("Field", model, a.Field)
		if !ok {
			continue
		}
		if reading.IsAssigned(values[:i], a.Field) {
			at.problem("duplicate assignment")
		}
		at.subject = at.subject.field("To")
		at.value(f, a.To)
	}
}

// matches checks the values that records must have.
func (s step) matches(matches []dsl.Match) {
	for i, m := range matches {
		at := s
		at.subject = s.subject.field("Where").item(i, "field", m.Field)
		if f, ok := at.pathField("Field", s.record, m.Field); ok {
			at.subject = at.subject.field("Is")
			at.matched(f, m.Is)
		}
	}
}

// matched checks what a field must have: something that the request or the
// description says.
func (s step) matched(f dsl.Field, v dsl.Value) {
	s.changes = true // a value may be absent
	f.Nullable = true
	switch v := v.(type) {
	case dsl.Text:
		s.text("Is", f.Type, string(v))
	case dsl.JSON:
		s.jsonValue("Is", f, string(v))
	case dsl.FromPath:
		s.ofPath("Param", v.Param)
	case dsl.FromQuery:
		s.ofQuery(string(v))
	case dsl.FromBody:
		s.fromBody(f, string(v))
	case dsl.FromRecord:
		s.fromRecord(f, string(v))
	case dsl.FromPicked:
		s.fromPicked(f, v)
	default:
		s.problem("Is is not a value that records can be found by")
	}
}

// value checks where the value of one field comes from, at the place of the
// value.
func (s step) value(f dsl.Field, v dsl.Value) {
	if t := reflect.TypeOf(v); t == nil || t.Kind() == reflect.Pointer {
		s.problem("To is %s", oddity(v))
		return
	}
	switch v := v.(type) {
	case dsl.Text:
		s.text("To", f.Type, string(v))
	case dsl.JSON:
		s.jsonValue("To", f, string(v))
	case dsl.Now, dsl.After:
		if kindOf(f.Type) != "a time" {
			s.problem("To is a time, but the field is %s", kindOf(f.Type))
		}
	case dsl.NewID, dsl.NewUUID:
		if _, ok := f.Type.(dsl.String); !ok {
			s.problem("To is an ID, but the field is %s", kindOf(f.Type))
		}
	case dsl.Serial:
		if kind := reading.KindOf(f.Type); kind != reading.TextKind && kind != reading.NumberKind {
			s.problem("To is a number, but the field is %s", kindOf(f.Type))
		}
	case dsl.Null:
		if !f.Nullable {
			s.problem("To is null, but the field is not Nullable")
		}
	default:
		s.given(f, v)
	}
}

// given checks a value that comes from somewhere else.
func (s step) given(f dsl.Field, v dsl.Value) {
	switch v := v.(type) {
	case dsl.FromBody:
		s.fromBody(f, string(v))
	case dsl.FromRecord:
		s.fromRecord(f, string(v))
	case dsl.FromPicked:
		s.fromPicked(f, v)
	case dsl.FromPath:
		s.ofPath("Param", v.Param)
		s.isText(f)
	case dsl.FromQuery:
		s.fromQuery(f, string(v))
	case dsl.FirstOf:
		s.firstOf(f, v)
	case dsl.Members:
		s.members(f, v)
	case dsl.Merge:
		s.merge(f, v)
	default:
		s.problem("To is not a value that the fake supports")
	}
}

// isText reports a field that cannot have the text of a parameter.
func (s step) isText(f dsl.Field) {
	if kind := reading.KindOf(f.Type); kind != reading.TextKind && kind != "" {
		s.problem("To is the text of a parameter, but the field is %s", kindOf(f.Type))
	}
}

func (s step) ofQuery(name string) (dsl.Field, bool) {
	p, ok := reading.Field(s.QueryFields(), name)
	switch {
	case !ok:
		s.problem("%q is not a query parameter", name)
	case isSeveral(p.Type):
		s.problem("query %q is %s, not one value", name, kindOf(p.Type))
	}
	return p, ok
}

func (s step) fromQuery(f dsl.Field, name string) {
	p, ok := s.ofQuery(name)
	if !ok {
		return
	}
	s.isText(f)
	if p.Optional && !f.Optional && !s.changes {
		s.problem("query %q may be absent, but the field is required", name)
	}
}

// firstOf checks values of which the first that is there counts: all but the
// last may be absent.
func (s step) firstOf(f dsl.Field, values dsl.FirstOf) {
	if len(values) == 0 {
		s.problem("FirstOf is empty")
	}
	for i, v := range values {
		at := s
		at.subject = s.subject.index(i)
		at.changes = s.changes || i < len(values)-1
		at.value(f, v)
	}
}

func (s step) members(f dsl.Field, values dsl.Members) {
	model, ok := s.c.asObject(f.Type)
	if !ok {
		s.problem("To is an object, but the field is %s", kindOf(f.Type))
		return
	}
	s.assigned(model, values)
	s.complete(model, values)
}

func (s step) merge(f dsl.Field, v dsl.Merge) {
	if !s.changes {
		s.problem("To merges, but only Set has something to merge with")
	}
	if kind := reading.KindOf(f.Type); kind != reading.ObjectKind && kind != "" {
		s.problem("To merges members, but the field is %s", kindOf(f.Type))
	}
	s.subject = s.subject.field("With")
	s.value(f, v.With)
}

// jsonValue checks a value that is written as JSON.
func (s step) jsonValue(field string, f dsl.Field, text string) {
	node, err := parseJSON(text)
	if err != nil {
		s.problem("%s is not JSON: %v", field, err)
		return
	}
	m := matcher{subject: s.subject, strict: true}
	m.matchField(field, dsl.Field{Type: f.Type, Nullable: f.Nullable}, node)
}

func (s step) fromBody(f dsl.Field, name string) {
	from, ok := reading.Field(s.Body, name)
	if !ok {
		s.problem("the body has no field %q", name)
		return
	}
	s.copied(f, from, "body")
}

func (s step) fromRecord(f dsl.Field, name string) {
	s.kept = s.Resource.State
	s.copiedFrom(f, name)
}

// fromPicked checks a field of a record of another collection, or all of it.
func (s step) fromPicked(f dsl.Field, v dsl.FromPicked) {
	if v.In == nil {
		s.field("In").problem("In is missing")
		return
	}
	at, ok := s.on(v.In)
	switch {
	case !ok:
	case v.Field != "":
		at.copiedFrom(f, v.Field)
	default:
		at.needsRecord()
		if !s.c.isOrHas(f.Type, at.record) {
			s.problem("To is model %s, but the field is %s", at.record.Name, kindOf(f.Type))
		}
	}
}

func (s step) copiedFrom(f dsl.Field, name string) {
	s.needsRecord()
	if s.kept == nil || s.kept.Of == nil {
		return
	}
	from, wrong := s.c.fieldAt(s.kept.Of, name)
	if wrong != "" {
		s.problem("%s", wrong)
		return
	}
	s.copied(f, from, "field")
}

// copied reports a value that its new field cannot have.
func (s step) copied(to, from dsl.Field, kind string) {
	a, b := reading.KindOf(to.Type), reading.KindOf(from.Type)
	switch {
	case a != b && a != "" && b != "":
		s.problem("%s %q is %s, but the field is %s", kind, from.Name, kindOf(from.Type), kindOf(to.Type))
	case from.Optional && !to.Optional && !s.changes:
		s.problem("%s %q may be absent, but the field is required", kind, from.Name)
	case from.Nullable && !to.Nullable:
		s.problem("%s %q may be null, but the field is not Nullable", kind, from.Name)
	}
}

// isConst reports whether a field of the type fills itself.
func isConst(s dsl.Schema) bool { return kindOf(s) == "a constant" }
