package resolve

import (
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// formatVars are the names that package format has for forms of text.
var formatVars = map[dsl.Format]string{
	dsl.UUID: "UUID", dsl.Email: "Email", dsl.URI: "URI", dsl.Hostname: "Hostname", dsl.IPv4: "IPv4", dsl.IPv6: "IPv6",
}

// scalarRules are the constraints of values that have a form of their own.
func scalarRules(s dsl.Schema) []plan.Rule {
	switch s := s.(type) {
	case dsl.Int64:
		return numberRules("Int64", s.Min, s.Max)
	case dsl.Uint64:
		return numberRules("Uint64", s.Min, s.Max)
	case dsl.Date:
		return []plan.Rule{{Kind: plan.Format, Var: "Date"}}
	case dsl.Decimal:
		return []plan.Rule{{Kind: plan.Format, Var: "Decimal"}}
	case dsl.ConstBool:
		return []plan.Rule{{Kind: plan.OneOf, Values: []string{strconv.FormatBool(bool(s))}}}
	case *dsl.IntEnum, dsl.ConstInt:
		var values []string
		numbers, _ := reading.Numbers(s)
		for _, n := range numbers {
			values = append(values, strconv.FormatInt(n, 10))
		}
		return []plan.Rule{{Kind: plan.OneOf, Values: values}}
	case dsl.Bytes:
		return countRules(plan.Length, s.MinLength, s.MaxLength)
	case dsl.Array:
		rules := countRules(plan.Count, s.Min, s.Max)
		if s.Unique {
			rules = append(rules, plan.Rule{Kind: plan.Unique})
		}
		return rules
	}
	return nil
}

// numberRules are the bounds of a number of that many bits.
func numberRules[N int64 | uint64](bits string, low, high *N) []plan.Rule {
	text := func(n *N) string { return reading.Text(*n) }
	switch {
	case low != nil && high != nil:
		return []plan.Rule{{Kind: plan.Call, Var: "Between" + bits, Args: []string{text(low), text(high)}}}
	case low != nil:
		return []plan.Rule{{Kind: plan.Call, Var: "AtLeast" + bits, Args: []string{text(low)}}}
	case high != nil:
		return []plan.Rule{{Kind: plan.Call, Var: "AtMost" + bits, Args: []string{text(high)}}}
	}
	return nil
}

// openRules are the bounds of a number that it may not be itself.
func openRules(s dsl.Float) []plan.Rule {
	var rules []plan.Rule
	if s.Above != nil {
		rules = append(rules, plan.Rule{Kind: plan.Call, Var: "Above", Args: []string{reading.Text(*s.Above)}})
	}
	if s.Below != nil {
		rules = append(rules, plan.Rule{Kind: plan.Call, Var: "Below", Args: []string{reading.Text(*s.Below)}})
	}
	return rules
}

func countRules(kind plan.RuleKind, low, high *int) []plan.Rule {
	if low == nil && high == nil {
		return nil
	}
	rule := plan.Rule{Kind: kind, Max: -1}
	if low != nil {
		rule.Min = *low
	}
	if high != nil {
		rule.Max = *high
	}
	return []plan.Rule{rule}
}

// scalarText says in prose which values of such a type are allowed.
func scalarText(s dsl.Schema) string {
	switch s := s.(type) {
	case dsl.Int64:
		return rangeText(boundText(s.Min), boundText(s.Max), "")
	case dsl.Uint64:
		return rangeText(boundText(s.Min), boundText(s.Max), "")
	case dsl.Bytes:
		return rangeText(boundText(s.MinLength), boundText(s.MaxLength), " bytes")
	case dsl.Array:
		text := rangeText(boundText(s.Min), boundText(s.Max), " items")
		if s.Unique {
			text = prose.Join(text, "No item is there twice.")
		}
		return prose.Join(text, eachText(s.Of))
	case dsl.Map:
		return eachText(s.Of)
	}
	return ""
}

// eachText says in prose which items of a list or values of a map are allowed.
func eachText(s dsl.Schema) string {
	text := constraboundText(s)
	if text == "" {
		return ""
	}
	return "Each: " + strings.ToLower(text[:1]) + text[1:]
}

// openText says between which numbers a number is.
func openText(s dsl.Float) string {
	text := ""
	if s.Above != nil {
		text = "More than " + boundText(s.Above) + "."
	}
	if s.Below != nil {
		text = prose.Join(text, "Less than "+boundText(s.Below)+".")
	}
	return text
}

func formatText(f dsl.Format) string {
	form := reading.Format(f)
	if form == nil {
		return ""
	}
	text := form.String()
	return strings.ToUpper(text[:1]) + text[1:] + "."
}
