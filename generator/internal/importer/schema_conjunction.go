package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// conjunction is what a value must meet all of: a schema, behind those that its
// allOf and its $ref hold. What stands later is closer to the place of use.
type conjunction []*openapi.Node

// conjunction collects the parts of a schema.
func (s *schemas) conjunction(nodes ...*openapi.Node) conjunction {
	var c conjunction
	for _, n := range nodes {
		c = s.conjoin(c, n, nil)
	}
	return c
}

func (s *schemas) conjoin(c conjunction, n *openapi.Node, within []*openapi.Node) conjunction {
	if slices.Contains(within, n) {
		s.dropped(n, "schema", "it is part of itself by allOf: that part is left out")
		return c
	}
	if slices.Contains(c, n) || n.Kind() != openapi.Map {
		return c
	}
	within = append(within, n)
	if ref := n.Get("$ref"); ref != nil {
		target, err := s.doc.Deref(n)
		if err != nil {
			s.dropped(n, "$ref "+ref.Text(), err.Error())
		} else {
			c = s.conjoin(c, target, within)
		}
	}
	for _, part := range n.Get("allOf").Items() {
		c = s.conjoin(c, part, within)
	}
	return append(c, n)
}

// get returns what the schema says under a key, the part that is closest first.
func (c conjunction) get(key string) *openapi.Node {
	var found *openapi.Node
	for _, n := range c {
		if v := n.Get(key); v != nil {
			found = v
		}
	}
	return found
}

// kinds returns the kinds of JSON that a schema takes, but for null. None are all.
func (c conjunction) kinds() []string {
	for _, n := range slices.Backward(c) {
		if kinds := declaredKinds(n.Get("type")); len(kinds) > 0 {
			return simplified(kinds)
		}
	}
	for _, guess := range []struct{ kind, keys string }{
		{"object", "properties additionalProperties patternProperties required minProperties maxProperties"},
		{"array", "items prefixItems minItems maxItems uniqueItems"},
		{"string", "pattern minLength maxLength"},
		{"number", "minimum maximum multipleOf"},
	} {
		for key := range strings.FieldsSeq(guess.keys) {
			if c.get(key) != nil {
				return []string{guess.kind}
			}
		}
	}
	if format := c.get("format"); format != nil && textFormats[format.Text()] {
		return []string{"string"}
	}
	return nil
}

// simplified leaves out whole numbers where all numbers are taken.
func simplified(kinds []string) []string {
	if slices.Contains(kinds, "number") {
		return slices.DeleteFunc(kinds, func(kind string) bool { return kind == "integer" })
	}
	return kinds
}

// declaredKinds reads the keyword type: one kind, or a list of them since 3.1.
func declaredKinds(n *openapi.Node) []string {
	var kinds []string
	add := func(kind string) {
		if kind != "null" && kind != "" && !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if n != nil && n.Kind() == openapi.String {
		add(n.Text())
	}
	for _, item := range n.Items() {
		add(item.Text())
	}
	return kinds
}

// allowsNull reports whether a schema by itself says that its value may be null:
// by its types, by its values, or by being nothing else.
func allowsNull(n *openapi.Node) bool {
	kinds := n.Get("type")
	if kinds != nil && (kinds.Text() == "null" || slices.ContainsFunc(kinds.Items(), isNullText)) {
		return true
	}
	if c := n.Get("const"); c != nil && c.Kind() == openapi.Null {
		return true
	}
	return slices.ContainsFunc(n.Get("enum").Items(), isNull)
}

func isNull(n *openapi.Node) bool { return n.Kind() == openapi.Null }

func isNullText(n *openapi.Node) bool { return n.Text() == "null" || isNull(n) }

// isOnlyNull reports whether null is all that a schema takes.
func isOnlyNull(n *openapi.Node) bool {
	if n.Kind() != openapi.Map || !allowsNull(n) {
		return false
	}
	values := n.Get("enum").Items()
	if len(declaredKinds(n.Get("type"))) > 0 && !(truth(n.Get("nullable")) && len(values) > 0) {
		return false
	}
	return n.Get("type") != nil && len(values) == 0 || n.Get("const") != nil ||
		len(values) > 0 && !slices.ContainsFunc(values, func(v *openapi.Node) bool { return !isNull(v) })
}

// alias returns the one schema that a schema stands for: what its allOf of one
// holds, or its oneOf of one, when nothing but annotations is beside it.
func (s *schemas) alias(n *openapi.Node) *openapi.Node {
	for _, key := range []string{"allOf", "oneOf", "anyOf"} {
		var parts []*openapi.Node
		for _, part := range n.Get(key).Items() {
			if part.Kind() == openapi.Map && !isOnlyNull(part) && (key != "allOf" || s.hasMore(part, "")) {
				parts = append(parts, part)
			}
		}
		if len(parts) != 1 || s.hasMore(n, key, "type", "discriminator") {
			continue
		}
		if key == "allOf" || !isRule(parts[0]) {
			n.Get("discriminator").Mark()
			return parts[0]
		}
	}
	return nil
}

// hasMore reports whether a schema says more than annotations and the keys.
func (s *schemas) hasMore(n *openapi.Node, keys ...string) bool {
	for key := range n.Keys() {
		if !slices.Contains(keys, key) && !isOverlay(key) {
			return true
		}
	}
	return false
}
