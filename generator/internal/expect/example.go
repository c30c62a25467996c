package expect

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// examples adds the golden tests of an operation.
func (x *expecter) examples(op *plan.Operation, e reading.Endpoint) error {
	for _, ex := range e.Examples {
		example, err := x.example(op, e, ex)
		if err != nil {
			return fmt.Errorf("%s: example %q: %w", op.Name, ex.Name, err)
		}
		op.Examples = append(op.Examples, example)
	}
	return nil
}

func (x *expecter) example(op *plan.Operation, e reading.Endpoint, ex dsl.Example) (*plan.Example, error) {
	out := &plan.Example{Name: op.GoName + "." + ex.Name, Doc: prose.Line(prose.Text(prose.Sentences, ex.Doc))}
	for _, p := range op.PathParams {
		literal, err := x.pathLiteral(p, ex.Path[p.Wire])
		if err != nil {
			return nil, err
		}
		out.Args = append(out.Args, literal)
	}
	body, err := bodyMembers(op, ex)
	if err != nil {
		return nil, fmt.Errorf("body: %w", err)
	}
	if op.Params != nil {
		literal, err := x.paramsLiteral(op.Params, ex, body)
		if err != nil {
			return nil, err
		}
		out.Args = append(out.Args, literal)
	}
	if op.BodyOf != nil {
		literal, err := x.bodyOfLiteral(op.BodyOf, ex.Body)
		if err != nil {
			return nil, fmt.Errorf("body: %w", err)
		}
		out.Args = append(out.Args, literal)
	}
	if ex.Response.Status == 0 {
		ex.Response.Status = e.Success()
	}
	out.Archive, err = x.archive(op, e, ex, body)
	return out, err
}
