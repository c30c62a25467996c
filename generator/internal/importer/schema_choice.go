package importer

import (
	"reflect"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// equalTypes reports whether two types are the same.
func equalTypes(a, b dsl.Schema) bool { return reflect.DeepEqual(a, b) }

// objects converts alternatives that are objects: to a union when a member tells
// them apart, or to cases by the members that they must have.
func (u *uniting) objects(leaves []*leaf, several bool) []dsl.Case {
	var maps, models []*leaf
	for _, l := range leaves {
		if len(l.members) == 0 {
			maps = append(maps, l)
		} else {
			models = append(models, l)
		}
	}
	if len(models) > 1 && len(maps) == 0 {
		if t := u.tagged(models, several); t != nil {
			return []dsl.Case{{Of: t}}
		}
	}
	groups := apart(models)
	var cases []dsl.Case
	for i, group := range groups {
		rest := groups[i+1:]
		has := keysApart(group, rest)
		if len(maps) > 0 && len(has) == 0 {
			has = firstKeys(group)
		}
		cases = append(cases, dsl.Case{Of: u.model(group, groups), Has: has})
	}
	if len(maps) > 0 {
		cases = slices.DeleteFunc(cases, u.isMap)
		cases = append(cases, dsl.Case{Name: "Map", Of: u.maps(maps)})
	}
	if len(cases) == 1 && !several {
		cases[0].Has = nil
	}
	return cases
}

// isMap reports whether an alternative with members is read as a map, beside one
// that is a map: where it has to have none of its members, nothing shows that it is
// not.
func (u *uniting) isMap(one dsl.Case) bool {
	if len(one.Has) > 0 {
		return false
	}
	u.s.approximated(u.n, "alternative "+reading.CaseName(one),
		"it has to have no member that tells it from an object with any: it is read as that")
	return true
}

// firstKeys is the first member that an object must have.
func firstKeys(l *leaf) []string {
	if keys := l.needed(); len(keys) > 0 {
		return keys[:1]
	}
	return nil
}

// maps converts objects without members of their own.
func (u *uniting) maps(leaves []*leaf) dsl.Schema {
	var rest []*openapi.Node
	for _, l := range leaves {
		if l.rest.Kind() == openapi.Map {
			rest = append(rest, l.rest)
		}
	}
	if len(leaves) == 1 || len(rest) < len(leaves) {
		if len(leaves) > 1 {
			u.s.approximated(u.n, "alternatives that are objects without members",
				"they are read as an object with any")
			return dsl.Map{Of: dsl.RawJSON{}}
		}
		if l := leaves[0]; len(l.parts.kinds()) > 1 {
			return u.s.mapOf(l.parts, l.shape, u.at.in("map"))
		}
		return u.s.valueOf(leaves[0].schemas[0], u.at.in("map")).Type
	}
	v := u.s.disjunction(rest, u.at.item())
	_, raw := v.Type.(dsl.RawJSON)
	return dsl.Map{Of: v.Type, Nullable: v.Nullable && !raw}
}

// needed are the names of the members that every value has, in all messages.
func (l *leaf) needed() []string {
	var names []string
	for _, m := range l.members {
		_, required := l.required[m.name]
		oneWay := slices.ContainsFunc(m.schemas, func(n *openapi.Node) bool {
			return truth(n.Peek("readOnly")) || truth(n.Peek("writeOnly"))
		})
		if required && !oneWay && wireProblem(m.name) == "" {
			names = append(names, m.name)
		}
	}
	return names
}

// tellsApart is a member that every value of one alternative has and no value of
// the other.
func tellsApart(one, other *leaf) string {
	for _, name := range one.needed() {
		if other.member(name) == nil {
			return name
		}
	}
	return ""
}

// apart orders alternatives so that each can be told from those behind it by the
// members that it must have. Those that cannot are put together.
func apart(leaves []*leaf) []*leaf {
	rest := slices.Clone(leaves)
	var ordered []*leaf
	for len(rest) > 0 {
		i := slices.IndexFunc(rest, func(l *leaf) bool {
			alike := func(other *leaf) bool { return other != l && tellsApart(l, other) == "" }
			return !slices.ContainsFunc(rest, alike)
		})
		if i >= 0 {
			ordered = append(ordered, rest[i])
			rest = slices.Delete(rest, i, i+1)
			continue
		}
		a, b := alike(rest)
		rest[a] = together(rest[a], rest[b])
		rest = slices.Delete(rest, b, b+1)
	}
	return ordered
}

// alike finds two alternatives that cannot be told apart.
func alike(leaves []*leaf) (int, int) {
	for i, one := range leaves {
		for j, other := range leaves[i+1:] {
			if tellsApart(one, other) == "" && tellsApart(other, one) == "" {
				return i, i + 1 + j
			}
		}
	}
	return 0, 1
}

// together is what either of two alternatives says.
func together(a, b *leaf) *leaf {
	sh := &shape{required: map[string]*openapi.Node{}, rest: a.rest}
	for _, l := range []*leaf{a, b} {
		for _, m := range l.members {
			for _, schema := range m.schemas {
				sh.add(m.key, schema)
			}
		}
	}
	for name, n := range a.required {
		if _, both := b.required[name]; both {
			sh.required[name] = n
		}
	}
	return &leaf{schemas: slices.Concat(a.schemas, b.schemas), kind: "object", shape: sh}
}

// keysApart are the members that tell an alternative from others: as few as do, so
// one if that is enough.
func keysApart(l *leaf, others []*leaf) []string {
	var keys []string
	for rest := slices.Clone(others); len(rest) > 0; {
		best, fewest := "", len(rest)
		for _, key := range l.needed() {
			if n := len(having(rest, key)); n < fewest {
				best, fewest = key, n
			}
		}
		if best == "" {
			break
		}
		keys = append(keys, best)
		rest = having(rest, best)
	}
	return keys
}

// having are the alternatives with a member.
func having(leaves []*leaf, name string) []*leaf {
	var list []*leaf
	for _, l := range leaves {
		if l.member(name) != nil {
			list = append(list, l)
		}
	}
	return list
}

// model converts an alternative that is an object with members.
func (u *uniting) model(l *leaf, all []*leaf) dsl.Schema {
	switch {
	case len(l.schemas) > 1:
		return u.merged(l, all)
	case u.base == nil && len(l.parts.kinds()) > 1:
		return u.s.caseObject(l.schemas[0], l.parts, u.variantPlace(l, all))
	case u.base == nil:
		return u.s.valueOf(l.schemas[0], u.variantPlace(l, all)).Type
	}
	return u.based(l, all)
}

// based converts an alternative to a model with what holds for all.
func (u *uniting) based(l *leaf, all []*leaf) dsl.Schema {
	at := u.variantPlace(l, all)
	if name, ok := u.s.componentName(u.s.targetOf(l.schemas[0])); ok {
		at = u.at.in(name)
	}
	o := &dsl.Object{Name: u.s.names.claim(at.base())}
	u.s.keep(o, l.schemas[0])
	u.s.members(o, l.schemas[0], append(u.base[:len(u.base):len(u.base)], l.parts...), l.shape)
	if len(o.Fields)+len(o.Embeds) == 0 {
		u.s.forget(o)
		return dsl.Map{Of: dsl.RawJSON{}}
	}
	o.Doc = u.s.modelDoc(l.schemas[0], l.parts, at, o.Name)
	return o
}

// merged converts alternatives that cannot be told apart to a model with the
// members of all. A member that only it has gives it a name.
func (u *uniting) merged(l *leaf, all []*leaf) dsl.Schema {
	var name string
	switch own := onlyIn(l, all); {
	case len(all) > 1 && own != "":
		name = u.s.names.claim(u.at.in("with").in(own).base())
	case len(all) > 1 || u.several:
		name = u.s.names.claim(u.at.base() + "Object")
	default:
		name = u.name()
	}
	o := &dsl.Object{Name: name}
	u.s.keep(o, l.schemas[0])
	u.s.approximated(u.n, "alternatives of "+name,
		"their members do not tell them apart: a model has the members of all")
	names := newFieldNames(modelMethods...)
	for _, m := range l.members {
		f, ok := u.s.mergedField(m, l, owned(name), names)
		if ok {
			o.Fields = append(o.Fields, f)
		}
	}
	if len(o.Fields) == 0 {
		u.s.forget(o)
		return dsl.Map{Of: dsl.RawJSON{}}
	}
	o.Doc = u.doc(name)
	return o
}

// mergedField converts a member that several alternatives have.
func (s *schemas) mergedField(m *member, l *leaf, at place, names *fieldNames) (dsl.Field, bool) {
	if len(m.schemas) == 1 {
		return s.field(m, l.shape, at, names)
	}
	if problem := wireProblem(m.name); problem != "" {
		s.unnamed(m, problem)
		return dsl.Field{}, false
	}
	v := s.disjunction(m.schemas, at.in(m.name))
	_, required := l.required[m.name]
	f := dsl.Field{Name: m.name, Go: names.field(m.name), Type: v.Type, Nullable: v.Nullable, Optional: !required}
	if _, raw := v.Type.(dsl.RawJSON); raw {
		f.Nullable = false
	}
	v.Doc = m.schemas[0].Get("description").Text()
	f.Doc = s.fieldDoc(m, v)
	return f, true
}

// variantPlace is the place of an alternative that is written in the union: its
// title, its tag or a member that only it has gives it a name.
func (u *uniting) variantPlace(l *leaf, all []*leaf) place {
	n := l.schemas[0]
	if title := n.Peek("title").Text(); title != "" {
		return u.at.in(title)
	}
	for _, m := range l.members {
		if tag := u.s.tagIn(m); tag != "" {
			return u.at.in(tag)
		}
	}
	if own := onlyIn(l, all); own != "" {
		return u.at.in("with").in(own)
	}
	return u.at.in("object")
}

// onlyIn is the first member that only one of several alternatives has, or "".
func onlyIn(l *leaf, all []*leaf) string {
	others := slices.DeleteFunc(slices.Clone(all), func(other *leaf) bool { return other == l })
	for _, m := range l.members {
		if len(having(others, m.name)) == 0 {
			return m.name
		}
	}
	return ""
}

// kindChoice converts a schema that takes several kinds of JSON.
func (s *schemas) kindChoice(n *openapi.Node, c conjunction, kinds []string, at place) value {
	choice := &dsl.Choice{Name: s.modelName(n, at)}
	s.keep(choice, n)
	for _, kind := range kinds {
		inside := at.in(caseNames[wide(kind)])
		if at.named {
			inside = owned(choice.Name).in(caseNames[wide(kind)])
		}
		var t dsl.Schema
		if kind == "object" {
			t = s.caseObject(n, c, inside)
		} else {
			t = s.ofKind(n, c, kind, inside)
		}
		choice.Cases = append(choice.Cases, dsl.Case{Name: caseNames[wide(kind)], Of: t})
	}
	choice.Doc = s.modelDoc(n, c, at, choice.Name)
	return value{Type: choice}
}

// wide is the kind of JSON that a kind of a schema is.
func wide(kind string) string {
	if kind == "integer" {
		return "number"
	}
	return kind
}

// caseObject converts the objects among the values of a schema.
func (s *schemas) caseObject(n *openapi.Node, c conjunction, at place) dsl.Schema {
	sh := s.shapeOf(c)
	if len(sh.members) == 0 {
		return s.mapOf(c, sh, at)
	}
	o := &dsl.Object{Name: s.names.claim(at.base())}
	s.keep(o, n)
	s.members(o, n, c, sh)
	if len(o.Fields)+len(o.Embeds) == 0 {
		s.forget(o)
		return dsl.Map{Of: dsl.RawJSON{}}
	}
	o.Doc = s.inventedDoc(n, at, o.Name)
	return o
}
