package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// finiteModels reports models that no value can have, because it would have to
// contain itself: a field that is neither Optional nor Nullable leads back to
// its own model other than through an array or a map.
func (c *checker) finiteModels(subject) {
	finite := c.endings(false)
	for _, m := range c.models {
		switch t := m.Schema.(type) {
		case *dsl.Object:
			c.endless(m.subject, t, finite)
		case *dsl.Union:
			if len(reading.Variants(t)) > 0 && !finite[t] {
				m.problem("has no finite value: every variant contains itself")
			}
		case *dsl.Choice:
			if len(t.Cases) > 0 && !finite[t] {
				m.problem("has no finite value: every case contains itself")
			}
		}
	}
}

// endings are the models that have a finite value. Those that are flat stand
// outside of JSON, where no list and no map is empty.
func (c *checker) endings(flat bool) map[dsl.Schema]bool {
	if known := c.finite[flat]; known != nil {
		return known
	}
	finite := map[dsl.Schema]bool{}
	for changed := true; changed; {
		changed = false
		for _, m := range c.read.Models {
			if !finite[m.Schema] && c.canEnd(m.Schema, finite, flat) {
				finite[m.Schema], changed = true, true
			}
		}
	}
	c.finite[flat] = finite
	return finite
}

// canEnd reports whether a model has a finite value, given the models that are
// known to have one.
func (c *checker) canEnd(t dsl.Schema, finite map[dsl.Schema]bool, flat bool) bool {
	switch t := t.(type) {
	case *dsl.Object:
		for _, f := range reading.Fields(t) {
			if !f.Optional && !f.Nullable && !(flat && f.ReadOnly) && !c.ends(f.Type, finite, flat) {
				return false
			}
		}
	case *dsl.Union:
		return slices.ContainsFunc(reading.Variants(t), func(v reading.Variant) bool { return finite[v.Of] })
	case *dsl.Choice:
		return slices.ContainsFunc(t.Cases, func(one dsl.Case) bool { return c.ends(one.Of, finite, flat) })
	}
	return true
}

// ends reports whether a type is known to have a finite value.
func (c *checker) ends(t dsl.Schema, finite map[dsl.Schema]bool, flat bool) bool {
	t = c.read.Target(t)
	if !reading.IsSchema(t) {
		return true
	}
	switch t := t.(type) {
	case *dsl.Object, *dsl.Union, *dsl.Choice:
		return finite[t]
	case dsl.Array:
		return !flat || c.ends(t.Of, finite, flat)
	case dsl.Map:
		return !flat || c.ends(t.Of, finite, flat)
	}
	return true
}

func (c *checker) endless(s subject, o *dsl.Object, finite map[dsl.Schema]bool) {
	if finite[o] {
		return
	}
	for _, f := range reading.PlacedFields(o, s.at) {
		if !f.Optional && !f.Nullable && !c.ends(f.Type, finite, false) {
			subject{c, f.At, s.where}.within("field %q", f.Name).field("Type").
				problem("has no finite value: make it Optional, Nullable or an array")
		}
	}
}
