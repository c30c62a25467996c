package importer

import (
	"mime"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// media is one content type of a body.
type media struct {
	name string // without parameters, in lower case
	full string // as the document has it
	key  *openapi.Node
	node *openapi.Node
}

// mediaOf are the content types of a body, those first that say the most: JSON,
// forms, text, and then data.
func mediaOf(content *openapi.Node) []media {
	var all []media
	for key, node := range content.Entries() {
		name, _, err := mime.ParseMediaType(key.Text())
		if err != nil {
			name, _, _ = strings.Cut(strings.ToLower(key.Text()), ";")
		}
		all = append(all, media{name: strings.TrimSpace(name), full: key.Text(), key: key, node: node})
	}
	slices.SortStableFunc(all, func(a, b media) int { return a.rank() - b.rank() })
	return all
}

func (m media) isJSON() bool {
	return m.name == "application/json" || m.name == "text/json" || strings.HasSuffix(m.name, "+json")
}

func (m media) rank() int {
	switch {
	case m.name == "application/json":
		return 0
	case m.isJSON():
		return 1
	case m.name == "*/*" && m.node.Peek("schema") != nil:
		return 2
	case m.name == "application/x-www-form-urlencoded":
		return 3
	case m.name == "multipart/form-data":
		return 4
	case strings.HasPrefix(m.name, "text/"):
		return 5
	}
	return 6
}

// contentType is a content type as a description has it, "" for one that stands
// for several.
func (m media) contentType() string {
	if strings.Contains(m.name, "*") || !strings.Contains(m.name, "/") {
		return ""
	}
	return m.name
}

// body converts the body of an operation.
func (c *converter) body(op *described, names *fieldNames) {
	written := op.node.Get("requestBody")
	if written == nil {
		return
	}
	n, err := c.doc.Deref(written)
	if err != nil {
		c.note(Dropped, written, "body of "+op.label(), err.Error())
		return
	}
	n.Get("description").Mark()
	required := truth(n.Get("required"))
	all := mediaOf(n.Get("content"))
	if op.e.Method == "GET" {
		n.Mark()
		if len(all) > 0 && hasContent(all[0].node) {
			c.note(Dropped, n, "body of "+op.label(), "a GET has none")
		}
		return
	}
	if len(all) == 0 {
		return
	}
	for _, other := range all[1:] {
		other.key.Mark()
		other.node.Mark()
		c.note(Approximated, other.key, "body of "+op.label()+" as "+other.full, "it is sent as "+all[0].full)
	}
	c.bodyAs(op, all[0], required)
	if len(op.e.Body) > 0 {
		c.soundBody(op, names)
	}
	if !required && op.e.SendsBody() {
		c.alwaysSent(op, n)
	}
	op.e.BodyRequired = required && (op.e.BodyOf != nil || len(op.e.Body) > 0 && !op.e.SendsBody())
}

// alwaysSent notes a body that may be left out and has fields that may not. Where the
// document only does not say that it is required, nothing is lost.
func (c *converter) alwaysSent(op *described, n *openapi.Node) {
	kind, at := Kept, n
	if written := n.Get("required"); written != nil {
		kind, at = Approximated, written
	}
	c.note(kind, at, "optional body of "+op.label(), "it has fields that are required: it is always sent")
}

// hasContent reports whether a body says more than that it is an object.
func hasContent(n *openapi.Node) bool {
	return n.Peek("schema").Peek("$ref") != nil || n.Peek("schema").Peek("properties").Len() > 0
}

// bodyAs converts a body with a content type.
func (c *converter) bodyAs(op *described, m media, required bool) {
	schema := m.node.Get("schema")
	at := owned(op.unique)
	switch {
	case m.rank() <= 2:
		m.node.Get("encoding").Mark()
		if c.fields(op, schema, at) {
			return
		}
		v := c.schemas.valueOf(schema, at.in("body"))
		op.e.BodyOf = withoutDefault(v.Type)
		if _, raw := op.e.BodyOf.(dsl.RawJSON); v.Nullable && !raw {
			c.note(Approximated, m.key, "null as the body of "+op.label(), "a body is never null")
		}
		if constant, ok := op.e.BodyOf.(dsl.Const); ok {
			c.note(Approximated, m.key, "body of "+op.label(),
				"it is the constant "+quoted(string(constant))+", written as any JSON")
			op.e.BodyOf = dsl.RawJSON{}
		}
		if schema == nil && !required {
			op.e.BodyOf = dsl.RawJSON{}
		}
	case m.rank() == 3 || m.rank() == 4:
		c.form(op, m, schema, at)
	case m.rank() == 5:
		schema.Mark()
		op.e.BodyOf = dsl.PlainText{ContentType: m.contentType()}
		if m.name == "text/plain" {
			op.e.BodyOf = dsl.PlainText{}
		}
	default:
		c.data(schema, m, "body of "+op.label())
		op.e.BodyOf = dsl.Binary{ContentType: m.contentType()}
	}
}

// data notes what is lost of a schema of data.
func (c *converter) data(schema *openapi.Node, m media, what string) {
	if hasContent(m.node) {
		c.note(Approximated, m.key, what+" as "+m.full, "it is data that is neither written nor read by the client")
	}
	schema.Mark()
}

// fields makes the members of a schema the fields of the body.
func (c *converter) fields(op *described, schema *openapi.Node, at place) bool {
	if schema == nil || c.schemas.isNullable(schema) {
		return false
	}
	fields, rules, ok := c.schemas.fieldsOf(schema, at)
	if !ok || len(rules) > 0 && op.e.Method == "DELETE" {
		return false
	}
	op.e.Body, op.e.AtLeastOne = fields, soundRules(fields, rules)
	return true
}

// isNullable reports whether a schema allows null beside an object.
func (s *schemas) isNullable(n *openapi.Node) bool {
	target, err := s.doc.Deref(n)
	return err == nil && (truth(target.Peek("nullable")) || allowsNull(target))
}

// form converts a body in one of the encodings of forms.
func (c *converter) form(op *described, m media, schema *openapi.Node, at place) {
	multipart := m.rank() == 4
	encoding := m.node.Get("encoding")
	if multipart {
		c.files(schema, encoding)
	} else if target, err := c.doc.Deref(schema); err == nil && target == schema {
		c.clearable(schema, at)
	}
	if op.e.Method == "DELETE" || !c.fields(op, schema, at) {
		c.data(schema, m, "body of "+op.label())
		op.e.BodyOf = dsl.Binary{ContentType: m.contentType()}
		op.e.Body, op.e.AtLeastOne = nil, nil
		c.note(Dropped, m.key, "fields of the body of "+op.label(), "the caller writes the body as "+m.name)
		return
	}
	op.e.Encoding = dsl.EncodeForm
	if multipart {
		op.e.Encoding = dsl.EncodeMultipart
	}
	for i := range op.e.Body {
		f := &op.e.Body[i]
		style := encoding.Get(f.Name).Get("style").Text()
		explode := encoding.Get(f.Name).Get("explode")
		encoding.Get(f.Name).Mark()
		c.formField(op, m, f, listStyle{style: style, explode: explode == nil || truth(explode)})
	}
}

// formField gives a field of a form a type that can be written in it.
func (c *converter) formField(op *described, m media, f *dsl.Field, s listStyle) {
	p := &parameter{name: f.Name, node: m.key}
	array, isArray := f.Type.(dsl.Array)
	_, files := array.Of.(dsl.File)
	_, scalar := array.Of.(dsl.Scalar)
	switch {
	case isArray && !files && scalar && s.style != "deepObject":
		f.Type = c.list(p, array, s)
		if list := f.Type.(dsl.List); list.Brackets {
			f.Name = strings.TrimSuffix(f.Name, "[]")
		}
	case m.rank() == 3 && isArray && !isFlat(array.Of, nil) && !isContainer(array.Of):
		f.Type = c.list(p, array, s)
	case m.rank() == 3 && !isFlat(f.Type, nil):
		c.note(Approximated, m.key, "field "+quoted(f.Name)+" of the body of "+op.label(),
			"no form can hold it: it is any text")
		f.Type = dsl.String{}
	}
}

// files makes files of the members of a multipart body that are data.
func (c *converter) files(schema, encoding *openapi.Node) {
	target, err := c.doc.Deref(schema)
	if err != nil {
		return
	}
	for key, n := range target.Peek("properties").Entries() {
		file := dsl.File{}
		if name := encoding.Get(key.Text()).Get("contentType").Text(); name != "" && !strings.ContainsAny(name, ",*") {
			file.ContentType = name
		}
		switch {
		case isFile(n):
			c.schemas.known[n] = fileValue(n, file)
		case n.Peek("type").Text() == "array" && isFile(n.Peek("items")):
			list := dsl.Array{Of: file}
			list.Min, list.Max = c.schemas.lengths(c.schemas.conjunction(n), "minItems", "maxItems")
			c.schemas.known[n] = fileValue(n, list)
			n.Get("items").Mark()
		}
	}
}

func fileValue(n *openapi.Node, t dsl.Schema) value {
	doc := n.Get("description").Text()
	n.Mark()
	return value{Type: t, Doc: doc}
}

// isFile reports whether a schema is data in a multipart body.
func isFile(n *openapi.Node) bool {
	if n.Peek("type").Text() != "string" {
		return false
	}
	return n.Peek("format").Text() == "binary" || n.Peek("contentMediaType") != nil && n.Peek("contentEncoding") == nil
}

// soundBody takes out of fields what contradicts their place, and gives those a
// Go name whose own is taken.
func (c *converter) soundBody(op *described, names *fieldNames) {
	for i := range op.e.Body {
		f := &op.e.Body[i]
		if f.ReadOnly {
			c.note(Approximated, op.node, "readOnly of field "+quoted(f.Name)+" of the body of "+op.label(),
				"it is a field like others")
		}
		f.ReadOnly, f.WriteOnly = false, false
		of := "field " + quoted(f.Name) + " of the body of " + op.label()
		f.Type = c.withoutRequiredDefault(op.node, of, f.Type, !f.Optional)
		if isFileField(*f) {
			f.Nullable = false
		}
		name := reading.FieldName(*f)
		for names.taken[name] {
			name += "Field"
			f.Go = name
		}
		names.take(name)
	}
}

func isFileField(f dsl.Field) bool {
	_, file := f.Type.(dsl.File)
	array, _ := f.Type.(dsl.Array)
	_, files := array.Of.(dsl.File)
	return file || files
}
