// Package rule says what values are allowed. A client holds parameters against
// its rules before it sends them, and a fake the requests that it gets.
package rule

import (
	"fmt"
	"slices"
	"strings"
)

// Rule is one of [Int], [Float] and [String].
type Rule interface{ rule() }

func (Int) rule()    {}
func (Float) rule()  {}
func (String) rule() {}

// Int constrains an integer.
type Int struct {
	lo, hi       int64
	hasLo, hasHi bool
}

// Between accepts lo to hi, both included.
func Between(lo, hi int) Int {
	return Int{lo: int64(lo), hi: int64(hi), hasLo: true, hasHi: true}
}

// AtLeast accepts lo and more.
func AtLeast(lo int) Int { return Int{lo: int64(lo), hasLo: true} }

// AtMost accepts hi and less.
func AtMost(hi int) Int { return Int{hi: int64(hi), hasHi: true} }

// Broken says what is wrong with v, or is empty.
func (r Int) Broken(v int64) string {
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

// Float constrains a number.
type Float struct {
	lo, hi       float64
	hasLo, hasHi bool
}

// BetweenFloat accepts lo to hi, both included.
func BetweenFloat(lo, hi float64) Float {
	return Float{lo: lo, hi: hi, hasLo: true, hasHi: true}
}

// AtLeastFloat accepts lo and more.
func AtLeastFloat(lo float64) Float { return Float{lo: lo, hasLo: true} }

// AtMostFloat accepts hi and less.
func AtMostFloat(hi float64) Float { return Float{hi: hi, hasHi: true} }

// Broken says what is wrong with v, or is empty.
func (r Float) Broken(v float64) string {
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

// String constrains a string.
type String struct {
	Kind     Kind
	min, max int
	values   []string
	pattern  Expression
}

// Kind tells rules for strings apart.
type Kind int

// The kinds of rules for strings, each with a function that makes one.
const (
	KindLength Kind = iota + 1
	KindOneOf
	KindPattern
	KindRequired
	KindSensitive
)

// Length accepts strings of least to most bytes. A negative most is no bound.
func Length(least, most int) String { return String{Kind: KindLength, min: least, max: most} }

// OneOf accepts the values.
func OneOf(values ...string) String { return String{Kind: KindOneOf, values: values} }

// Expression is a *regexp.Regexp. Programs link that package only when one of
// their operations has a pattern.
type Expression interface {
	MatchString(s string) bool
	String() string
}

// Pattern accepts strings in which re finds a match.
func Pattern(re Expression) String { return String{Kind: KindPattern, pattern: re} }

// Required refuses the empty string.
func Required() String { return String{Kind: KindRequired} }

// Sensitive keeps the value out of errors. It accepts every string.
func Sensitive() String { return String{Kind: KindSensitive} }

// Broken says what is wrong with v, or is empty.
func (r *String) Broken(v string) string {
	switch r.Kind {
	case KindLength:
		return r.brokenLength(len(v))
	case KindOneOf:
		if !slices.Contains(r.values, v) {
			return "is not one of " + strings.Join(r.values, ", ")
		}
	case KindPattern:
		if !r.pattern.MatchString(v) {
			return "does not match " + r.pattern.String()
		}
	case KindRequired:
		if v == "" {
			return "is required"
		}
	}
	return ""
}

func (r *String) brokenLength(n int) string {
	switch {
	case n >= r.min && (r.max < 0 || n <= r.max):
		return ""
	case r.max < 0:
		return fmt.Sprintf("has %d bytes, fewer than %d", n, r.min)
	}
	return fmt.Sprintf("has %d bytes, which is outside %d..%d", n, r.min, r.max)
}
