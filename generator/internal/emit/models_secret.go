package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsSecret is the file of the text that must not be seen.
func modelsSecret(sdk *plan.SDK) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models),
		secretType(),
		jen.Const().Id("redacted").Op("=").Lit("[redacted]"),
		secretString(),
		secretFormat(),
		secretLogValue(),
		secretMarshalJSON(),
	)
}

func secretType() jen.Code {
	return docs("Secret is text that must not be seen: a token, a cookie. It prints as [redacted] with every verb of fmt, in every handler of slog and "+
		"in encoding/json, and so do the secrets of a model. The conversion string(s) is the text.",
		"So json.Marshal of a model that holds secrets is for logs, and loses them: what reads it back reads [redacted]. To store such a model or to "+
			"pass it on, take string(s), or the model's AppendWire(nil), which requests use too and json.Unmarshal reads.",
		"No method can keep fmt from a field that is not exported, or encoding/gob from any: do not hold a Secret in the one or pass it to the other.").
		Type().Id("Secret").String()
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
	return doc("MarshalJSON writes what String returns. A request writes the text itself.").
		Add(secretMethod("MarshalJSON")).Params().Params(jen.Index().Byte(), jen.Error()).Block(
		jen.Return(jen.Qual("encoding/json", "Marshal").Call(jen.Id("s").Dot("String").Call())),
	)
}
