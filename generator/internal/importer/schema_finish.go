package importer

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// soundRules takes out of rules between fields what they cannot name, and rules
// that an embedded model has already.
func (s *schemas) soundRules() {
	for _, m := range s.models {
		o, ok := m.(*dsl.Object)
		if !ok || len(o.AtLeastOne) == 0 {
			continue
		}
		o.AtLeastOne = soundRules(reading.Fields(o), o.AtLeastOne)
		for _, e := range o.Embeds {
			o.AtLeastOne = slices.DeleteFunc(o.AtLeastOne, func(rule dsl.OneOrMore) bool {
				return slices.ContainsFunc(reading.AtLeastOne(e), func(other dsl.OneOrMore) bool {
					return slices.Equal(rule, other)
				})
			})
		}
		if len(o.AtLeastOne) == 0 {
			o.AtLeastOne = nil
		}
	}
}

func soundRules(fields []dsl.Field, rules []dsl.OneOrMore) []dsl.OneOrMore {
	var sound []dsl.OneOrMore
	for _, rule := range rules {
		bad := func(name string) bool {
			f, ok := reading.Field(fields, name)
			return !ok || !f.Optional || f.ReadOnly
		}
		if !slices.ContainsFunc(rule, bad) {
			sound = append(sound, rule)
		}
	}
	return sound
}

// finite makes a field optional without which a model could have no value: one
// that has to hold itself.
func (s *schemas) finite(api *dsl.API) {
	d := reading.Read(*api)
	for {
		endless := endlessModels(d)
		if len(endless) == 0 {
			return
		}
		for _, o := range endless {
			i := slices.IndexFunc(o.Fields, func(f dsl.Field) bool {
				return !f.Optional && !f.Nullable && isModelUse(d, f.Type)
			})
			if i < 0 {
				continue
			}
			o.Fields[i].Optional = true
			s.report(Line{
				At: s.at[o], Kind: Approximated, What: "member " + quoted(o.Fields[i].Name) + " of model " + o.Name,
				Why: "no value could have it, since it has to hold itself: it is optional",
			})
			break
		}
	}
}

func isModelUse(d *reading.Description, t dsl.Schema) bool {
	switch d.Target(t).(type) {
	case *dsl.Object, *dsl.Union, *dsl.Choice:
		return true
	}
	return false
}

// endlessModels are the objects that no finite value has.
func endlessModels(d *reading.Description) []*dsl.Object {
	finite := map[dsl.Schema]bool{}
	ends := func(t dsl.Schema) bool { return !isModelUse(d, t) || finite[d.Target(t)] }
	for changed := true; changed; {
		changed = false
		for _, m := range d.Models {
			if !finite[m.Schema] && canEnd(m.Schema, ends) {
				finite[m.Schema], changed = true, true
			}
		}
	}
	var endless []*dsl.Object
	for _, m := range d.Models {
		if o, ok := m.Schema.(*dsl.Object); ok && !finite[o] {
			endless = append(endless, o)
		}
	}
	return endless
}

// canEnd reports whether a model has a finite value, given what has.
func canEnd(m dsl.Schema, ends func(dsl.Schema) bool) bool {
	switch m := m.(type) {
	case *dsl.Object:
		return !slices.ContainsFunc(reading.Fields(m), func(f dsl.Field) bool {
			return !f.Optional && !f.Nullable && !ends(f.Type)
		})
	case *dsl.Union:
		return slices.ContainsFunc(reading.Variants(m), func(v reading.Variant) bool { return ends(v.Of) })
	case *dsl.Choice:
		return slices.ContainsFunc(m.Cases, func(one dsl.Case) bool { return ends(one.Of) })
	}
	return true
}

// constants renames constants of enums whose Go name another declaration of the
// package of models has.
func (s *schemas) constants(api *dsl.API) {
	taken := map[string]bool{}
	reserved, _ := check.ReservedModels()
	for _, name := range reserved {
		taken[name] = true
	}
	for _, f := range api.Errors.Failures {
		taken["Err"+f.Name] = true
		for _, code := range f.Codes {
			taken[reading.CodeName(code)] = true
		}
	}
	d := reading.Read(*api)
	for _, m := range d.Models {
		taken[m.Name] = true
	}
	for _, m := range d.Models {
		switch e := m.Schema.(type) {
		case *dsl.Enum:
			for i := range e.Values {
				v := &e.Values[i]
				for name := reading.ConstName(e, *v); taken[name]; name = e.Name + v.Go {
					v.Go = name[len(e.Name):] + "Value"
				}
				taken[reading.ConstName(e, *v)] = true
			}
		case *dsl.IntEnum:
			for i := range e.Values {
				v := &e.Values[i]
				for name := reading.IntConstName(e, *v); taken[name]; name = e.Name + v.Go {
					v.Go = "Value" + name[len(e.Name):]
				}
				taken[reading.IntConstName(e, *v)] = true
			}
		}
	}
}
