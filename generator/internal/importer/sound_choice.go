package importer

import (
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// soundChoices leaves out cases of choices that take any JSON, or that are never
// reached because an earlier one takes all that they would. A value that fits no case
// is kept as it came, so that nothing is lost but the type.
func (s *schemas) soundChoices() {
	for _, m := range s.models {
		choice, ok := m.(*dsl.Choice)
		if !ok {
			continue
		}
		var sound []dsl.Case
		for i, one := range choice.Cases {
			for _, earlier := range sound {
				one.Has = s.keysBeside(earlier, one)
			}
			hidden := func(earlier dsl.Case) bool { return s.hides(earlier, one) }
			if s.kindOf(one.Of) != "" && !slices.ContainsFunc(sound, hidden) {
				sound = append(sound, one)
				continue
			}
			s.report(Line{
				At: s.at[choice], Kind: Approximated, What: fmt.Sprintf("alternative %d of %s", i+1, choice.Name),
				Why: "it takes any JSON, or what an earlier one takes: such a value is kept as it came",
			})
		}
		if len(sound) < len(choice.Cases) {
			choice.Cases = s.atLeastTwo(sound)
		} else {
			choice.Cases = sound
		}
	}
}

// keysBeside are the keys of a case, with those that keep its values from being read
// as an earlier case once they were written.
func (s *schemas) keysBeside(earlier, one dsl.Case) []string {
	earlier.Of, one.Of = s.target(earlier.Of), s.target(one.Of)
	one.Has = slices.Clone(one.Has)
	for key := reading.Turned(earlier, one); key != "" && reading.MayHave(one, key); {
		one.Has = append(one.Has, key)
		key = reading.Turned(earlier, one)
	}
	return one.Has
}

// atLeastTwo adds cases to those of a choice that would have too few: kinds of JSON
// that those which were left out take.
func (s *schemas) atLeastTwo(cases []dsl.Case) []dsl.Case {
	for _, more := range []dsl.Case{
		{Name: "Text", Of: dsl.String{}},
		{Name: "Number", Of: dsl.Float{}},
		{Name: "List", Of: dsl.Array{Of: dsl.RawJSON{}}},
	} {
		taken := func(one dsl.Case) bool {
			return s.kindOf(one.Of) == s.kindOf(more.Of) || reading.CaseName(one) == more.Name
		}
		if len(cases) < 2 && !slices.ContainsFunc(cases, taken) {
			cases = append(cases, more)
		}
	}
	return cases
}

// hides returns whether a case takes every value that a later one could take, or may
// take those that it writes.
func (s *schemas) hides(first, later dsl.Case) bool {
	first.Of, later.Of = s.target(first.Of), s.target(later.Of)
	lacks := func(key string) bool { return !slices.Contains(later.Has, key) }
	takes := reading.KindOf(first.Of) == reading.KindOf(later.Of) && !slices.ContainsFunc(first.Has, lacks)
	return takes || reading.Turned(first, later) != ""
}

// kindOf returns the kind of JSON of a type, also behind the name of a model.
func (s *schemas) kindOf(t dsl.Schema) reading.Kind { return reading.KindOf(s.target(t)) }

// target returns the model that a name means, and any other type as it is.
func (s *schemas) target(t dsl.Schema) dsl.Schema {
	ref, ok := t.(dsl.Ref)
	if !ok {
		return t
	}
	for _, m := range s.models {
		if modelNameOf(m) == string(ref) {
			return m
		}
	}
	return nil
}
