package resolve

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// typeOf returns the Go type of a schema. A Ref becomes a pointer, since it is there
// for models that contain themselves.
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
	case dsl.Const:
		return plan.Type{Kind: plan.Const, Const: string(s)}
	case dsl.RawJSON:
		return plan.Type{Kind: plan.RawJSON}
	case dsl.Array:
		return plan.Type{Kind: plan.Array, Elem: r.elem(s.Of)}
	case dsl.Map:
		return plan.Type{Kind: plan.Map, Elem: r.elem(s.Of)}
	default:
		return r.namedType(s)
	}
}

func (r *resolver) namedType(s dsl.Schema) plan.Type {
	switch s := s.(type) {
	case *dsl.Enum:
		return plan.Type{Kind: plan.EnumOf, Name: s.Name}
	case dsl.OneOf:
		return plan.Type{Kind: plan.EnumOf, Name: s.Enum.Name}
	case *dsl.Object:
		return plan.Type{Kind: plan.ObjectOf, Name: s.Name, Narrowed: r.read.IsNarrowed(s)}
	case *dsl.Union:
		return plan.Type{Kind: plan.UnionOf, Name: s.Name, Narrowed: r.read.IsNarrowed(s)}
	case *dsl.Choice:
		return plan.Type{Kind: plan.ChoiceOf, Name: s.Name, Narrowed: r.read.IsNarrowed(s)}
	case dsl.Ref:
		t := r.namedType(r.read.Target(s))
		t.Pointer = t.IsModel()
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
