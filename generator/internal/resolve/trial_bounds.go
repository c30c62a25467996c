package resolve

import (
	"cmp"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// intValues are numbers just inside and just outside of the bounds, and zero.
func intValues(s dsl.Int) []int {
	values := []int{0}
	switch {
	case s.Min == nil && s.Max == nil:
		values = append(values, 7, -7)
	case s.Max == nil:
		values = append(values, beside(*s.Min, 1)...)
	}
	if s.Min != nil {
		values = append(values, beside(*s.Min, -1)...)
		if *s.Min == 1 {
			values = append(values, -1) // zero may stand for no value
		}
	}
	if s.Max != nil {
		values = append(values, beside(*s.Max, 1)...)
	}
	return distinct(values)
}

// beside is a bound and the number beside it, unless it cannot be written where
// the bound can: an int has 64 bits here, and may have 32 where tests run.
func beside(bound, step int) []int {
	fits := func(n int) bool { return n >= math.MinInt32 && n <= math.MaxInt32 }
	other := bound + step
	if other > bound != (step > 0) || fits(bound) && !fits(other) {
		return []int{bound}
	}
	return []int{bound, other}
}

// floatValues are numbers just inside and just outside of the bounds, and zero.
func floatValues(s dsl.Float) []float64 {
	values := []float64{0}
	if s.Min == nil && s.Max == nil {
		values = append(values, 2.5)
	}
	if s.Min != nil {
		values = append(values, *s.Min, math.Nextafter(*s.Min, math.Inf(-1)))
	}
	if s.Max != nil {
		values = append(values, *s.Max, math.Nextafter(*s.Max, math.Inf(1)))
	}
	return distinct(values)
}

// textValues are the values of an enum or a constant, one that it does not have,
// and none.
func textValues(s dsl.Schema) []string {
	var values []string
	switch s := s.(type) {
	case dsl.Const:
		values = []string{string(s)}
	case *dsl.Enum:
		values = valuesExcept(s, nil)
	case dsl.OneOf:
		values = valuesExcept(s.Enum, nil)
	default:
		return nil
	}
	another := "another"
	for slices.Contains(values, another) {
		another += "_one"
	}
	return append(values, another, "")
}

// stringCandidates are texts of the lengths at the bounds, one that does not match
// the pattern, and none. With a pattern they are made of an example.
func stringCandidates(s dsl.String, example string) []candidate {
	if s.Pattern == "" {
		example = "text"
	}
	var lengths []int
	if s.MinLength == nil && s.MaxLength == nil || s.Pattern != "" {
		lengths = []int{len(example)}
	}
	if s.MinLength != nil {
		lengths = append(lengths, *s.MinLength, *s.MinLength-1)
	}
	if s.MaxLength != nil {
		lengths = append(lengths, *s.MaxLength, *s.MaxLength+1)
	}
	list := []candidate{{"empty", ""}}
	for _, n := range distinct(lengths) {
		if text, ok := textOf(s, example, n); ok && n > 0 {
			list = append(list, candidate{"of length " + strconv.Itoa(n), text})
		}
	}
	if text, ok := unmatched(s, example); ok {
		list = append(list, candidate{"that does not match", text})
	}
	return list
}

// textOf is a text of n bytes. One within the bounds matches the pattern, if one
// is found.
func textOf(s dsl.String, example string, n int) (string, bool) {
	switch {
	case n < 0:
		return "", false
	case s.Pattern == "" || brokenRule(dsl.String{MinLength: s.MinLength, MaxLength: s.MaxLength}, strings.Repeat("a", n)) != "":
		if n == len(example) {
			return example, true
		}
		return strings.Repeat("a", n), true
	}
	pattern := regexp.MustCompile(s.Pattern)
	for i := range len(example) {
		text := example
		if n > len(text) {
			text = text[:i] + strings.Repeat(text[i:i+1], n-len(text)) + text[i:]
		} else if cut := len(text) - n; i+cut <= len(text) {
			text = text[:i] + text[i+cut:]
		}
		if len(text) == n && pattern.MatchString(text) {
			return text, true
		}
	}
	return "", false
}

// unmatched is a text within the bounds that does not match the pattern.
func unmatched(s dsl.String, example string) (string, bool) {
	if s.Pattern == "" {
		return "", false
	}
	pattern := regexp.MustCompile(s.Pattern)
	for _, odd := range []string{"!", " ", "~", "0", "a", "A"} {
		for _, text := range []string{example + odd, odd + example, strings.Repeat(odd, len(example))} {
			if !pattern.MatchString(text) && brokenRule(dsl.String{MinLength: s.MinLength, MaxLength: s.MaxLength}, text) == "" {
				return text, true
			}
		}
	}
	return "", false
}

// brokenRule is the rule of a schema that a value breaks, in words, or empty.
func brokenRule(s dsl.Schema, value any) string {
	switch s := s.(type) {
	case dsl.Int:
		if n, ok := value.(int); ok {
			return outside(n, s.Min, s.Max)
		}
	case dsl.Float:
		if x, ok := value.(float64); ok {
			return outside(x, s.Min, s.Max)
		}
	case dsl.String:
		if text, ok := value.(string); ok {
			return brokenText(s, text)
		}
	case dsl.Const:
		return notOneOf(value, []string{string(s)})
	case *dsl.Enum:
		return notOneOf(value, valuesExcept(s, nil))
	case dsl.OneOf:
		return notOneOf(value, valuesExcept(s.Enum, s.Except))
	}
	return ""
}

func outside[T int | float64](v T, low, high *T) string {
	switch {
	case low != nil && high != nil && (v < *low || v > *high):
		return fmt.Sprintf("is outside %v..%v", *low, *high)
	case low != nil && v < *low:
		return fmt.Sprintf("is less than %v", *low)
	case high != nil && v > *high:
		return fmt.Sprintf("is more than %v", *high)
	}
	return ""
}

func brokenText(s dsl.String, text string) string {
	least := 0
	if s.MinLength != nil {
		least = *s.MinLength
	}
	switch n := len(text); {
	case s.MaxLength != nil && (n < least || n > *s.MaxLength):
		return fmt.Sprintf("has %d bytes, which is outside %d..%d", n, least, *s.MaxLength)
	case n < least:
		return fmt.Sprintf("has %d bytes, fewer than %d", n, least)
	case s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(text):
		return "does not match " + s.Pattern
	}
	return ""
}

func notOneOf(value any, allowed []string) string {
	if text, ok := value.(string); !ok || slices.Contains(allowed, text) {
		return ""
	}
	return "is not one of " + strings.Join(allowed, ", ")
}

// distinct sorts values, and leaves out the second of two that are equal.
func distinct[T cmp.Ordered](values []T) []T {
	slices.Sort(values)
	return slices.Compact(values)
}
