package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// typeOf returns the Go type of a schema. A Ref becomes a pointer, because
// models may contain themselves.
func (r *resolver) typeOf(s dsl.Schema) plan.Type {
	switch s := s.(type) {
	case dsl.String:
		if s.Sensitive {
			return plan.Type{Kind: plan.Secret}
		}
		return plan.Type{Kind: plan.String}
	case dsl.Int:
		return plan.Type{Kind: plan.Int}
	case dsl.Float:
		return plan.Type{Kind: plan.Float}
	case dsl.Bool:
		return plan.Type{Kind: plan.Bool}
	case dsl.UnixMilli:
		return plan.Type{Kind: plan.UnixMilli}
	case dsl.Int64:
		return plan.Type{Kind: plan.Int64}
	case dsl.Uint64:
		return plan.Type{Kind: plan.Uint64}
	case dsl.DateTime:
		return plan.Type{Kind: plan.DateTime}
	case dsl.Bytes:
		return plan.Type{Kind: plan.Bytes}
	case dsl.ConstInt:
		return plan.Type{Kind: plan.ConstInt, Number: int64(s)}
	case dsl.ConstBool:
		return plan.Type{Kind: plan.ConstBool, Truth: bool(s)}
	case dsl.Date, dsl.Decimal, dsl.UnixSeconds:
		return r.usedType(s)
	case dsl.Const:
		return plan.Type{Kind: plan.Const, Const: string(s)}
	case dsl.RawJSON:
		return plan.Type{Kind: plan.RawJSON}
	case dsl.Array:
		return plan.Type{Kind: plan.Array, Elem: r.item(s.Of, s.Nullable)}
	case dsl.Map:
		return plan.Type{Kind: plan.Map, Elem: r.item(s.Of, s.Nullable)}
	case dsl.List:
		return plan.Type{Kind: plan.Array, Elem: r.elem(s.Of)}
	case dsl.DeepObject:
		return *r.elem(s.Of)
	case dsl.File:
		return plan.Type{Kind: plan.File}
	default:
		return r.namedType(s)
	}
}

// usedType returns a type of package models that is there when something is of it.
func (r *resolver) usedType(s dsl.Schema) plan.Type {
	used := &r.sdk.Models.Used
	switch s := s.(type) {
	case dsl.Date:
		used.Date = true
		return plan.Type{Kind: plan.Date}
	case dsl.Decimal:
		used.Decimal = true
		if s.Quoted {
			return plan.Type{Kind: plan.QuotedDecimal}
		}
		return plan.Type{Kind: plan.Decimal}
	default:
		used.UnixSeconds = true
		return plan.Type{Kind: plan.UnixSeconds}
	}
}

// item is elem where an item may be null.
func (r *resolver) item(s dsl.Schema, nullable bool) *plan.Type {
	t := r.elem(s)
	t.Nullable = nullable
	return t
}

func (r *resolver) namedType(s dsl.Schema) plan.Type {
	switch s := s.(type) {
	case *dsl.Enum:
		return plan.Type{Kind: plan.EnumOf, Name: s.Name}
	case *dsl.IntEnum:
		return plan.Type{Kind: plan.IntEnumOf, Name: s.Name}
	case dsl.OneOf:
		return plan.Type{Kind: plan.EnumOf, Name: s.Enum.Name}
	case *dsl.Object:
		return plan.Type{Kind: plan.ObjectOf, Name: s.Name}
	case *dsl.Union:
		return plan.Type{Kind: plan.UnionOf, Name: s.Name}
	case dsl.Ref:
		t := r.namedType(r.read.Target(s))
		t.Pointer = t.Kind == plan.ObjectOf || t.Kind == plan.UnionOf
		return t
	default:
		panic("resolve: unknown kind of schema")
	}
}

// elem returns the type of an array's or a map's element, which needs no pointer to
// refer to itself.
func (r *resolver) elem(s dsl.Schema) *plan.Type {
	t := r.typeOf(s)
	t.Pointer = false
	return &t
}
