package check

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// modelSubject is an object, an enum or a union at the place of its first use.
type modelSubject struct {
	subject
	schema dsl.Schema
}

func modelName(t dsl.Schema) string {
	switch t := t.(type) {
	case *dsl.Object:
		return t.Name
	case *dsl.Enum:
		return t.Name
	case *dsl.Union:
		return t.Name
	}
	return ""
}

// collect finds endpoints, models and codes, which the passes look up.
func (c *checker) collect(api subject) {
	c.named = map[string]dsl.Schema{}
	c.codes = map[*dsl.ErrorCode]*dsl.Failure{}
	for _, failure := range c.api.Errors.Failures {
		if failure == nil {
			continue
		}
		for _, code := range failure.Codes {
			c.codes[code] = failure
		}
	}
	c.collectEndpoints(api)
	for _, e := range c.endpoints {
		c.collectModels(e.field("Returns"), e.Returns)
		for i, p := range e.Query {
			c.collectModels(e.field("Query").index(i).field("Type"), p.Type)
		}
		if len(e.Body) > 0 {
			c.collectFields(e.field("Body"), e.Body)
		}
	}
	for i, r := range c.api.Resources {
		if r != nil && r.State != nil && r.State.Of != nil {
			c.collectModels(api.field("Resources").index(i).field("State").field("Of"), r.State.Of)
		}
	}
}

func (c *checker) collectFields(list subject, fields []dsl.Field) {
	for i, f := range fields {
		c.collectModels(list.index(i).field("Type"), f.Type)
	}
}

// collectModels notes the models in a type, each at the place of its first use.
func (c *checker) collectModels(s subject, t dsl.Schema) {
	if !isSchema(t) {
		return
	}
	switch t := t.(type) {
	case dsl.Array:
		c.collectModels(s.field("Of"), t.Of)
	case dsl.Map:
		c.collectModels(s.field("Of"), t.Of)
	case dsl.OneOf:
		c.collectModels(s.field("Enum"), t.Enum)
	case *dsl.Enum:
		c.first(s.model("enum", t.Name), t)
	case *dsl.Object:
		if c.first(s.model("model", t.Name), t) {
			c.collectFields(s.field("Fields"), t.Fields)
		}
	case *dsl.Union:
		if !c.first(s.model("union", t.Name), t) {
			return
		}
		for i, variant := range t.Variants {
			c.collectModels(s.field("Variants").index(i), variant)
		}
	}
}

// model calls a model by its kind and name, or by its place.
func (s subject) model(kind, name string) subject {
	if name == "" {
		return s.called("%s at %s", kind, s.at)
	}
	return s.called("%s %s", kind, name)
}

// first notes a model and reports whether it is new.
func (c *checker) first(s subject, t dsl.Schema) bool {
	if slices.ContainsFunc(c.schemas, func(m modelSubject) bool { return m.schema == t }) {
		return false
	}
	c.schemas = append(c.schemas, modelSubject{s, t})
	if name := modelName(t); c.named[name] == nil {
		c.named[name] = t
	}
	return true
}

// models checks every model once.
func (c *checker) models(subject) {
	for _, m := range c.schemas {
		switch t := m.schema.(type) {
		case *dsl.Object:
			c.object(m.subject, t)
		case *dsl.Enum:
			m.enum(t)
		case *dsl.Union:
			m.union(t)
		}
	}
}

func (c *checker) object(s subject, o *dsl.Object) {
	s.requiredProse("Doc", prose.Noun, o.Doc)
	if len(o.Fields) == 0 {
		s.field("Fields").problem("Fields is empty")
	}
	goNames := emittedNames(append(codecMethods, "Extra")...)
	names := map[string]bool{}
	for i, f := range o.Fields {
		at := s.field("Fields").item(i, "field", f.Name)
		c.fieldRules(at, f)
		at.claimField(f.Name, names, goNames)
	}
	s.modelKey(o)
}

// modelKey checks the field without which a response is not one. Of text and
// arrays alone it can be seen that they are missing.
func (s subject) modelKey(o *dsl.Object) {
	if o.Key == "" {
		return
	}
	at := s.field("Key")
	i := slices.IndexFunc(o.Fields, func(f dsl.Field) bool { return f.Name == o.Key })
	if i < 0 {
		at.problem("Key %q is not a field", o.Key)
		return
	}
	field := o.Fields[i]
	switch field.Type.(type) {
	case dsl.String, dsl.Const, dsl.OneOf, *dsl.Enum, dsl.Array:
	default:
		at.problem("Key %q is %s, not text or an array", o.Key, kindOf(field.Type))
	}
	if field.Optional || field.Nullable {
		at.problem("Key %q may be absent or null", o.Key)
	}
}

func (s subject) enum(e *dsl.Enum) {
	s.requiredProse("Doc", prose.Noun, e.Doc)
	if len(e.Values) == 0 {
		s.field("Values").problem("Values is empty")
	}
	values, goNames := map[string]bool{}, scope{}
	for i, v := range e.Values {
		at := s.field("Values").item(i, "value", v.Value)
		at.prose("Doc", prose.Sentences, v.Doc)
		at.prose("Deprecated", prose.Sentences, v.Deprecated)
		switch {
		case v.Value == "":
			at.problem("Value is empty, which stands for absent")
		case values[v.Value]:
			at.problem("is there twice")
		case naming.Exported(v.Value) == "":
			at.field("Value").problem("Value %q has nothing that a Go name could be made of", v.Value)
		default:
			goNames.claim(naming.Const(e.Name, v.Value), at.where, at.field("Value"))
		}
		values[v.Value] = true
	}
}

// unionNames are the members that unions have besides their variants.
var unionNames = append([]string{"Format", "Unknown"}, codecMethods...)

// union checks that its variants can be told apart.
func (s subject) union(u *dsl.Union) {
	s.requiredProse("Doc", prose.Noun, u.Doc)
	if len(u.Variants) < 2 {
		s.field("Variants").problem("Variants has %d of at least 2", len(u.Variants))
	}
	if !s.required("Discriminator", u.Discriminator) {
		return
	}
	tags := map[dsl.Const]string{}
	for i, variant := range u.Variants {
		at := s.field("Variants").index(i)
		if variant == nil {
			at.problem("variant #%d is nil", i+1)
			continue
		}
		if slices.Contains(unionNames, variant.Name) {
			at.problem("variant %s has the name of a field or a method that every union has", variant.Name)
		}
		if slices.Contains(u.Variants[:i], variant) {
			at.problem("variant %s is there twice", variant.Name)
			continue
		}
		tag, ok := at.discriminator(u.Discriminator, variant)
		if other, taken := tags[tag]; taken && ok {
			at.problem("variants %s and %s both have %s %q", other, variant.Name, u.Discriminator, string(tag))
		}
		if ok {
			tags[tag] = variant.Name
		}
	}
}

// discriminator is the value by which a variant is told apart.
func (s subject) discriminator(name string, variant *dsl.Object) (dsl.Const, bool) {
	for _, f := range variant.Fields {
		if f.Name != name {
			continue
		}
		tag, ok := f.Type.(dsl.Const)
		switch {
		case !ok:
			s.problem("discriminator %q of variant %s is %s, not a constant", name, variant.Name, kindOf(f.Type))
		case f.Optional || f.Nullable:
			s.problem("discriminator %q of variant %s may be absent or null", name, variant.Name)
			ok = false
		}
		return tag, ok
	}
	s.problem("variant %s has no field %q, the discriminator", variant.Name, name)
	return "", false
}
