package importer

import (
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// schemas converts the schemas of a document, each once: what refers to the same
// schema gets the same value.
type schemas struct {
	doc    *openapi.Document
	pins   *pins
	report func(Line)

	known  map[*openapi.Node]value  // what a schema became
	open   map[*openapi.Node]bool   // schemas that are being converted
	names  *modelNames              // Go names of the package of models
	models []dsl.Schema             // objects, enums, unions and choices, in the order they were made
	at     map[any]openapi.Position // where in the document a model, or a field of one, comes from
	enums  map[string]dsl.Schema    // enums of inline schemas, by the member they are for and their values
	busy   map[string]bool          // sets of schemas that are being converted as one
	unit   timeUnit                 // of instants that do not say in what they are counted

	renamed map[*openapi.Node]string // the names that components would have had, which were taken
	tagOf   map[tagKey]string        // the tags of variants of unions
}

// newSchemas prepares the conversion of the schemas of a document. Each loss is
// reported when it is found.
func newSchemas(doc *openapi.Document, pinned map[string]string, report func(Line)) *schemas {
	s := &schemas{
		doc: doc, pins: &pins{names: pinned, used: map[string]bool{}}, report: report,
		known: map[*openapi.Node]value{}, open: map[*openapi.Node]bool{},
		names: newModelNames(), at: map[any]openapi.Position{}, enums: map[string]dsl.Schema{},
		busy:    map[string]bool{},
		unit:    unitOf(doc),
		renamed: map[*openapi.Node]string{}, tagOf: map[tagKey]string{},
	}
	s.reserveComponents()
	return s
}

// place is where a schema is used, from which what is inline gets its name: the
// Go name of the model or of the operation that holds it, and the names on the
// wire of the members that lead from there to it.
type place struct {
	owner string
	path  []string
	named bool // the schema has the owner's name: it is a component
}

// owned is the place of what belongs to a model or an operation.
func owned(goName string) place { return place{owner: goName} }

// in is the place of a member.
func (p place) in(member string) place {
	return place{owner: p.owner, path: append(p.path[:len(p.path):len(p.path)], member)}
}

// item is the place of the items of a list: the singular of the list's name.
func (p place) item() place {
	if len(p.path) == 0 {
		return place{owner: p.owner, path: []string{"item"}}
	}
	last := len(p.path) - 1
	return place{owner: p.owner, path: append(p.path[:last:last], singular(p.path[last]))}
}

// value is what a schema says of a value.
type value struct {
	Type                dsl.Schema
	Nullable            bool
	ReadOnly, WriteOnly bool
	Doc                 string // as the document has it
	Deprecated          bool
}

// free is any JSON.
var free = value{Type: dsl.RawJSON{}}

// typeOf converts a schema to a type. A null that the schema allows is left to
// the caller, who asks [schemas.valueOf].
func (s *schemas) typeOf(n *openapi.Node, at place) dsl.Schema { return s.valueOf(n, at).Type }

// valueOf converts a schema. It always has a type: what cannot be said is free
// JSON, and a line of the account.
func (s *schemas) valueOf(n *openapi.Node, at place) value {
	v := s.valueWithin(n, at)
	if len(s.open) == 0 {
		v.Type = s.resolved(v.Type)
	}
	return v
}

// valueWithin is valueOf in what may be a part of the schema itself.
func (s *schemas) valueWithin(n *openapi.Node, at place) value {
	if n == nil {
		return free
	}
	switch n.Kind() {
	case openapi.Map:
	case openapi.Bool:
		if !n.Bool() {
			s.dropped(n, "schema false", "no value has it: it is read as any JSON")
		}
		return free
	default:
		s.dropped(n, "schema", "it is neither an object nor a boolean: it is read as any JSON")
		return free
	}
	if v, ok := s.known[n]; ok {
		return v
	}
	if n.Get("$ref") == nil {
		return s.define(n, at)
	}
	target, err := s.doc.Deref(n)
	if err != nil {
		s.dropped(n, "$ref "+n.Get("$ref").Text(), err.Error())
		return free
	}
	if s.hasMore(n, "$ref") {
		return s.define(n, at)
	}
	return s.overlaid(s.named(target, at), n)
}

// named converts a schema that others refer to.
func (s *schemas) named(target *openapi.Node, at place) value {
	if name, ok := s.componentName(target); ok {
		at = place{owner: name, named: true}
	}
	return s.valueOf(target, at)
}

// define converts a schema where it is written.
func (s *schemas) define(n *openapi.Node, at place) value {
	if s.open[n] {
		return value{Type: pending{to: n}}
	}
	s.open[n] = true
	defer delete(s.open, n)
	v := s.convert(n, at)
	v = s.overlaid(v, n)
	v.Type = s.settled(v.Type, n)
	s.known[n] = v
	return v
}

// overlaid is a value with what the schema at the place of use says beside it.
func (s *schemas) overlaid(v value, n *openapi.Node) value {
	if text := n.Get("description"); text != nil && text.Text() != "" {
		v.Doc = text.Text()
	}
	v.Nullable = truth(n.Get("nullable")) || allowsNull(n) || v.Nullable
	v.ReadOnly = truth(n.Get("readOnly")) || v.ReadOnly
	v.WriteOnly = truth(n.Get("writeOnly")) || v.WriteOnly
	v.Deprecated = truth(n.Get("deprecated")) || v.Deprecated
	s.annotations(n)
	if d := n.Get("default"); d != nil && !s.spokenDefault(&v, d) {
		v.Type = s.withDefault(v.Type, d)
	}
	return v
}

// spokenDefault says in the doc what the default is of a list, or a scalar of a type
// that has none.
func (s *schemas) spokenDefault(v *value, d *openapi.Node) bool {
	text := d.Text()
	if _, isList := v.Type.(dsl.Array); isList && d.Kind() == openapi.List {
		var items []string
		for _, item := range d.Items() {
			items = append(items, item.Text())
		}
		text = "[" + strings.Join(items, ", ") + "]"
	} else if _, why := defaulted(v.Type, d); why != noDefault || text == "" || d.Kind() == openapi.Null ||
		strings.ContainsAny(text, "`\n") {
		return false
	}
	if !strings.Contains(text, "`") {
		v.Doc = strings.TrimSpace(v.Doc + "\n\nIt is `" + text + "` unless it is set.")
	}
	s.kept(d, "default "+text, "the doc says it")
	return true
}

// convert decides what a schema is.
func (s *schemas) convert(n *openapi.Node, at place) value {
	if only := s.alias(n); only != nil {
		return s.aliased(n, only, at)
	}
	c := s.conjunction(n)
	alternatives := s.alternatives(c)
	if alternatives != nil && !c.lists() {
		return s.union(n, c, alternatives, at)
	}
	if alternatives != nil {
		alternatives.list.Mark()
		s.kept(alternatives.list, alternatives.key, "the values that stand beside it say what is taken")
	}
	v := s.byKind(n, c, at)
	s.unsaid(c, v.Type)
	return v
}

// aliased converts a schema that stands for another one, with what descriptions
// are among its parts.
func (s *schemas) aliased(n, only *openapi.Node, at place) value {
	n.Get("type")
	v := s.valueOf(only, at)
	for _, part := range n.Get("allOf").Items() {
		if part != only && part.Kind() == openapi.Map {
			v = s.overlaid(v, part)
		}
	}
	for _, key := range []string{"oneOf", "anyOf"} {
		for _, part := range n.Get(key).Items() {
			if part.Kind() == openapi.Map && isOnlyNull(part) {
				part.Mark()
				v.Nullable = true
			}
		}
	}
	return v
}

// byKind converts a schema by the kinds of JSON that it takes.
func (s *schemas) byKind(n *openapi.Node, c conjunction, at place) value {
	if v, ok := s.listed(n, c, at); ok {
		return v
	}
	kinds := s.ofJSON(n, c.kinds())
	if len(kinds) > 1 {
		return s.kindChoice(n, c, kinds, at)
	}
	if len(kinds) == 0 {
		return free
	}
	return value{Type: s.ofKind(n, c, kinds[0], at)}
}

// ofKind converts a schema that takes one kind of JSON.
func (s *schemas) ofKind(n *openapi.Node, c conjunction, kind string, at place) dsl.Schema {
	switch kind {
	case "string":
		return s.text(c)
	case "integer":
		return s.whole(c, at)
	case "number":
		return s.number(c, at)
	case "boolean":
		return dsl.Bool{}
	case "array":
		return s.array(c, at)
	case "object":
		return s.object(n, c, at)
	}
	return dsl.RawJSON{}
}

// ofJSON leaves out the kinds that JSON does not have.
func (s *schemas) ofJSON(n *openapi.Node, kinds []string) []string {
	var known []string
	for _, kind := range kinds {
		switch kind {
		case "string", "integer", "number", "boolean", "array", "object":
			known = append(known, kind)
		default:
			s.dropped(n, "type "+kind, "it is no kind of JSON: without another one it is read as any JSON")
		}
	}
	return known
}

// truth is whether a node is true.
func truth(n *openapi.Node) bool { return n != nil && n.Kind() == openapi.Bool && n.Bool() }
