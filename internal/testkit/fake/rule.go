package fake

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Rule is a constraint on a string or a number. It returns the refusal and the
// problem, or no refusal.
type Rule func(text string, number float64) (refusal, string)

// Between allows numbers from low to high, both included.
func Between(low, high float64) Rule {
	return inRange(func(n float64) bool { return n >= low && n <= high }, figure(low)+".."+figure(high))
}

// AtLeast allows numbers from low on.
func AtLeast(low float64) Rule {
	return inRange(func(n float64) bool { return n >= low }, figure(low)+"..")
}

// AtMost allows numbers up to high.
func AtMost(high float64) Rule {
	return inRange(func(n float64) bool { return n <= high }, ".."+figure(high))
}

func inRange(within func(float64) bool, limits string) Rule {
	return func(_ string, n float64) (refusal, string) {
		if within(n) {
			return fine, ""
		}
		return badValue, figure(n) + " is outside " + limits
	}
}

func figure(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// Length allows texts of low to high bytes. A negative high is no limit.
func Length(low, high int) Rule {
	return func(text string, _ float64) (refusal, string) {
		switch {
		case len(text) < low:
			return badValue, fmt.Sprintf("a length of %d bytes is below %d", len(text), low)
		case high >= 0 && len(text) > high:
			return badValue, fmt.Sprintf("a length of %d bytes is above %d", len(text), high)
		default:
			return fine, ""
		}
	}
}

// OneOf allows the values.
func OneOf(values ...string) Rule {
	return func(text string, _ float64) (refusal, string) {
		if slices.Contains(values, text) {
			return fine, ""
		}
		return badValue, strconv.Quote(text) + " is not one of " + strings.Join(values, ", ")
	}
}

// Pattern allows texts in which the expression has a match.
func Pattern(expr string) Rule {
	compiled := regexp.MustCompile(expr)
	return func(text string, _ float64) (refusal, string) {
		if compiled.MatchString(text) {
			return fine, ""
		}
		return badFormat, "the value does not match " + expr
	}
}
