package reading

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Model is an object, an enum or a union.
type Model struct {
	Schema dsl.Schema
	Name   string
	At     *locate.Place // of its first use
}

// IsSchema reports whether a type is one that the vocabulary means, which
// neither a nil nor a pointer to a value type is.
func IsSchema(s dsl.Schema) bool {
	switch s.(type) {
	case *dsl.Enum, *dsl.IntEnum, *dsl.Object, *dsl.Union:
		return !reflect.ValueOf(s).IsNil()
	}
	return s != nil && reflect.TypeOf(s).Kind() != reflect.Pointer
}

// modelName returns the name of a model, and reports false for other types.
func modelName(s dsl.Schema) (string, bool) {
	switch s := s.(type) {
	case *dsl.Enum:
		return s.Name, true
	case *dsl.IntEnum:
		return s.Name, true
	case *dsl.Object:
		return s.Name, true
	case *dsl.Union:
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
		return fieldParts(s.Fields, p.at.Field("Fields"))
	case *dsl.Union:
		var variants []part
		for i, variant := range s.Variants {
			variants = append(variants, part{variant, p.at.Field("Variants").Index(i)})
		}
		return variants
	}
	return nil
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
	if name, ok := modelName(p.schema); ok {
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
	if _, isModel := modelName(s); isModel {
		if seen[s] {
			return false
		}
		seen[s] = true
	}
	return slices.ContainsFunc(part{s, locate.Root(s)}.parts(), func(p part) bool { return d.isSensitive(p.schema, seen) })
}
