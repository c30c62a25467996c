package importer

import (
	"fmt"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// annotationKeys are keywords of schemas that say nothing of the value.
var annotationKeys = []string{
	"title", "example", "examples", "externalDocs", "xml", "$comment", "$id", "$schema", "$anchor",
}

// overlayKeys are keywords that belong to the place of use, such as a field.
var overlayKeys = map[string]bool{
	"description": true, "deprecated": true, "readOnly": true, "writeOnly": true, "nullable": true, "default": true,
}

// isAnnotation reports whether a keyword says nothing of the value.
func isAnnotation(key string) bool {
	for _, known := range annotationKeys {
		if key == known {
			return true
		}
	}
	return strings.HasPrefix(key, "x-")
}

// isOverlay reports whether a keyword may stand beside a model without making
// another one of it.
func isOverlay(key string) bool { return overlayKeys[key] || isAnnotation(key) }

// annotations marks what says nothing of the value. Examples and extensions stay for
// the account.
func (s *schemas) annotations(n *openapi.Node) {
	for key := range n.Keys() {
		if isAnnotation(key) && !isLeftOut(key) {
			n.Get(key).Mark()
		}
	}
}

// unsaidKeys are keywords that no type says, with what becomes of them.
var unsaidKeys = []string{
	"multipleOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "dependencies",
	"minProperties", "maxProperties", "propertyNames", "patternProperties", "unevaluatedProperties",
	"unevaluatedItems", "contains", "minContains", "maxContains", "contentMediaType", "contentEncoding",
	"contentSchema", "$defs", "definitions",
}

// unsaid reports the rules of a schema that its type cannot say.
func (s *schemas) unsaid(c conjunction, t dsl.Schema) {
	for _, n := range c {
		s.annotations(n)
		for _, key := range unsaidKeys {
			rule := n.Peek(key)
			if rule == nil || key == "patternProperties" && isMap(t) || key == "$defs" || key == "definitions" {
				continue
			}
			rule.Mark()
			s.dropped(rule, key+shownValue(rule), "no type says it, so that it is not checked")
		}
		s.misplaced(n, t)
	}
}

// misplaced reports rules for another kind of value than the schema takes, which
// say nothing.
func (s *schemas) misplaced(n *openapi.Node, t dsl.Schema) {
	if _, raw := t.(dsl.RawJSON); !raw {
		return
	}
	for _, key := range []string{"pattern", "minLength", "maxLength", "minimum", "maximum", "format"} {
		if rule := n.Peek(key); rule != nil && n.Peek("type") == nil {
			rule.Mark()
			s.dropped(rule, key+shownValue(rule), "the schema does not say what kind of value it is for")
		}
	}
}

// shownValue is a scalar as the account shows it behind its keyword.
func shownValue(n *openapi.Node) string {
	if n.Text() == "" {
		return ""
	}
	return " " + n.Text()
}

func isMap(t dsl.Schema) bool {
	_, ok := t.(dsl.Map)
	return ok
}

// kept notes something that the description has in another way than the document.
func (s *schemas) kept(n *openapi.Node, what, why string) { s.note(Kept, n, what, why) }

// approximated notes something that the description says less exactly.
func (s *schemas) approximated(n *openapi.Node, what, why string) { s.note(Approximated, n, what, why) }

// dropped notes something that the description lacks.
func (s *schemas) dropped(n *openapi.Node, what, why string) { s.note(Dropped, n, what, why) }

// invented notes something that the document lacks.
func (s *schemas) invented(n *openapi.Node, what, why string) { s.note(Invented, n, what, why) }

func (s *schemas) note(kind Kind, n *openapi.Node, what, why string) {
	s.report(Line{At: n.At(), Kind: kind, What: what, Why: why})
}

// quoted is a name as the account shows it.
func quoted(name string) string { return fmt.Sprintf("%q", name) }
