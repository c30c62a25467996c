package check

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// encoderMethods are methods that parameters have, and codecMethods those of
// models. None of their fields can be called like one.
var (
	encoderMethods = []string{"AppendJSON", "LogValue", "MarshalJSON"}
	codecMethods   = append([]string{"UnmarshalJSON", "UnmarshalWire"}, encoderMethods...)
)

// params checks the query and the body of an endpoint, which become the fields
// of one struct.
func (c *checker) params(e endpoint) {
	goNames := emittedNames(encoderMethods...)
	names := map[string]bool{}
	for i, p := range e.Query {
		s := e.field("Query").item(i, "query", p.Name)
		c.query(s, p)
		s.claimField(p.Name, names, goNames)
	}
	if e.BodyRequired && len(e.Body) == 0 {
		e.field("BodyRequired").problem("BodyRequired, but Body has no fields")
	}
	names = map[string]bool{}
	for i, f := range e.Body {
		s := e.field("Body").item(i, "body", f.Name)
		s.required("Doc", f.Doc)
		c.fieldRules(s, f)
		s.claimField(f.Name, names, goNames)
		if !f.Optional && hasDefault(f.Type) {
			s.problem("has a default, but is not Optional")
		}
	}
}

func (c *checker) query(s subject, p dsl.Param) {
	s.requiredProse("Doc", prose.Sentences, p.Doc)
	s.prose("Deprecated", prose.Sentences, p.Deprecated)
	c.schema(s.field("Type"), "Type", p.Type)
	if p.Required && hasDefault(p.Type) {
		s.field("Required").problem("is Required, but has a default")
	}
}

// fieldRules checks a field, but for what only depends on its name.
func (c *checker) fieldRules(s subject, f dsl.Field) {
	s.tagName("Name", f.Name)
	c.schema(s.field("Type"), "Type", f.Type)
	s.prose("Doc", prose.Sentences, f.Doc)
	s.prose("Deprecated", prose.Sentences, f.Deprecated)
}

// claimField checks the name of a field on the wire and in Go.
func (s subject) claimField(wire string, names map[string]bool, goNames scope) {
	if !s.wireName("Name", wire) {
		return
	}
	if names[wire] {
		s.problem("is declared twice")
		return
	}
	names[wire] = true
	name := naming.Exported(wire)
	if !exportedName.MatchString(name) {
		s.field("Name").problem("Name %q makes no Go name: %q", wire, name)
		return
	}
	goNames.claim(name, s.where, s.field("Name"))
}

// hasDefault reports whether a type says what the server takes when nothing is
// sent.
func hasDefault(t dsl.Schema) bool {
	switch t := t.(type) {
	case dsl.String:
		return t.Default != nil
	case dsl.Int:
		return t.Default != nil
	case dsl.Float:
		return t.Default != nil
	case dsl.Bool:
		return t.Default != nil
	case dsl.OneOf:
		return t.Default != ""
	}
	return false
}

// kindOf names the kind of a type in prose.
func kindOf(t dsl.Schema) string {
	if t != nil && !isSchema(t) {
		return oddity(t)
	}
	switch t := t.(type) {
	case nil:
		return "nothing"
	case dsl.String:
		return "a string"
	case dsl.Int:
		return "an int"
	case dsl.Float:
		return "a float"
	case dsl.Bool:
		return "a bool"
	case dsl.UnixMilli:
		return "a time"
	case dsl.Const:
		return "a constant"
	case dsl.RawJSON:
		return "raw JSON"
	case dsl.Map:
		return "a map"
	case dsl.Array:
		return "an array of " + kindOf(t.Of)
	default:
		return modelKind(t)
	}
}

func modelKind(t dsl.Schema) string {
	switch t := t.(type) {
	case *dsl.Enum:
		return "enum " + t.Name
	case dsl.OneOf:
		return "an enum"
	case *dsl.Object:
		return "model " + t.Name
	case *dsl.Union:
		return "union " + t.Name
	case dsl.Ref:
		return fmt.Sprintf("a reference to %q", string(t))
	default:
		return fmt.Sprintf("%T", t)
	}
}
