package importer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// operation completes an endpoint.
func (r *restore) operation(op *described) {
	e := &op.e
	r.scope.Params = map[string]*dsl.PathParam{}
	r.parameters(op)
	for _, p := range e.PathParams() {
		r.scope.Params[p.Name] = p
	}
	r.text(op.node, "summary", prose.Title, &e.Summary)
	r.text(op.node, "description", prose.Verb, &e.Doc)
	e.Pages, e.Conditional, e.Deprecated, e.Retry, e.Effects = nil, false, "", nil, nil
	r.read(op.node, &e.Post, extension.Operation)
	r.value(op.node.Get(extension.Key("Pages")), &e.Pages)
	r.value(op.node.Get(extension.Key("Conditional")), &e.Conditional)
	r.requestBody(op)
	r.responses(op)
	r.examples(op)
}

// parameters completes the parameters of an endpoint, and takes out those that say
// what it says otherwise.
func (r *restore) parameters(op *described) {
	e := &op.e
	for _, n := range op.node.Get("parameters").Items() {
		name, in, schema := n.Get("name").Text(), n.Get("in").Text(), n.Get("schema")
		switch n.Get(role).Text() {
		case "idempotency-key":
			e.IdempotencyKey = name
			fallthrough
		case "condition":
			e.Header = without(e.Header, name)
			continue
		}
		switch in {
		case "path":
			r.pathParameter(op, n)
		case "query":
			r.parameter(e.Query, strings.TrimSuffix(name, "[]"), n, schema)
		case "header":
			r.parameter(e.Header, name, n, schema)
		}
	}
	e.Header = without(e.Header, r.api.Version.Header)
}

func without(params []dsl.Param, name string) []dsl.Param {
	params = slices.DeleteFunc(params, func(p dsl.Param) bool { return p.Name == name })
	if len(params) == 0 {
		return nil
	}
	return params
}

func (r *restore) pathParameter(op *described, n *openapi.Node) {
	for _, p := range op.e.PathParams() {
		if p.Name != n.Get("name").Text() {
			continue
		}
		p.Go = ""
		r.text(n, "description", prose.Noun, &p.Doc)
		r.read(n, p, extension.Parameter[:1])
		if p.Type != nil {
			p.Type, _ = r.typeAt(n.Get("schema"), p.Type).(dsl.ParamType)
		}
		if p.Type == (dsl.String{}) {
			p.Type = nil
		}
		r.value(n.Get(extension.Key("Name")), &p.Name)
		return
	}
}

func (r *restore) parameter(among []dsl.Param, name string, n, schema *openapi.Node) {
	i := slices.IndexFunc(among, func(p dsl.Param) bool { return p.Name == name })
	if i < 0 {
		return
	}
	p := &among[i]
	p.Go, p.Deprecated = "", ""
	r.text(n, "description", prose.Sentences, &p.Doc)
	r.read(n, p, append([]string{"Null", "Empty"}, extension.Parameter...))
	if t, ok := r.typeAt(schema, p.Type).(dsl.ParamType); ok {
		p.Type = t
	}
	if p.Null != "" || n.Get(extension.Key("Joined")) != nil || schema.Get(extension.Prefix+"enum") != nil {
		r.said(n)
	}
	if list, ok := p.Type.(dsl.List); ok {
		r.value(n.Get(extension.Key("Joined")), &list.Joined)
		p.Type = list
	}
}

// requestBody completes the body of a request.
func (r *restore) requestBody(op *described) {
	content := op.node.Get("requestBody").Get("content")
	for _, media := range content.Entries() {
		if name := reference(media.Get("schema")); name != "" && op.e.BodyOf == nil {
			op.e.Body, op.e.AtLeastOne, op.e.BodyOf = nil, nil, r.model(name)
		}
	}
	op.e.BodyRequired = false
	op.e.BodyRequired = truth(op.node.Get("requestBody").Get("required")) && !op.e.SendsBody()
	if op.e.BodyOf != nil {
		op.e.BodyOf = r.typeOfContent(content, op.e.BodyOf)
		return
	}
	for _, media := range content.Entries() {
		r.fields(op.e.Body, media.Get("schema"))
	}
}

// responses completes the successes, and puts the failures in the order of the
// document.
func (r *restore) responses(op *described) {
	e := &op.e
	var failures []*dsl.Failure
	var successes []dsl.Outcome
	for key, n := range op.node.Get("responses").Entries() {
		status, _ := strconv.Atoi(key.Text())
		for _, f := range r.api.Errors.Failures {
			if f.Status == status && slices.Contains(e.Failures, f) {
				failures = append(failures, f)
			}
		}
		redirects := n.Get("headers").Get("Location").Get(role) != nil
		if n.Get(role) == nil && (status < 300 || redirects) {
			successes = append(successes, r.success(op, status, n))
			r.headers(op, n.Get("headers"))
		}
	}
	e.Failures = failures
	if len(successes) > 1 || len(e.Outcomes) > 0 {
		e.Outcomes, e.Returns, e.Status = successes, nil, 0
	} else if len(successes) == 1 {
		e.Returns = successes[0].Returns
	}
}

// success is one way in which an endpoint succeeds.
func (r *restore) success(op *described, status int, n *openapi.Node) dsl.Outcome {
	o := dsl.Outcome{Status: status}
	if known, ok := op.e.Outcome(status); ok {
		o = known
	} else if n.Get("headers").Get("Location").Get(role) != nil {
		o.Returns = dsl.Location{}
	}
	if n.Get("description").Text() != "Success." {
		r.text(n, "description", prose.Sentences, &o.Doc)
	}
	r.read(n, &o, extension.Outcome)
	o.Returns = r.typeOfContent(n.Get("content"), o.Returns)
	return o
}

// typeOfContent completes the type of a body, whose content type is that of the
// document.
func (r *restore) typeOfContent(content *openapi.Node, t dsl.Schema) dsl.Schema {
	for kind, media := range content.Entries() {
		switch t := t.(type) {
		case dsl.PlainText:
			t.ContentType = kind.Text()
			if t.ContentType == reading.ContentType(dsl.PlainText{}) {
				t.ContentType = ""
			}
			return t
		case dsl.Binary:
			t.ContentType = kind.Text()
			if t.ContentType == reading.ContentType(dsl.Binary{}) {
				t.ContentType = ""
			}
			return t
		}
		return r.typeAt(media.Get("schema"), t)
	}
	return t
}

func (r *restore) headers(op *described, headers *openapi.Node) {
	for name, n := range headers.Entries() {
		if n.Get(role) != nil {
			op.e.Answers = slices.DeleteFunc(op.e.Answers, func(h dsl.ResponseHeader) bool {
				return h.Name == name.Text()
			})
			continue
		}
		for i := range op.e.Answers {
			if h := &op.e.Answers[i]; h.Name == name.Text() {
				h.Go = ""
				r.text(n, "description", prose.Sentences, &h.Doc)
				r.read(n, h, extension.Parameter[:1])
				if t, ok := r.typeAt(n.Get("schema"), h.Type).(dsl.ParamType); ok {
					h.Type = t
				}
			}
		}
	}
	if len(op.e.Answers) == 0 {
		op.e.Answers = nil
	}
}
