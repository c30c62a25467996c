package exporter

import (
	"reflect"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/extension"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// schema returns a type as a schema. The keys beside it are those of the place
// where it stands, such as a description.
func (w *writer) schema(s dsl.Schema, nullable bool, beside tree.Map) tree.Map {
	if one, ok := s.(dsl.OneOf); ok && one.Enum != nil {
		if one.Default != "" {
			beside = append(tree.Of("default", one.Default), beside...)
		}
		if len(one.Except) == 0 {
			s = one.Enum
		}
	}
	if name := w.named(s); name != "" {
		return w.reference(name, nullable, beside)
	}
	m := w.inline(s)
	if nullable {
		m = w.orNull(m)
	}
	return append(m, beside...)
}

// named returns the name of a model among the schemas, and "" for other types.
func (w *writer) named(s dsl.Schema) string {
	s = w.read.Target(s)
	if s == nil || reflect.TypeOf(s).Kind() != reflect.Pointer {
		return ""
	}
	return w.components[s]
}

// reference refers to a schema of the document.
func (w *writer) reference(name string, nullable bool, beside tree.Map) tree.Map {
	ref := tree.Of("$ref", "#/components/schemas/"+name)
	switch {
	case w.old && nullable: // a flag beside the reference would not let null pass
		null := tree.Of("type", "object", "nullable", true, "enum", tree.List{nil})
		return append(tree.Of("anyOf", tree.List{ref, null}), beside...)
	case w.old && len(beside) > 0:
		return append(tree.Of("allOf", tree.List{ref}), beside...)
	case nullable:
		return append(tree.Of("anyOf", tree.List{ref, tree.Of("type", "null")}), beside...)
	}
	return append(ref, beside...)
}

// orNull is a schema that null fits besides.
func (w *writer) orNull(m tree.Map) tree.Map {
	if constant := m.Get("const"); m.Has("const") {
		m = tree.Of("type", m.Get("type"), "enum", tree.List{constant})
	}
	if values, ok := m.Get("enum").(tree.List); ok {
		m = m.Set("enum", append(values, nil))
	}
	switch kind := m.Get("type"); {
	case kind == nil: // null fits as it is
		return m.Set(extension.Key("Nullable"), true)
	case w.old:
		return m.Set("nullable", true)
	default:
		return m.Set("type", tree.List{kind, "null"})
	}
}

// inline is the schema of a type that has no name.
func (w *writer) inline(s dsl.Schema) tree.Map {
	switch s := s.(type) {
	case dsl.String:
		return w.stringSchema(s)
	case dsl.Const:
		return w.constant("string", string(s))
	case dsl.ConstInt:
		return w.constant("integer", number(int64(s)))
	case dsl.ConstBool:
		return w.constant("boolean", bool(s))
	case dsl.OneOf:
		return w.narrowed(s)
	case dsl.Array:
		m := tree.Of("type", "array", "items", w.schema(s.Of, s.Nullable, nil))
		return counted(m, s.Min, s.Max, s.Unique)
	case dsl.List:
		m := tree.Of("type", "array", "items", w.schema(s.Of, false, nil))
		return counted(m, s.Min, s.Max, s.Unique)
	case dsl.Map:
		return tree.Of("type", "object", "additionalProperties", w.schema(s.Of, s.Nullable, nil))
	case dsl.DeepObject:
		return w.schema(s.Of, false, nil)
	case dsl.File, dsl.Binary:
		return tree.Of("type", "string", "format", "binary")
	case dsl.PlainText:
		return tree.Of("type", "string")
	case dsl.RawJSON:
		return tree.Map{}
	}
	if m, ok := plain(s); ok {
		return m
	}
	return w.numeric(s)
}

// plain is the schema of a type that has no rules but a form.
func plain(s dsl.Schema) (tree.Map, bool) {
	switch s := s.(type) {
	case dsl.UnixMilli:
		return tree.Of("type", "integer", "format", "int64", extension.Prefix+"type", "unix-milli"), true
	case dsl.UnixSeconds:
		return tree.Of("type", "integer", "format", "int64", extension.Prefix+"type", "unix-seconds"), true
	case dsl.DateTime:
		return tree.Of("type", "string", "format", "date-time"), true
	case dsl.Date:
		return tree.Of("type", "string", "format", "date"), true
	case dsl.Decimal:
		if s.Quoted {
			return tree.Of("type", "string", "format", "decimal"), true
		}
		return tree.Of("type", "number", "format", "decimal"), true
	case dsl.Bytes:
		m := tree.Of("type", "string", "format", "byte")
		return bound(bound(m, extension.Key("MinLength"), s.MinLength), extension.Key("MaxLength"), s.MaxLength), true
	}
	return nil, false
}

// constant is the schema of the one value that is possible.
func (w *writer) constant(kind string, value any) tree.Map {
	if w.old {
		return tree.Of("type", kind, "enum", tree.List{value})
	}
	return tree.Of("type", kind, "const", value)
}

// narrowed is an enum without some of its values.
func (w *writer) narrowed(s dsl.OneOf) tree.Map {
	allowed, _ := reading.Texts(s)
	return tree.Of("type", "string", "enum", texts(allowed), extension.Prefix+"enum", w.components[s.Enum])
}

func texts(values []string) tree.List {
	list := tree.List{}
	for _, v := range values {
		list = append(list, v)
	}
	return list
}

func number(n int64) tree.Number { return tree.Number(strconv.FormatInt(n, 10)) }
