package importer

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

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
