package check

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// encoderMethods are methods that parameters have, and codecMethods those of
// models. None of their fields can be called like one.
var (
	encoderMethods = []string{"AppendJSON", "LogValue", "MarshalJSON"}
	codecMethods   = append([]string{
		"MarshalJSONTo", "UnmarshalJSON", "UnmarshalJSONFrom", "UnmarshalWire",
	}, encoderMethods...)
)

// params checks the query and the body of an endpoint, which become the fields
// of one struct.
func (c *checker) params(e endpoint) {
	goNames := emittedNames(encoderMethods...)
	if e.Conditional {
		goNames["IfNoneMatch"] = "the entity tag of conditional requests"
	}
	names := map[string]bool{}
	for i, p := range e.Query {
		s := e.field("Query").item(i, "query", p.Name)
		c.query(s, p)
		s.claimField(reading.QueryField(p), names, goNames)
	}
	c.header(e, goNames)
	c.bodyKind(e)
	names = map[string]bool{}
	for i, f := range e.Body {
		s := e.field("Body").item(i, "body", f.Name)
		s.required("Doc", f.Doc)
		if e.Encoding == dsl.EncodeJSON {
			c.fieldRules(s, f)
		} else {
			c.formField(s, f, e.Encoding)
		}
		if f.ReadOnly || f.WriteOnly {
			s.problem("is ReadOnly or WriteOnly, which only fields of models are")
		}
		s.claimField(f, names, goNames)
		if _, hasDefault := reading.Default(f.Type); hasDefault && !f.Optional {
			s.problem("has a default, but is not Optional")
		}
	}
	e.atLeastOne(e.Body, e.AtLeastOne)
}

func (c *checker) query(s subject, p dsl.Param) {
	s.requiredProse("Doc", prose.Sentences, p.Doc)
	s.prose("Deprecated", prose.Sentences, p.Deprecated)
	c.paramType(s, p)
	if _, hasDefault := reading.Default(p.Type); hasDefault && p.Required {
		s.field("Required").problem("is Required, but has a default")
	}
}

// fieldRules checks a field, except for rules that depend only on its name.
func (c *checker) fieldRules(s subject, f dsl.Field) {
	s.tagName("Name", f.Name)
	c.schema(s.field("Type"), "Type", f.Type)
	s.prose("Doc", prose.Sentences, f.Doc)
	s.prose("Deprecated", prose.Sentences, f.Deprecated)
}

// claimField checks the name of a field on the wire and in Go.
func (s subject) claimField(f dsl.Field, names map[string]bool, goNames scope) {
	if !s.wireName("Name", f.Name) {
		return
	}
	if names[f.Name] {
		s.problem("duplicate name")
		return
	}
	names[f.Name] = true
	name := reading.FieldName(f)
	switch {
	case f.Go != "" && !s.goName("Go", f.Go):
		return
	case !exportedName.MatchString(name):
		s.field("Name").problem("Name %q gives the invalid Go name %q: set Go", f.Name, name)
		return
	}
	goNames.claim(name, s.where, s.field("Name"))
}

// kindOf names the kind of a type in prose.
func kindOf(t dsl.Schema) string {
	if t != nil && !reading.IsSchema(t) {
		return oddity(t)
	}
	switch t := t.(type) {
	case nil:
		return "nothing"
	case dsl.String:
		return "a string"
	case dsl.Int:
		return "an int"
	case dsl.Int64:
		return "an int of 64 bits"
	case dsl.Uint64:
		return "an unsigned int"
	case dsl.Float:
		return "a float"
	case dsl.Decimal:
		return "a decimal"
	case dsl.Bool:
		return "a bool"
	case dsl.UnixMilli, dsl.UnixSeconds, dsl.DateTime:
		return "a time"
	case dsl.Date:
		return "a date"
	case dsl.Bytes:
		return "bytes"
	case dsl.Const, dsl.ConstInt, dsl.ConstBool:
		return "a constant"
	case dsl.RawJSON:
		return "raw JSON"
	case dsl.Map:
		return "a map"
	case dsl.List:
		return "a list"
	case dsl.DeepObject:
		return "a deep object"
	case dsl.File:
		return "a file"
	case dsl.Binary:
		return "data"
	case dsl.PlainText:
		return "text"
	case dsl.Location:
		return "a redirect"
	case dsl.Array:
		return "an array of " + kindOf(t.Of)
	case *dsl.Enum:
		return "enum " + t.Name
	case *dsl.IntEnum:
		return "enum " + t.Name
	case dsl.OneOf:
		return "an enum"
	case *dsl.Object:
		return "model " + t.Name
	case *dsl.Union:
		return "union " + t.Name
	case *dsl.Choice:
		return "choice " + t.Name
	case dsl.Ref:
		return fmt.Sprintf("a reference to %q", string(t))
	default:
		return fmt.Sprintf("%T", t)
	}
}
