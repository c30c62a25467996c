package importer

import (
	"fmt"
	"net/textproto"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// parameter is a parameter of an operation, with what its object says.
type parameter struct {
	name, in string
	node     *openapi.Node
	encoded  string // the content type of its value; empty when it has a style
	schema   *openapi.Node
}

// parameters reads the parameters of a path and of an operation, which replace
// those of the path that have their name and place.
func (c *converter) parameters(op *described) []*parameter {
	var all []*parameter
	for _, list := range []*openapi.Node{op.item.Get("parameters"), op.node.Get("parameters")} {
		for _, n := range list.Items() {
			p := c.parameter(n)
			if p == nil {
				continue
			}
			same := func(other *parameter) bool { return other.name == p.name && other.in == p.in }
			if i := slices.IndexFunc(all, same); i >= 0 {
				all[i] = p
			} else {
				all = append(all, p)
			}
		}
	}
	return all
}

// parameter reads what tells one parameter from another.
func (c *converter) parameter(n *openapi.Node) *parameter {
	target, err := c.doc.Deref(n)
	if err != nil {
		c.note(Dropped, n, "parameter", err.Error())
		return nil
	}
	p := &parameter{name: target.Get("name").Text(), in: target.Get("in").Text(), node: target}
	if p.name == "" || !isPlace[p.in] {
		target.Mark()
		c.note(Dropped, target, "parameter "+quoted(p.name),
			"it has no name, or is in none of path, query, header and cookie")
		return nil
	}
	p.schema = target.Get("schema")
	for content, media := range target.Get("content").Entries() {
		if p.schema == nil {
			p.encoded, p.schema = content.Text(), media.Get("schema")
		}
	}
	for _, key := range []string{"description", "deprecated", "required"} {
		target.Get(key)
	}
	return p
}

var isPlace = wordSet("path query header cookie")

// paramValue converts the schema of a parameter.
func (c *converter) paramValue(p *parameter, at place) value {
	if p.schema == nil {
		return value{Type: dsl.String{}}
	}
	return c.schemas.valueOf(p.schema, at.in(p.name))
}

// query converts the parameters of the query.
func (c *converter) query(op *described, declared []*parameter, names *fieldNames) {
	seen := map[string]bool{}
	for _, p := range declared {
		if p.in != "query" {
			continue
		}
		for _, q := range c.queryParams(op, p) {
			problem := wireProblem(strings.ReplaceAll(q.Name, ",", ""))
			if problem != "" || seen[q.Name] || c.isKey(op, dsl.InQuery, q.Name) {
				c.dropParam(p, problem)
				continue
			}
			seen[q.Name] = true
			q.Go = names.field(q.Name)
			op.e.Query = append(op.e.Query, q)
		}
	}
}

func (c *converter) dropParam(p *parameter, problem string) {
	if problem == "" {
		problem = "another parameter, or the key, has its name"
	}
	c.note(Dropped, p.node, p.in+" parameter "+quoted(p.name), problem)
}

// isKey reports whether a parameter is one that holds the key. The name of a
// header is canonical.
func (c *converter) isKey(op *described, in dsl.KeyPlace, name string) bool {
	c.auth.requirement(op.node.Get("security"))
	for _, used := range c.auth.used {
		key, ok := c.auth.schemes[used].(dsl.APIKey)
		if in == dsl.InHeader {
			key.Name = textproto.CanonicalMIMEHeaderKey(key.Name)
		}
		if ok && key.In == in && key.Name == name {
			return true
		}
	}
	return false
}

// queryParams converts a parameter of the query, of which an object in the style
// form is several.
func (c *converter) queryParams(op *described, p *parameter) []dsl.Param {
	style, explode := p.node.Get("style").Text(), p.node.Get("explode")
	exploded := explode == nil && (style == "" || style == "form") || truth(explode)
	p.node.Get("allowReserved").Mark()
	at := owned(op.unique)
	if p.encoded == "" && style != "deepObject" && exploded {
		if fields, _, ok := c.schemas.fieldsOf(p.schema, at.in(p.name)); ok {
			return c.exploded(p, fields)
		}
	}
	v := c.paramValue(p, at)
	q := c.param(op, p, v)
	switch t := c.withoutRequiredDefault(p.node, "parameter "+quoted(q.Name), v.Type, q.Required).(type) {
	case dsl.Array:
		q.Type = c.list(p, t, listStyle{style: style, explode: exploded, empty: q.Empty})
		if list, ok := q.Type.(dsl.List); ok && list.Brackets {
			q.Name = strings.TrimSuffix(q.Name, "[]")
		}
	case *dsl.Object:
		q.Type = c.objectParam(p, t, style)
	default:
		q.Type = c.schemas.scalarOf(t, p.schema, at.in(p.name))
	}
	if p.encoded != "" {
		q.Type = dsl.String{}
		c.note(Approximated, p.node, "query parameter "+p.name, "the caller writes its value as "+p.encoded)
	}
	if counts[q.Name] {
		_, number := q.Type.(dsl.Float)
		q.Type = counted(q.Type).(dsl.ParamType)
		if _, whole := q.Type.(dsl.Int); number && whole {
			c.note(Kept, p.node, "number of query parameter "+quoted(q.Name)+" of "+op.label(), "it is whole")
		}
	}
	return []dsl.Param{soundParam(q)}
}

// counts are parameters that count items or pages, whatever kind of number the
// document makes of them.
var counts = wordSet("limit offset page per_page page_size pageSize size")

// counted makes an int of a number that counts.
func counted(t dsl.Schema) dsl.Schema {
	switch n := t.(type) {
	case dsl.Int64:
		return dsl.Int{Min: narrowed(n.Min), Max: narrowed(n.Max), Default: narrowed(n.Default)}
	case dsl.Float:
		if whole, ok := wholeOf(n); ok {
			return whole
		}
	}
	return t
}

// exploded are the members of an object, each of which is a parameter.
func (c *converter) exploded(p *parameter, fields []dsl.Field) []dsl.Param {
	var params []dsl.Param
	for _, f := range fields {
		q := dsl.Param{
			Name: f.Name, Doc: f.Doc, Required: !f.Optional && truth(p.node.Get("required")), Deprecated: f.Deprecated,
		}
		switch t := c.withoutRequiredDefault(p.node, "parameter "+quoted(q.Name), f.Type, q.Required).(type) {
		case dsl.Array:
			q.Type = c.list(p, t, listStyle{explode: true})
		default:
			q.Type = c.schemas.scalarOf(t, p.schema, owned(f.Name))
		}
		params = append(params, soundParam(q))
	}
	return params
}

// param is a parameter of the query or the header without its type.
func (c *converter) param(op *described, p *parameter, v value) dsl.Param {
	q := dsl.Param{Name: p.name, Required: truth(p.node.Get("required")), Empty: truth(p.node.Get("allowEmptyValue"))}
	text := p.node.Get("description").Text()
	if text == "" {
		text = v.Doc
	}
	var ok bool
	if q.Doc, ok = sentences(text); !ok {
		q.Doc, _ = sentences(inventedField(p.name, v.Type))
		c.note(Invented, p.node, "doc of "+p.in+" parameter "+quoted(p.name), q.Doc)
	}
	if truth(p.node.Get("deprecated")) || v.Deprecated {
		q.Deprecated = "The API marks it as deprecated."
		for _, one := range strings.SplitAfter(plainText(text), ". ") {
			if reason, ok := sentences(one); ok && strings.Contains(strings.ToLower(one), "deprecated") {
				q.Deprecated = reason
				break
			}
		}
	}
	if what := "null of " + p.in + " parameter " + quoted(p.name) + " of " + op.label(); v.Nullable && q.Required {
		c.note(Approximated, p.node, what, "the document does not say how it is written")
	} else if v.Nullable {
		c.note(Kept, p.node, what, "null is a parameter that is left out, as RFC 6570 has it")
	}
	return q
}

// soundParam takes out of a parameter what contradicts its type.
func soundParam(q dsl.Param) dsl.Param {
	switch q.Type.(type) {
	case dsl.String, dsl.OneOf, *dsl.Enum, dsl.List:
		q.Empty = q.Empty && !q.Required
	default:
		q.Empty = false
	}
	return q
}

// listStyle is how a list is written.
type listStyle struct {
	style          string
	explode, empty bool
}

// list converts a list of values outside of JSON.
func (c *converter) list(p *parameter, t dsl.Array, s listStyle) dsl.ParamType {
	item := c.withoutRequiredDefault(p.node, "an item of parameter "+quoted(p.name), t.Of, true)
	if _, isFloat := item.(dsl.Float); !isFloat { // a list counts nothing: its numbers may be fractions
		item = counted(item)
	}
	of, ok := item.(dsl.Scalar)
	if !ok {
		c.note(Approximated, p.node, "items of parameter "+quoted(p.name), "they are any text")
		of = dsl.String{}
	}
	l := dsl.List{Of: of, Min: t.Min, Max: t.Max, Unique: t.Unique}
	switch {
	case strings.HasSuffix(p.name, "[]") && s.explode:
		l.Brackets = true
	case s.explode:
	case s.style == "spaceDelimited":
		l.Joined = " "
	case s.style == "pipeDelimited":
		l.Joined = "|"
	default:
		l.Joined = ","
	}
	return l
}

// objectParam converts an object in the query.
func (c *converter) objectParam(p *parameter, o *dsl.Object, style string) dsl.ParamType {
	if style != "deepObject" {
		c.note(Approximated, p.node, "query parameter "+quoted(p.name),
			"it is an object, which is written as p[member]=value")
	}
	if !isFlat(o, nil) {
		return c.textParam(p)
	}
	return dsl.DeepObject{Of: o}
}

// textParam is the type of a parameter whose value no type writes.
func (c *converter) textParam(p *parameter) dsl.ParamType {
	c.note(Approximated, p.node, p.in+" parameter "+quoted(p.name),
		"no type of a parameter is like it: it is any text")
	return dsl.String{}
}

// isFlat reports whether a value can be written outside of JSON.
func isFlat(t dsl.Schema, around []dsl.Schema) bool {
	switch t := t.(type) {
	case *dsl.Object:
		if slices.Contains(around, dsl.Schema(t)) {
			return true
		}
		return !slices.ContainsFunc(reading.Fields(t), func(f dsl.Field) bool {
			return !isFlat(f.Type, append(around, t))
		})
	case dsl.Array:
		return !t.Nullable && !isContainer(t.Of) && isFlat(t.Of, around)
	case dsl.Map:
		return !t.Nullable && !isContainer(t.Of) && isFlat(t.Of, around)
	case *dsl.Union:
		return !slices.ContainsFunc(reading.Variants(t), func(v reading.Variant) bool {
			return !isFlat(v.Of, append(around, t))
		})
	case *dsl.Choice:
		return slices.Contains(around, dsl.Schema(t)) || !slices.ContainsFunc(t.Cases, func(one dsl.Case) bool {
			return !isFlat(one.Of, append(around, t))
		})
	case dsl.RawJSON, dsl.Ref, pending:
		return false
	}
	return true
}

func isContainer(t dsl.Schema) bool {
	switch t.(type) {
	case dsl.Array, dsl.Map:
		return true
	}
	return false
}

// setByClient are headers that the client sets itself.
var setByClient = wordSet(`Accept Accept-Encoding Authorization Content-Length Content-Type Host User-Agent Connection
	Expect Proxy-Authorization Te Trailer Transfer-Encoding Upgrade Cookie If-None-Match`)

// header converts the parameters of the header.
func (c *converter) header(op *described, declared []*parameter, names *fieldNames) {
	seen := map[string]bool{}
	for _, p := range declared {
		if p.in != "header" {
			continue
		}
		canonical := textproto.CanonicalMIMEHeaderKey(p.name)
		switch {
		case canonical == "Idempotency-Key" || canonical == "X-Idempotency-Key":
			c.idempotency(op, p)
			continue
		case setByClient[canonical]:
			p.node.Mark()
			c.note(Kept, p.node, "header parameter "+p.name, "the client sets it")
			continue
		case seen[canonical] || !isHeader.MatchString(p.name) || c.isKey(op, dsl.InHeader, canonical):
			p.node.Mark()
			c.dropParam(p, "")
			continue
		}
		seen[canonical] = true
		p.node.Get("style").Mark()
		p.node.Get("explode").Mark()
		v := c.paramValue(p, owned(op.unique))
		h := c.param(op, p, v)
		switch t := c.withoutRequiredDefault(p.node, "parameter "+quoted(h.Name), v.Type, h.Required).(type) {
		case dsl.Array:
			h.Type = c.list(&parameter{name: strings.TrimSuffix(p.name, "[]"), node: p.node}, t, listStyle{})
		default:
			h.Type = c.schemas.scalarOf(t, p.schema, owned(op.unique).in(p.name))
		}
		h.Go = names.field(h.Name)
		op.e.Header = append(op.e.Header, soundParam(h))
	}
}

var isHeader = regexp.MustCompile("^[A-Za-z0-9!#$%&'*+.^_`|~-]+$")

// idempotency converts a header with a key of idempotency, which the client makes.
func (c *converter) idempotency(op *described, p *parameter) {
	p.node.Mark()
	if op.e.Method == "GET" {
		c.note(Dropped, p.node, "header parameter "+p.name, "a GET is idempotent without")
		return
	}
	op.e.IdempotencyKey = p.name
	c.note(Kept, p.node, "header parameter "+p.name, "the client makes a key for each call")
}

// cookies notes the parameters in cookies, which no endpoint has.
func (c *converter) cookies(op *described, declared []*parameter) {
	for _, p := range declared {
		if p.in == "cookie" {
			p.node.Mark()
			c.note(Dropped, p.node, "cookie parameter "+quoted(p.name)+" of "+op.label(),
				"a request has no cookie but that of a key")
		}
	}
}

// withoutRequiredDefault is a type without its default where the value has to be
// there anyway.
func (c *converter) withoutRequiredDefault(n *openapi.Node, of string, t dsl.Schema, required bool) dsl.Schema {
	if !required {
		return t
	}
	if v, ok := reading.Default(t); ok {
		c.note(Kept, n, fmt.Sprintf("default %v of %s", v, of), "it is always there, so that it needs none")
	}
	return withoutDefault(t)
}

// withoutDefault is a type without its default.
func withoutDefault(t dsl.Schema) dsl.Schema {
	switch t := t.(type) {
	case dsl.String:
		t.Default = nil
		return t
	case dsl.Int:
		t.Default = nil
		return t
	case dsl.Int64:
		t.Default = nil
		return t
	case dsl.Uint64:
		t.Default = nil
		return t
	case dsl.Float:
		t.Default = nil
		return t
	case dsl.Bool:
		t.Default = nil
		return t
	case dsl.OneOf:
		if len(t.Except) == 0 {
			return t.Enum
		}
		t.Default = ""
		return t
	}
	return t
}
