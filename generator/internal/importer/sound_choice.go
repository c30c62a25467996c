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
		}
	}
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

// hides returns whether a case takes every value that a later one could take.
func (s *schemas) hides(first, later dsl.Case) bool {
	return s.kindOf(first.Of) == s.kindOf(later.Of) &&
		!slices.ContainsFunc(first.Has, func(key string) bool { return !slices.Contains(later.Has, key) })
}

// kindOf returns the kind of JSON of a type, also behind the name of a model.
func (s *schemas) kindOf(t dsl.Schema) reading.Kind {
	ref, ok := t.(dsl.Ref)
	if !ok {
		return reading.KindOf(t)
	}
	for _, m := range s.models {
		if modelNameOf(m) == string(ref) {
			return reading.KindOf(m)
		}
	}
	return ""
}
