package sample

import (
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// text returns a string that a String accepts, if there is a simple one.
func text(s dsl.String, name string) string {
	if s.Default != nil {
		return *s.Default
	}
	t := name
	if base, ok := strings.CutSuffix(name, "_id"); ok {
		t = base + "_1"
	} else if name == "id" || name == "" {
		t = "id_1"
	}
	if s.Pattern != "" {
		t = matching(s.Pattern)
	}
	if s.MinLength != nil && len(t) < *s.MinLength {
		t += strings.Repeat("x", *s.MinLength-len(t))
	}
	if s.MaxLength != nil && len(t) > *s.MaxLength {
		t = t[:*s.MaxLength]
	}
	return t
}

// whole returns an integer within the bounds.
func whole(s dsl.Int) int {
	switch {
	case s.Default != nil:
		return *s.Default
	case s.Min != nil && *s.Min > 1:
		return *s.Min
	case s.Max != nil && *s.Max < 1:
		return *s.Max
	}
	return 1
}

// number returns a number within the bounds.
func number(s dsl.Float) float64 {
	switch {
	case s.Default != nil:
		return *s.Default
	case s.Min != nil && *s.Min > 1.5:
		return *s.Min
	case s.Max != nil && *s.Max < 1.5:
		return *s.Max
	}
	return 1.5
}

// oneOf returns a value that the place accepts.
func oneOf(s dsl.OneOf) string {
	if s.Default != "" {
		return s.Default
	}
	for _, v := range s.Enum.Values {
		if !slices.Contains(s.Except, v.Value) {
			return v.Value
		}
	}
	return ""
}

// matching returns a short string that an expression matches, or a prefix of one
// if the expression is too complex.
func matching(expression string) string {
	re, err := syntax.Parse(expression, syntax.Perl)
	if err != nil {
		return ""
	}
	return written(re.Simplify())
}

func written(re *syntax.Regexp) string {
	var b strings.Builder
	switch re.Op {
	case syntax.OpLiteral:
		return string(re.Rune)
	case syntax.OpCharClass:
		return string(preferred(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return "x"
	case syntax.OpConcat, syntax.OpCapture, syntax.OpPlus:
		for _, sub := range re.Sub {
			b.WriteString(written(sub))
		}
	case syntax.OpAlternate:
		return written(re.Sub[0])
	case syntax.OpRepeat:
		for range re.Min {
			b.WriteString(written(re.Sub[0]))
		}
	}
	return b.String()
}

// preferred returns a letter or digit of a class, if it has one, and otherwise
// its first character.
func preferred(ranges []rune) rune {
	for _, want := range "abcdefghijklmnopqrstuvwxyz0ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789" {
		for i := 0; i < len(ranges); i += 2 {
			if ranges[i] <= want && want <= ranges[i+1] {
				return want
			}
		}
	}
	return ranges[0]
}
