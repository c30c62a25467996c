package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// literal is a Go value, written out in a package outside of the resource's.
func literal(sdk *plan.SDK, r *plan.Resource, v plan.Literal) *jen.Statement {
	switch {
	case v.Null:
		return jen.Qual(sdk.Paths.Models, "Null").Types(goType(sdk, v.Type)).Call()
	case v.Set:
		return jen.Qual(sdk.Paths.Models, "Some").Call(typedLiteral(sdk, r, v))
	default:
		return bareLiteral(sdk, r, v)
	}
}

// typedLiteral is a literal whose type does not depend on where it stands.
func typedLiteral(sdk *plan.SDK, r *plan.Resource, v plan.Literal) *jen.Statement {
	switch v.Type.Kind {
	case plan.Secret, plan.UnixMilli, plan.Float, plan.RawJSON:
		return goType(sdk, v.Type).Call(bareLiteral(sdk, r, v))
	case plan.EnumOf:
		if v.Const == "" {
			return goType(sdk, v.Type).Call(jen.Lit(v.Text))
		}
	}
	return bareLiteral(sdk, r, v)
}

func bareLiteral(sdk *plan.SDK, r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Struct != "" {
		return jen.Qual(r.Path, v.Struct).Values(fieldLiterals(sdk, r, v.Fields)...)
	}
	switch v.Type.Kind {
	case plan.Int, plan.UnixMilli:
		return integer(v.Int)
	case plan.Float:
		return jen.Lit(v.Float)
	case plan.Bool:
		return jen.Lit(v.Bool)
	case plan.Array:
		return goType(sdk, v.Type).Values(itemLiterals(sdk, r, v)...)
	case plan.Map:
		return goType(sdk, v.Type).Values(memberLiterals(sdk, r, v)...)
	case plan.ObjectOf:
		return goType(sdk, v.Type).Values(fieldLiterals(sdk, r, v.Fields)...)
	case plan.EnumOf:
		if v.Const != "" {
			return jen.Qual(sdk.Paths.Models, v.Const)
		}
	}
	return jen.Lit(v.Text)
}

// integer is a whole number without its type. An int of the machine that
// generates may be too short for it.
func integer(n int64) *jen.Statement { return jen.Op(strconv.FormatInt(n, 10)) }

func fieldLiterals(sdk *plan.SDK, r *plan.Resource, fields []plan.FieldLiteral) []jen.Code {
	var values []jen.Code
	for _, f := range fields {
		values = append(values, keyed(f.GoName, elementLiteral(sdk, r, f.Value)))
	}
	return values
}

func itemLiterals(sdk *plan.SDK, r *plan.Resource, v plan.Literal) []jen.Code {
	var values []jen.Code
	for _, item := range v.Items {
		values = append(values, elementLiteral(sdk, r, item))
	}
	return values
}

func memberLiterals(sdk *plan.SDK, r *plan.Resource, v plan.Literal) []jen.Code {
	var values []jen.Code
	for i, item := range v.Items {
		values = append(values, jen.Lit(v.Keys[i]).Op(":").Add(elementLiteral(sdk, r, item)))
	}
	return values
}

// elementLiteral is a field of a struct, or an element of an array or a map. Raw JSON, a slice, does not
// convert from a string by itself.
func elementLiteral(sdk *plan.SDK, r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Type.Kind == plan.RawJSON && !v.Set && !v.Null {
		return typedLiteral(sdk, r, v)
	}
	return literal(sdk, r, v)
}
