package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// alternatives are the schemas of which a value meets one.
type alternatives struct {
	key           string // oneOf or anyOf
	list          *openapi.Node
	discriminator *openapi.Node
}

// alternatives returns the alternatives of a schema, nil if there are none. A
// list that only asks for members is a rule of the object.
func (s *schemas) alternatives(c conjunction) *alternatives {
	var found *alternatives
	for _, n := range c {
		for _, key := range []string{"oneOf", "anyOf"} {
			list := n.Peek(key)
			isSchema := func(one *openapi.Node) bool { return !isRule(one) }
			if !slices.ContainsFunc(list.Items(), isSchema) {
				continue
			}
			if found == nil || found.list == list {
				found = &alternatives{key: key, list: list, discriminator: n.Peek("discriminator")}
				continue
			}
			list.Mark()
			s.dropped(list, key, "the schema has other alternatives already: members of these have no field")
		}
	}
	return found
}

// leaf is one alternative, or several that cannot be told apart.
type leaf struct {
	schemas []*openapi.Node // where each is used
	parts   conjunction     // of the first
	kind    string          // of JSON; empty is any
	*shape                  // of an object with members
}

// union converts a schema with alternatives.
func (s *schemas) union(n *openapi.Node, c conjunction, a *alternatives, at place) value {
	n.Get(a.key)
	for _, part := range c {
		part.Get(a.key)
		part.Get("type")
		s.annotations(part)
	}
	base := c
	if sh := s.shapeOf(c); len(sh.members) == 0 && len(sh.required) == 0 {
		base = nil
	}
	u := &uniting{s: s, n: n, at: at, base: base, discriminator: a.discriminator}
	u.collect(a.list.Items(), nil)
	a.discriminator.Mark()
	v := u.value()
	switch v.Type.(type) {
	case *dsl.Enum, *dsl.IntEnum, dsl.Const, dsl.ConstInt: // the alternatives are values
		s.textRules(c)
	}
	s.unsaid(c, nil)
	return v
}

// disjunction converts what one of several schemas says of a value.
func (s *schemas) disjunction(nodes []*openapi.Node, at place) value {
	if len(nodes) == 1 {
		return s.valueOf(nodes[0], at)
	}
	key, ok := s.enter("one of", nodes)
	if !ok {
		return free
	}
	defer delete(s.busy, key)
	u := &uniting{s: s, n: nodes[0], at: at, inline: true}
	u.collect(nodes, nil)
	return u.value()
}

// enter begins to convert several schemas as one. It reports false for some that
// are being converted so, around this place: there they are free JSON. Otherwise
// the caller deletes the key from busy at the end.
func (s *schemas) enter(how string, nodes []*openapi.Node) (key string, ok bool) {
	key = how
	for _, n := range nodes {
		target := s.targetOf(n).At()
		key += " " + target.File + target.Pointer
	}
	if s.busy[key] {
		s.approximated(nodes[0], "schemas that hold themselves together with others", "they are read as any JSON there")
		return "", false
	}
	s.busy[key] = true
	return key, true
}

// uniting converts alternatives.
type uniting struct {
	s             *schemas
	n             *openapi.Node
	at            place
	base          conjunction // what holds whatever the alternative is; nil for nothing
	discriminator *openapi.Node
	inline        bool // the schema n is not that of the union
	several       bool // the alternatives are of several kinds of JSON

	leaves   []*leaf
	nullable bool
}

// collect finds the alternatives, and in alternatives that have such themselves
// those.
func (u *uniting) collect(nodes []*openapi.Node, within []*openapi.Node) {
	for _, n := range nodes {
		if n.Kind() != openapi.Map {
			if n.Kind() != openapi.Bool || n.Bool() {
				u.leaves = append(u.leaves, &leaf{schemas: []*openapi.Node{n}})
			}
			continue
		}
		if isOnlyNull(n) {
			n.Mark()
			u.nullable = true
			continue
		}
		c := u.s.conjunction(n)
		u.nullable = u.nullable || u.s.mayBeNull(n)
		inner := u.s.alternatives(c)
		if inner == nil {
			u.add(n, c)
			continue
		}
		if target := u.s.targetOf(n); !slices.Contains(within, target) && inner.list != nil {
			n.Get(inner.key)
			for _, part := range c {
				part.Get(inner.key)
				part.Get("discriminator").Mark()
			}
			u.collect(inner.list.Items(), append(within, target))
		}
	}
}

// targetOf is the schema that a node refers to, or the node.
func (s *schemas) targetOf(n *openapi.Node) *openapi.Node {
	target, err := s.doc.Deref(n)
	if err != nil || s.hasMore(n, "$ref") {
		return n
	}
	return target
}

// add adds an alternative, for each kind of JSON that it takes.
func (u *uniting) add(n *openapi.Node, c conjunction) {
	target := u.s.targetOf(n)
	if slices.ContainsFunc(u.leaves, func(l *leaf) bool { return u.s.targetOf(l.schemas[0]) == target }) {
		return
	}
	kinds := c.kinds()
	if values := c.values(); values != nil {
		kinds = kindsOf(values)
	}
	if len(kinds) == 0 && u.base != nil {
		kinds = []string{"object"}
	}
	if len(kinds) == 0 {
		u.leaves = append(u.leaves, &leaf{schemas: []*openapi.Node{n}, parts: c})
	}
	for _, kind := range kinds {
		l := &leaf{schemas: []*openapi.Node{n}, parts: c, kind: kind}
		if kind == "object" {
			l.shape = u.s.shapeOf(append(u.base[:len(u.base):len(u.base)], c...))
		}
		u.leaves = append(u.leaves, l)
	}
}

// kindsOf are the kinds of JSON of values.
func kindsOf(values []*openapi.Node) []string {
	names := map[openapi.Kind]string{
		openapi.String: "string", openapi.Number: "number", openapi.Bool: "boolean", openapi.List: "array",
		openapi.Map: "object",
	}
	var kinds []string
	for _, v := range values {
		if kind := names[v.Kind()]; kind != "" && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// value is the type of the alternatives.
func (u *uniting) value() value {
	if slices.ContainsFunc(u.leaves, func(l *leaf) bool { return l.kind == "" }) || len(u.leaves) == 0 {
		for _, l := range u.leaves {
			for _, n := range l.schemas {
				n.Mark()
			}
		}
		if len(u.leaves) > 1 {
			u.s.approximated(u.n, "alternatives", "one of them takes any JSON, so that all are read as that")
		}
		return value{Type: dsl.RawJSON{}, Nullable: u.nullable}
	}
	cases := u.cases()
	if len(cases) == 1 {
		return value{Type: cases[0].Of, Nullable: u.nullable}
	}
	choice := &dsl.Choice{Name: u.name(), Cases: cases}
	u.s.keep(choice, u.n)
	choice.Doc = u.doc(choice.Name)
	return value{Type: choice, Nullable: u.nullable}
}

// name is the name of the model that the alternatives become.
func (u *uniting) name() string {
	if u.inline {
		return u.s.names.claim(u.at.base())
	}
	return u.s.modelName(u.n, u.at)
}

func (u *uniting) doc(name string) string {
	if u.inline {
		return u.s.inventedDoc(u.n, u.at, name)
	}
	return u.s.modelDoc(u.n, conjunction{u.n}, u.at, name)
}

// cases are the types of the alternatives, by kinds of JSON.
func (u *uniting) cases() []dsl.Case {
	var cases []dsl.Case
	byKind := map[string][]*leaf{}
	var order []string
	for _, l := range u.leaves {
		kind := l.kind
		if kind == "integer" {
			kind = "number"
		}
		if byKind[kind] == nil {
			order = append(order, kind)
		}
		byKind[kind] = append(byKind[kind], l)
	}
	several := len(order) > 1
	u.several = several
	for _, kind := range order {
		if kind == "object" {
			cases = append(cases, u.objects(byKind[kind], several)...)
			continue
		}
		cases = append(cases, dsl.Case{Name: caseNames[kind], Of: u.scalars(kind, byKind[kind], several)})
	}
	return cases
}

// caseNames are the names of cases whose type has none.
var caseNames = map[string]string{
	"string": "Text", "number": "Number", "boolean": "Bool", "array": "List", "object": "Map",
}

// scalars converts alternatives of one kind that are no objects to one type.
func (u *uniting) scalars(kind string, leaves []*leaf, several bool) dsl.Schema {
	at := u.at
	if several {
		at = at.in(caseNames[kind])
	}
	if kind == "array" && len(leaves) > 1 {
		return u.lists(leaves, at)
	}
	if values := allValues(leaves); values != nil && len(leaves) > 1 {
		return u.s.listOf(u.n, values[0].Kind(), values, u.at, several || u.inline)
	}
	if open := u.openText(kind, leaves); open != nil {
		return open
	}
	var types []dsl.Schema
	for _, l := range leaves {
		types = append(types, u.scalar(l, at, several))
	}
	return u.widest(kind, types)
}

// openText is a text that may be any, beside values that are known.
func (u *uniting) openText(kind string, leaves []*leaf) dsl.Schema {
	if kind != "string" {
		return nil
	}
	var known []*openapi.Node
	free := false
	for _, l := range leaves {
		values := ofKind(l.parts.values(), openapi.String)
		known = append(known, values...)
		free = free || len(values) == 0 && equalTypes(u.s.text(l.parts), dsl.String{})
	}
	if !free || len(known) == 0 {
		return nil
	}
	for _, l := range leaves {
		l.schemas[0].Mark()
	}
	u.s.approximated(u.n, "values "+strings.Join(textsOf(known), ", "),
		"any other text is taken too, so that it is text")
	return dsl.String{}
}

// scalar converts one alternative that is no object.
func (u *uniting) scalar(l *leaf, at place, several bool) dsl.Schema {
	if kinds := l.parts.kinds(); len(kinds) > 1 && l.parts.values() == nil {
		return u.s.ofKind(l.schemas[0], l.parts, l.kind, at)
	}
	if l.parts.values() != nil && several && len(kindsOf(l.parts.values())) > 1 {
		return u.s.listOf(u.n, kindNodes[l.kind], ofKind(l.parts.values(), kindNodes[l.kind]), at, true)
	}
	return u.s.valueOf(l.schemas[0], at).Type
}

var kindNodes = map[string]openapi.Kind{
	"string": openapi.String, "number": openapi.Number, "integer": openapi.Number, "boolean": openapi.Bool,
}

func ofKind(nodes []*openapi.Node, kind openapi.Kind) []*openapi.Node {
	return slices.DeleteFunc(slices.Clone(nodes), func(n *openapi.Node) bool { return n.Kind() != kind })
}

// allValues are the values that alternatives list; nil if one of them lists none.
func allValues(leaves []*leaf) []*openapi.Node {
	var all []*openapi.Node
	for _, l := range leaves {
		values := ofKind(l.parts.values(), kindNodes[l.kind])
		if len(values) == 0 {
			return nil
		}
		all = append(all, values...)
	}
	return all
}

// widest is a type that takes the values of all types.
func (u *uniting) widest(kind string, types []dsl.Schema) dsl.Schema {
	same := !slices.ContainsFunc(types, func(t dsl.Schema) bool { return !equalTypes(t, types[0]) })
	if same {
		return types[0]
	}
	switch kind {
	case "boolean":
		return dsl.Bool{}
	case "number":
		for _, t := range types {
			switch t.(type) {
			case dsl.Float, dsl.Decimal:
				u.s.approximated(u.n, "alternatives that are numbers", "they are read as any number")
				return dsl.Float{}
			}
		}
		u.s.approximated(u.n, "alternatives that are whole numbers", "they are read as any whole number")
		return dsl.Int64{}
	}
	u.s.approximated(u.n, "alternatives that are texts", "they are read as any text")
	return dsl.String{}
}

// lists converts alternatives that are lists to a list of alternatives.
func (u *uniting) lists(leaves []*leaf, at place) dsl.Schema {
	var items []*openapi.Node
	for _, l := range leaves {
		if n := l.parts.get("items"); n != nil {
			items = append(items, n)
		}
		for _, key := range []string{"minItems", "maxItems", "uniqueItems"} {
			if rule := l.parts.get(key); rule != nil {
				u.s.dropped(rule, key+shownValue(rule), "lists with other items have another bound")
			}
		}
	}
	if len(items) < len(leaves) {
		return dsl.Array{Of: dsl.RawJSON{}}
	}
	v := u.s.disjunction(items, at.item())
	_, raw := v.Type.(dsl.RawJSON)
	return dsl.Array{Of: v.Type, Nullable: v.Nullable && !raw}
}
