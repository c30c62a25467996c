package check

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// modelField finds a field of a model, and reports one that is not there.
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

// instant reports a field that does not hold a time.
func (s subject) instant(field string, model *dsl.Object, name string) {
	f, ok := s.modelField(field, model, name)
	if _, isTime := f.Type.(dsl.UnixMilli); ok && !isTime {
		s.field(field).problem("%s: field %q is %s, not a time", field, name, kindOf(f.Type))
	}
}

// textValue reports a text that a field of the type cannot have.
func (s subject) textValue(field string, t dsl.Schema, text string) {
	m := matcher{subject: s.field(field), strict: true}
	m.match(field, t, &jsonNode{kind: jsonString, text: text})
}

// bodyField finds a field of the request's body, and reports one that is not
// there.
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

// complete reports required fields of a model that nothing fills. Constants fill
// themselves.
func (s step) complete(model *dsl.Object, values []dsl.Assign, filled ...string) {
	for _, f := range reading.Fields(model) {
		_, isConst := f.Type.(dsl.Const)
		set := isConst || reading.IsAssigned(values, f.Name) || slices.Contains(filled, f.Name)
		if !f.Optional && !f.WriteOnly && !set {
			s.problem("does not set %q, which model %s requires", f.Name, model.Name)
		}
	}
}

// assigns checks the values that fields of a model are given.
func (s step) assigns(model *dsl.Object, values []dsl.Assign) {
	for i, a := range values {
		at := step{s.subject.field("Values").item(i, "field", a.Field), s.flow, s.changes}
		f, ok := at.modelField("Field", model, a.Field)
		if !ok {
			continue
		}
		if reading.IsAssigned(values[:i], a.Field) {
			at.problem("duplicate assignment")
		}
		at.value(f, a.To)
	}
}

// value checks where the value of one field comes from.
func (s step) value(f dsl.Field, v dsl.Value) {
	at := s.subject.field("To")
	if t := reflect.TypeOf(v); t == nil || t.Kind() == reflect.Pointer {
		at.problem("To is %s", oddity(v))
		return
	}
	switch v := v.(type) {
	case dsl.Text:
		s.textValue("To", f.Type, string(v))
	case dsl.JSON:
		s.jsonValue(f, string(v))
	case dsl.Now, dsl.After:
		if _, ok := f.Type.(dsl.UnixMilli); !ok {
			at.problem("To is a time, but the field is %s", kindOf(f.Type))
		}
	case dsl.NewID:
		if _, ok := f.Type.(dsl.String); !ok {
			at.problem("To is an ID, but the field is %s", kindOf(f.Type))
		}
	case dsl.Null:
		if !f.Nullable {
			at.problem("To is null, but the field is not Nullable")
		}
	case dsl.FromBody:
		s.fromBody(f, string(v))
	case dsl.FromRecord:
		s.fromRecord(f, string(v))
	default:
		at.problem("To is not a value that the fake supports")
	}
}

// jsonValue checks a value that is written as JSON.
func (s step) jsonValue(f dsl.Field, text string) {
	at := s.subject.field("To")
	node, err := parseJSON(text)
	if err != nil {
		at.problem("To is not JSON: %v", err)
		return
	}
	m := matcher{subject: at, strict: true}
	m.matchField("To", dsl.Field{Type: f.Type, Nullable: f.Nullable}, node)
}

func (s step) fromBody(f dsl.Field, name string) {
	from, ok := reading.Field(s.Body, name)
	if !ok {
		s.subject.field("To").problem("the body has no field %q", name)
		return
	}
	s.copied(f, from, "body")
}

func (s step) fromRecord(f dsl.Field, name string) {
	s.needsRecord()
	from, ok := reading.Field(reading.Fields(s.record), name)
	if !ok {
		s.subject.field("To").problem("%q is not a field of model %s", name, s.record.Name)
		return
	}
	s.copied(f, from, "field")
}

// copied reports a value that its new field cannot have.
func (s step) copied(to, from dsl.Field, kind string) {
	at := s.subject.field("To")
	a, b := reading.KindOf(to.Type), reading.KindOf(from.Type)
	switch {
	case a != b && a != "" && b != "":
		at.problem("%s %q is %s, but the field is %s", kind, from.Name, kindOf(from.Type), kindOf(to.Type))
	case from.Optional && !to.Optional && !s.changes:
		at.problem("%s %q may be absent, but the field is required", kind, from.Name)
	case from.Nullable && !to.Nullable:
		at.problem("%s %q may be null, but the field is not Nullable", kind, from.Name)
	}
}
