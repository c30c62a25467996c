package check

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// model is an object, an enum, a union or a choice, and what problems call it.
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
func (c *checker) eachModel(api subject) {
	for i, t := range c.api.Models {
		at := api.field("Models").index(i)
		switch t.(type) {
		case *dsl.Object, *dsl.Union, *dsl.Choice:
		default:
			at.problem("Models #%d is %s, not an object, a union or a choice", i+1, kindOf(t))
		}
	}
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
		case *dsl.Choice:
			m.choice(t)
		}
	}
}

func (c *checker) object(s subject, o *dsl.Object) {
	s.requiredProse("Doc", prose.Noun, o.Doc)
	s.embeds(o)
	fields := reading.PlacedFields(o, s.at)
	if len(fields) == 0 {
		s.field("Fields").problem("Fields is empty")
	}
	goNames := emittedNames(ReservedFields()...)
	names := map[string]bool{}
	for i, f := range fields {
		at := subject{c, f.At, s.where}.named(i, "field", f.Name)
		c.fieldRules(at, f.Field)
		at.direction(f.Field)
		at.claimField(f.Field, names, goNames)
	}
	s.modelKey(o)
	s.atLeastOne(reading.Fields(o), o.AtLeastOne)
}

// modelKey checks the field that every response must have: a text or an array,
// since only these have an empty value that means missing.
func (s subject) modelKey(o *dsl.Object) {
	if o.Key == "" {
		return
	}
	at := s.field("Key")
	field, ok := reading.Field(reading.Fields(o), o.Key)
	if !ok {
		at.problem("Key %q is not a field", o.Key)
		return
	}
	switch field.Type.(type) {
	case dsl.String, dsl.Const, dsl.OneOf, *dsl.Enum, dsl.Array:
	default:
		at.problem("Key %q is %s, not text or an array", o.Key, kindOf(field.Type))
	}
	if field.Optional || field.Nullable || field.WriteOnly {
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
