package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// unionNames are the members that unions and choices have besides their variants.
var unionNames = append([]string{"Format", "Unknown"}, codecMethods...)

// union checks that its variants can be told apart.
func (s subject) union(u *dsl.Union) {
	s.requiredProse("Doc", prose.Noun, u.Doc)
	if n := len(u.Variants) + len(u.Tagged); n < 2 {
		s.field("Variants").problem("Variants has %d entries, fewer than 2", n)
	}
	if !s.required("Discriminator", u.Discriminator) {
		return
	}
	tags := map[string]string{}
	variants := reading.Variants(u)
	for i, v := range variants {
		at := s.variant(u, i)
		switch {
		case v.Of == nil:
			at.problem("variant #%d is nil", i+1)
			continue
		case slices.Contains(unionNames, v.Of.Name):
			at.problem("variant %s has the name of a field or a method of every union", v.Of.Name)
		}
		if slices.ContainsFunc(variants[:i], func(other reading.Variant) bool { return other.Of == v.Of }) {
			at.problem("duplicate variant %s", v.Of.Name)
			continue
		}
		if !at.discriminator(u.Discriminator, v) {
			continue
		}
		if other, taken := tags[v.Tag]; taken {
			at.problem("variants %s and %s both have %s %q", other, v.Of.Name, u.Discriminator, v.Tag)
		}
		tags[v.Tag] = v.Of.Name
	}
}

// variant is the place of a union's variant.
func (s subject) variant(u *dsl.Union, i int) subject {
	if i < len(u.Variants) {
		return s.field("Variants").index(i)
	}
	return s.field("Tagged").index(i - len(u.Variants))
}

// discriminator reports a variant without a value by which it is told apart.
func (s subject) discriminator(name string, v reading.Variant) bool {
	f, found := reading.Field(reading.Fields(v.Of), name)
	_, isConst := f.Type.(dsl.Const)
	switch {
	case v.Added && found:
		s.problem("variant %s has a field %q: list it in Variants, with a constant", v.Of.Name, name)
	case v.Added && !v.Known:
		s.field("Tag").problem("Tag is missing")
	case v.Added:
		return true
	case !found:
		s.problem("variant %s has no field %q, the discriminator: list it in Tagged", v.Of.Name, name)
	case !isConst:
		s.problem("discriminator %q of variant %s is %s, not a constant", name, v.Of.Name, kindOf(f.Type))
	case f.Nullable:
		s.problem("discriminator %q of variant %s may be null", name, v.Of.Name)
	case f.ReadOnly || f.WriteOnly:
		s.problem("discriminator %q of variant %s is not in all messages", name, v.Of.Name)
	default:
		return true
	}
	return false
}

// choice checks that its cases can be told apart, and that each can be reached.
func (s subject) choice(c *dsl.Choice) {
	s.requiredProse("Doc", prose.Noun, c.Doc)
	if len(c.Cases) < 2 {
		s.field("Cases").problem("Cases has %d entries, fewer than 2", len(c.Cases))
	}
	goNames := emittedNames(unionNames...)
	for i, one := range c.Cases {
		at := s.field("Cases").index(i).within("case #%d", i+1)
		at.choiceCase(one)
		if name := reading.CaseName(one); name == "" {
			at.problem("is %s: set Name", kindOf(one.Of))
		} else if one.Name == "" || at.goName("Name", name) {
			goNames.claim(name, at.where, at)
		}
		for j, other := range c.Cases[:i] {
			if s.hides(other, one) {
				at.problem("is never reached: case #%d takes all that it would take", j+1)
				break
			}
			if !at.stays(other, one, j+1) {
				break
			}
		}
	}
}

// stays reports a case of whose values an earlier one may take those that were
// written and are read again.
func (s subject) stays(first, later dsl.Case, number int) bool {
	first.Of, later.Of = s.c.read.Target(first.Of), s.c.read.Target(later.Of)
	key := reading.Turned(first, later)
	switch {
	case key == "":
		return true
	case reading.MayHave(later, key):
		s.problem("always writes %q, by which case #%d may take it when it is read again: list it in Has", key, number)
	default:
		s.problem("always writes %q, by which case #%d may take it when it is read again: that has to be told apart "+
			"by another key", key, number)
	}
	return false
}

// choiceCase checks what one case takes.
func (s subject) choiceCase(one dsl.Case) {
	s.c.schema(s.field("Of"), "Of", one.Of)
	kind := reading.KindOf(s.c.read.Target(one.Of))
	if kind == "" && reading.IsSchema(s.c.read.Target(one.Of)) {
		s.field("Of").problem("Of is %s, of which the kind of JSON is not known", kindOf(one.Of))
	}
	o, isObject := s.c.read.Target(one.Of).(*dsl.Object)
	if len(one.Has) == 0 || isObject && o == nil {
		return
	}
	if !isObject {
		s.field("Has").problem("Has is set, but %s has no fields", kindOf(one.Of))
		return
	}
	for i, key := range one.Has {
		at := s.field("Has").index(i)
		f, ok := reading.Field(reading.Fields(o), key)
		switch {
		case !ok:
			at.problem("Has %q is not a field of model %s", key, o.Name)
		case f.ReadOnly || f.WriteOnly:
			at.problem("Has %q of model %s is not in all messages", key, o.Name)
		}
	}
}

// hides reports whether a case takes every value that a later one could take.
func (s subject) hides(first, later dsl.Case) bool {
	kind := reading.KindOf(s.c.read.Target(first.Of))
	return kind != "" && kind == reading.KindOf(s.c.read.Target(later.Of)) &&
		!slices.ContainsFunc(first.Has, func(key string) bool { return !slices.Contains(later.Has, key) })
}
