package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsUnion returns the file of a union.
func (e emitter) modelsUnion(u *plan.Union) *jen.File {
	return declare(e.newFile(e.sdk.Paths.Models), unionStruct(u))
}

// modelsUnionCodec returns the file of a union's codec.
func (e emitter) modelsUnionCodec(u *plan.Union) *jen.File {
	decls := []jen.Code{e.unionEncode(u), e.unionMarshalJSON(u)}
	if u.Sensitive {
		decls = append(decls, unionLogValue(u), unionFormat(u))
	}
	decls = append(decls, e.unmarshalJSON(u.GoName, u.Receiver), e.unionDecode(u))
	return declare(e.newFile(e.sdk.Paths.Models), decls...)
}

func unionStruct(u *plan.Union) jen.Code {
	var fields []jen.Code
	for _, v := range u.Variants {
		fields = append(fields, jen.Id(v.GoName).Op("*").Id(v.GoName))
	}
	fields = append(fields,
		jen.Line().Add(doc("Unknown is the JSON of a variant that this version does not know.").
			Id("Unknown").Qual("encoding/json", "RawMessage")),
	)
	return docs(u.Doc, "At most one of the fields is set.").Type().Id(u.GoName).Struct(fields...)
}

// unionMarshalJSON returns the method that encodes the variant that is set,
// without secrets if the union contains some.
func (e emitter) unionMarshalJSON(u *plan.Union) jen.Code {
	if !u.Sensitive {
		return marshalWire(u.Receiver, u.GoName)
	}
	return doc("MarshalJSON encodes the result of LogValue. AppendJSON also encodes the secrets.").
		Add(marshalMethod(u.Receiver, u.GoName)).
		Block(jen.Return(e.wirePkg("Marshal").Call(jen.Id(u.Receiver).Dot("LogValue").Call().Dot("Any").Call())))
}

// unionDecode returns the method that finds the discriminator and decodes the
// variant that it names.
func (e emitter) unionDecode(u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	require := func(present jen.Code) *jen.Statement {
		return jen.Id("dec").Dot("Require").Call(jen.Lit(u.Discriminator), present)
	}
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(jen.Lit(v.Value)).Block(
			e.wirePkg("Pointer").Call(jen.Id("dec"), jen.Op("&").Add(field(v.GoName))),
		))
	}
	cases = append(cases, jen.Default().Block(jen.Id("dec").Dot("Raw").Call(jen.Op("&").Add(field("Unknown")))))
	return hookDoc(u.GoName).
		Func().Params(jen.Id(u.Receiver).Op("*").Id(u.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.If(jen.Id("dec").Dot("Null").Call()).Block(jen.Return(require(jen.False()))),
		jen.Op("*").Id(u.Receiver).Op("=").Id(u.GoName).Values(),
		jen.Id("variant").Op(":=").Id("dec").Dot("Discriminator").Call(jen.Lit(u.Discriminator)),
		jen.Switch(jen.Id("variant")).Block(cases...),
		jen.Return(require(jen.Id("variant").Op("!=").Lit(""))),
	)
}

// unionEncode writes the variant that is set.
func (e emitter) unionEncode(u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(field(v.GoName).Op("!=").Nil()).Block(
			jen.Return(field(v.GoName).Dot("AppendJSON").Call(jen.Id("buf"))),
		))
	}
	cases = append(cases, jen.Default().Block(
		jen.Return(e.wirePkg("AppendRaw").Call(jen.Id("buf"), field("Unknown"))),
	))
	return doc("AppendJSON appends the JSON of the variant that is set to buf, or null.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("AppendJSON").Params(jen.Id("buf").Index().Byte()).
		Params(jen.Index().Byte(), jen.Error()).Block(jen.Switch().Block(cases...))
}

// unionLogValue returns the method that logs the variant that is set. An unknown
// one may contain secrets.
func unionLogValue(u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(field(v.GoName).Op("!=").Nil()).Block(
			jen.Return(jen.Qual("log/slog", "AnyValue").Call(jen.Op("*").Add(field(v.GoName)))),
		))
	}
	cases = append(cases, jen.Default().Block(jen.Return(jen.Qual("log/slog", "StringValue").Call(jen.Id("redacted")))))
	return doc("LogValue returns the variant that is set, without secrets.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("LogValue").Params().Qual("log/slog", "Value").
		Block(jen.Switch().Block(cases...))
}

// unionFormat returns the method that keeps fmt from printing Unknown, which may
// contain a secret.
func unionFormat(u *plan.Union) jen.Code {
	var cases []jen.Code
	for _, v := range u.Variants {
		variant := jen.Id(u.Receiver).Dot(v.GoName)
		cases = append(cases, jen.Case(variant.Clone().Op("!=").Nil()).Block(
			jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("fmt", "Fprintf").Call(
				jen.Id("f"), jen.Qual("fmt", "FormatString").Call(jen.Id("f"), jen.Id("verb")), jen.Op("*").Add(variant),
			),
		))
	}
	cases = append(cases, jen.Default().Block(
		jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Id("redacted")),
	))
	return doc("Format prints the variant that is set, without secrets.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("Format").Params(jen.Id("f").Qual("fmt", "State"), jen.Id("verb").Rune()).
		Block(jen.Switch().Block(cases...))
}
