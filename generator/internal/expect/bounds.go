package expect

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// intValues returns numbers just inside and just outside of the bounds, and zero.
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
			values = append(values, -1) // zero may mean no value
		}
	}
	if s.Max != nil {
		values = append(values, beside(*s.Max, 1)...)
	}
	return distinct(values)
}

// beside returns a bound and the number next to it, unless that number is
// invalid where the bound is valid: an int has 64 bits here, and may have 32
// where the tests run.
func beside(bound, step int) []int {
	fits := func(n int) bool { return n >= math.MinInt32 && n <= math.MaxInt32 }
	other := bound + step
	if other > bound != (step > 0) || fits(bound) && !fits(other) {
		return []int{bound}
	}
	return []int{bound, other}
}

// floatValues returns numbers just inside and just outside of the bounds, and zero.
func floatValues(s dsl.Float) []float64 {
	values := []float64{0}
	if s.Min == nil && s.Max == nil {
		values = append(values, 2.5)
	}
	if s.Above != nil {
		values = append(values, *s.Above, math.Nextafter(*s.Above, math.Inf(1)))
	}
	if s.Below != nil {
		values = append(values, *s.Below, math.Nextafter(*s.Below, math.Inf(-1)))
	}
	if s.Min != nil {
		values = append(values, *s.Min, math.Nextafter(*s.Min, math.Inf(-1)))
	}
	if s.Max != nil {
		values = append(values, *s.Max, math.Nextafter(*s.Max, math.Inf(1)))
	}
	return distinct(values)
}

// textValues returns the values of an enum or a constant, one that it does not have,
// and none.
func textValues(s dsl.Schema) []string {
	if narrowed, ok := s.(dsl.OneOf); ok {
		s = narrowed.Enum // with the values that are rejected here
	}
	values, ok := reading.Texts(s)
	if !ok {
		return nil
	}
	another := "another"
	for slices.Contains(values, another) {
		another += "_one"
	}
	return append(values, another, "")
}

// stringCandidates returns strings with the minimum and maximum lengths, one
// that does not match the pattern, and the empty string. If there is a pattern,
// they are derived from an example.
func stringCandidates(s dsl.String, example string) []candidate {
	if s.Format != "" {
		return formatCandidates(example)
	}
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

// textOf returns a text of n bytes. One within the bounds matches the pattern, if one
// is found.
func textOf(s dsl.String, example string, n int) (string, bool) {
	switch {
	case n < 0:
		return "", false
	case s.Pattern == "" || reading.WrongLength(s, strings.Repeat("a", n)) != "":
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

// unmatched returns a text within the bounds that does not match the pattern.
func unmatched(s dsl.String, example string) (string, bool) {
	if s.Pattern == "" {
		return "", false
	}
	pattern := regexp.MustCompile(s.Pattern)
	for _, odd := range []string{"!", " ", "~", "0", "a", "A"} {
		for _, text := range []string{example + odd, odd + example, strings.Repeat(odd, len(example))} {
			if !pattern.MatchString(text) && reading.WrongLength(s, text) == "" {
				return text, true
			}
		}
	}
	return "", false
}

// distinct sorts values, and leaves out the second of two that are equal.
func distinct[T cmp.Ordered](values []T) []T {
	slices.Sort(values)
	return slices.Compact(values)
}
