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
		Returns:    r.returns(e),
		Traits:     traits(e),
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
