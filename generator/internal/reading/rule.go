package reading

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Broken returns the rule of a type that a value violates, in the words of the
// generated code, such as "is outside 1..499", or "".
func Broken(s dsl.Schema, value any) string {
	if allowed, ok := Texts(s); ok {
		if text, ok := value.(string); ok {
			return notOneOf(text, allowed)
		}
		return ""
	}
	switch s := s.(type) {
	case dsl.Int:
		if n, ok := value.(int); ok {
			return outOfRange(n, s.Min, s.Max)
		}
	case dsl.Float:
		if x, ok := value.(float64); ok {
			return outOfRange(x, s.Min, s.Max)
		}
	case dsl.String:
		if text, ok := value.(string); ok {
			return cmp.Or(WrongLength(s, text), mismatch(s.Pattern, text))
		}
	}
	return ""
}

// outOfRange describes how a number violates its bounds.
func outOfRange[T int | float64](v T, low, high *T) string {
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

// WrongLength describes how the length of a string violates its bounds.
func WrongLength(s dsl.String, text string) string {
	least := 0
	if s.MinLength != nil {
		least = *s.MinLength
	}
	switch n := len(text); {
	case s.MaxLength != nil && (n < least || n > *s.MaxLength):
		return fmt.Sprintf("has %d bytes, which is outside %d..%d", n, least, *s.MaxLength)
	case n < least:
		return fmt.Sprintf("has %d bytes, fewer than %d", n, least)
	}
	return ""
}

// mismatch reports a string that does not match a pattern. An invalid pattern is
// reported elsewhere.
func mismatch(pattern, text string) string {
	if compiled, err := regexp.Compile(pattern); err == nil && !compiled.MatchString(text) {
		return "does not match " + pattern
	}
	return ""
}

// notOneOf reports a string that is not one of the allowed ones.
func notOneOf(text string, allowed []string) string {
	if slices.Contains(allowed, text) {
		return ""
	}
	return "is not one of " + strings.Join(allowed, ", ")
}
