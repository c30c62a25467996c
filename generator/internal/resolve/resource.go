package resolve

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// resource plans one package of operations.
func (r *resolver) resource(s *dsl.Resource) {
	out := &plan.Resource{
		Package:    s.Name,
		Folder:     reading.Folder(s),
		Path:       r.module + "/" + reading.Folder(s),
		Doc:        sentence(s.Doc),
		Deprecated: line(s.Deprecated),
	}
	r.checks(out, r.read.Of(s))
	for _, e := range r.read.Of(s) {
		out.Operations = append(out.Operations, r.operation(out, e))
	}
	r.sdk.Resources = append(r.sdk.Resources, out)
}

func (r *resolver) operation(in *plan.Resource, e reading.Endpoint) *plan.Operation {
	op := &plan.Operation{
		GoName:     e.Name,
		Var:        naming.UnexportedOr(e.Name, "Operation"),
		Name:       in.Folder + "." + e.Name,
		File:       naming.File(e.Name) + ".go",
		Method:     e.Method,
		Route:      reading.Route(e.Path),
		Summary:    prose.Text(prose.Title, e.Summary),
		Deprecated: line(e.Deprecated),
		Idempotent: e.Idempotent,
		RateClass:  string(e.RateClass),
		Public:     e.Public,
		KeyHeader:  http.CanonicalHeaderKey(e.IdempotencyKey),
		PathParams: r.pathParams(in, e),
		Returns:    r.returns(e.Returns),
	}
	if e.Retry != nil {
		op.Attempts, op.Statuses = e.Retry.MaxAttempts, e.Retry.Statuses
	}
	for _, f := range e.Failures {
		op.Failures = append(op.Failures, r.failures[f])
	}
	op.Params = r.params(in, e)
	op.BodyOf = r.bodyOf(in, e)
	r.sdk.Transport.Files = r.sdk.Transport.Files || takesFiles(op)
	op.Pages = r.pages(e, op)
	op.Intro = op.GoName + " " + prose.Text(prose.Verb, e.Doc)
	op.Doc = operationDoc(op)
	return op
}

func (r *resolver) pathParams(in *plan.Resource, e reading.Endpoint) []plan.PathParam {
	var params []plan.PathParam
	for _, p := range e.PathParams() {
		name := reading.ArgumentName(p)
		param := plan.PathParam{GoName: name, Wire: p.Name, Doc: defined(name, p.Doc)}
		param.Type.Kind = plan.String
		if p.Type != nil {
			param.Type = r.typeOf(p.Type)
			param.Rules = r.rulesOf(in, p.Type, false)
			param.Doc = prose.Join(param.Doc, constraboundText(p.Type))
		}
		params = append(params, param)
	}
	return params
}

// returns plans the shape of a response: a pointer to a model, a slice, or nothing.
func (r *resolver) returns(s dsl.Schema) plan.Returns {
	switch s := s.(type) {
	case nil:
		return plan.Returns{}
	case dsl.Array:
		return plan.Returns{Shape: plan.Many, Type: *r.elem(s.Of)}
	default:
		return plan.Returns{Shape: plan.One, Type: *r.elem(s)}
	}
}

// itemFields returns the fields of a list's items.
func (r *resolver) itemFields(e reading.Endpoint) []dsl.Field {
	list, _ := e.Returns.(dsl.Array)
	item, ok := r.read.Target(list.Of).(*dsl.Object)
	if !ok {
		return nil
	}
	return reading.Fields(item)
}

// pages plans the iterator, if the reading.Endpoint has a paging rule.
func (r *resolver) pages(e reading.Endpoint, op *plan.Operation) *plan.Pages {
	if e.Pages == nil {
		return nil
	}
	p := &plan.Pages{
		Method: e.Pages.Method,
		Offset: reading.FieldNamed(e.QueryFields(), e.Pages.Offset),
		Limit:  reading.FieldNamed(e.QueryFields(), e.Pages.Limit),
		Key:    reading.FieldNamed(r.itemFields(e), e.Pages.Key),
	}
	for _, q := range e.Query {
		limit, ok := q.Type.(dsl.Int)
		if !ok || q.Name != e.Pages.Limit {
			continue
		}
		if limit.Default != nil {
			p.DefaultLimit = *limit.Default
		}
		if limit.Max != nil {
			p.MaxLimit = *limit.Max
		}
	}
	p.Doc = pagesDoc(p, op)
	return p
}
