package sample

import (
	"regexp/syntax"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// matching returns a short string that the pattern of s matches, or a prefix of one if
// the expression is too complex. Where s asks for more bytes, one of the repetitions
// of the expression is repeated until there are as many.
func matching(s dsl.String) string {
	re, err := syntax.Parse(s.Pattern, syntax.Perl)
	if err != nil {
		return ""
	}
	shortest := written{}
	shortest.add(re)
	first := shortest.String()
	if s.MinLength == nil || len(first) >= *s.MinLength {
		return first
	}
	for i := range shortest.repetitions {
		one := written{longer: i + 1, times: 1}
		one.add(re)
		unit := one.Len() - len(first)
		if unit <= 0 {
			continue
		}
		whole := written{longer: i + 1, times: (*s.MinLength - len(first) + unit - 1) / unit}
		whole.add(re)
		if t := whole.String(); reading.Broken(s, t) == "" {
			return t
		}
	}
	return first
}

// written is the text of an expression.
type written struct {
	strings.Builder
	repetitions int // that the expression has
	longer      int // the number of the repetition that is repeated more often; 0 means none
	times       int // how much more often
}

func (w *written) add(re *syntax.Regexp) {
	switch re.Op {
	case syntax.OpLiteral:
		w.WriteString(string(re.Rune))
	case syntax.OpCharClass:
		w.WriteRune(preferred(re.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		w.WriteString("x")
	case syntax.OpConcat, syntax.OpCapture:
		for _, sub := range re.Sub {
			w.add(sub)
		}
	case syntax.OpAlternate:
		w.add(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		w.repeat(re.Sub[0], 0, re.Op == syntax.OpQuest)
	case syntax.OpPlus:
		w.repeat(re.Sub[0], 1, false)
	case syntax.OpRepeat:
		w.repeat(re.Sub[0], re.Min, re.Max == re.Min)
	}
}

// repeat writes an expression as often as it has to be there. One that may be there
// more often is the next repetition.
func (w *written) repeat(re *syntax.Regexp, times int, fixed bool) {
	if !fixed {
		w.repetitions++
		if w.repetitions == w.longer {
			times += w.times
		}
	}
	inner := w.repetitions
	for range times {
		w.repetitions = inner
		w.add(re)
	}
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
