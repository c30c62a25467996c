package check

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// rangeViolations says in which way a number is out of its bounds.
func rangeViolations[T cmp.Ordered](value T, low, high *T) []string {
	switch {
	case low != nil && high != nil && (value < *low || value > *high):
		return []string{fmt.Sprintf("%v is outside %v..%v", value, *low, *high)}
	case low != nil && value < *low:
		return []string{fmt.Sprintf("%v is below %v", value, *low)}
	case high != nil && value > *high:
		return []string{fmt.Sprintf("%v is above %v", value, *high)}
	}
	return nil
}

// stringViolations says in which ways a text breaks the rules of its type.
func stringViolations(t dsl.String, text string) []string {
	var out []string
	if t.MinLength != nil && len(text) < *t.MinLength {
		out = append(out, fmt.Sprintf("%q has %d of at least %d bytes", text, len(text), *t.MinLength))
	}
	if t.MaxLength != nil && len(text) > *t.MaxLength {
		out = append(out, fmt.Sprintf("%q has %d of at most %d bytes", text, len(text), *t.MaxLength))
	}
	if pattern, err := regexp.Compile(t.Pattern); err == nil && !pattern.MatchString(text) {
		out = append(out, fmt.Sprintf("%q does not match %s", text, t.Pattern))
	}
	return out
}

func enumViolations(text string, allowed []string) []string {
	if slices.Contains(allowed, text) {
		return nil
	}
	return []string{fmt.Sprintf("%q is not one of %s", text, strings.Join(allowed, ", "))}
}

// enumValues are the values of an enum without some.
func enumValues(e *dsl.Enum, except []string) []string {
	var out []string
	for _, v := range e.Values {
		if !slices.Contains(except, v.Value) {
			out = append(out, v.Value)
		}
	}
	return out
}

// zeroMeansAbsent reports whether the zero value of a parameter's Go type stands
// for "not sent": when it breaks a rule, or is what the server takes anyway.
func zeroMeansAbsent(t dsl.Schema) bool {
	switch t := t.(type) {
	case dsl.String:
		return t.MinLength != nil && *t.MinLength > 0 || t.Default != nil && *t.Default == ""
	case dsl.Int:
		return len(rangeViolations(0, t.Min, t.Max)) > 0 || t.Default != nil && *t.Default == 0
	case dsl.Float:
		return len(rangeViolations(0, t.Min, t.Max)) > 0 || t.Default != nil && *t.Default == 0
	case dsl.Bool:
		return t.Default != nil && !*t.Default
	}
	return false
}
