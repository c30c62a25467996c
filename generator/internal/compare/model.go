package compare

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

const models = "models."

// model begins to compare two models. It returns false if they have been compared
// in the same directions, and the subject for their parts otherwise.
func (c *comparer) model(s subject, old, now dsl.Schema, oldName, nowName string) (subject, bool) {
	models := pair{old, now}
	left := s.dir &^ c.seen[models]
	if left == 0 && s.dir != 0 {
		return s, false
	}
	c.seen[models] |= s.dir
	name := nowName
	if oldName != nowName {
		name = oldName + ", now " + nowName
	}
	s = subject{where: modelName(name), old: s.old, now: s.now, dir: left}.about(modelName(oldName), modelName(nowName))
	c.differ(s, goName, oldName, nowName, None, None)
	return s, true
}

func modelName(name string) string { return models + name }

func (c *comparer) object(s subject, old, now *dsl.Object) {
	oldAt, nowAt := s.old, s.now
	s, first := c.model(s, old, now, old.Name, now.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	c.differ(s, identity, old.Key, now.Key, None, Changes)
	o, n := rulesText(reading.AtLeastOne(old)), rulesText(reading.AtLeastOne(now))
	c.differ(s, together, o, n, s.either(tighter(o, n), None), Changes)
	named := func(model string) func(...dsl.Field) subject {
		return func(fields ...dsl.Field) subject {
			var names []string
			for _, f := range fields {
				names = append(names, modelName(model)+"."+reading.FieldName(f))
			}
			return s.about(names...)
		}
	}
	c.fields(s, "field", placed(old, oldAt), placed(now, nowAt), named(old.Name), named(now.Name))
}

// placed returns the fields of an object, with their places if that of the object
// is known.
func placed(o *dsl.Object, at *locate.Place) []reading.PlacedField {
	if at == nil {
		at = locate.Root(o)
	}
	return reading.PlacedFields(o, at)
}

func (c *comparer) union(s subject, old, now *dsl.Union) {
	oldAt, nowAt := s.old, s.now
	s, first := c.model(s, old, now, old.Name, now.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	c.differ(s, tag, old.Discriminator, now.Discriminator, Breaks, Changes)
	olds, nows := variants(old, oldAt), variants(now, nowAt)
	for _, both := range matched(olds, nows, func(v placedVariant) string { return v.Tag }) {
		switch {
		case both.old == nil:
			s := s.sub("variant "+both.now.Tag).at(nil, both.now.at).about(modelName(both.now.Of.Name))
			c.differ(s, variant, "", "object "+both.now.Of.Name, s.either(Adds, Changes), None)
		case both.now == nil:
			s := s.sub("variant "+both.old.Tag).at(both.old.at, nil).about(modelName(both.old.Of.Name))
			c.differ(s, variant, "object "+both.old.Of.Name, "", s.either(Breaks, None), Changes)
		default:
			c.object(s.at(both.old.at, both.now.at), both.old.Of, both.now.Of)
		}
	}
}

type placedVariant struct {
	reading.Variant
	at *locate.Place
}

func variants(u *dsl.Union, at *locate.Place) []placedVariant {
	var list []placedVariant
	for i, v := range reading.Variants(u) {
		if i < len(u.Variants) {
			list = append(list, placedVariant{v, at.Field("Variants").Index(i)})
		} else {
			list = append(list, placedVariant{v, at.Field("Tagged").Index(i - len(u.Variants)).Field("Of")})
		}
	}
	return list
}

func (c *comparer) choice(s subject, old, now *dsl.Choice) {
	oldAt, nowAt := s.old, s.now
	s, first := c.model(s, old, now, old.Name, now.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	for _, both := range matched(old.Cases, now.Cases, c.caseKey(old, now)) {
		o, n := both.places(
			func(i int) *locate.Place { return oldAt.Field("Cases").Index(i) },
			func(i int) *locate.Place { return nowAt.Field("Cases").Index(i) })
		switch s := s.at(o, n); {
		case both.old == nil:
			name := reading.CaseName(*both.now)
			s = s.sub("case " + name).about(s.names[0] + "." + name)
			c.differ(s, variant, "", typeText(c.now, both.now.Of), s.either(Adds, Changes), None)
		case both.now == nil:
			name := reading.CaseName(*both.old)
			s = s.sub("case " + name).about(s.names[0] + "." + name)
			c.differ(s, variant, typeText(c.old, both.old.Of), "", s.either(Breaks, None), Changes)
		default:
			c.oneCase(s, *both.old, *both.now)
		}
	}
}

// caseKey returns the function that identifies a case: by its name in Go if both
// versions have it, or else by its type.
func (c *comparer) caseKey(old, now *dsl.Choice) func(dsl.Case) string {
	named := map[string]int{}
	for _, one := range old.Cases {
		named[reading.CaseName(one)]++
	}
	for _, one := range now.Cases {
		named[reading.CaseName(one)]++
	}
	return func(one dsl.Case) string {
		if name := reading.CaseName(one); named[name] == 2 {
			return name
		}
		return "of " + shape(one.Of)
	}
}

func (c *comparer) oneCase(s subject, old, now dsl.Case) {
	oldName, nowName := reading.CaseName(old), reading.CaseName(now)
	s = s.sub("case "+nowName).about(s.names[0]+"."+oldName, s.names[0]+"."+nowName)
	c.differ(s, goName, oldName, nowName, None, None)
	c.differ(s, keys, list(old.Has), list(now.Has), s.either(Changes, Changes), Changes)
	if s.old != nil && s.now != nil {
		s.old, s.now = s.old.Field("Of"), s.now.Field("Of")
	}
	c.schema(s, old.Of, now.Of)
}
