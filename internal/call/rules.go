package call

import (
	"fmt"
	"slices"
	"strings"
)

// IntRule constrains an integer.
type IntRule struct {
	lo, hi       int64
	hasLo, hasHi bool
}

// Between accepts lo to hi, both included.
func Between(lo, hi int) IntRule {
	return IntRule{lo: int64(lo), hi: int64(hi), hasLo: true, hasHi: true}
}

// AtLeast accepts lo and more.
func AtLeast(lo int) IntRule { return IntRule{lo: int64(lo), hasLo: true} }

// AtMost accepts hi and less.
func AtMost(hi int) IntRule { return IntRule{hi: int64(hi), hasHi: true} }

// Broken says what is wrong with v, or is empty.
func (r IntRule) Broken(v int64) string {
	low, high := r.hasLo && v < r.lo, r.hasHi && v > r.hi
	switch {
	case !low && !high:
		return ""
	case r.hasLo && r.hasHi:
		return fmt.Sprintf("is outside %d..%d", r.lo, r.hi)
	case low:
		return fmt.Sprintf("is less than %d", r.lo)
	}
	return fmt.Sprintf("is more than %d", r.hi)
}

// FloatRule constrains a number.
type FloatRule struct {
	lo, hi       float64
	hasLo, hasHi bool
	open         bool // the bound itself is not accepted
}

// BetweenFloat accepts lo to hi, both included.
func BetweenFloat(lo, hi float64) FloatRule {
	return FloatRule{lo: lo, hi: hi, hasLo: true, hasHi: true}
}

// AtLeastFloat accepts lo and more.
func AtLeastFloat(lo float64) FloatRule { return FloatRule{lo: lo, hasLo: true} }

// AtMostFloat accepts hi and less.
func AtMostFloat(hi float64) FloatRule { return FloatRule{hi: hi, hasHi: true} }

// Broken says what is wrong with v, or is empty.
func (r FloatRule) Broken(v float64) string {
	if r.open {
		return r.brokenOpen(v)
	}
	low, high := r.hasLo && v < r.lo, r.hasHi && v > r.hi
	switch {
	case !low && !high:
		return ""
	case r.hasLo && r.hasHi:
		return fmt.Sprintf("is outside %g..%g", r.lo, r.hi)
	case low:
		return fmt.Sprintf("is less than %g", r.lo)
	}
	return fmt.Sprintf("is more than %g", r.hi)
}

// StringRule constrains a string.
type StringRule struct {
	kind     stringRuleKind
	min, max int
	values   []string
	pattern  Expression
}

type stringRuleKind int

const (
	length stringRuleKind = iota + 1
	oneOf
	pattern
	named
	required
	sensitive
)

// Length accepts strings of least to most bytes. A negative most means no limit.
func Length(least, most int) StringRule { return StringRule{kind: length, min: least, max: most} }

// OneOf accepts the values.
func OneOf(values ...string) StringRule { return StringRule{kind: oneOf, values: values} }

// Expression is a *regexp.Regexp. Programs link that package only if one of
// their operations has a pattern.
type Expression interface {
	MatchString(s string) bool
	String() string
}

// Pattern accepts strings in which re finds a match.
func Pattern(re Expression) StringRule { return StringRule{kind: pattern, pattern: re} }

// Required rejects the empty string.
func Required() StringRule { return StringRule{kind: required} }

// Sensitive keeps the value out of errors. It accepts every string.
func Sensitive() StringRule { return StringRule{kind: sensitive} }

// Broken says what is wrong with v, or is empty.
func (r *StringRule) Broken(v string) string {
	switch r.kind {
	case length:
		return r.brokenLength(len(v))
	case oneOf:
		if !slices.Contains(r.values, v) {
			return "is not one of " + strings.Join(r.values, ", ")
		}
	case pattern:
		if !r.pattern.MatchString(v) {
			return "does not match " + r.pattern.String()
		}
	case named:
		if !r.pattern.MatchString(v) {
			return r.pattern.String()
		}
	case required:
		if v == "" {
			return "is required"
		}
	}
	return ""
}

func (r *StringRule) brokenLength(n int) string {
	switch {
	case n >= r.min && (r.max < 0 || n <= r.max):
		return ""
	case r.max < 0:
		return fmt.Sprintf("has %d bytes, fewer than %d", n, r.min)
	}
	return fmt.Sprintf("has %d bytes, which is outside %d..%d", n, r.min, r.max)
}
