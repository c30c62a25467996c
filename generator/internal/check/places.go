package check

import (
	"net/textproto"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// clientHeaders are those that the client sets itself, beside [ownHeaders].
var clientHeaders = []string{
	"Connection",
	"Expect",
	"Idempotency-Key",
	"Proxy-Authorization",
	"Te",
	"Trailer",
	"Transfer-Encoding",
	"Upgrade",
	"X-Idempotency-Key",
}

// header checks the parameters of the header.
func (c *checker) header(e endpoint, goNames scope) {
	names := map[string]bool{}
	for i, p := range e.Header {
		s := e.field("Header").item(i, "header", p.Name)
		c.query(s, p)
		s.headerTexts(p)
		canonical := textproto.CanonicalMIMEHeaderKey(p.Name)
		switch {
		case p.Name != "" && !headerName.MatchString(p.Name):
			s.field("Name").problem("Name %q is not a valid header name", p.Name)
			continue
		case slices.Contains(
			ownHeaders,
			canonical,
		), slices.Contains(
			clientHeaders,
			canonical,
		), canonical == textproto.CanonicalMIMEHeaderKey(c.api.Version.Header) && p.Name != "":
			s.field("Name").problem("header %s is set by the client", canonical)
			continue
		}
		switch t := p.Type.(type) {
		case dsl.DeepObject:
			s.field("Type").problem("Type is a deep object, which only a query can hold")
		case dsl.List:
			if t.Brackets {
				s.field("Type").field("Brackets").problem("Brackets is set, but the name of a header has none")
			}
		}
		field := reading.QueryField(p)
		s.claimField(field, names, goNames)
		names[canonical] = true
	}
}

// paramType checks the type of a parameter outside of a body.
func (c *checker) paramType(s subject, p dsl.Param) {
	at := s.field("Type")
	switch t := p.Type.(type) {
	case dsl.List:
		c.list(at, t)
	case dsl.DeepObject:
		c.deepObject(at, t)
	default:
		c.schema(at, "Type", p.Type)
	}
	switch p.Type.(type) {
	case dsl.String, dsl.OneOf, *dsl.Enum, dsl.List:
	default:
		if p.Empty {
			s.field("Empty").problem("Empty is set, but %s is never empty", kindOf(p.Type))
		}
	}
	if p.Empty && p.Required {
		s.field("Empty").problem("Empty is set, but a parameter that is Required cannot be empty")
	}
}

// list checks the bounds of a list, and the type of its values.
func (c *checker) list(s subject, t dsl.List) {
	c.schema(s.field("Of"), "Of", t.Of)
	if _, hasDefault := reading.Default(t.Of); hasDefault {
		s.field("Of").problem("a value of a list cannot have a default")
	}
	if t.Joined != "" && t.Brackets {
		s.field("Brackets").problem("Brackets is set, but the values are Joined under one name")
	}
	for _, bound := range []struct {
		field string
		value *int
		least int
	}{{"Min", t.Min, 0}, {"Max", t.Max, 1}} {
		if bound.value != nil && *bound.value < bound.least {
			s.field(bound.field).problem("%s %d is less than %d", bound.field, *bound.value, bound.least)
			return
		}
	}
	if t.Min != nil && t.Max != nil && *t.Min > *t.Max {
		s.field("Min").problem("Min %d is greater than Max %d", *t.Min, *t.Max)
	}
	if !t.Unique || !reading.IsSchema(t.Of) {
		return
	}
	allowed, named := reading.Texts(t.Of)
	if named && t.Min != nil && *t.Min > len(allowed) {
		s.field("Min").problem(
			"Min %d is more than there are values, %d, and each may be there once",
			*t.Min,
			len(allowed),
		)
	}
}

// deepObject checks that the members of an object can be written in a query.
func (c *checker) deepObject(s subject, t dsl.DeepObject) {
	if t.Of == nil {
		s.field("Of").problem("Of is missing")
		return
	}
	c.flat(s.field("Of"), "Of", t.Of, nil)
}

// flatModel checks that a model can be written outside of JSON.
func (c *checker) flatModel(s subject, m dsl.Schema, around []dsl.Schema) {
	if slices.Contains(around, m) {
		return
	}
	around = append(around, m)
	switch m := m.(type) {
	case *dsl.Object:
		for _, f := range reading.Fields(m) {
			if !f.ReadOnly {
				c.flat(s, "field "+f.Name+" of model "+m.Name, f.Type, around)
			}
		}
	case *dsl.Union:
		for _, v := range reading.Variants(m) {
			c.flatModel(s, v.Of, around)
		}
	case *dsl.Choice:
		for _, one := range m.Cases {
			c.flat(s, "case "+reading.CaseName(one)+" of choice "+m.Name, one.Of, around)
		}
	}
}

// flat checks that a value can be written outside of JSON.
func (c *checker) flat(s subject, name string, t dsl.Schema, around []dsl.Schema) {
	switch t := c.read.Target(t).(type) {
	case dsl.RawJSON:
		s.problem("%s is %s, which can only be written in JSON", name, kindOf(t))
	case *dsl.Object, *dsl.Union, *dsl.Choice:
		if finite := c.endings(true); c.endings(false)[t] && !finite[t] {
			if len(around) == 0 || finite[around[len(around)-1]] {
				s.problem("%s is %s, which holds a required list or map of itself, and nothing but JSON can hold "+
					"an empty one: make it Optional", name, kindOf(t))
			}
			return
		}
		c.flatModel(s, t, around)
	case dsl.Array:
		c.flatElem(s, name, t.Of, "array", around)
		s.noNulls(name, t.Nullable)
	case dsl.Map:
		c.flatElem(s, name, t.Of, "map", around)
		s.noNulls(name, t.Nullable)
	}
}

func (c *checker) flatElem(s subject, name string, t dsl.Schema, of string, around []dsl.Schema) {
	switch c.read.Target(t).(type) {
	case dsl.Array, dsl.Map:
		s.problem(
			"%s is %s of %ss, which can only be written in JSON",
			name,
			map[string]string{"array": "an array", "map": "a map"}[of],
			kindName(t),
		)
	default:
		c.flat(s, name, t, around)
	}
}

// noNulls reports values that may be null, for which nothing but JSON has a text.
func (s subject) noNulls(name string, nullable bool) {
	if nullable {
		s.problem("%s has values that may be null, which can only be written in JSON", name)
	}
}

func kindName(t dsl.Schema) string {
	if _, ok := t.(dsl.Array); ok {
		return "array"
	}
	return "map"
}

// bodyKind checks that a body is one thing, and in an encoding that it can have.
func (c *checker) bodyKind(e endpoint) {
	switch {
	case e.BodyOf != nil && len(e.Body) > 0:
		e.field("BodyOf").problem("BodyOf and Body are set: a body is one of them")
	case e.BodyOf != nil && e.Encoding != dsl.EncodeJSON:
		e.field("Encoding").problem("Encoding is set, which is for the fields of Body")
	case e.Encoding != dsl.EncodeJSON && len(e.Body) == 0:
		e.field("Encoding").problem("Encoding is set, but Body has no fields")
	case e.Encoding < dsl.EncodeJSON || e.Encoding > dsl.EncodeMultipart:
		e.field("Encoding").problem("Encoding %d is none of the vocabulary", e.Encoding)
	case e.BodyRequired && len(e.Body) == 0 && e.BodyOf == nil:
		e.field("BodyRequired").problem("BodyRequired is set, but Body has no fields")
	}
	switch t := e.BodyOf.(type) {
	case nil:
	case dsl.PlainText:
		e.field("BodyOf").contentType(t.ContentType)
	case dsl.Binary:
		e.field("BodyOf").contentType(t.ContentType)
	case dsl.Const:
		e.field("BodyOf").problem("BodyOf is a constant, which says nothing")
	default:
		c.schema(e.field("BodyOf"), "BodyOf", t)
	}
	if _, hasDefault := reading.Default(e.BodyOf); hasDefault {
		e.field("BodyOf").problem("a body cannot have a default")
	}
}

// formField checks a field of a body that is no JSON.
func (c *checker) formField(s subject, f dsl.Field, encoding dsl.Encoding) {
	s.tagName("Name", f.Name)
	s.prose("Doc", prose.Sentences, f.Doc)
	s.prose("Deprecated", prose.Sentences, f.Deprecated)
	at := s.field("Type")
	multipart := encoding == dsl.EncodeMultipart
	array, _ := f.Type.(dsl.Array)
	one, file := f.Type.(dsl.File)
	each, files := array.Of.(dsl.File)
	at.contentType(one.ContentType)
	if files {
		at.field("Of").contentType(each.ContentType)
	}
	list, isList := f.Type.(dsl.List)
	switch {
	case isList:
		c.list(at, list)
	case (file || files) && !multipart:
		at.problem("Type is %s, which takes a body with EncodeMultipart", kindOf(f.Type))
	case file || files:
		if f.Nullable {
			s.field("Nullable").problem("Nullable is set, but a file is never null")
		}
	default:
		c.schema(at, "Type", f.Type)
		if !multipart {
			c.flat(at, "Type", f.Type, nil)
		}
	}
}

// pathType checks the type of a parameter of the path, which is one text that is
// not empty.
func (c *checker) pathType(s subject, t dsl.ParamType) {
	at := s.field("Type")
	switch t := t.(type) {
	case nil:
		return
	case dsl.String, dsl.Int, dsl.OneOf, *dsl.Enum:
		c.schema(at, "Type", t)
		if _, hasDefault := reading.Default(t); hasDefault {
			at.problem("a parameter of the path cannot have a default")
		}
		if text, ok := t.(dsl.String); ok && text.Sensitive {
			at.problem("a parameter of the path cannot be Sensitive: URLs are logged")
		}
	default:
		if reading.IsSchema(t) {
			at.problem("Type is %s, not text, an int or an enum", kindOf(t))
		} else {
			c.schema(at, "Type", t)
		}
	}
}

// affix checks the fixed text around a parameter of the path.
func (s subject) affix(field, text string) {
	if text != "" {
		s.field(field).literal(text)
	}
}
