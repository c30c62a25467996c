package sample

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
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
	switch {
	case s.Format != "":
		t = formatted[s.Format]
	case s.Pattern != "":
		t = matching(s)
	}
	if s.Format != "" && s.Pattern != "" && reading.Broken(s, t) != "" {
		t = matching(s)
	}
	if reading.Broken(s, t) == "" {
		return t
	}
	if s.MinLength != nil && len(t) < *s.MinLength {
		t += strings.Repeat("x", *s.MinLength-len(t))
	}
	if s.MaxLength != nil && len(t) > *s.MaxLength {
		t = t[:*s.MaxLength]
	}
	return t
}

// Text returns a string that a String accepts, and reports whether one was found.
func Text(s dsl.String, name string) (t string, ok bool) {
	t = text(s, name)
	return t, reading.Broken(s, t) == ""
}

// whole is a number within the bounds.
func whole[N int | int64 | uint64](fallback, low, high *N) N {
	switch {
	case fallback != nil:
		return *fallback
	case low != nil && *low > 1:
		return *low
	case high != nil && *high < 1:
		return *high
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
	return between(cmp.Or(s.Above, s.Min), cmp.Or(s.Below, s.Max))
}

// between is a number between two, each of which may be nil.
func between(low, high *float64) float64 {
	switch x := 1.5; {
	case low != nil && *low >= x && high != nil:
		return *low + (*high-*low)/2
	case low != nil && *low >= x:
		return *low + 1
	case high != nil && *high <= x && low != nil:
		return *low + (*high-*low)/2
	case high != nil && *high <= x:
		return *high - 1
	default:
		return x
	}
}

// formatted are texts of the forms that have names.
var formatted = map[dsl.Format]string{
	dsl.UUID: "123e4567-e89b-42d3-a456-426614174000", dsl.Email: "ada@example.com", dsl.URI: "https://example.com/a",
	dsl.Hostname: "www.example.com", dsl.IPv4: "192.0.2.1", dsl.IPv6: "2001:db8::1",
}

// oneOf returns a value that the place accepts, and the nth other one.
func oneOf(s dsl.OneOf, nth int) string {
	if s.Default != "" && nth == 0 {
		return s.Default
	}
	var taken []string
	for _, v := range s.Enum.Values {
		if !slices.Contains(s.Except, v.Value) {
			taken = append(taken, v.Value)
		}
	}
	if len(taken) == 0 {
		return ""
	}
	return taken[nth%len(taken)]
}
