package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// goType returns the Go type of a value on the wire.
func (e emitter) goType(t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.String, plan.Const:
		return jen.String()
	case plan.Int:
		return jen.Int()
	case plan.Float:
		return jen.Float64()
	case plan.Bool:
		return jen.Bool()
	case plan.Secret:
		return jen.Qual(e.sdk.Paths.Models, "Secret")
	case plan.UnixMilli:
		return jen.Qual(e.sdk.Paths.Models, "UnixMilli")
	case plan.File:
		return e.transportPkg("File")
	case plan.RawJSON:
		return jen.Qual("encoding/json", "RawMessage")
	case plan.Array:
		return jen.Index().Add(e.itemType(*t.Elem))
	case plan.Map:
		return jen.Map(jen.String()).Add(e.itemType(*t.Elem))
	default:
		if scalar := e.scalarType(t); scalar != nil {
			return scalar
		}
		named := jen.Qual(e.sdk.Paths.Models, t.Name)
		if t.Pointer {
			return jen.Op("*").Add(named)
		}
		return named
	}
}

// fieldType returns the Go type of a struct's field.
func (e emitter) fieldType(f *plan.Field) *jen.Statement {
	if f.Wrapped {
		return jen.Qual(e.sdk.Paths.Models, "Optional").Types(e.goType(f.Type))
	}
	return e.goType(f.Type)
}
