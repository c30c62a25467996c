package expect

import (
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// trial adds how the tests of an operation call it: as its first successful
// example does.
func (x *expecter) trial(op *plan.Operation, e reading.Endpoint) error {
	i := slices.IndexFunc(e.Examples, func(ex dsl.Example) bool { return !e.Fails(ex) })
	if i < 0 {
		return fmt.Errorf("%s: no example succeeds", op.Name)
	}
	t := &plan.Trial{Example: op.Examples[i]}
	for _, p := range op.PathParams {
		t.Path = append(t.Path, e.Examples[i].Path[p.Wire])
	}
	op.Trial = t
	if op.BodyOf != nil {
		body := opened(t.Example.Args[len(t.Example.Args)-1])
		t.Body = &body
	}
	var err error
	if t.Arguments, err = x.trialArguments(op, e, e.Examples[i]); err != nil {
		return err
	}
	var all plan.Literal
	if op.Params != nil {
		all = t.Example.Args[len(op.PathParams)]
		t.Params = opened(fieldsOf(all, requiredFields(op.Params)))
	}
	if op.Pages != nil {
		pages, err := x.trialPages(op, e, e.Examples[i], all)
		if err != nil {
			return err
		}
		t.Pages = pages
	}
	if op.Params == nil {
		return nil
	}
	t.Values, err = x.trialValues(op, e)
	return err
}

// requiredFields returns the required parameters.
func requiredFields(p *plan.Params) func(goName string) bool {
	fields := p.All()
	return func(goName string) bool {
		return slices.ContainsFunc(fields, func(f *plan.Field) bool { return f.GoName == goName && f.Required })
	}
}

// fieldsOf returns a struct's literal with some of its fields.
func fieldsOf(all plan.Literal, want func(goName string) bool) plan.Literal {
	some := all
	some.Fields = nil
	for _, f := range all.Fields {
		if want(f.GoName) {
			some.Fields = append(some.Fields, f)
		}
	}
	return some
}
