package importer

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shape is what the parts of a schema say of an object.
type shape struct {
	members  []*member
	required map[string]*openapi.Node
	rest     *openapi.Node // the schema of the other members; nil when nothing is said
}

// member is what the parts of a schema say of one member.
type member struct {
	name    string
	key     *openapi.Node
	schemas []*openapi.Node
}

// shapeOf collects the members of an object.
func (s *schemas) shapeOf(c conjunction) *shape {
	sh := &shape{required: map[string]*openapi.Node{}}
	for _, n := range c {
		for key, schema := range n.Get("properties").Entries() {
			sh.add(key, schema)
		}
		for _, name := range n.Get("required").Items() {
			sh.required[name.Text()] = name
		}
		if rest := n.Get("additionalProperties"); rest != nil {
			sh.rest = rest
		}
	}
	return sh
}

func (sh *shape) add(key, schema *openapi.Node) {
	if m := sh.member(key.Text()); m != nil {
		if !slices.Contains(m.schemas, schema) {
			m.schemas = append(m.schemas, schema)
		}
		return
	}
	sh.members = append(sh.members, &member{name: key.Text(), key: key, schemas: []*openapi.Node{schema}})
}

// member returns the member of a name, or nil.
func (sh *shape) member(name string) *member {
	for _, m := range sh.members {
		if m.name == name {
			return m
		}
	}
	return nil
}

// object converts an object: a model when it has members, and a map otherwise.
func (s *schemas) object(n *openapi.Node, c conjunction, at place) dsl.Schema {
	sh := s.shapeOf(c)
	if len(sh.members) == 0 {
		return s.mapOf(c, sh, at)
	}
	if sh.isAlike() {
		for _, m := range sh.members {
			m.schemas[0].Mark()
		}
		s.approximated(n, "properties", "all members are of one type, so that they are a map and have no names")
		return s.mapOf(c, sh, at)
	}
	o := &dsl.Object{Name: s.modelName(n, at)}
	s.known[n] = value{Type: o}
	s.keep(o, n)
	s.members(o, n, c, sh)
	if len(o.Fields)+len(o.Embeds) == 0 {
		s.forget(o)
		s.dropped(n, "members of object "+o.Name, "none of them can have a field")
		return dsl.Map{Of: dsl.RawJSON{}}
	}
	o.Doc = s.modelDoc(n, c, at, o.Name)
	return o
}

// isAlike reports whether an object says of every member that it may have one type
// and nothing else, also of those that it does not name.
func (sh *shape) isAlike() bool {
	kind := sh.rest.Get("type").Text()
	if kind == "" || sh.rest.Len() != 1 || len(sh.required) > 0 {
		return false
	}
	return !slices.ContainsFunc(sh.members, func(m *member) bool {
		return len(m.schemas) != 1 || m.schemas[0].Len() != 1 || m.schemas[0].Get("type").Text() != kind
	})
}

// members fills a model.
func (s *schemas) members(o *dsl.Object, n *openapi.Node, c conjunction, sh *shape) {
	embedded := s.embeds(o, n, sh)
	names := newFieldNames(modelMethods...)
	for _, e := range o.Embeds {
		for _, f := range reading.Fields(e) {
			names.take(reading.FieldName(f))
		}
	}
	for _, m := range sh.members {
		if embedded[m.name] {
			continue
		}
		if f, ok := s.field(m, sh, owned(o.Name), names); ok {
			o.Fields = append(o.Fields, f)
			s.at[fieldKey{o, f.Name}] = m.key.At()
		}
	}
	o.AtLeastOne = append(o.AtLeastOne, s.rules(c, sh)...)
	s.missing(sh, Kept)
	s.restOf(sh)
}

// missing notes members that an object must have and does not describe. A model
// keeps them beside its fields, and the body of an operation lacks them.
func (s *schemas) missing(sh *shape, kind Kind) {
	for _, name := range slices.Sorted(maps.Keys(sh.required)) {
		if sh.member(name) == nil {
			s.note(kind, sh.required[name], "required "+quoted(name),
				"the schema does not say what it is: it is among the members without a field")
		}
	}
}

// fieldKey identifies a field of a model.
type fieldKey struct {
	of   *dsl.Object
	name string
}

// field converts a member. It reports false for one that no field can be.
func (s *schemas) field(m *member, sh *shape, at place, names *fieldNames) (dsl.Field, bool) {
	if problem := wireProblem(m.name); problem != "" {
		s.unnamed(m, problem)
		return dsl.Field{}, false
	}
	v := s.valueOfAll(m.schemas, at.in(m.name))
	_, required := sh.required[m.name]
	f := dsl.Field{
		Name: m.name, Go: names.field(m.name), Type: v.Type, Nullable: v.Nullable,
		Optional: !required, ReadOnly: v.ReadOnly && !v.WriteOnly, WriteOnly: v.WriteOnly && !v.ReadOnly,
	}
	if _, raw := v.Type.(dsl.RawJSON); raw {
		f.Nullable = false // which it may be anyway
	}
	f.Doc = s.fieldDoc(m, v)
	if v.Deprecated {
		f.Deprecated = s.deprecation(m, v)
	}
	s.suggestSecret(m, v)
	return f, true
}

// unnamed notes a member that no field can be.
func (s *schemas) unnamed(m *member, problem string) {
	for _, n := range m.schemas {
		n.Mark()
	}
	s.dropped(m.key, "member "+quoted(m.name), problem+": it is among the members without a field")
}

// valueOfAll converts what several schemas say of one value.
func (s *schemas) valueOfAll(nodes []*openapi.Node, at place) value {
	if len(nodes) == 1 {
		return s.valueOf(nodes[0], at)
	}
	last := nodes[len(nodes)-1]
	if v, ok := s.known[last]; ok && last.Peek("$ref") == nil {
		return v
	}
	c := s.conjunction(nodes...)
	if same, ok := s.sameTarget(nodes); ok {
		v := s.named(same, at)
		for _, n := range nodes {
			v = s.overlaid(v, n)
		}
		return v
	}
	key, ok := s.enter("all of", nodes)
	if !ok {
		return free
	}
	defer delete(s.busy, key)
	v := s.byKind(last, c, at)
	s.unsaid(c, v.Type)
	for _, n := range nodes {
		v = s.overlaid(v, n)
	}
	v.Nullable = !slices.ContainsFunc(nodes, func(n *openapi.Node) bool { return !s.mayBeNull(n) })
	return v
}

// mayBeNull reports whether one of several schemas allows null.
func (s *schemas) mayBeNull(n *openapi.Node) bool {
	return slices.ContainsFunc(s.conjunction(n), func(part *openapi.Node) bool {
		return truth(part.Get("nullable")) || allowsNull(part)
	})
}

// sameTarget returns the one schema that all of several refer to.
func (s *schemas) sameTarget(nodes []*openapi.Node) (target *openapi.Node, ok bool) {
	for _, n := range nodes {
		one, err := s.doc.Deref(n)
		if err != nil || one == n || target != nil && one != target || s.hasMore(n, "$ref") {
			return nil, false
		}
		target = one
	}
	return target, target != nil
}

// fieldsOf converts the members of an object that is the body of an operation,
// with the rules between them. It reports false for a schema that is not an
// object with members.
func (s *schemas) fieldsOf(n *openapi.Node, at place) (fields []dsl.Field, rules []dsl.OneOrMore, ok bool) {
	for only := s.alias(n); only != nil; only = s.alias(n) {
		n = only
	}
	c := s.conjunction(n)
	kinds := c.kinds()
	if s.alternatives(c) != nil || len(kinds) != 1 || kinds[0] != "object" {
		return nil, nil, false
	}
	sh := s.shapeOf(c)
	names := newFieldNames(modelMethods...)
	for _, m := range sh.members {
		if f, ok := s.field(m, sh, at, names); ok {
			fields = append(fields, f)
		}
	}
	if len(fields) == 0 {
		return nil, nil, false
	}
	rules = soundRules(fields, s.rules(c, sh))
	s.missing(sh, Approximated)
	s.restOf(sh)
	s.unsaid(c, nil)
	return fields, rules, true
}

// restOf says what becomes of members that a model does not name.
func (s *schemas) restOf(sh *shape) {
	if sh.rest.Kind() != openapi.Map || sh.rest.Len() == 0 {
		return
	}
	c := s.conjunction(sh.rest)
	if len(c.kinds()) == 0 {
		return
	}
	sh.rest.Mark()
	s.approximated(sh.rest, "additionalProperties", "they are kept as any JSON beside the fields")
}

// mapOf converts an object without members of its own.
func (s *schemas) mapOf(c conjunction, sh *shape, at place) dsl.Schema {
	s.missing(sh, Kept)
	if patterns := c.get("patternProperties"); patterns.Len() > 0 && sh.rest.Kind() != openapi.Map {
		return s.patternMap(patterns, at)
	}
	if sh.rest.Kind() == openapi.Map {
		v := s.valueOf(sh.rest, at.item())
		_, raw := v.Type.(dsl.RawJSON)
		return dsl.Map{Of: v.Type, Nullable: v.Nullable && !raw}
	}
	if sh.rest.Kind() == openapi.Bool && !sh.rest.Bool() {
		s.approximated(sh.rest, "object without members", "it is read as an object with any")
	}
	return dsl.Map{Of: dsl.RawJSON{}}
}

// patternMap converts an object whose members are told by patterns.
func (s *schemas) patternMap(patterns *openapi.Node, at place) dsl.Schema {
	var types []value
	for key, schema := range patterns.Entries() {
		types = append(types, s.valueOf(schema, at.item()))
		s.dropped(key, "pattern "+key.Text()+" of members", "no type says it, so that it is not checked")
	}
	if len(types) > 1 {
		s.approximated(patterns, "patternProperties", "members of several types are read as any JSON")
		return dsl.Map{Of: dsl.RawJSON{}}
	}
	_, raw := types[0].Type.(dsl.RawJSON)
	return dsl.Map{Of: types[0].Type, Nullable: types[0].Nullable && !raw}
}

// array converts a list.
func (s *schemas) array(c conjunction, at place) dsl.Schema {
	v := free
	first := c.get("prefixItems").Items()
	if items := c.get("items"); items.Kind() == openapi.Map && len(first) > 0 {
		first = append(first[:len(first):len(first)], items)
	} else if items != nil && len(first) == 0 {
		v = s.valueOf(items, at.item())
	}
	if len(first) > 0 {
		v = s.disjunction(first, at.item())
		s.approximated(c.get("prefixItems"), "prefixItems", "each item may be any of them")
	}
	_, raw := v.Type.(dsl.RawJSON)
	list := dsl.Array{Of: v.Type, Nullable: v.Nullable && !raw, Unique: truth(c.get("uniqueItems"))}
	list.Min, list.Max = s.lengths(c, "minItems", "maxItems")
	if n := valuesOf(v.Type); list.Unique && list.Min != nil && n > 0 && *list.Min > n {
		list.Unique = false
		s.dropped(c.get("uniqueItems"), "uniqueItems", "there are fewer values than minItems asks for")
	}
	return list
}

// valuesOf is how many values a type has, or 0 if they are not counted.
func valuesOf(t dsl.Schema) int {
	switch t := t.(type) {
	case *dsl.Enum:
		return len(t.Values)
	case *dsl.IntEnum:
		return len(t.Values)
	case dsl.Bool:
		return 2
	case dsl.Const, dsl.ConstInt, dsl.ConstBool:
		return 1
	}
	return 0
}

// embeds embeds the components that a model is made of, and returns the names of
// their members. A component whose members another part names, or asks for, is
// not embedded: its members become the model's own.
func (s *schemas) embeds(o *dsl.Object, n *openapi.Node, sh *shape) map[string]bool {
	embedded := map[string]bool{}
	for _, part := range n.Get("allOf").Items() {
		if part.Get("$ref") == nil || s.hasMore(part, "$ref") {
			continue
		}
		target, err := s.doc.Deref(part)
		if err != nil || s.open[target] {
			continue
		}
		own := s.conjunction(target)
		if s.alternatives(own) != nil || !s.isWhole(own, sh) {
			continue
		}
		base, ok := s.named(target, owned(o.Name)).Type.(*dsl.Object)
		taken := func(f dsl.Field) bool { return embedded[f.Name] }
		if !ok || base == o || reading.EmbedsItself(base) || slices.ContainsFunc(reading.Fields(base), taken) {
			continue
		}
		o.Embeds = append(o.Embeds, base)
		for _, f := range reading.Fields(base) {
			embedded[f.Name] = true
		}
	}
	return embedded
}

// isWhole reports whether the members of a part are in a model as the part has
// them.
func (s *schemas) isWhole(part conjunction, whole *shape) bool {
	own := s.shapeOf(part)
	for _, m := range own.members {
		_, required := own.required[m.name]
		_, asked := whole.required[m.name]
		if len(whole.member(m.name).schemas) != len(m.schemas) || required != asked || wireProblem(m.name) != "" {
			return false
		}
	}
	return len(own.members) > 0
}

// rules converts alternatives that only ask for members: at least one of them
// must be there.
func (s *schemas) rules(c conjunction, sh *shape) []dsl.OneOrMore {
	var rules []dsl.OneOrMore
	for _, n := range c {
		for _, key := range []string{"anyOf", "oneOf"} {
			list := n.Get(key)
			if list == nil || slices.ContainsFunc(list.Items(), func(one *openapi.Node) bool { return !isRule(one) }) {
				continue
			}
			if rule, ok := s.rule(key, list, sh); ok {
				rules = append(rules, rule)
			}
		}
	}
	return rules
}

// rule converts one list of members of which one is asked for.
func (s *schemas) rule(key string, list *openapi.Node, sh *shape) (rule dsl.OneOrMore, ok bool) {
	list.Mark()
	for _, one := range list.Items() {
		names := one.Get("required").Items()
		if len(names) != 1 || sh.member(names[0].Text()) == nil {
			s.dropped(list, key+" of members that are required", "the rule is more than that one of them must be there")
			return nil, false
		}
		name := names[0].Text()
		if _, always := sh.required[name]; always {
			return nil, false // the rule is always met
		}
		if !slices.Contains(rule, name) && wireProblem(name) == "" {
			rule = append(rule, name)
		}
	}
	if len(rule) < 2 {
		s.dropped(list, key+" of members that are required", "a rule has at least two of them")
		return nil, false
	}
	if key == "oneOf" {
		s.approximated(list, "oneOf of "+strings.Join(rule, ", "), "more than one of them is not refused")
	}
	return rule, true
}

// isRule reports whether a schema only asks for members.
func isRule(n *openapi.Node) bool {
	if n.Kind() != openapi.Map || n.Peek("required") == nil {
		return false
	}
	for key := range n.Keys() {
		if key != "required" && !isAnnotation(key) && key != "description" && key != "type" {
			return false
		}
	}
	return true
}

// wireProblem says why a name on the wire cannot be that of a field.
func wireProblem(name string) string {
	switch {
	case name == "":
		return "the name is empty"
	case strings.ContainsFunc(name, func(r rune) bool { return r <= ' ' || r >= 0x7f }):
		return "the name has a space or a character beyond ASCII"
	}
	if i := strings.IndexAny(name, "{}`\"\\,'"); i >= 0 {
		return fmt.Sprintf("the name has the character %q", name[i])
	}
	return ""
}
