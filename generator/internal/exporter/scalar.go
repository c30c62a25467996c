package exporter

import (
	"fmt"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// stringSchema is the schema of a text. OpenAPI counts characters where the
// description counts bytes.
func (w *writer) stringSchema(s dsl.String) tree.Map {
	m := tree.Of("type", "string")
	if s.Format != "" {
		m = m.Set("format", string(s.Format))
	}
	m = bound(bound(m, "minLength", s.MinLength), "maxLength", s.MaxLength)
	if s.MaxLength != nil || s.MinLength != nil && *s.MinLength > 1 {
		w.note("lengths of texts", "the description counts bytes, and OpenAPI characters")
	}
	if s.Pattern != "" {
		m = m.Set("pattern", s.Pattern)
	}
	if s.Default != nil {
		m = m.Set("default", *s.Default)
	}
	if s.Sensitive {
		m = m.Set(extension.Key("Sensitive"), true)
	}
	return m
}

// numeric is the schema of a number or a truth value.
func (w *writer) numeric(s dsl.Schema) tree.Map {
	switch s := s.(type) {
	case dsl.Bool:
		return standard(tree.Of("type", "boolean"), s.Default)
	case dsl.Int:
		m := bound(bound(tree.Of("type", "integer"), "minimum", s.Min), "maximum", s.Max)
		return standard(m, s.Default)
	case dsl.Int64:
		m := bound(bound(tree.Of("type", "integer", "format", "int64"), "minimum", s.Min), "maximum", s.Max)
		return standard(m, s.Default)
	case dsl.Uint64:
		m := tree.Of("type", "integer", "format", "uint64")
		least := s.Min
		if least == nil {
			least = new(uint64)
		}
		return standard(bound(bound(m, "minimum", least), "maximum", s.Max), s.Default)
	case dsl.Float:
		m := bound(bound(tree.Of("type", "number"), "minimum", s.Min), "maximum", s.Max)
		m = w.excluded(w.excluded(m, "minimum", "exclusiveMinimum", s.Above), "maximum", "exclusiveMaximum", s.Below)
		return standard(m, s.Default)
	}
	w.fail("a type of %T is none that OpenAPI has", s)
	return tree.Map{}
}

// excluded adds a bound that is not included: a number of its own, in OpenAPI 3.0
// a flag beside the bound.
func (w *writer) excluded(m tree.Map, included, key string, at *float64) tree.Map {
	switch {
	case at == nil:
		return m
	case w.old:
		return bound(m, included, at).Set(key, true)
	}
	return bound(m, key, at)
}

// bound adds a number that may be absent.
func bound[T int | int64 | uint64 | float64](m tree.Map, key string, n *T) tree.Map {
	if n == nil {
		return m
	}
	return m.Set(key, tree.Number(digits(*n)))
}

// standard adds a default that may be absent.
func standard[T int | int64 | uint64 | float64 | bool](m tree.Map, value *T) tree.Map {
	switch v := any(value).(type) {
	case *bool:
		if v != nil {
			return m.Set("default", *v)
		}
	default:
		if value != nil {
			return m.Set("default", tree.Number(digits(*value)))
		}
	}
	return m
}

func digits(n any) string {
	if x, ok := n.(float64); ok {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	return fmt.Sprint(n)
}

// counted adds the bounds of a list.
func counted(m tree.Map, least, most *int, unique bool) tree.Map {
	m = bound(bound(m, "minItems", least), "maxItems", most)
	if unique {
		m = m.Set("uniqueItems", true)
	}
	return m
}

// fail notes the first thing that cannot be exported.
func (w *writer) fail(format string, args ...any) {
	if w.err == nil {
		w.err = fmt.Errorf(format, args...)
	}
}
