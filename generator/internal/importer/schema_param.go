package importer

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// paramOf converts the schema of a parameter of a path, a query or a header. What
// no parameter can be is text; a list is repeated, unless the caller says how it
// is joined.
func (s *schemas) paramOf(n *openapi.Node, at place) (dsl.ParamType, value) {
	v := s.valueOf(n, at)
	v.Type = s.resolved(v.Type)
	return s.paramType(v.Type, n, at), v
}

func (s *schemas) paramType(t dsl.Schema, n *openapi.Node, at place) dsl.ParamType {
	switch t := t.(type) {
	case *dsl.Object:
		return dsl.DeepObject{Of: t}
	case dsl.Array:
		of := s.scalarOf(t.Of, n, at.item())
		return dsl.List{Of: of, Min: t.Min, Max: t.Max, Unique: t.Unique}
	}
	return s.scalarOf(t, n, at)
}

// scalarOf is a type that is one text outside of JSON. A constant is an enum of
// one value there, since a caller chooses whether it is sent.
func (s *schemas) scalarOf(t dsl.Schema, n *openapi.Node, at place) dsl.Scalar {
	switch t := t.(type) {
	case dsl.Scalar:
		return t
	case dsl.Const:
		return s.enum(n, []string{string(t)}, at, !at.named).(*dsl.Enum)
	case dsl.ConstInt:
		return s.intEnum(n, []int64{int64(t)}, at, !at.named)
	case dsl.ConstBool:
		s.approximated(n, "the one value of the parameter", "it may be true or false")
		return dsl.Bool{}
	case dsl.Bytes:
		s.approximated(n, "format byte of the parameter", "it is text, which is in base64 already")
	case dsl.RawJSON:
		if n.Kind() == openapi.Map && n.Len() > 0 {
			s.approximated(n, "schema of the parameter", "it is text")
		}
	default:
		s.approximated(n, "schema of the parameter", "it is text, in which the caller writes the value")
	}
	return dsl.String{}
}
