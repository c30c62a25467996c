package importer

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// pending stands for a schema that is being converted while something in it
// refers to it.
type pending struct {
	dsl.Ref
	to *openapi.Node
}

// keep notes a model that was made of a schema.
func (s *schemas) keep(model dsl.Schema, n *openapi.Node) {
	s.models = append(s.models, model)
	s.at[model] = n.At()
}

// forget takes back the last of the models.
func (s *schemas) forget(model dsl.Schema) {
	s.models = slices.DeleteFunc(s.models, func(m dsl.Schema) bool { return m == model })
	delete(s.at, model)
}

// settled is the type that a schema became, in which nothing but a model can hold
// the schema itself.
func (s *schemas) settled(t dsl.Schema, n *openapi.Node) dsl.Schema {
	switch t := t.(type) {
	case pending:
		if t.to == n {
			s.dropped(n, "schema", "it is nothing but itself: it is read as any JSON")
			return dsl.RawJSON{}
		}
	case dsl.Array:
		t.Of = s.settled(t.Of, n)
		return t
	case dsl.Map:
		t.Of = s.settled(t.Of, n)
		return t
	}
	return t
}

// resolved is a type with what pending ones in it became.
func (s *schemas) resolved(t dsl.Schema, within ...*openapi.Node) dsl.Schema {
	switch t := t.(type) {
	case pending:
		v, ok := s.known[t.to]
		if !ok || slices.Contains(within, t.to) {
			s.dropped(t.to, "schema", "it is nothing but itself: it is read as any JSON")
			return dsl.RawJSON{}
		}
		return s.resolved(v.Type, append(within, t.to)...)
	case dsl.Array:
		t.Of = s.resolved(t.Of, within...)
		if _, raw := t.Of.(dsl.RawJSON); raw {
			t.Nullable = false
		}
		return t
	case dsl.Map:
		t.Of = s.resolved(t.Of, within...)
		if _, raw := t.Of.(dsl.RawJSON); raw {
			t.Nullable = false
		}
		return t
	}
	return t
}

// finish completes the models of a description once all of its endpoints are
// there. Models that hold themselves do so by name.
func (s *schemas) finish(api *dsl.API) {
	for _, m := range s.models {
		switch m := m.(type) {
		case *dsl.Object:
			for i := range m.Fields {
				m.Fields[i].Type = s.resolved(m.Fields[i].Type)
			}
		case *dsl.Choice:
			for i := range m.Cases {
				m.Cases[i].Of = s.resolved(m.Cases[i].Of)
			}
		}
	}
	for _, m := range s.models {
		if c, ok := m.(*dsl.Choice); ok {
			s.soundCases(c)
		}
	}
	s.applyTags()
	s.soundRules()
	breakCycles(api, s.models)
	s.soundChoices()
	s.finite(api)
	s.constants(api)
}
