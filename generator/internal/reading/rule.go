package reading

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/format"
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
	switch value := value.(type) {
	case string:
		return brokenText(s, value)
	case []byte:
		if data, ok := s.(dsl.Bytes); ok {
			return WrongLength(dsl.String{MinLength: data.MinLength, MaxLength: data.MaxLength}, string(value))
		}
		return ""
	case bool:
		if want, ok := s.(dsl.ConstBool); ok && value != bool(want) {
			return "is not " + strconv.FormatBool(bool(want))
		}
		return ""
	}
	return brokenNumber(s, value)
}

// brokenText is Broken for a text.
func brokenText(s dsl.Schema, text string) string {
	switch s := s.(type) {
	case dsl.String:
		return cmp.Or(WrongLength(s, text), mismatch(s.Pattern, text), misshapen(Format(s.Format), text))
	case dsl.Date:
		return misshapen(format.Date, text)
	case dsl.Decimal:
		return misshapen(format.Decimal, text)
	}
	return ""
}

// brokenNumber is Broken for a number.
func brokenNumber(s dsl.Schema, value any) string {
	switch s := s.(type) {
	case dsl.Int:
		if n, ok := value.(int); ok {
			return outOfRange(n, s.Min, s.Max)
		}
	case dsl.Int64:
		if n, ok := value.(int64); ok {
			return outOfRange(n, s.Min, s.Max)
		}
	case dsl.Uint64:
		if n, ok := value.(uint64); ok {
			return outOfRange(n, s.Min, s.Max)
		}
	case dsl.Float:
		if x, ok := value.(float64); ok {
			return brokenFloat(s, x)
		}
	case dsl.ConstInt, *dsl.IntEnum:
		allowed, _ := Numbers(s)
		if n, ok := value.(int64); ok && !slices.Contains(allowed, n) {
			return notOneOf("", textsOf(allowed))
		}
	}
	return ""
}

// brokenFloat says which bound a number breaks.
func brokenFloat(s dsl.Float, x float64) string {
	switch {
	case outOfRange(x, s.Min, s.Max) != "":
		return outOfRange(x, s.Min, s.Max)
	case s.Above != nil && x <= *s.Above:
		return fmt.Sprintf("is not more than %v", *s.Above)
	case s.Below != nil && x >= *s.Below:
		return fmt.Sprintf("is not less than %v", *s.Below)
	}
	return ""
}

// textsOf are numbers as texts.
func textsOf(numbers []int64) []string {
	var texts []string
	for _, n := range numbers {
		texts = append(texts, strconv.FormatInt(n, 10))
	}
	return texts
}

// Format returns the form of text that has the name; nil for none.
func Format(name dsl.Format) *format.Format { return formats[name] }

var formats = map[dsl.Format]*format.Format{
	dsl.UUID: format.UUID, dsl.Email: format.Email, dsl.URI: format.URI,
	dsl.Hostname: format.Hostname, dsl.IPv4: format.IPv4, dsl.IPv6: format.IPv6,
}

// FormatNames are the names of all forms of text, sorted.
func FormatNames() []string {
	var names []string
	for name := range formats {
		names = append(names, string(name))
	}
	slices.Sort(names)
	return names
}

// misshapen says that a text does not have a form.
func misshapen(form *format.Format, text string) string {
	if form == nil || form.MatchString(text) {
		return ""
	}
	return "is not " + form.String()
}

// outOfRange says how a number is outside of its bounds.
func outOfRange[T int | int64 | uint64 | float64](v T, low, high *T) string {
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

// WrongCount says how the number of items is outside of the bounds of an array.
func WrongCount(s dsl.Array, n int) string {
	least := 0
	if s.Min != nil {
		least = *s.Min
	}
	switch {
	case n < least && n == 0:
		return "is required"
	case n >= least && (s.Max == nil || n <= *s.Max):
		return ""
	case s.Max == nil:
		return fmt.Sprintf("has %d values, fewer than %d", n, least)
	case least == 0:
		return fmt.Sprintf("has %d values, more than %d", n, *s.Max)
	}
	return fmt.Sprintf("has %d values, which is outside %d..%d", n, least, *s.Max)
}

// mismatch says that a text does not match a pattern. One that does not compile
// is a mistake in itself.
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
