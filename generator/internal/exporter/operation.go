package exporter

import (
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// operation is an endpoint, with what its parts have in common.
type operation struct {
	reading.Endpoint
	*writer
	id       string // "sessions.List"
	examples []dsl.Example
	renamed  map[string]string // path parameters whose name in the template is that of another operation
}

// paths are the endpoints by path, in the order of the description.
func (w *writer) paths() tree.Map {
	paths := tree.Map{}
	first := map[string]string{}     // operation of a route
	templates := map[string]string{} // by the path without the names of its parameters
	for _, e := range w.read.Endpoints {
		group := strings.ReplaceAll(reading.Folder(e.Resource), "/", ".")
		o := operation{Endpoint: e, writer: w, id: group + "." + e.Name}
		route := e.Method + " " + reading.Shape(e.Path)
		if e.SharesRoute {
			o.note(o.id, "is left out, since %s has the same method and path", first[route])
			continue
		}
		first[route] = o.id
		path := o.template(templates)
		item, _ := paths.Get(path).(tree.Map)
		if item == nil && w.api.Version.Header != "" {
			ref := tree.Of("$ref", "#/components/parameters/"+w.api.Version.Header)
			item = tree.Of("parameters", tree.List{ref})
		}
		paths = paths.Set(path, item.Set(strings.ToLower(e.Method), o.write()))
	}
	return paths
}

// template returns the path of an operation. OpenAPI knows a path by what is around
// its parameters, so that all its operations have to call them the same.
func (o *operation) template(known map[string]string) string {
	route, bare := reading.Route(o.Path), reading.Shape(o.Path)
	first, ok := known[bare]
	if !ok {
		known[bare] = route
		return route
	}
	if first == route {
		return route
	}
	names := parameters(first)
	o.renamed = map[string]string{}
	for i, p := range o.PathParams() {
		if p.Name != names[i] {
			o.renamed[p.Name] = names[i]
			o.note(o.id+": path parameter "+p.Name, "is called %s, as in another operation of the path", names[i])
		}
	}
	return first
}

// parameters are the names in a template.
func parameters(template string) []string {
	var names []string
	for _, part := range strings.Split(template, "{")[1:] {
		name, _, _ := strings.Cut(part, "}")
		names = append(names, name)
	}
	return names
}

func (o *operation) write() tree.Map {
	m := tree.Of("operationId", o.id, "tags", tree.List{reading.Folder(o.Resource)})
	if o.Summary != "" {
		m = m.Set("summary", o.text(prose.Title, o.Summary))
	}
	if o.Doc != "" {
		m = m.Set("description", o.text(prose.Verb, o.Doc))
	}
	if o.Deprecated != "" {
		m = m.Set("deprecated", true)
	}
	if o.Public && o.api.Auth != nil {
		m = m.Set("security", tree.List{})
	}
	others := o.splitExamples()
	if list := o.parameters(); len(list) > 0 {
		m = m.Set("parameters", list)
	}
	if body := o.requestBody(); body != nil {
		m = m.Set("requestBody", body)
	}
	m = o.names.Add(m.Set("responses", o.responses()), o.extended(), extension.Operation)
	if len(others) > 0 {
		m = m.Set(extension.Key("Examples"), others)
	}
	return m
}

// extended is the endpoint as the fields of its extensions are to be read.
func (o *operation) extended() any {
	e := o.Endpoint
	if e.Method == "GET" || e.IdempotencyKey != "" {
		e.Idempotent = false // follows from that
	}
	return struct {
		dsl.Post
		Pages       dsl.Paging
		Conditional bool
	}{e.Post, e.Pages, e.Conditional}
}

// responses are the successes, and then the failures, by status.
func (o *operation) responses() tree.Map {
	responses := tree.Map{}
	for _, success := range o.Successes() {
		responses = responses.Set(strconv.Itoa(success.Status), o.success(success))
	}
	if o.Conditional {
		responses = responses.Set("304", tree.Of("description", "The entity tag still holds.", role, "condition"))
	}
	for _, f := range o.Failures {
		response := tree.Of("$ref", "#/components/responses/"+f.Name)
		if examples := o.bodyExamples(f.Status, o.failureType()); len(examples) > 0 {
			response = o.failure(f, examples)
		}
		responses = responses.Set(strconv.Itoa(f.Status), response)
	}
	return responses
}

// success is a response with a status of success.
func (o *operation) success(s dsl.Outcome) tree.Map {
	doc := "success"
	if s.Doc != "" {
		doc = s.Doc
	}
	m := o.names.Add(tree.Of("description", o.text(prose.Sentences, doc)), s, extension.Outcome)
	if headers := o.headers(s); len(headers) > 0 {
		m = m.Set("headers", headers)
	}
	kind := reading.ContentType(s.Returns)
	if kind == "" {
		return m
	}
	media := tree.Of("schema", o.schema(s.Returns, false, nil))
	if examples := o.bodyExamples(s.Status, kind); len(examples) > 0 {
		media = media.Set("examples", examples)
	}
	return m.Set("content", tree.Of(kind, media))
}

// headers are the response headers of a success.
func (o *operation) headers(s dsl.Outcome) tree.Map {
	headers := tree.Map{}
	for _, h := range o.Answers {
		header := tree.Of("schema", o.schema(h.Type, false, nil))
		if h.Doc != "" {
			header = tree.Of("description", o.text(prose.Sentences, h.Doc), "schema", header.Get("schema"))
		}
		headers = headers.Set(h.Name, o.names.Add(header, h, extension.Parameter[:1]))
	}
	if o.Conditional {
		headers = headers.Set("ETag", tree.Of("schema", tree.Of("type", "string"), role, "condition"))
	}
	if _, redirects := s.Returns.(dsl.Location); redirects {
		location := tree.Of("type", "string", "format", "uri-reference")
		headers = headers.Set("Location", tree.Of("schema", location, role, "location"))
	}
	return headers
}
