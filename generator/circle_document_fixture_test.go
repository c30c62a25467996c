package generator

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// documentDifference is something that one of two documents says otherwise.
type documentDifference struct {
	at       *openapi.Node // in the old document
	trail    []string      // JSON pointers of the old parameters and schemas that lead there
	where    string        // "GET /users query limit"
	aspect   string        // "maximum"
	old, now string        // "" for nothing
}

func (d documentDifference) String() string {
	return fmt.Sprintf("%s: %s %q -> %q", d.where, d.aspect, d.old, d.now)
}

// documentComparer compares two documents as a program sees them that reads
// OpenAPI: it knows nothing of descriptions, nor of the importer.
type documentComparer struct {
	old, now *openapi.Document
	found    []documentDifference
	seen     map[string]bool // pairs of schemas
	trail    []string
}

// compareDocuments returns what the documents say otherwise of requests and responses.
func compareDocuments(old, now *openapi.Document) []documentDifference {
	c := &documentComparer{old: old, now: now, seen: map[string]bool{}}
	olds, nows := documentOperations(old), documentOperations(now)
	for _, route := range union(olds, nows) {
		if c.both(old.Root, route, "operation", olds[route].node, nows[route].node) {
			c.operation(route, olds[route], nows[route])
		}
	}
	return c.found
}

// documentOperation is an operation and its path.
type documentOperation struct{ item, node *openapi.Node }

// documentOperations are the operations by method and path, whatever the parameters
// of the path are called.
func documentOperations(doc *openapi.Document) map[string]documentOperation {
	all := map[string]documentOperation{}
	for path, item := range doc.Root.Peek("paths").Entries() {
		for method, node := range item.Entries() {
			if node.Peek("responses") != nil {
				all[strings.ToUpper(method.Text())+" "+path.Text()] = documentOperation{item, node}
			}
		}
	}
	return all
}

// union returns the keys of two maps, sorted.
func union[T any](a, b map[string]T) []string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return slices.Sorted(maps.Keys(all))
}

func (c *documentComparer) differ(at *openapi.Node, where, aspect, old, now string) {
	if old != now {
		c.found = append(c.found, documentDifference{at, slices.Clone(c.trail), where, aspect, old, now})
	}
}

// both reports whether both documents have a part, and notes if only one has.
func (c *documentComparer) both(at *openapi.Node, where, part string, old, now *openapi.Node) bool {
	if old != nil {
		at = old
	}
	c.differ(at, where, part, has(old != nil), has(now != nil))
	return old != nil && now != nil
}

func has(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func (c *documentComparer) operation(where string, old, now documentOperation) {
	c.differ(old.node, where, "deprecated", old.node.Peek("deprecated").Text(), now.node.Peek("deprecated").Text())
	public := func(o documentOperation) string {
		security := o.node.Peek("security")
		return has(security.Kind() == openapi.List && security.Len() == 0)
	}
	c.differ(old.node, where, "public", public(old), public(now))
	olds, nows := parametersOf(c.old, old), parametersOf(c.now, now)
	for _, name := range union(olds, nows) {
		if c.both(old.node, where+" "+name, "parameter", olds[name], nows[name]) {
			c.parameter(where+" "+name, olds[name], nows[name])
		}
	}
	c.body(where+" body", old.node, now.node)
	oldResponses, nowResponses := old.node.Peek("responses"), now.node.Peek("responses")
	for _, status := range union(valuesOf(oldResponses), valuesOf(nowResponses)) {
		o, n := derefed(c.old, oldResponses.Peek(status)), derefed(c.now, nowResponses.Peek(status))
		if c.both(oldResponses, where+" "+status, "response", o, n) {
			c.content(where+" "+status, o, n)
		}
	}
}

func (c *documentComparer) parameter(where string, old, now *openapi.Node) {
	defer c.into(old)()
	c.differ(old, where, "required", has(old.Peek("required").Bool()), has(now.Peek("required").Bool()))
	c.differ(old, where, "deprecated", has(old.Peek("deprecated").Bool()), has(now.Peek("deprecated").Bool()))
	c.differ(old, where, "empty", has(old.Peek("allowEmptyValue").Bool()), has(now.Peek("allowEmptyValue").Bool()))
	separate := func(p *openapi.Node) string {
		return has(p.Peek("explode") == nil || p.Peek("explode").Bool())
	}
	if s := shapeOf(c.old, []*openapi.Node{old.Peek("schema")}); s.kind == "array" {
		c.differ(old, where, "explode", separate(old), separate(now))
	}
	c.schema(where, []*openapi.Node{old.Peek("schema")}, []*openapi.Node{now.Peek("schema")})
}

func (c *documentComparer) body(where string, old, now *openapi.Node) {
	o, n := derefed(c.old, old.Peek("requestBody")), derefed(c.now, now.Peek("requestBody"))
	if c.both(old, where, "body", o, n) {
		c.differ(o, where, "required", has(o.Peek("required").Bool()), has(n.Peek("required").Bool()))
		c.content(where, o, n)
	}
}

// content compares what a body or a response holds, by content type.
func (c *documentComparer) content(where string, old, now *openapi.Node) {
	olds, nows := valuesOf(old.Peek("content")), valuesOf(now.Peek("content"))
	for _, kind := range union(olds, nows) {
		if c.both(old, where, kind, olds[kind], nows[kind]) {
			c.schema(where, []*openapi.Node{olds[kind].Peek("schema")}, []*openapi.Node{nows[kind].Peek("schema")})
		}
	}
}

// schema compares two schemas, each pair of them once.
func (c *documentComparer) schema(where string, olds, nows []*openapi.Node) {
	o, n := shapeOf(c.old, olds), shapeOf(c.now, nows)
	pair := pointers(c.old, olds) + " " + pointers(c.now, nows)
	if c.seen[pair] {
		return
	}
	c.seen[pair] = true
	defer c.into(olds...)()
	at := o.at
	c.differ(at, where, "type", o.kind, n.kind)
	c.differ(at, where, "null", has(o.mayBeNull()), has(n.mayBeNull()))
	c.differ(at, where, "enum", strings.Join(o.enum, " "), strings.Join(n.enum, " "))
	c.differ(at, where, "rule", strings.Join(o.rules, ", "), strings.Join(n.rules, ", "))
	for _, key := range union(o.keywords, n.keywords) {
		c.differ(at, where, key, o.keywords[key], n.keywords[key])
	}
	for _, name := range union(o.members, n.members) {
		c.member(where+"."+name, name, o, n)
	}
	c.list(where+"[]", "items", o, o.items, n.items)
	c.list(where+".*", "additionalProperties", o, o.rest, n.rest)
	oldCases, nowCases := casesOf(c.old, o.cases), casesOf(c.now, n.cases)
	for _, key := range union(oldCases, nowCases) {
		if c.both(at, where+"|"+key, "case", oldCases[key], nowCases[key]) {
			c.schema(where+"|"+key, []*openapi.Node{oldCases[key]}, []*openapi.Node{nowCases[key]})
		}
	}
}

// into notes that the comparison goes into nodes. It returns what ends that.
func (c *documentComparer) into(nodes ...*openapi.Node) func() {
	before := len(c.trail)
	for _, n := range nodes {
		c.trail = append(c.trail, n.Pointer())
		if target := derefed(c.old, n); target != nil {
			c.trail = append(c.trail, target.Pointer())
		}
	}
	return func() { c.trail = c.trail[:before] }
}

func (c *documentComparer) member(where, name string, old, now *shape) {
	olds, nows := old.members[name], now.members[name]
	if olds == nil || nows == nil {
		c.differ(old.at, where, "member", has(olds != nil), has(nows != nil))
		return
	}
	c.differ(olds[0], where, "required", has(old.required[name]), has(now.required[name]))
	c.schema(where, olds, nows)
}

// list compares what all items or members of a value have to fit. A schema that
// only says yes or no is compared as that.
func (c *documentComparer) list(where, aspect string, in *shape, olds, nows []*openapi.Node) {
	says := func(list []*openapi.Node) string {
		if len(list) > 0 && list[0].Kind() == openapi.Map && list[0].Len() > 0 {
			return "schema"
		}
		if len(list) > 0 && list[0].Kind() == openapi.Map {
			return "true"
		}
		if len(list) > 0 {
			return list[0].Text()
		}
		return ""
	}
	c.differ(in.at, where, aspect, says(olds), says(nows))
	if says(olds) == "schema" && says(nows) == "schema" {
		c.schema(where, olds, nows)
	}
}

// parametersOf are the parameters of an operation by place and name.
func parametersOf(doc *openapi.Document, o documentOperation) map[string]*openapi.Node {
	all := map[string]*openapi.Node{}
	for _, list := range []*openapi.Node{o.item.Peek("parameters"), o.node.Peek("parameters")} {
		for _, one := range list.Items() {
			p := derefed(doc, one)
			all[p.Peek("in").Text()+" "+p.Peek("name").Text()] = p
		}
	}
	return all
}

// valuesOf are the values of a map by their keys.
func valuesOf(n *openapi.Node) map[string]*openapi.Node {
	all := map[string]*openapi.Node{}
	for key, value := range n.Entries() {
		all[key.Text()] = value
	}
	return all
}

// casesOf are alternatives by what tells one from another: the type, the members,
// and the values of those that have one value alone.
func casesOf(doc *openapi.Document, list []*openapi.Node) map[string]*openapi.Node {
	all := map[string]*openapi.Node{}
	for _, n := range list {
		s := shapeOf(doc, []*openapi.Node{n})
		key := s.kind
		for _, name := range slices.Sorted(maps.Keys(s.members)) {
			key += " " + name
			if values := shapeOf(doc, s.members[name]).enum; len(values) == 1 {
				key += "=" + values[0]
			}
		}
		all[key] = n
	}
	return all
}

func derefed(doc *openapi.Document, n *openapi.Node) *openapi.Node {
	if target, err := doc.Deref(n); err == nil {
		return target
	}
	return nil
}

func pointers(doc *openapi.Document, nodes []*openapi.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		if target := derefed(doc, n); target != nil && n.Len() == 1 {
			n = target // a bare reference is what it refers to
		}
		b.WriteString(n.Pointer() + ";")
	}
	return b.String()
}
