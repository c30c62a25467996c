package resolve

import (
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// rulesOf returns the constraints of a schema, as checks before a request is
// sent. Wrapped means that the value is in an Optional.
func (r *resolver) rulesOf(in *plan.Resource, s dsl.Schema, wrapped bool) []plan.Rule {
	switch s := s.(type) {
	case dsl.String:
		return stringRules(in, s, wrapped)
	case dsl.Int:
		return intRules(s)
	case dsl.Float:
		return append(floatRules(s), openRules(s)...)
	case dsl.List:
		return r.rulesOf(in, s.Of, true)
	case dsl.Const, *dsl.Enum, dsl.OneOf:
		allowed, _ := reading.Texts(s)
		return []plan.Rule{{Kind: plan.OneOf, Values: allowed}}
	default:
		return scalarRules(s)
	}
}

func intRules(s dsl.Int) []plan.Rule {
	switch {
	case s.Min != nil && s.Max != nil:
		return []plan.Rule{{Kind: plan.Between, Min: *s.Min, Max: *s.Max}}
	case s.Min != nil:
		return []plan.Rule{{Kind: plan.AtLeast, Min: *s.Min}}
	case s.Max != nil:
		return []plan.Rule{{Kind: plan.AtMost, Max: *s.Max}}
	default:
		return nil
	}
}

func floatRules(s dsl.Float) []plan.Rule {
	switch {
	case s.Min != nil && s.Max != nil:
		return []plan.Rule{{Kind: plan.Between, FMin: *s.Min, FMax: *s.Max}}
	case s.Min != nil:
		return []plan.Rule{{Kind: plan.AtLeast, FMin: *s.Min}}
	case s.Max != nil:
		return []plan.Rule{{Kind: plan.AtMost, FMax: *s.Max}}
	default:
		return nil
	}
}

func stringRules(in *plan.Resource, s dsl.String, wrapped bool) []plan.Rule {
	var rules []plan.Rule
	if s.Sensitive {
		rules = append(rules, plan.Rule{Kind: plan.Sensitive})
	}
	low, high := 0, -1
	if s.MinLength != nil {
		low = *s.MinLength
	}
	if s.MaxLength != nil {
		high = *s.MaxLength
	}
	// Without a wrapper, an empty string is not sent, or rejected as missing: a
	// minimum length of one is then redundant.
	if low > 1 || high >= 0 || low == 1 && wrapped {
		rules = append(rules, plan.Rule{Kind: plan.Length, Min: low, Max: high})
	}
	if s.Pattern != "" {
		rules = append(rules, plan.Rule{Kind: plan.Pattern, Var: patternVar(in, s.Pattern)})
	}
	if s.Format != "" {
		rules = append(rules, plan.Rule{Kind: plan.Format, Var: formatVars[s.Format]})
	}
	return rules
}

// patternVar returns the package variable for a pattern, one for each expression.
func patternVar(in *plan.Resource, expr string) string {
	for _, p := range in.Patterns {
		if p.Expr == expr {
			return p.GoName
		}
	}
	name := "pattern" + strconv.Itoa(len(in.Patterns)+1)
	in.Patterns = append(in.Patterns, plan.PatternVar{GoName: name, Expr: expr})
	return name
}
