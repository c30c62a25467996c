package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsSecret is the file of the text that must not be seen.
func modelsSecret(sdk *plan.SDK) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models),
		doc("Secret is text that must not be seen: a token, a cookie. It prints as [redacted] with every verb of fmt and in every handler of slog, "+
			"and so do the secrets of a model. The conversion string(s) is the text.\n\n"+
			"JSON is for the wire: the MarshalJSON of a model writes its secrets as they are. A JSON handler of slog calls it for models inside of "+
			"slices, maps and structs, so log such models one by one.").
			Type().Id("Secret").String(),
		jen.Const().Id("redacted").Op("=").Lit("[redacted]"),
		secretString(),
		secretFormat(),
		secretLogValue(),
		secretMarshalJSON(),
	)
}

func secretMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("s").Id("Secret")).Id(name)
}

func secretString() jen.Code {
	return doc("String returns [redacted], or nothing when s is empty.").Add(secretMethod("String")).Params().String().Block(
		jen.If(jen.Id("s").Op("==").Lit("")).Block(jen.Return(jen.Lit(""))),
		jen.Return(jen.Id("redacted")),
	)
}

func secretFormat() jen.Code {
	return doc("Format prints what String returns, whatever the verb.").Add(secretMethod("Format")).
		Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune()).Block(
		jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Id("s").Dot("String").Call()),
	)
}

func secretLogValue() jen.Code {
	return doc("LogValue logs what String returns.").Add(secretMethod("LogValue")).Params().Qual("log/slog", "Value").Block(
		jen.Return(jen.Qual("log/slog", "StringValue").Call(jen.Id("s").Dot("String").Call())),
	)
}

func secretMarshalJSON() jen.Code {
	return doc("MarshalJSON writes what String returns. A model writes the text of its secrets itself.").
		Add(secretMethod("MarshalJSON")).Params().Params(jen.Index().Byte(), jen.Error()).Block(
		jen.Return(jen.Qual("encoding/json", "Marshal").Call(jen.Id("s").Dot("String").Call())),
	)
}
