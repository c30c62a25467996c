package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsUnion is the file of a union.
func modelsUnion(sdk *plan.SDK, u *plan.Union) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models), unionStruct(u))
}

// modelsUnionCodec is the file of a union's codec.
func modelsUnionCodec(sdk *plan.SDK, u *plan.Union) *jen.File {
	f := declare(newFile(sdk, sdk.Paths.Models), unionDecode(sdk, u), unionEncode(sdk, u))
	for _, decl := range codecJSON(sdk, u.GoName, u.Receiver, unionMarshalJSON(sdk, u)) {
		f.Line()
		f.Add(decl)
	}
	if u.Sensitive {
		f.Line()
		f.Add(unionLogValue(u))
		f.Line()
		f.Add(unionFormat(u))
	}
	return f
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

// unionMarshalJSON writes the variant that is set, in a union with secrets as it
// may be logged.
func unionMarshalJSON(sdk *plan.SDK, u *plan.Union) jen.Code {
	if !u.Sensitive {
		return marshalWire(u.Receiver, u.GoName)
	}
	return doc("MarshalJSON writes what LogValue logs, in JSON. AppendJSON writes the secrets too.").
		Add(marshalMethod(u.Receiver, u.GoName)).
		Block(jen.Return(wirePkg(sdk, "Marshal").Call(jen.Id(u.Receiver).Dot("LogValue").Call().Dot("Any").Call())))
}

// unionDecode looks for the discriminator and decodes the variant that it names.
func unionDecode(sdk *plan.SDK, u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	require := func(present jen.Code) *jen.Statement {
		return jen.Id("dec").Dot("Require").Call(jen.Lit(u.Discriminator), present)
	}
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(jen.Lit(v.Value)).Block(
			wirePkg(sdk, "Pointer").Call(jen.Id("dec"), jen.Op("&").Add(field(v.GoName))),
		))
	}
	cases = append(cases, jen.Default().Block(jen.Id("dec").Dot("Raw").Call(jen.Op("&").Add(field("Unknown")))))
	return doc("UnmarshalWire decodes "+u.GoName+" from dec.").
		Func().Params(jen.Id(u.Receiver).Op("*").Id(u.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(wirePkg(sdk, "Decoder"))).Error().Block(
		jen.If(jen.Id("dec").Dot("Null").Call()).Block(jen.Return(require(jen.False()))),
		jen.Op("*").Id(u.Receiver).Op("=").Id(u.GoName).Values(),
		jen.Id("variant").Op(":=").Id("dec").Dot("Discriminator").Call(jen.Lit(u.Discriminator)),
		jen.Switch(jen.Id("variant")).Block(cases...),
		jen.Return(require(jen.Id("variant").Op("!=").Lit(""))),
	)
}

// unionEncode writes the variant that is set.
func unionEncode(sdk *plan.SDK, u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(field(v.GoName).Op("!=").Nil()).Block(
			jen.Return(field(v.GoName).Dot("AppendJSON").Call(jen.Id("buf"))),
		))
	}
	cases = append(cases, jen.Default().Block(
		jen.Return(wirePkg(sdk, "AppendRaw").Call(jen.Id("buf"), field("Unknown"))),
	))
	return doc("AppendJSON appends the JSON of the variant that is set to buf, or null.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("AppendJSON").Params(jen.Id("buf").Index().Byte()).
		Params(jen.Index().Byte(), jen.Error()).Block(jen.Switch().Block(cases...))
}

// unionLogValue logs the variant that is set. One that is not known may have
// secrets of its own.
func unionLogValue(u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	var cases []jen.Code
	for _, v := range u.Variants {
		cases = append(cases, jen.Case(field(v.GoName).Op("!=").Nil()).Block(
			jen.Return(jen.Qual("log/slog", "AnyValue").Call(jen.Op("*").Add(field(v.GoName)))),
		))
	}
	cases = append(cases, jen.Default().Block(jen.Return(jen.Qual("log/slog", "StringValue").Call(jen.Id("redacted")))))
	return doc("LogValue logs the variant that is set without what is secret in it.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("LogValue").Params().Qual("log/slog", "Value").
		Block(jen.Switch().Block(cases...))
}

// unionFormat keeps fmt from walking into Unknown, where a secret may be.
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
	return doc("Format prints the variant that is set, without what is secret in it.").
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id("Format").Params(jen.Id("f").Qual("fmt", "State"), jen.Id("verb").Rune()).
		Block(jen.Switch().Block(cases...))
}
