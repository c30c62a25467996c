package exporter

import (
	"cmp"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// parameters are those of the path, the query and the header.
func (o *operation) parameters() tree.List {
	var list tree.List
	for _, p := range o.PathParams() {
		list = append(list, o.pathParameter(p))
	}
	for _, p := range o.Query {
		list = append(list, o.parameter(p, "query"))
	}
	for _, p := range o.Header {
		list = append(list, o.parameter(p, "header"))
	}
	text := tree.Of("type", "string")
	if o.IdempotencyKey != "" {
		list = append(list, tree.Of(
			"name", o.IdempotencyKey, "in", "header", "description", "The same for each attempt of one call.",
			"schema", text, role, "idempotency-key",
		))
	}
	if o.Conditional {
		list = append(list, tree.Of(
			"name", "If-None-Match", "in", "header", "description", "The entity tag of the response before.",
			"schema", text, role, "condition",
		))
	}
	return list
}

func (o *operation) pathParameter(p *dsl.PathParam) tree.Map {
	m := tree.Of("name", cmp.Or(o.renamed[p.Name], p.Name), "in", "path")
	if p.Doc != "" {
		m = m.Set("description", o.text(prose.Noun, p.Doc))
	}
	var kind dsl.Schema = dsl.String{}
	if p.Type != nil {
		kind = p.Type
	}
	m = append(m, tree.Of("required", true, "schema", o.schema(kind, false, nil))...)
	if o.renamed[p.Name] != "" {
		m = m.Set(extension.Key("Name"), p.Name)
	}
	m = o.withExamples(m, func(ex dsl.Example) (any, bool) {
		text, ok := ex.Path[p.Name]
		return textAs(kind, text), ok
	})
	return o.names.Add(m, p, extension.Parameter[:1])
}

func (o *operation) parameter(p dsl.Param, in string) tree.Map {
	m := tree.Of("name", wireName(p), "in", in)
	if p.Doc != "" {
		m = m.Set("description", o.text(prose.Sentences, p.Doc))
	}
	for _, flag := range []struct {
		key string
		set bool
	}{{"required", p.Required}, {"deprecated", p.Deprecated != ""}, {"allowEmptyValue", p.Empty && in == "query"}} {
		if flag.set {
			m = m.Set(flag.key, true)
		}
	}
	m = append(m, o.style(p, in)...)
	m = m.Set("schema", o.schema(p.Type, p.Null != "", nil))
	m = o.withExamples(m, func(ex dsl.Example) (any, bool) {
		values := ex.Query
		if in == "header" {
			values = ex.Header
		}
		value, ok := values[p.Name]
		return valueOf(value), ok
	})
	m = o.names.Add(m, p, extension.Parameter)
	if p.Null != "" {
		m = m.Set(extension.Key("Null"), p.Null)
	}
	if p.Empty && in != "query" {
		m = m.Set(extension.Key("Empty"), true)
	}
	return m
}

// wireName is the name of a parameter, with the brackets that each of its values
// has.
func wireName(p dsl.Param) string {
	if list, ok := p.Type.(dsl.List); ok && list.Brackets {
		return p.Name + "[]"
	}
	return p.Name
}

// style says how a parameter with several values is written.
func (o *operation) style(p dsl.Param, in string) tree.Map {
	switch t := p.Type.(type) {
	case dsl.DeepObject:
		return tree.Of("style", "deepObject", "explode", true)
	case dsl.List:
		if in == "header" {
			return nil // is joined with commas
		}
		styles := map[string]string{"": "form", ",": "form", " ": "spaceDelimited", "|": "pipeDelimited"}
		if name := styles[t.Joined]; name != "" {
			return tree.Of("style", name, "explode", t.Joined == "")
		}
		o.note(o.id+": query parameter "+p.Name, "values joined by %q are documented as joined by commas", t.Joined)
		return tree.Of("style", "form", "explode", false, extension.Key("Joined"), t.Joined)
	}
	return nil
}

// sharedParameters are those of every operation.
func (w *writer) sharedParameters() tree.Map {
	v := w.api.Version
	if v.Header == "" {
		return nil
	}
	m := tree.Of("name", v.Header, "in", "header")
	if v.Doc != "" {
		m = m.Set("description", w.text(prose.Sentences, v.Doc))
	}
	schema := tree.Of("type", "string")
	if v.Default != "" {
		schema = schema.Set("default", v.Default)
	}
	return tree.Of(v.Header, append(m, tree.Of("schema", schema, role, "version")...))
}
