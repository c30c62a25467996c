package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsOptional is the file of the value that may be absent or null.
func modelsOptional(sdk *plan.SDK) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models),
		optionalType(),
		optionalStates(),
		optionalSome(),
		optionalNull(),
		optionalGet(),
		optionalOr(),
		optionalIs("IsSet", "set", "IsSet reports whether there is a value."),
		optionalIs("IsNull", "null", "IsNull reports whether o is null, which is not the same as absent."),
		optionalIs("IsZero", "absent", "IsZero reports whether o is absent. By it the option omitzero of encoding/json leaves out a field."),
		optionalSetNull(),
		optionalPtr(),
		optionalFormat(),
		optionalStateFormat(),
		optionalLogValue(),
		optionalMarshalJSON(sdk),
		optionalUnmarshalJSON(),
	)
}

// optionalOf is the type with the type parameter of the declaration around it.
func optionalOf() *jen.Statement { return jen.Id("Optional").Types(jen.Id("T")) }

func optionalMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("o").Add(optionalOf())).Id(name)
}

func optionalPointerMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("o").Op("*").Add(optionalOf())).Id(name)
}

// optionalState is the condition that o is in a state.
func optionalState(op, state string) *jen.Statement {
	return jen.Id("o").Dot("state").Op(op).Id(state)
}

func optionalType() jen.Code {
	return doc("Optional is a value that may be absent and, apart from that, may be null. The zero Optional is absent.").
		Type().Id("Optional").Types(jen.Id("T").Any()).Struct(
		jen.Id("value").Id("T"),
		jen.Id("state").Id("optionalState"),
	)
}

func optionalStates() jen.Code {
	return jen.Type().Id("optionalState").Uint8().Line().Line().
		Const().Defs(
		jen.Id("absent").Id("optionalState").Op("=").Iota(),
		jen.Id("null"),
		jen.Id("set"),
	)
}

func optionalSome() jen.Code {
	return doc("Some returns an Optional that holds v.").
		Func().Id("Some").Types(jen.Id("T").Any()).Params(jen.Id("v").Id("T")).Add(optionalOf()).Block(
		jen.Return(optionalOf().Values(keyed("value", jen.Id("v")), keyed("state", jen.Id("set")))),
	)
}

func optionalNull() jen.Code {
	return doc("Null returns an Optional that is null.").
		Func().Id("Null").Types(jen.Id("T").Any()).Params().Add(optionalOf()).Block(
		jen.Return(optionalOf().Values(keyed("state", jen.Id("null")))),
	)
}

func optionalGet() jen.Code {
	return doc("Get returns the value and whether there is one. Without one it is the zero value.").
		Add(optionalMethod("Get")).Params().Params(jen.Id("T"), jen.Bool()).Block(
		jen.Return(jen.Id("o").Dot("value"), optionalState("==", "set")),
	)
}

func optionalOr() jen.Code {
	return doc("Or returns the value, or fallback when there is none.").
		Add(optionalMethod("Or")).Params(jen.Id("fallback").Id("T")).Id("T").Block(
		jen.If(optionalState("==", "set")).Block(jen.Return(jen.Id("o").Dot("value"))),
		jen.Return(jen.Id("fallback")),
	)
}

func optionalIs(name, state, text string) jen.Code {
	return doc(text).Add(optionalMethod(name)).Params().Bool().Block(jen.Return(optionalState("==", state)))
}

func optionalSetNull() jen.Code {
	return doc("SetNull makes o null.").Add(optionalPointerMethod("SetNull")).Params().Block(
		jen.Op("*").Id("o").Op("=").Id("Null").Types(jen.Id("T")).Call(),
	)
}

func optionalPtr() jen.Code {
	return doc("Ptr makes o hold the zero value, and returns where that is, to be written to.").
		Add(optionalPointerMethod("Ptr")).Params().Op("*").Id("T").Block(
		jen.If(optionalState("!=", "absent")).Block(jen.Op("*").Id("o").Op("=").Add(optionalOf()).Values()),
		jen.Id("o").Dot("state").Op("=").Id("set"),
		jen.Return(jen.Op("&").Id("o").Dot("value")),
	)
}

func optionalFormat() jen.Code {
	return doc("Format prints the value as fmt prints it, or else <absent> or <null>.").
		Add(optionalMethod("Format")).Add(formatParams()).Add(inline(
		jen.Id("o").Dot("state").Dot("format").Call(jen.Id("f"), jen.Id("verb"), jen.Id("o").Dot("value")),
	))
}

// formatParams are the parameters of a fmt.Formatter, and more after them.
func formatParams(more ...jen.Code) *jen.Statement {
	return jen.Params(append([]jen.Code{jen.Id("f").Qual("fmt", "State"), jen.Id("verb").Rune()}, more...)...)
}

// optionalStateFormat is what Format does. It has no type parameter, so that
// programs link it once and not for each type.
func optionalStateFormat() jen.Code {
	write := func(text string) jen.Code {
		return jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Lit(text))
	}
	print := jen.Qual("fmt", "Fprintf").Call(
		jen.Id("f"), jen.Qual("fmt", "FormatString").Call(jen.Id("f"), jen.Id("verb")), jen.Id("v"),
	)
	return doc("format is Format of an Optional with the value v, the same for all types.").
		Func().Params(jen.Id("s").Id("optionalState")).Id("format").Add(formatParams(jen.Id("v").Any())).Block(
		jen.Switch(jen.Id("s")).Block(
			jen.Case(jen.Id("absent")).Block(write("<absent>")),
			jen.Case(jen.Id("null")).Block(write("<null>")),
			jen.Default().Block(jen.List(jen.Id("_"), jen.Id("_")).Op("=").Add(print)),
		),
	)
}

func optionalLogValue() jen.Code {
	return doc("LogValue logs the value, or nil when there is none.").
		Add(optionalMethod("LogValue")).Params().Qual("log/slog", "Value").Block(
		jen.If(optionalState("!=", "set")).Block(jen.Return(jen.Qual("log/slog", "AnyValue").Call(jen.Nil()))),
		jen.Return(jen.Qual("log/slog", "AnyValue").Call(jen.Id("o").Dot("value"))),
	)
}

func optionalMarshalJSON(sdk *plan.SDK) jen.Code {
	return doc("MarshalJSON writes the value, or null when there is none. HTML is escaped or not as the encoder around it does.").
		Add(optionalMethod("MarshalJSON")).Params().Params(jen.Index().Byte(), jen.Error()).Block(
		jen.If(optionalState("!=", "set")).Block(jen.Return(jen.Index().Byte().Call(jen.Lit("null")), jen.Nil())),
		jen.Return(wirePkg(sdk, "Marshal").Call(jen.Id("o").Dot("value"))),
	)
}

func optionalUnmarshalJSON() jen.Code {
	return doc("UnmarshalJSON reads a value or null.").
		Add(optionalPointerMethod("UnmarshalJSON")).Params(jen.Id("data").Index().Byte()).Error().Block(
		jen.If(jen.String().Call(jen.Id("data")).Op("==").Lit("null")).Block(
			jen.Id("o").Dot("SetNull").Call(),
			jen.Return(jen.Nil()),
		),
		jen.Return(jen.Qual("encoding/json", "Unmarshal").Call(jen.Id("data"), jen.Id("o").Dot("Ptr").Call())),
	)
}
