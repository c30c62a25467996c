package expect

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// trialValues returns values at the bounds of every parameter.
func (x *expecter) trialValues(op *plan.Operation, e reading.Endpoint) ([]plan.TrialValue, error) {
	var params []trialParam
	for i, f := range e.QueryFields() {
		params = append(params, trialParam{op: op, field: op.Params.Query[i], described: f, at: inQuery})
	}
	for i, f := range e.HeaderFields() {
		params = append(params, trialParam{op: op, field: op.Params.Header[i], described: f, at: inHeader})
	}
	for i, f := range e.Body {
		at := inBody
		if op.Params.Encoding != 0 {
			at = inForm
		}
		params = append(params, trialParam{op: op, field: op.Params.BodyFields()[i], described: f, at: at})
	}
	var all []plan.TrialValue
	for _, p := range params {
		for _, c := range p.candidates(e) {
			value, err := p.try(x, c)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", op.Name, p.field.Wire, err)
			}
			if value.Error == "" && p.isCursor(e) {
				continue // the fake knows only those that it handed out
			}
			all = append(all, value)
		}
	}
	return all, nil
}

// isCursor reports whether the parameter names a page of a list that the fake keeps.
func (p *trialParam) isCursor(e reading.Endpoint) bool {
	pages, ok := e.Pages.(*dsl.Cursor)
	return ok && p.at == inQuery && pages.Param == p.described.Name &&
		slices.ContainsFunc(e.Effects, func(effect dsl.Effect) bool { _, ok := effect.(dsl.Select); return ok })
}

// trialParam is a parameter of which values are tried.
type trialParam struct {
	described dsl.Field
	op        *plan.Operation
	field     *plan.Field
	at        trialPlace
}

// trialPlace is where a parameter is sent.
type trialPlace int

const (
	inQuery trialPlace = iota
	inHeader
	inBody
	inForm
)

// candidate is a value to be tried.
type candidate struct {
	name  string
	value any // nil is null, unset leaves the parameter out
}

type unset struct{}

// candidates returns the values to be tried: of those that can be bounded, values at
// the bounds; of all that can be, null and no value at all.
func (p *trialParam) candidates(e reading.Endpoint) []candidate {
	var list []candidate
	switch s := p.described.Type.(type) {
	case dsl.String:
		list = stringCandidates(s, p.exampleText(e))
		if p.at == inQuery && isCursor(e, p.field.Wire) {
			list = list[:1]
		}
	case dsl.Int:
		list = scalarCandidates(intValues(s))
	case dsl.Float:
		list = scalarCandidates(floatValues(s))
	case dsl.Bool:
		list = scalarCandidates([]bool{true, false})
	case dsl.List:
		list = p.listCandidates(s, e)
	case dsl.UnixMilli:
		list = scalarCandidates([]int64{0, 1716883200000})
	default:
		list = append(scalarCandidates(textValues(s)), scalarValues(s, p.exampleText(e))...)
	}
	if p.at == inForm { // which holds no list that is empty
		list = slices.DeleteFunc(list, func(c candidate) bool { l, ok := c.value.(items); return ok && len(l) == 0 })
	}
	if p.at == inHeader { // which holds no such text
		list = slices.DeleteFunc(list, func(c candidate) bool { return unsendable(c.value) })
	}
	for i := range list {
		list[i].name = p.field.Wire + " " + list[i].name
	}
	if p.described.Nullable {
		list = append(list, candidate{p.field.Wire + " null", nil})
	}
	if p.field.Wrapped && !p.field.Required {
		list = append(list, candidate{"without " + p.field.Wire, unset{}})
	}
	return list
}

// unsendable reports whether a value is a text that no header can hold.
func unsendable(value any) bool {
	text, ok := value.(string)
	return ok && (strings.TrimSpace(text) != text || strings.ContainsFunc(text, unicode.IsControl))
}

// isCursor reports whether a query parameter is a cursor into what the fake keeps: it
// knows those it has handed out, and refuses any other.
func isCursor(e reading.Endpoint, name string) bool {
	p, _ := reading.PagingOf(e.Pages)
	return p.Cursor == name && slices.ContainsFunc(e.Effects, func(step dsl.Effect) bool {
		_, selects := step.(dsl.Select)
		return selects
	})
}

// exampleText returns the first text that an example has for the parameter.
func (p *trialParam) exampleText(e reading.Endpoint) string {
	for _, ex := range e.Examples {
		if text, ok := ex.Query[p.field.Wire].(string); ok && p.at == inQuery && text != "" {
			return text
		}
		body, err := members(ex.Body)
		var text string
		if err == nil && json.Unmarshal(body[p.field.Wire], &text) == nil && text != "" {
			return text
		}
	}
	return "text"
}

func scalarCandidates[T any](values []T) []candidate {
	var list []candidate
	for _, v := range values {
		name := fmt.Sprint(v)
		if name == "" {
			name = "empty"
		}
		list = append(list, candidate{name, v})
	}
	return list
}

// try returns the expected result of a candidate.
func (p *trialParam) try(x *expecter, c candidate) (plan.TrialValue, error) {
	out := plan.TrialValue{Name: c.name, GoName: p.field.GoName}
	if c.value == (unset{}) {
		out.Unsent = p.field.Wire
		return out, nil
	}
	raw, err := json.Marshal(c.value)
	if err != nil {
		return out, err
	}
	literal, err := x.fieldLiteral(p.field, raw)
	if err != nil {
		return out, err
	}
	out.Value = &literal
	constant := p.standsForConstant(c.value)
	if constant {
		literal.Text = p.field.Type.Const
		out.Value, out.Clear = nil, true
	}
	switch {
	case !constant && isZero(c.value) && !p.field.Wrapped && (!p.field.Required || p.missing(c.value)):
		out.Unsent = p.field.Wire
	case p.at != inBody:
		p.sentFlat(x, &out, literal)
	default:
		out.Body = fmt.Sprintf("{%q:%s}", p.field.Wire, raw)
	}
	if list, ok := c.value.(items); ok {
		if at, rule := brokenList(p.described.Type.(dsl.Array), list, p.field.Wire); rule != "" {
			out.Error = p.op.Name + ": " + at + " " + rule
		}
		return out, nil
	}
	if rule := p.broken(c.value); rule != "" {
		said := " " + p.shown(c.value) + rule
		out.Error = p.op.Name + ": " + p.field.Wire + strings.TrimPrefix(said, " \x00")
	}
	return out, nil
}

// missing reports whether the value counts as missing although it is required.
func (p *trialParam) missing(value any) bool {
	return value == "" && p.field.Required && !p.field.Wrapped && !p.standsForConstant(value) &&
		reading.ZeroIsAbsent(p.described.Type)
}

// standsForConstant reports whether the value is the empty one of a text that is
// always the same, in whose place a form has that text. Elsewhere it is refused.
func (p *trialParam) standsForConstant(value any) bool {
	return p.at == inForm && value == "" && p.field.Required && !p.field.Wrapped && p.field.Type.Kind == plan.Const
}

// broken returns the rule that a value violates, or "".
func (p *trialParam) broken(value any) string {
	switch {
	case p.missing(value):
		return "is required"
	case isZero(value) && !p.field.Wrapped && !p.field.Required, p.standsForConstant(value):
		return ""
	case p.field.Empty && value == "":
		return ""
	}
	if list, ok := value.([]any); ok {
		return p.brokenList(list)
	}
	return reading.Broken(p.described.Type, value)
}

// shown returns a rejected value as the error repeats it, followed by a space.
func (p *trialParam) shown(value any) string {
	const longest = 64
	switch v := value.(type) {
	case []any:
		return ""
	case string:
		if s, ok := p.described.Type.(dsl.String); v == "" || ok && s.Sensitive {
			return ""
		}
		if len(v) > longest {
			return strconv.Quote(v[:longest]) + "… "
		}
		return strconv.Quote(v) + " "
	case []byte:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64) + " "
	}
	return fmt.Sprint(value) + " "
}

func isZero(value any) bool {
	switch list := value.(type) {
	case items:
		return false
	case []any:
		return len(list) == 0
	}
	return slices.Contains([]any{"", 0, int64(0), uint64(0), 0.0, false}, value)
}
