package importer

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// soundCases gives the cases of a choice names, takes the cases of other choices
// for its own, and leaves out those that are never reached. A value that fits no
// case is kept as it came.
func (s *schemas) soundCases(c *dsl.Choice) {
	all := flatCases(c, nil)
	c.Cases = nil
	names := map[string]bool{}
	for _, one := range all {
		one.Has = soundKeys(one)
		kind := reading.KindOf(one.Of)
		hidden := slices.ContainsFunc(c.Cases, func(other dsl.Case) bool {
			return reading.KindOf(other.Of) == kind &&
				!slices.ContainsFunc(other.Has, func(key string) bool { return !slices.Contains(one.Has, key) })
		})
		if kind == "" || hidden {
			s.lostCase(c, one)
			continue
		}
		if reading.CaseName(one) == "" || names[reading.CaseName(one)] {
			one.Name = kindCases[kind]
		}
		for names[reading.CaseName(one)] {
			one.Name += "Value"
		}
		names[reading.CaseName(one)] = true
		c.Cases = append(c.Cases, one)
	}
	for _, kind := range []reading.Kind{reading.TextKind, reading.NumberKind} {
		if len(c.Cases) < 2 && !slices.ContainsFunc(c.Cases, func(one dsl.Case) bool {
			return reading.KindOf(one.Of) == kind
		}) {
			c.Cases = append(c.Cases, dsl.Case{Name: kindCases[kind], Of: padding[kind]})
		}
	}
}

// soundKeys are the keys of a case that are in all messages.
func soundKeys(one dsl.Case) []string {
	var keys []string
	for _, key := range one.Has {
		if reading.MayHave(one, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

var kindCases = map[reading.Kind]string{
	reading.TextKind: "Text", reading.NumberKind: "Number", reading.BooleanKind: "Bool", reading.ListKind: "List",
	reading.ObjectKind: "Map",
}

// padding are cases of choices that would have one alone.
var padding = map[reading.Kind]dsl.Schema{reading.TextKind: dsl.String{}, reading.NumberKind: dsl.Float{}}

// flatCases are the cases of a choice, with those of choices among them.
func flatCases(c *dsl.Choice, within []*dsl.Choice) []dsl.Case {
	if slices.Contains(within, c) {
		return nil
	}
	var all []dsl.Case
	for _, one := range c.Cases {
		if inner, ok := one.Of.(*dsl.Choice); ok {
			all = append(all, flatCases(inner, append(within, c))...)
			continue
		}
		all = append(all, one)
	}
	return all
}

func (s *schemas) lostCase(c *dsl.Choice, one dsl.Case) {
	what := "an alternative of " + c.Name
	if name := reading.CaseName(one); name != "" {
		what = "alternative " + name + " of " + c.Name
	}
	s.report(Line{
		At: s.at[c], Kind: Approximated, What: what,
		Why: "what it looks like does not tell it apart: it is kept as any JSON",
	})
}
