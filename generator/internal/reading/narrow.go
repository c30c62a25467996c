package reading

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// IsNarrowed reports whether a model is sent in a body without fields that it
// has, of its own or of what it holds.
func (d *Description) IsNarrowed(s dsl.Schema) bool {
	if d.sent == nil {
		d.sent = d.Sent(d.Endpoints)
	}
	if s = d.Target(s); !d.sent[s] {
		return false
	}
	held := map[dsl.Schema]bool{}
	d.reach(s, held)
	for model := range held {
		o, isObject := model.(*dsl.Object)
		if isObject && slices.ContainsFunc(Fields(o), func(f dsl.Field) bool { return f.ReadOnly }) {
			return true
		}
	}
	return false
}

// Sent returns the models that the bodies of endpoints can hold.
func (d *Description) Sent(endpoints []Endpoint) map[dsl.Schema]bool {
	sent := map[dsl.Schema]bool{}
	for _, e := range endpoints {
		for _, f := range e.Body {
			d.reach(f.Type, sent)
		}
		d.reach(e.BodyOf, sent)
	}
	return sent
}

// Written are the models that the endpoints write outside of JSON: in forms, and in
// their queries.
func (d *Description) Written(endpoints []Endpoint) map[dsl.Schema]bool {
	written := map[dsl.Schema]bool{}
	for _, e := range endpoints {
		for _, p := range e.Query {
			d.reach(p.Type, written)
		}
		for _, f := range e.Body {
			if e.Encoding == dsl.EncodeForm {
				d.reach(f.Type, written)
			}
		}
	}
	return written
}

// reach notes the models that a request with a value of the type can hold.
func (d *Description) reach(s dsl.Schema, found map[dsl.Schema]bool) {
	s = d.Target(s)
	if !IsSchema(s) {
		return
	}
	if _, isModel := ModelName(s); isModel {
		if found[s] {
			return
		}
		found[s] = true
	}
	if o, ok := s.(*dsl.Object); ok {
		for _, f := range Fields(o) {
			if !f.ReadOnly {
				d.reach(f.Type, found)
			}
		}
		return
	}
	for _, inside := range (part{s, locate.Root(s)}).parts() {
		d.reach(inside.schema, found)
	}
}
