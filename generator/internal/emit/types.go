package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// goType is the Go type of a value on the wire.
func goType(sdk *plan.SDK, t plan.Type) *jen.Statement {
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
		return jen.Qual(sdk.Paths.Models, "Secret")
	case plan.UnixMilli:
		return jen.Qual(sdk.Paths.Models, "UnixMilli")
	case plan.RawJSON:
		return jen.Qual("encoding/json", "RawMessage")
	case plan.Array:
		return jen.Index().Add(goType(sdk, *t.Elem))
	case plan.Map:
		return jen.Map(jen.String()).Add(goType(sdk, *t.Elem))
	default:
		named := jen.Qual(sdk.Paths.Models, t.Name)
		if t.Pointer {
			return jen.Op("*").Add(named)
		}
		return named
	}
}

// fieldType is the Go type of a struct's field.
func fieldType(sdk *plan.SDK, f *plan.Field) *jen.Statement {
	if f.Wrapped {
		return jen.Qual(sdk.Paths.Models, "Optional").Types(goType(sdk, f.Type))
	}
	return goType(sdk, f.Type)
}
