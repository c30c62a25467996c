package expect

import (
	"encoding/json"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// trialArguments returns values at the bounds of the parameters of the path and of
// a body that is an argument.
func (x *expecter) trialArguments(
	op *plan.Operation, e reading.Endpoint, ex dsl.Example,
) ([]plan.TrialArgument, error) {
	var all []plan.TrialArgument
	until := e.PathUntil()
	for i, p := range e.PathParams() {
		planned := op.PathParams[i]
		field := &plan.Field{
			GoName: planned.GoName, Wire: p.Name, Type: planned.Type, Required: true, Rules: planned.Rules,
		}
		a, err := x.trialArgument(op, i, field, dsl.Field{Type: p.Type}, ex.Path[p.Name])
		if err != nil {
			return nil, err
		}
		for j := range a {
			a[j].Values = slices.DeleteFunc(a[j].Values, func(v plan.TrialValue) bool {
				return reading.Misread(v.Value.Text, until[i])
			})
		}
		all = append(all, a...)
	}
	if op.BodyOf == nil {
		return all, nil
	}
	b := op.BodyOf
	field := &plan.Field{GoName: "body", Wire: "body", Type: b.Type, Required: true, Rules: b.Rules}
	a, err := x.trialArgument(op, len(all), field, dsl.Field{Type: e.BodyOf}, "text")
	if len(a) == 0 && !b.Required && canBeAbsent(b.Type) {
		nothing := plan.Literal{Type: b.Type, Absent: b.Type.Kind != plan.String && b.Type.Kind != plan.File}
		value := plan.TrialValue{Name: "no body", Value: &nothing, NoBody: true}
		a = []plan.TrialArgument{{Name: op.GoName + "BodyArgument", Type: b.Type, Values: []plan.TrialValue{value}}}
	}
	for i := range a {
		a[i].Index = len(op.Trial.Example.Args) - 1
	}
	return append(all, a...), err
}

// canBeAbsent reports whether a value of the type sends no body.
func canBeAbsent(t plan.Type) bool {
	switch t.Kind {
	case plan.Array, plan.Map, plan.RawJSON, plan.File, plan.String:
		return true
	}
	return t.Pointer
}

// trialArgument returns the values of one argument, none where all are allowed.
func (x *expecter) trialArgument(
	op *plan.Operation, index int, field *plan.Field, described dsl.Field, example string,
) ([]plan.TrialArgument, error) {
	if len(field.Rules) == 0 {
		return nil, nil
	}
	p := trialParam{op: op, field: field, described: described, at: inBody}
	list := p.candidates(reading.Endpoint{})
	if text, ok := described.Type.(dsl.String); ok {
		list = stringCandidates(text, example)
	}
	a := plan.TrialArgument{Name: op.GoName + upper(field.GoName) + "Argument", Index: index, Type: field.Type}
	for _, c := range list {
		if c.value == any("") { // which no path may hold, whatever the rules
			continue
		}
		raw, err := json.Marshal(c.value)
		if err != nil {
			return nil, err
		}
		literal, err := x.literal(field.Type, raw)
		if err != nil {
			return nil, err
		}
		value := plan.TrialValue{Name: c.name, Value: &literal}
		if rule := reading.Broken(described.Type, c.value); rule != "" {
			value.Error = op.Name + ": " + field.Wire + " " + p.shown(c.value) + rule
		}
		a.Values = append(a.Values, value)
	}
	return []plan.TrialArgument{a}, nil
}

func upper(name string) string { return string(name[0]-'a'+'A') + name[1:] }
