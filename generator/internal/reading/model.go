package reading

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Model is an object, an enum, a union or a choice.
type Model struct {
	Schema dsl.Schema
	Name   string
	At     *locate.Place // of its first use
}

// IsSchema reports whether a type is one that the vocabulary means, which
// neither a nil nor a pointer to a value type is.
func IsSchema(s dsl.Schema) bool {
	switch s.(type) {
	case *dsl.Enum, *dsl.IntEnum, *dsl.Object, *dsl.Union, *dsl.Choice:
		return !reflect.ValueOf(s).IsNil()
	}
	return s != nil && reflect.TypeOf(s).Kind() != reflect.Pointer
}

// ModelName returns the name of a model, and reports false for other types.
func ModelName(s dsl.Schema) (string, bool) {
	switch s := s.(type) {
	case *dsl.Enum:
		return s.Name, true
	case *dsl.IntEnum:
		return s.Name, true
	case *dsl.Object:
		return s.Name, true
	case *dsl.Union:
		return s.Name, true
	case *dsl.Choice:
		return s.Name, true
	}
	return "", false
}

// part is a type, and its place.
type part struct {
	schema dsl.Schema
	at     *locate.Place
}

// parts returns the types that a type consists of.
func (p part) parts() []part {
	switch s := p.schema.(type) {
	case dsl.Array:
		return []part{{s.Of, p.at.Field("Of")}}
	case dsl.Map:
		return []part{{s.Of, p.at.Field("Of")}}
	case dsl.List:
		return []part{{s.Of, p.at.Field("Of")}}
	case dsl.DeepObject:
		return []part{{s.Of, p.at.Field("Of")}}
	case dsl.OneOf:
		return []part{{s.Enum, p.at.Field("Enum")}}
	case *dsl.Object:
		var fields []part
		for _, f := range PlacedFields(s, p.at) {
			fields = append(fields, part{f.Type, f.At.Field("Type")})
		}
		return fields
	case *dsl.Union:
		return variantParts(s, p.at)
	case *dsl.Choice:
		var cases []part
		for i, c := range s.Cases {
			cases = append(cases, part{c.Of, p.at.Field("Cases").Index(i).Field("Of")})
		}
		return cases
	}
	return nil
}

func variantParts(u *dsl.Union, at *locate.Place) []part {
	var list []part
	for i, variant := range u.Variants {
		list = append(list, part{variant, at.Field("Variants").Index(i)})
	}
	for i, tagged := range u.Tagged {
		list = append(list, part{tagged.Of, at.Field("Tagged").Index(i).Field("Of")})
	}
	return list
}

func fieldParts(fields []dsl.Field, at *locate.Place) []part {
	var list []part
	for i, f := range fields {
		list = append(list, part{f.Type, at.Index(i).Field("Type")})
	}
	return list
}

// collect notes the models in a type, each once, at the place of its first use.
func (d *Description) collect(p part) {
	if !IsSchema(p.schema) {
		return
	}
	if name, ok := ModelName(p.schema); ok {
		if slices.ContainsFunc(d.Models, func(m Model) bool { return m.Schema == p.schema }) {
			return
		}
		d.Models = append(d.Models, Model{Schema: p.schema, Name: name, At: p.at})
		if d.named[name] == nil {
			d.named[name] = p.schema
		}
	}
	for _, inside := range p.parts() {
		d.collect(inside)
	}
}

// IsSensitive reports whether a value of the type can contain a sensitive one.
func (d *Description) IsSensitive(s dsl.Schema) bool {
	return d.isSensitive(s, map[dsl.Schema]bool{})
}

func (d *Description) isSensitive(s dsl.Schema, seen map[dsl.Schema]bool) bool {
	s = d.Target(s)
	if !IsSchema(s) {
		return false
	}
	if text, ok := s.(dsl.String); ok {
		return text.Sensitive
	}
	if _, isModel := ModelName(s); isModel {
		if seen[s] {
			return false
		}
		seen[s] = true
	}
	return slices.ContainsFunc(part{s, locate.Root(s)}.parts(),
		func(p part) bool { return d.isSensitive(p.schema, seen) })
}
