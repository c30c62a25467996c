package sample

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// nthString returns a text, or the nth other one that a String accepts: with a number
// behind the name, or with another letter.
func nthString(s dsl.String, name string, nth int) string {
	first := text(s, name)
	if nth == 0 {
		return first
	}
	end := strconv.Itoa(nth + 1)
	if t := text(s, name+end); strings.HasSuffix(t, end) && t != first && reading.Broken(s, t) == "" {
		return t
	}
	for i := len(first) - 1; i >= 0; i-- {
		if first[i] >= utf8.RuneSelf {
			continue // a part of a letter
		}
		for _, c := range "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ" {
			other := first[:i] + string(c) + first[i+1:]
			if other == first || reading.Broken(s, other) != "" {
				continue
			}
			if nth--; nth == 0 {
				return other
			}
		}
	}
	return first
}

// numbered is a text with a number behind it if it is not the first.
func numbered(text string, nth int) string {
	if nth == 0 {
		return text
	}
	return text + strconv.Itoa(nth+1)
}

// nthWhole returns the nth whole number after one. What is greater than the bounds
// allow goes on at the least, so that no two are the same while there are others.
func nthWhole[N int | int64 | uint64](first N, low, high *N, nth int) N {
	next := first + N(nth)
	if high == nil || next <= *high {
		return next
	}
	if low == nil {
		return first - N(nth)
	}
	return *low + (next-*low)%(*high-*low+1)
}

// nthNumber returns a number within the bounds, or the nth other one.
func nthNumber(s dsl.Float, nth int) float64 {
	first := number(s)
	for step := 1.0; nth > 0 && step > 1e-9; step /= 1024 {
		for _, next := range []float64{first + float64(nth)*step, first - float64(nth)*step} {
			if reading.Broken(s, next) == "" {
				return next
			}
		}
	}
	return first
}
