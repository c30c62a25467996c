package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsEnum is the file of an open set of strings.
func modelsEnum(sdk *plan.SDK, e *plan.Enum) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models),
		doc(e.Doc).Type().Id(e.GoName).String(),
		enumConstants(e),
		enumValues(e),
		enumKnown(e),
		enumDecode(sdk, e),
	)
}

func enumConstants(e *plan.Enum) jen.Code {
	var defs []jen.Code
	for _, v := range e.Values {
		defs = append(defs, docs(v.Doc, deprecated(v.Deprecated)).Id(v.GoName).Id(e.GoName).Op("=").Lit(v.Wire))
	}
	return doc("The values of " + e.GoName + " that this version knows.").Const().Defs(defs...)
}

// enumValues is the list by which a decoder saves memory.
func enumValues(e *plan.Enum) jen.Code {
	var values []jen.Code
	for _, v := range e.Values {
		values = append(values, jen.String().Call(jen.Id(v.GoName)))
	}
	return jen.Var().Id(codecVar(e.GoName, "Values")).Op("=").Index().String().Add(multiline("{", "}", values...))
}

func enumKnown(e *plan.Enum) jen.Code {
	return doc("Known reports whether this version knows the value. The server may send others, and they are passed on.").
		Func().Params(jen.Id(e.Receiver).Id(e.GoName)).Id("Known").Params().Bool().Block(
		jen.Return(jen.Qual("slices", "Contains").Call(
			jen.Id(codecVar(e.GoName, "Values")), jen.String().Call(jen.Id(e.Receiver)),
		)),
	)
}

func enumDecode(sdk *plan.SDK, e *plan.Enum) jen.Code {
	return doc("UnmarshalWire decodes "+e.GoName+" from dec. A value that is known costs no memory.").
		Func().Params(jen.Id(e.Receiver).Op("*").Id(e.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(wirePkg(sdk, "Decoder"))).Error().Block(
		jen.Id("dec").Dot("Enum").Call(
			jen.Parens(jen.Op("*").String()).Call(jen.Id(e.Receiver)), jen.Id(codecVar(e.GoName, "Values")),
		),
		jen.Return(jen.Id("dec").Dot("Err").Call()),
	)
}
