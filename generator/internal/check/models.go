package check

import (
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// model is an object, an enum or a union, and its name in problems.
type model struct {
	subject
	reading.Model
}

// collect finds endpoints, models and codes, which the passes look up.
func (c *checker) collect(api subject) {
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
	for _, m := range c.read.Models {
		s := subject{c, m.At, kindOf(m.Schema)}
		if m.Name == "" {
			s = s.called("%sat %s", s.where, m.At)
		}
		c.models = append(c.models, model{s, m})
	}
}

// eachModel checks every model once.
func (c *checker) eachModel(subject) {
	for _, m := range c.models {
		switch t := m.Schema.(type) {
		case *dsl.Object:
			c.object(m.subject, t)
		case *dsl.Enum:
			m.enum(t)
		case *dsl.IntEnum:
			m.intEnum(t)
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
		at.claimField(f, names, goNames)
	}
	s.modelKey(o)
}

// modelKey checks the field that every response must have: a text or an array,
// since only these have an empty value that means missing.
func (s subject) modelKey(o *dsl.Object) {
	if o.Key == "" {
		return
	}
	at := s.field("Key")
	field, ok := reading.Field(o.Fields, o.Key)
	if !ok {
		at.problem("Key %q is not a field", o.Key)
		return
	}
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
		case values[v.Value]:
			at.problem("duplicate value")
		case v.Go != "" && naming.Exported(v.Go) != v.Go:
			at.field("Go").problem("Go %q is not the rest of a Go name", v.Go)
		case v.Go == "" && naming.Exported(v.Value) == "":
			at.field("Value").problem("Value %q has no letter or digit for a Go name: set Go", v.Value)
		default:
			goNames.claim(reading.ConstName(e, v), at.where, at.field("Value"))
		}
		values[v.Value] = true
	}
}

func (s subject) intEnum(e *dsl.IntEnum) {
	s.requiredProse("Doc", prose.Noun, e.Doc)
	if len(e.Values) == 0 {
		s.field("Values").problem("Values is empty")
	}
	values, goNames := map[int]bool{}, scope{}
	for i, v := range e.Values {
		at := s.field("Values").item(i, "value", strconv.Itoa(v.Value))
		at.prose("Doc", prose.Sentences, v.Doc)
		at.prose("Deprecated", prose.Sentences, v.Deprecated)
		switch {
		case values[v.Value]:
			at.problem("duplicate value")
		case v.Value != int(int32(v.Value)):
			at.field("Value").problem("Value %d is outside the 32 bits that an int has on some machines", v.Value)
		case v.Go != "" && naming.Exported(v.Go) != v.Go:
			at.field("Go").problem("Go %q is not the rest of a Go name", v.Go)
		default:
			goNames.claim(reading.IntConstName(e, v), at.where, at.field("Value"))
		}
		values[v.Value] = true
	}
}

// unionNames are the members that unions have besides their variants.
var unionNames = append([]string{"Format", "Unknown"}, codecMethods...)

// union checks that its variants can be distinguished.
func (s subject) union(u *dsl.Union) {
	s.requiredProse("Doc", prose.Noun, u.Doc)
	if len(u.Variants) < 2 {
		s.field("Variants").problem("Variants has %d entries, fewer than 2", len(u.Variants))
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
			at.problem("variant %s has the name of a field or a method of every union", variant.Name)
		}
		if slices.Contains(u.Variants[:i], variant) {
			at.problem("duplicate variant %s", variant.Name)
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

// discriminator returns the value that identifies a variant.
func (s subject) discriminator(name string, variant *dsl.Object) (dsl.Const, bool) {
	f, found := reading.Field(variant.Fields, name)
	tag, isConst := f.Type.(dsl.Const)
	switch {
	case !found:
		s.problem("variant %s has no field %q, the discriminator", variant.Name, name)
	case !isConst:
		s.problem("discriminator %q of variant %s is %s, not a constant", name, variant.Name, kindOf(f.Type))
	case f.Optional || f.Nullable:
		s.problem("discriminator %q of variant %s may be absent or null", name, variant.Name)
	default:
		return tag, true
	}
	return "", false
}
