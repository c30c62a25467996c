package check

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// finiteModels reports models that no value can have, because it would have to
// contain itself: a field that is neither Optional nor Nullable leads back to
// its own model other than through an array or a map.
func (c *checker) finiteModels(subject) {
	finite := map[dsl.Schema]bool{}
	for changed := true; changed; {
		changed = false
		for _, m := range c.models {
			if !finite[m.Schema] && c.canEnd(m.Schema, finite) {
				finite[m.Schema], changed = true, true
			}
		}
	}
	for _, m := range c.models {
		switch t := m.Schema.(type) {
		case *dsl.Object:
			c.endless(m.subject, t, finite)
		case *dsl.Union:
			if len(t.Variants) > 0 && !finite[t] {
				m.problem("has no finite value: every variant contains itself")
			}
		}
	}
}

// canEnd reports whether a model has a finite value, given the models that are
// known to have one.
func (c *checker) canEnd(t dsl.Schema, finite map[dsl.Schema]bool) bool {
	switch t := t.(type) {
	case *dsl.Object:
		for _, f := range t.Fields {
			if !f.Optional && !f.Nullable && !c.ends(f.Type, finite) {
				return false
			}
		}
	case *dsl.Union:
		for _, v := range t.Variants {
			if finite[v] {
				return true
			}
		}
		return false
	}
	return true
}

// ends reports whether a type is known to have a finite value.
func (c *checker) ends(t dsl.Schema, finite map[dsl.Schema]bool) bool {
	t = c.read.Target(t)
	if !reading.IsSchema(t) {
		return true
	}
	switch t.(type) {
	case *dsl.Object, *dsl.Union:
		return finite[t]
	default:
		return true
	}
}

func (c *checker) endless(s subject, o *dsl.Object, finite map[dsl.Schema]bool) {
	if finite[o] {
		return
	}
	for i, f := range o.Fields {
		if !f.Optional && !f.Nullable && !c.ends(f.Type, finite) {
			s.field("Fields").item(i, "field", f.Name).field("Type").
				problem("has no finite value: make it Optional, Nullable or an array")
		}
	}
}
