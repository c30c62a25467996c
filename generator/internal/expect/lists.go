package expect

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// sentFlat says how a value is sent outside of JSON.
func (p *trialParam) sentFlat(x *expecter, out *plan.TrialValue, v plan.Literal) {
	var names, texts []string
	x.flat(p.field, p.field.Wire, v, func(name, text string) {
		names, texts = append(names, name), append(texts, text)
	})
	if len(texts) == 0 {
		out.Unsent = p.field.Wire
		return
	}
	pair := names[0] + "=" + texts[0]
	var pairs []string
	for i, name := range names {
		pairs = append(pairs, formName(name)+"="+queryEscape(texts[i]))
	}
	switch {
	case p.at == inHeader:
		out.Header = pair
	case p.at == inForm:
		out.Form = strings.Join(pairs, "&")
	case len(texts) > 1:
		out.Query, out.List = names[0], texts
	default:
		out.Query = pair
	}
}

// listCandidates returns lists of as many values as are allowed, and of one more or
// less, and one with a value twice. There are none where values cannot be told
// from each other, or in a header.
func (p *trialParam) listCandidates(s dsl.List, e reading.Endpoint) []candidate {
	item := trialParam{
		op:        p.op,
		field:     &plan.Field{Wire: p.field.Wire, Required: true},
		described: dsl.Field{Type: s.Of},
		at:        p.at,
	}
	var values, broken []any
	for _, c := range item.candidates(e) {
		if reading.Broken(s.Of, c.value) != "" && c.value != any("") {
			broken = []any{c.value}
		}
		text, isText := c.value.(string)
		if reading.Broken(
			s.Of,
			c.value,
		) == "" && c.value != any("") && !(isText && s.Joined != "" && strings.Contains(text, s.Joined)) {
			values = append(values, c.value)
		}
	}
	if len(values) == 0 || p.at == inHeader {
		return nil
	}
	least, most := bounds(s)
	lists := [][]any{values[:1]}
	for _, n := range []int{least - 1, least, most, most + 1} {
		if n > 0 && (n <= len(values) || !s.Unique) && (n != most+1 || most > 0) {
			lists = append(lists, some(values, n))
		}
	}
	if broken != nil && least < 2 {
		lists = append(lists, broken)
	}
	if s.Unique && most != 1 && least < 3 {
		lists = append(lists, []any{values[0], values[0]})
	}
	var list []candidate
	for _, l := range lists {
		list = append(list, candidate{fmt.Sprint(l), l})
	}
	return slices.CompactFunc(list, func(a, b candidate) bool { return a.name == b.name })
}

// some returns n values, the last ones the same where there are too few.
func some(values []any, n int) []any {
	var list []any
	for i := range n {
		list = append(list, values[min(i, len(values)-1)])
	}
	return list
}

func bounds(s dsl.List) (least, most int) {
	if s.Min != nil {
		least = *s.Min
	}
	if s.Max != nil {
		most = *s.Max
	}
	return least, most
}

// brokenList returns the rule that a list breaks, in the words of the emitted code.
func (p *trialParam) brokenList(list []any) string {
	s := p.described.Type.(dsl.List)
	least, most := bounds(s)
	n := len(list)
	switch {
	case n >= least && (most == 0 || n <= most):
	case most == 0:
		return fmt.Sprintf("has %d values, fewer than %d", n, least)
	case least == 0:
		return fmt.Sprintf("has %d values, more than %d", n, most)
	default:
		return fmt.Sprintf("has %d values, which is outside %d..%d", n, least, most)
	}
	for i, value := range list {
		if rule := reading.Broken(s.Of, value); rule != "" {
			item := trialParam{described: dsl.Field{Type: s.Of}}
			return fmt.Sprintf("\x00[%d] %s%s", i, item.shown(value), rule)
		}
		if first := slices.Index(list, value); s.Unique && first < i {
			return fmt.Sprintf("\x00[%d] is a duplicate of %s[%d]", i, p.field.Wire, first)
		}
	}
	return ""
}
