package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// embeds checks the models whose fields an object has.
func (s subject) embeds(o *dsl.Object) {
	list := s.field("Embeds")
	for i, embedded := range o.Embeds {
		switch {
		case embedded == nil:
			list.index(i).problem("Embeds #%d is nil", i+1)
		case slices.Contains(o.Embeds[:i], embedded):
			list.index(i).problem("embeds model %s twice", embedded.Name)
		}
	}
	if reading.EmbedsItself(o) {
		list.problem("embeds itself")
	}
}

// direction checks that a field of a model is in some message.
func (s subject) direction(f dsl.Field) {
	if f.ReadOnly && f.WriteOnly {
		s.problem("is ReadOnly and WriteOnly, so that it is never there")
	}
}

// atLeastOne checks rules between fields.
func (s subject) atLeastOne(fields []dsl.Field, rules []dsl.OneOrMore) {
	for i, rule := range rules {
		at := s.field("AtLeastOne").index(i)
		if len(rule) < 2 {
			at.problem("AtLeastOne #%d has %d fields, fewer than 2", i+1, len(rule))
		}
		for j, name := range rule {
			f, ok := reading.Field(fields, name)
			switch {
			case !ok:
				at.index(j).problem("AtLeastOne: %q is not a field", name)
			case slices.Contains(rule[:j], name):
				at.index(j).problem("AtLeastOne: duplicate field %q", name)
			case !f.Optional:
				at.index(j).problem("AtLeastOne: field %q is not Optional, so that the rule is always met", name)
			case f.ReadOnly:
				at.index(j).problem("AtLeastOne: field %q is ReadOnly, so that requests lack it", name)
			}
		}
	}
}
