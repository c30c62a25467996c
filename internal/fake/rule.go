package fake

import (
	"encoding/json"
	"regexp"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/internal/rule"
)

// Pattern allows texts in which the expression has a match.
func Pattern(expr string) rule.Rule { return rule.Pattern(regexp.MustCompile(expr)) }

// against holds a value of the right kind against a rule.
func against(r rule.Rule, raw json.RawMessage) (refusal, string) {
	value, broken, why := string(raw), "", badValue
	switch r := r.(type) {
	case rule.Int:
		n, _ := strconv.ParseInt(value, 10, 64) // fits has parsed it
		broken = r.Broken(n)
	case rule.Float:
		n, _ := strconv.ParseFloat(value, 64)
		broken = r.Broken(n)
	case rule.String:
		broken = r.Broken(text(raw))
		if value = "the value"; r.Kind == rule.KindOneOf {
			value = strconv.Quote(text(raw))
		}
		if r.Kind == rule.KindPattern {
			why = badFormat
		}
	}
	if broken == "" {
		return fine, ""
	}
	return why, value + " " + broken
}
