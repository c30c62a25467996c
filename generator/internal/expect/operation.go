package expect

import (
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
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
	var chosen map[string]bool
	if op.Params != nil {
		all = t.Example.Args[len(op.PathParams)]
		chosen = chosenFields(op.Params, all)
		required := requiredFields(op.Params)
		t.Params = opened(fieldsOf(all, func(goName string) bool { return required(goName) || chosen[goName] }))
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
	t.Values = slices.DeleteFunc(t.Values, func(v plan.TrialValue) bool { return v.Unsent != "" && chosen[v.GoName] })
	t.Values = append(t.Values, withoutAny(op, chosen)...)
	twice, taken := sharedNames(op.Params), takenFlat(t.Values)
	t.Values = slices.DeleteFunc(t.Values, func(v plan.TrialValue) bool {
		return twice[v.Unsent] || v.Error != "" && taken[v.Query+v.Header+v.Form]
	})
	return err
}

// takenFlat are values outside of JSON as they are sent that clients do not refuse. A
// fake cannot tell them from a refused one that is sent the same, as null and the empty
// text of a form are.
func takenFlat(values []plan.TrialValue) map[string]bool {
	taken := map[string]bool{}
	for _, v := range values {
		if sent := v.Query + v.Header + v.Form; v.Error == "" && sent != "" {
			taken[sent] = true
		}
	}
	return taken
}

// sharedNames are the names of parameters that another place of the request has
// too. That one of them is absent cannot be told by its name.
func sharedNames(p *plan.Params) map[string]bool {
	seen, twice := map[string]bool{}, map[string]bool{}
	for _, f := range p.All() {
		twice[f.Wire] = twice[f.Wire] || seen[f.Wire]
		seen[f.Wire] = true
	}
	return twice
}

// chosenFields are the fields of an example by which it keeps the rules between
// fields: the first of each rule, unless there is one of another rule in it.
func chosenFields(p *plan.Params, all plan.Literal) map[string]bool {
	chosen := map[string]bool{}
	for _, rule := range p.AtLeastOne {
		if slices.ContainsFunc(rule, func(f *plan.Field) bool { return chosen[f.GoName] }) {
			continue
		}
		i := slices.IndexFunc(rule, func(f *plan.Field) bool {
			return slices.ContainsFunc(all.Fields, func(set plan.FieldLiteral) bool { return set.GoName == f.GoName })
		})
		chosen[rule[i].GoName] = true
	}
	return chosen
}

// withoutAny are trials without one of the chosen fields, where that breaks a
// rule.
func withoutAny(op *plan.Operation, chosen map[string]bool) []plan.TrialValue {
	var list []plan.TrialValue
	for _, f := range op.Params.All() {
		if !chosen[f.GoName] {
			continue
		}
		kept := func(other *plan.Field) bool { return other != f && chosen[other.GoName] }
		isBroken := func(rule []*plan.Field) bool { return !slices.ContainsFunc(rule, kept) }
		broken := slices.IndexFunc(op.Params.AtLeastOne, isBroken)
		if broken < 0 {
			continue
		}
		var names []string
		for _, one := range op.Params.AtLeastOne[broken] {
			names = append(names, one.Wire)
		}
		text := prose.Alternatives(names)
		list = append(list, plan.TrialValue{
			Name: "without " + text, GoName: f.GoName, Clear: true, Unsent: f.Wire,
			Error: op.Name + ": " + text + " is required",
		})
	}
	return list
}

// requiredFields tells the parameters that must be there.
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
