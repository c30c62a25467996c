package resolve

import (
	"fmt"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// examples plans the golden tests of an operation. What they expect is worked
// out here from the description alone, so that emitted code is held against
// something that it had no part in.
func (r *resolver) examples(op *plan.Operation, e endpoint) error {
	for _, ex := range e.Examples {
		example, err := r.example(op, e, ex)
		if err != nil {
			return fmt.Errorf("%s: example %q: %w", op.Name, ex.Name, err)
		}
		op.Examples = append(op.Examples, example)
	}
	return nil
}

func (r *resolver) example(op *plan.Operation, e endpoint, ex dsl.Example) (*plan.Example, error) {
	out := &plan.Example{Name: op.GoName + "." + ex.Name, Doc: line(ex.Doc)}
	for _, p := range op.PathParams {
		out.Args = append(out.Args, plan.Literal{Type: plan.Type{Kind: plan.String}, Text: ex.Path[p.Wire]})
	}
	body, err := members(ex.Body)
	if err != nil {
		return nil, fmt.Errorf("body: %w", err)
	}
	if op.Params != nil {
		literal, err := r.paramsLiteral(op.Params, ex.Query, body)
		if err != nil {
			return nil, err
		}
		out.Args = append(out.Args, literal)
	}
	if ex.Response.Status == 0 {
		ex.Response.Status = op.Status
	}
	out.Fails = ex.Response.Status >= http.StatusMultipleChoices
	out.Archive, err = r.archive(op, ex, body)
	return out, err
}
