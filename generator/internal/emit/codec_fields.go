package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecFields returns the table of an object's fields, which the JSON engine walks.
// It is data, which costs the compiler next to nothing.
//
//	var fieldsOfToken = wire.Fields{List: []wire.Field{
//		{Key: "object", Type: &wire.Const, Text: "token"},
//		{Key: "jwt", Type: &wire.String},
//	}}
func (e emitter) codecFields(o *plan.Object) jen.Code {
	var rows []jen.Code
	for _, f := range o.Fields {
		rows = append(rows, jen.Values(e.fieldRow(f)...))
	}
	name := fieldsVar(o)
	return doc(name + " are the fields of " + o.GoName + " in the order in which they are expected.").
		Var().Id(name).Op("=").Add(e.wirePkg("Fields")).
		Values(keyed("List", jen.Index().Add(e.wirePkg("Field")).Add(multiline("{", "}", rows...))))
}

// fieldsVar names the table of an object's fields.
func fieldsVar(o *plan.Object) string {
	return "fieldsOf" + strings.ToUpper(o.GoName[:1]) + o.GoName[1:]
}

// fieldRow describes a field. What it has no word for is so by default.
func (e emitter) fieldRow(f *plan.Field) []jen.Code {
	row := []jen.Code{keyed("Key", jen.Lit(escaped(f.Wire)))}
	if f.Single {
		return append(row, keyed("Type", jen.Op("&").Add(e.wirePkg("Only"))))
	}
	t := f.Type
	if f.Wrapped || !f.Required {
		t = chosen(t)
	}
	row = append(row, e.typeRow(t)...)
	flag := func(name string, is bool) {
		if is {
			row = append(row, keyed(name, jen.True()))
		}
	}
	flag("Optional", f.Wrapped)
	flag("Required", f.Wrapped && f.Required)
	flag("OmitZero", f.OmitZero())
	flag("ReadOnly", f.ReadOnly)
	return row
}

// chosen is the type of a constant where the program chooses whether there is one: an
// empty value does not stand for the usual one then.
func chosen(t plan.Type) plan.Type {
	switch t.Kind {
	case plan.ConstInt:
		t.Kind = plan.Int64
	case plan.ConstBool:
		t.Kind = plan.Bool
	case plan.Const:
		if t.Kind = plan.EnumOf; t.Const == "" {
			t.Kind = plan.String
		}
	}
	return t
}

// typeRow describes how a value is read and written.
func (e emitter) typeRow(t plan.Type) []jen.Code {
	row := []jen.Code{keyed("Type", jen.Op("&").Add(e.wirePkg(wireType(t))))}
	switch t.Kind {
	case plan.Const:
		return append(row, keyed("Text", jen.Lit(t.Const)))
	case plan.ConstInt:
		return append(row, keyed("Number", integer(t.Number)))
	case plan.EnumOf:
		if t.Const != "" {
			return append(row, keyed("Known", jen.Index().String().Values(jen.Lit(t.Const))))
		}
		return append(row, keyed("Known", jen.Id(codecVar(t.Name, "Values"))))
	case plan.Array, plan.Map:
		item := e.typeRow(chosen(*t.Elem))
		if t.Elem.Nullable {
			item = append(item, keyed("Places", jen.Id("optionalPlaces").Types(e.goType(*t.Elem))))
		}
		return append(row, keyed("Item", jen.Op("&").Add(e.wirePkg("Field")).Values(item...)))
	}
	return row
}

// wireTypes are the JSON engine's names for the types, where they depend on the kind
// alone.
var wireTypes = map[plan.Kind]string{
	plan.String: "String", plan.Secret: "String", plan.Const: "Const", plan.EnumOf: "Enum",
	plan.Int: "Int", plan.IntEnumOf: "Int", plan.Float: "Float64", plan.Bool: "Bool",
	plan.Int64: "Int64", plan.UnixMilli: "Int64", plan.UnixSeconds: "Int64", plan.ConstInt: "ConstInt",
	plan.Uint64: "Uint64", plan.Decimal: "Decimal", plan.QuotedDecimal: "QuotedDecimal",
	plan.DateTime: "Time", plan.Date: "Date", plan.Bytes: "Bytes", plan.RawJSON: "Raw",
	plan.Array: "ListOf", plan.Map: "MapOf",
}

func wireType(t plan.Type) string {
	switch {
	case t.Kind == plan.ConstBool && t.Truth:
		return "True"
	case t.Kind == plan.ConstBool:
		return "Bool"
	case t.IsModel() && t.Pointer:
		return "PointerTo"
	case t.IsModel():
		return "Value"
	}
	return wireTypes[t.Kind]
}

// walk calls an engine that walks the table of an object: the arguments are what
// comes before it, the table, what the object keeps beside its fields, and the
// pointers to their values. Behind that of an optional one is its state.
func walk(o *plan.Object, before, extra string) jen.Code {
	args := before + "&" + fieldsVar(o) + ", " + extra
	if len(o.Fields) == 0 {
		return jen.Parens(jen.Op(args))
	}
	var places []jen.Code
	for _, f := range o.Fields {
		field := func() *jen.Statement { return jen.Op("&").Id(o.Receiver).Dot(f.GoName) }
		if f.Wrapped {
			places = append(places, jen.List(basic(field().Dot("value"), f.Type), field().Dot("state")))
			continue
		}
		places = append(places, basic(field(), f.Type))
	}
	return multiline("("+args+",", ")", places...)
}

// basic turns the pointer to a value of a named type into one to the type that this
// is made of, which is the one that the JSON engine knows.
func basic(place *jen.Statement, t plan.Type) jen.Code {
	to := func(name string) jen.Code { return jen.Parens(jen.Op("*").Id(name)).Call(place) }
	switch t.Kind {
	case plan.Secret, plan.EnumOf, plan.Date, plan.Decimal, plan.QuotedDecimal:
		return to("string")
	case plan.UnixMilli, plan.UnixSeconds:
		return to("int64")
	case plan.IntEnumOf:
		return to("int")
	}
	return place
}
