package emit

import (
	"strconv"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// literal returns a Go value, written out in a package outside of the resource's.
func (e emitter) literal(r *plan.Resource, v plan.Literal) *jen.Statement {
	switch {
	case v.Absent:
		return jen.Nil()
	case v.Null:
		return jen.Qual(e.sdk.Paths.Models, "Null").Types(e.goType(v.Type)).Call()
	case v.Set:
		return jen.Qual(e.sdk.Paths.Models, "Some").Call(e.typedLiteral(r, v))
	default:
		return e.bareLiteral(r, v)
	}
}

// typedLiteral returns a literal whose type does not depend on the context.
func (e emitter) typedLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Absent {
		return absentLiteral(e.goType(v.Type), v.Type)
	}
	switch v.Type.Kind {
	case plan.Secret, plan.UnixMilli, plan.Float, plan.RawJSON,
		plan.Int64, plan.Uint64, plan.ConstInt, plan.UnixSeconds, plan.Date, plan.Decimal, plan.QuotedDecimal:
		return e.goType(v.Type).Call(e.bareLiteral(r, v))
	case plan.EnumOf:
		if v.Const == "" {
			return e.goType(v.Type).Call(jen.Lit(v.Text))
		}
	case plan.IntEnumOf:
		if v.Const == "" {
			return e.goType(v.Type).Call(integer(v.Int))
		}
	}
	return e.bareLiteral(r, v)
}

func (e emitter) bareLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Struct != "" {
		return jen.Qual(r.Path, v.Struct).Values(e.fieldLiterals(r, v.Fields)...)
	}
	if v.Type.Pointer && !v.Type.IsModel() {
		v.Type.Pointer = false
		return jen.New(e.typedLiteral(r, v))
	}
	if scalar := e.scalarLiteral(v); scalar != nil {
		return scalar
	}
	switch v.Type.Kind {
	case plan.Int, plan.UnixMilli:
		return integer(v.Int)
	case plan.Float:
		return jen.Lit(v.Float)
	case plan.Bool:
		return jen.Lit(v.Bool)
	case plan.Array:
		return e.goType(v.Type).Values(e.itemLiterals(r, v)...)
	case plan.Map:
		return e.goType(v.Type).Values(e.memberLiterals(r, v)...)
	case plan.ObjectOf, plan.UnionOf, plan.ChoiceOf:
		return e.structLiteral(r, v)
	case plan.File:
		return e.fileLiteral(r, v)
	case plan.EnumOf:
		if v.Const != "" {
			return jen.Qual(e.sdk.Paths.Models, v.Const)
		}
	}
	return repetitive(v.Text)
}

// repetitive returns a text. Of a letter that is in it a thousand times in a row it
// prints the number.
func repetitive(text string) *jen.Statement {
	const most = 1000
	for from := 0; from < len(text); {
		to := from
		for to < len(text) && text[to] == text[from] {
			to++
		}
		if to-from < most || text[from] >= utf8.RuneSelf {
			from = to
			continue
		}
		repeated := jen.Qual("strings", "Repeat").Call(jen.Lit(text[from:from+1]), jen.Lit(to-from))
		if from > 0 {
			repeated = jen.Lit(text[:from]).Op("+").Add(repeated)
		}
		if to < len(text) {
			repeated.Op("+").Add(repetitive(text[to:]))
		}
		return repeated
	}
	return jen.Lit(text)
}

// absentLiteral is a nil with its type.
func absentLiteral(goType *jen.Statement, t plan.Type) *jen.Statement {
	if t.Pointer {
		goType = jen.Parens(goType)
	}
	return goType.Call(jen.Nil())
}

// fileLiteral is a file, the zero value without content. One that several tests
// share is opened by each.
func (e emitter) fileLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	fields := e.fieldLiterals(r, v.Fields)
	reader := jen.Qual("strings", "NewReader").Call(jen.Lit(v.Text))
	switch {
	case v.Text == "" && len(fields) == 0:
	case v.Opened:
		opened := jen.Qual("io", "NopCloser").Call(reader)
		results := jen.Params(jen.Qual("io", "ReadCloser"), jen.Error())
		open := jen.Func().Params().Add(results).Add(inline(jen.Return(opened, jen.Nil())))
		fields = append(fields, keyed("Open", open), keyed("Size", jen.Lit(len(v.Text))))
	default:
		fields = append(fields, keyed("Content", reader))
	}
	return e.goType(v.Type).Values(fields...)
}

// structLiteral is a model, or a pointer to one.
func (e emitter) structLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	value := jen.Qual(e.sdk.Paths.Models, v.Type.Name).Values(e.fieldLiterals(r, v.Fields)...)
	if v.Type.Pointer {
		return jen.Op("&").Add(value)
	}
	return value
}

// integer returns an integer without its type. It may not fit into an int of the
// machine that generates.
func integer(n int64) *jen.Statement { return jen.Op(strconv.FormatInt(n, 10)) }

func (e emitter) fieldLiterals(r *plan.Resource, fields []plan.FieldLiteral) []jen.Code {
	var values []jen.Code
	for _, f := range fields {
		values = append(values, keyed(f.GoName, e.elementLiteral(r, f.Value)))
	}
	return values
}

func (e emitter) itemLiterals(r *plan.Resource, v plan.Literal) []jen.Code {
	var values []jen.Code
	for _, item := range v.Items {
		values = append(values, e.elementLiteral(r, item))
	}
	return values
}

func (e emitter) memberLiterals(r *plan.Resource, v plan.Literal) []jen.Code {
	var values []jen.Code
	for i, item := range v.Items {
		values = append(values, jen.Lit(v.Keys[i]).Op(":").Add(e.elementLiteral(r, item)))
	}
	return values
}

// elementLiteral returns a field of a struct, or an element of an array or a map. Raw JSON, a slice, does not
// convert from a string by itself.
func (e emitter) elementLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	if v.Type.Kind == plan.RawJSON && !v.Set && !v.Null {
		return e.typedLiteral(r, v)
	}
	return e.literal(r, v)
}
