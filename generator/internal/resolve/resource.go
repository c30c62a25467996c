package resolve

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// resource plans one package of operations.
func (r *resolver) resource(s *dsl.Resource) error {
	out := &plan.Resource{
		Package:    s.Name,
		Path:       r.sdk.Paths.Module + "/" + s.Name,
		Doc:        sentence(s.Doc),
		Deprecated: line(s.Deprecated),
	}
	for _, e := range s.Endpoints {
		op, err := r.operation(out, endpointOf(e))
		if err != nil {
			return err
		}
		out.Operations = append(out.Operations, op)
	}
	out.Secrets = r.paramSecrets(out)
	out.Test = r.resolveFake(s, out)
	r.sdk.Resources = append(r.sdk.Resources, out)
	return nil
}

func (r *resolver) operation(in *plan.Resource, e endpoint) (*plan.Operation, error) {
	op := &plan.Operation{
		GoName:     e.Name,
		Var:        naming.UnexportedOr(e.Name, "Operation"),
		Name:       in.Package + "." + e.Name,
		File:       naming.File(e.Name) + ".go",
		Method:     e.method,
		Route:      routeOf(e.Path),
		Summary:    prose.Text(prose.Title, e.Summary),
		Deprecated: line(e.Deprecated),
		Idempotent: e.Idempotent,
		RateClass:  string(e.RateClass),
		Status:     e.Status,
		PathParams: pathParams(e.Path),
		Returns:    r.returns(e.Returns),
	}
	if op.Status == 0 {
		op.Status = http.StatusOK
	}
	for _, f := range e.Failures {
		op.Failures = append(op.Failures, r.failures[f])
	}
	op.Params = r.params(in, e)
	op.Pages = r.pages(e, op)
	op.Intro = op.GoName + " " + prose.Text(prose.Verb, e.Doc)
	op.Doc = operationDoc(op)
	if err := r.examples(op, e); err != nil {
		return nil, err
	}
	return op, r.trial(op, e)
}

func pathParams(path dsl.Path) []plan.PathParam {
	var params []plan.PathParam
	for _, s := range path {
		if p, ok := s.(*dsl.PathParam); ok {
			name := naming.Unexported(p.Name)
			params = append(params, plan.PathParam{GoName: name, Wire: p.Name, Doc: defined(name, p.Doc)})
		}
	}
	return params
}

// returns is the shape of an answer: a pointer to a model, a slice, or nothing.
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

// pages plans the iterator, when the endpoint has a paging rule.
func (r *resolver) pages(e endpoint, op *plan.Operation) *plan.Pages {
	if e.pages == nil {
		return nil
	}
	p := &plan.Pages{
		Method: e.pages.Method,
		Offset: naming.Exported(e.pages.Offset),
		Limit:  naming.Exported(e.pages.Limit),
		Key:    naming.Exported(e.pages.Key),
	}
	for _, q := range e.Query {
		limit, ok := q.Type.(dsl.Int)
		if !ok || q.Name != e.pages.Limit {
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
