package generator

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// shape is what a schema says of values, however it says it: references followed,
// allOf merged, null apart. It is read without the importer.
type shape struct {
	at       *openapi.Node
	kind     string // the type without null
	nullable bool
	enum     []string
	keywords map[string]string // bounds, pattern, format, default and flags, as text
	members  map[string][]*openapi.Node
	required map[string]bool
	items    []*openapi.Node
	rest     []*openapi.Node // additionalProperties
	cases    []*openapi.Node // of oneOf and anyOf
	rules    []string        // lists of members of which one is required
}

// shapeOf reads schemas that a value has to fit all at once.
func shapeOf(doc *openapi.Document, schemas []*openapi.Node) *shape {
	s := &shape{keywords: map[string]string{}, members: map[string][]*openapi.Node{}, required: map[string]bool{}}
	for _, n := range schemas {
		s.add(doc, n)
	}
	s.settle()
	return s
}

// settle gives what can be said in two ways one form.
func (s *shape) settle() {
	slices.Sort(s.enum)
	slices.Sort(s.rules)
	if s.kind == "" && len(s.members) > 0 {
		s.kind = "object"
	}
	if s.kind == "object" && len(s.cases) > 0 && len(s.members) == 0 {
		s.kind = "" // the cases say so
	}
	s.rest = slices.DeleteFunc(s.rest, func(n *openapi.Node) bool { return n.Bool() || n.Len() == 0 && n.Text() == "" })
	for _, bound := range [][2]string{{"minimum", "exclusiveMinimum"}, {"maximum", "exclusiveMaximum"}} {
		if s.keywords[bound[1]] == "true" { // as 3.0 says it
			s.keywords[bound[1]] = s.keywords[bound[0]]
			delete(s.keywords, bound[0])
		}
	}
	if s.kind == "integer" && s.keywords["exclusiveMinimum"] == "0" {
		delete(s.keywords, "exclusiveMinimum")
		s.keywords["minimum"] = "1"
	}
}

// add adds what one schema says.
func (s *shape) add(doc *openapi.Document, n *openapi.Node) {
	if s.at == nil {
		s.at = n
	}
	if target, err := doc.Deref(n); err == nil && target != n {
		s.add(doc, target)
	}
	for _, part := range n.Peek("allOf").Items() {
		s.add(doc, part)
	}
	for key, value := range n.Entries() {
		s.keyword(doc, key.Text(), value)
	}
	s.alternatives(doc, n)
}

// keyword adds one key of a schema.
func (s *shape) keyword(doc *openapi.Document, key string, value *openapi.Node) {
	switch key {
	case "type":
		for _, one := range append(value.Items(), value) {
			if one.Text() == "null" {
				s.nullable = true
			} else {
				s.kind = cmp.Or(one.Text(), s.kind)
			}
		}
	case "nullable":
		s.nullable = s.nullable || value.Bool()
	case "enum":
		s.enum = nil
		for _, one := range value.Items() {
			if one.Kind() != openapi.Null {
				s.enum = append(s.enum, one.Text())
			}
		}
	case "const":
		s.enum = []string{value.Text()}
	case "properties":
		for name, schema := range value.Entries() {
			s.members[name.Text()] = append(s.members[name.Text()], schema)
		}
	case "required":
		for _, name := range value.Items() {
			s.required[name.Text()] = true
		}
	case "items":
		s.items = append(s.items, value)
	case "additionalProperties":
		s.rest = append(s.rest, value)
	case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "format",
		"default", "minItems", "maxItems", "uniqueItems", "multipleOf", "minProperties", "maxProperties", "readOnly",
		"writeOnly", "deprecated", "not":
		s.keywords[key] = textOf(value)
	}
}

// textOf is a value as a text.
func textOf(n *openapi.Node) string {
	if n.Kind() != openapi.Map && n.Kind() != openapi.List {
		return n.Text()
	}
	var texts []string
	for key, value := range n.Entries() {
		texts = append(texts, key.Text()+":"+textOf(value))
	}
	for _, one := range n.Items() {
		texts = append(texts, textOf(one))
	}
	return "[" + strings.Join(texts, " ") + "]"
}

// alternatives adds oneOf and anyOf. One that says null makes the value nullable,
// those that only say required are a rule, and a single one is the schema itself.
func (s *shape) alternatives(doc *openapi.Document, n *openapi.Node) {
	for _, key := range []string{"oneOf", "anyOf"} {
		var cases []*openapi.Node
		var rule []string
		for _, one := range n.Peek(key).Items() {
			alternative := shapeOf(doc, []*openapi.Node{one})
			switch {
			case alternative.isNull():
				s.nullable = true
			case alternative.kind == "" && len(alternative.required) == 1 && one.Len() == 1:
				rule = append(rule, slices.Sorted(maps.Keys(alternative.required))...)
			default:
				cases = append(cases, one)
			}
		}
		if len(cases) == 1 {
			s.add(doc, cases[0])
		} else {
			s.cases = append(s.cases, cases...)
		}
		if rule != nil {
			slices.Sort(rule)
			s.rules = append(s.rules, strings.Join(rule, " or "))
		}
	}
}

// isNull reports whether null is the only value.
func (s *shape) isNull() bool {
	return s.nullable && (s.kind == "" && len(s.cases)+len(s.members) == 0 ||
		s.enum == nil && s.kind == "object" && s.at.Peek("enum").Len() == 1)
}

// mayBeNull reports whether null fits, though not everything does.
func (s *shape) mayBeNull() bool { return s.nullable && (s.kind != "" || len(s.enum)+len(s.cases) > 0) }
