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
	decls := []jen.Code{
		e.unionEncode(u, "AppendJSON", "AppendJSON appends the JSON of the variant that is set to buf, or null."),
		marshalWire(u.Receiver, u.GoName),
	}
	if u.Sensitive {
		held := unionFields(u)
		decls[1] = e.variantMarshalJSON(u.Receiver, u.GoName)
		decls = append(decls, variantLogValue(u.Receiver, u.GoName, held), variantFormat(u.Receiver, u.GoName, held))
	}
	if u.Narrowed {
		sender := e
		sender.sending = true
		decls = append(decls, sender.unionEncode(u, "AppendRequest", requestDoc(u.GoName)))
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

// unionDecode looks for the discriminator and decodes the variant that it names.
func (e emitter) unionDecode(u *plan.Union) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	require := func(present jen.Code) *jen.Statement {
		if u.Optional {
			return jen.Id("dec").Dot("Err").Call()
		}
		return jen.Id("dec").Dot("Require").Call(jen.Lit(u.Discriminator), present)
	}
	var cases []jen.Code
	for _, v := range u.Variants {
		read := []jen.Code{e.wirePkg("Pointer").Call(jen.Id("dec"), jen.Op("&").Add(field(v.GoName)))}
		if v.Added {
			read = append(read, jen.If(field(v.GoName).Op("!=").Nil()).Block(
				e.wirePkg("Untag").Call(jen.Op("&").Add(field(v.GoName)).Dot("Extra"), jen.Lit(u.Discriminator)),
			))
		}
		cases = append(cases, jen.Case(jen.Lit(v.Value)).Block(read...))
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
func (e emitter) unionEncode(u *plan.Union, method, says string) jen.Code {
	field := func(name string) *jen.Statement { return jen.Id(u.Receiver).Dot(name) }
	var cases []jen.Code
	for _, v := range u.Variants {
		condition := field(v.GoName).Op("!=").Nil()
		if !v.Writes() {
			untagged := condition.Clone()
			if v.Optional != "" {
				untagged.Op("&&").Add(field(v.GoName)).Dot(v.Optional).Dot("IsZero").Call()
			}
			cases = append(cases, jen.Case(untagged).Block(jen.Return(e.appendTagged(u, v, field(v.GoName)))))
		}
		if !v.Added {
			cases = append(cases, jen.Case(condition).Block(
				jen.Return(field(v.GoName).Dot(e.appendMethod(v.Narrowed)).Call(jen.Id("buf"))),
			))
		}
	}
	cases = append(cases, jen.Default().Block(
		jen.Return(e.wirePkg("AppendRaw").Call(jen.Id("buf"), field("Unknown"))),
	))
	return doc(says).
		Func().Params(jen.Id(u.Receiver).Id(u.GoName)).Id(method).Params(jen.Id("buf").Index().Byte()).
		Params(jen.Index().Byte(), jen.Error()).Block(jen.Switch().Block(cases...))
}

// appendMethod is the encoder of a model.
func (e emitter) appendMethod(narrowed bool) string {
	if e.sending && narrowed {
		return "AppendRequest"
	}
	return "AppendJSON"
}

// appendTagged writes a variant with a tag that it does not have by itself.
func (e emitter) appendTagged(u *plan.Union, v plan.Variant, value *jen.Statement) *jen.Statement {
	return e.wirePkg("AppendTagged").Call(
		jen.Id("buf"), jen.Lit(escaped(u.Discriminator)), jen.Lit(v.Value), value.Dot(e.appendMethod(v.Narrowed)),
	)
}

// variantMarshalJSON writes the variant that is set as it may be logged.
func (e emitter) variantMarshalJSON(receiver, goName string) jen.Code {
	return doc("MarshalJSON writes what LogValue logs, in JSON. AppendJSON writes the secrets too.").
		Add(marshalMethod(receiver, goName)).
		Block(jen.Return(e.wirePkg("Marshal").Call(jen.Id(receiver).Dot("LogValue").Call().Dot("Any").Call())))
}

// variantLogValue logs the variant that is set, and of an array or a map its
// length. A variant that is not known may have secrets of its own.
func variantLogValue(receiver, goName string, fields []variantField) jen.Code {
	var cases []jen.Code
	for _, f := range fields {
		field := jen.Id(receiver).Dot(f.name)
		logged := jen.Qual("log/slog", "IntValue").Call(jen.Len(field.Clone()))
		if f.points {
			logged = jen.Qual("log/slog", "AnyValue").Call(jen.Op("*").Add(field.Clone()))
		}
		cases = append(cases, jen.Case(field.Clone().Op("!=").Nil()).Block(jen.Return(logged)))
	}
	cases = append(cases, jen.Default().Block(jen.Return(jen.Qual("log/slog", "StringValue").Call(jen.Id("redacted")))))
	return doc("LogValue logs the variant that is set without what is secret in it.").
		Func().Params(jen.Id(receiver).Id(goName)).Id("LogValue").Params().Qual("log/slog", "Value").
		Block(jen.Switch().Block(cases...))
}

// variantFormat keeps fmt from walking into Unknown, where a secret may be.
func variantFormat(receiver, goName string, fields []variantField) jen.Code {
	var cases []jen.Code
	for _, f := range fields {
		field := jen.Id(receiver).Dot(f.name)
		printed := field.Clone()
		if f.points {
			printed = jen.Op("*").Add(printed)
		}
		cases = append(cases, jen.Case(field.Clone().Op("!=").Nil()).Block(
			jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("fmt", "Fprintf").Call(
				jen.Id("f"), jen.Qual("fmt", "FormatString").Call(jen.Id("f"), jen.Id("verb")), printed,
			),
		))
	}
	cases = append(cases, jen.Default().Block(
		jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Id("redacted")),
	))
	return doc("Format prints the variant that is set, without what is secret in it.").
		Func().Params(jen.Id(receiver).Id(goName)).Id("Format").Params(
		jen.Id("f").Qual("fmt", "State"),
		jen.Id("verb").Rune(),
	).
		Block(jen.Switch().Block(cases...))
}
