package reading

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// ZeroIsAbsent reports whether the zero value of a type means "not sent",
// because it violates a rule, or equals the server's default. If it does not, an
// optional value needs a wrapper.
func ZeroIsAbsent(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.String:
		return s.MinLength != nil && *s.MinLength > 0 || s.Format != "" || is(s.Default, "")
	case dsl.Int:
		return outOfRange(0, s.Min, s.Max) != "" || is(s.Default, 0)
	case dsl.Int64:
		return outOfRange(0, s.Min, s.Max) != "" || is(s.Default, 0)
	case dsl.Uint64:
		return outOfRange(0, s.Min, s.Max) != "" || is(s.Default, 0)
	case dsl.Float:
		return brokenFloat(s, 0) != "" || is(s.Default, 0)
	case dsl.Bool:
		return is(s.Default, false)
	case dsl.Bytes:
		return s.MinLength != nil && *s.MinLength > 0
	case dsl.Const, dsl.Date, dsl.DateTime, dsl.Decimal, dsl.List, dsl.File:
		return true
	case dsl.ConstBool:
		return bool(s)
	case *dsl.IntEnum, dsl.ConstInt:
		allowed, _ := Numbers(s)
		return !slices.Contains(allowed, 0)
	case *dsl.Enum, dsl.OneOf:
		allowed, _ := Texts(s)
		return !slices.Contains(allowed, "")
	}
	return false
}

func is[T comparable](value *T, want T) bool { return value != nil && *value == want }

// Default returns the server's default for a value that is not sent, and whether
// the description has one.
func Default(s dsl.Schema) (value any, ok bool) {
	switch s := s.(type) {
	case dsl.String:
		return pointee(s.Default)
	case dsl.Int:
		return pointee(s.Default)
	case dsl.Int64:
		return pointee(s.Default)
	case dsl.Uint64:
		return pointee(s.Default)
	case dsl.Float:
		return pointee(s.Default)
	case dsl.Bool:
		return pointee(s.Default)
	case dsl.OneOf:
		return s.Default, s.Default != ""
	}
	return nil, false
}

func pointee[T any](p *T) (value any, ok bool) {
	if p == nil {
		return nil, false
	}
	return *p, true
}

// Text returns a number, a string or a bool as it appears in a query.
func Text(value any) string {
	if x, ok := value.(float64); ok {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return fmt.Sprint(value)
}

// Texts returns the texts that a type allows, and reports whether it names them.
func Texts(s dsl.Schema) (allowed []string, ok bool) {
	switch s := s.(type) {
	case dsl.Const:
		return []string{string(s)}, true
	case *dsl.Enum:
		return Values(s), true
	case dsl.OneOf:
		if s.Enum == nil {
			return nil, false
		}
		refused := func(value string) bool { return slices.Contains(s.Except, value) }
		return slices.DeleteFunc(Values(s.Enum), refused), true
	}
	return nil, false
}

// Numbers returns the whole numbers that a type allows, and reports whether it names
// them.
func Numbers(s dsl.Schema) (allowed []int64, ok bool) {
	switch s := s.(type) {
	case dsl.ConstInt:
		return []int64{int64(s)}, true
	case *dsl.IntEnum:
		for _, v := range s.Values {
			allowed = append(allowed, int64(v.Value))
		}
		return allowed, true
	}
	return nil, false
}

// Values returns the texts of an enum.
func Values(e *dsl.Enum) []string {
	var values []string
	for _, v := range e.Values {
		values = append(values, v.Value)
	}
	return values
}

// Field returns the field with the given name, and whether there is one.
func Field(fields []dsl.Field, name string) (dsl.Field, bool) {
	if i := slices.IndexFunc(fields, func(f dsl.Field) bool { return f.Name == name }); i >= 0 {
		return fields[i], true
	}
	return dsl.Field{}, false
}

// Tag returns the value that identifies a variant of a union, and whether it has
// one.
func Tag(variant *dsl.Object, discriminator string) (tag string, ok bool) {
	if variant == nil {
		return "", false
	}
	f, _ := Field(variant.Fields, discriminator)
	value, ok := f.Type.(dsl.Const)
	return string(value), ok
}

// IsAssigned reports whether one of the values is for the field.
func IsAssigned(values []dsl.Assign, field string) bool {
	return slices.ContainsFunc(values, func(a dsl.Assign) bool { return a.Field == field })
}

// Burst returns how many requests a client sends at once under a rate limit.
func Burst(l dsl.RateLimit) int {
	if l.Burst == 0 {
		return max(1, l.Requests/10)
	}
	return l.Burst
}
