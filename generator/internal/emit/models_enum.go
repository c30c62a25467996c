package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsEnum returns the file of an open set of strings.
func (e emitter) modelsEnum(enum *plan.Enum) *jen.File {
	if enum.Numbers {
		return e.modelsIntEnum(enum)
	}
	return declare(e.newFile(e.sdk.Paths.Models),
		doc(enum.Doc).Type().Id(enum.GoName).String(),
		enumConstants(enum),
		enumValues(enum),
		enumKnown(enum),
		e.enumDecode(enum),
	)
}

func enumConstants(enum *plan.Enum) jen.Code {
	var all []constant
	for _, v := range enum.Values {
		value := jen.Lit(v.Wire)
		if enum.Numbers {
			value = jen.Op(v.Wire)
		}
		all = append(all, constant{joined(v.Doc, deprecated(v.Deprecated)), v.GoName, enum.GoName, value})
	}
	return constants("The values of "+enum.GoName+" that this version knows.", all)
}

// enumValues returns the list of known values, which a decoder shares to save
// memory.
func enumValues(enum *plan.Enum) jen.Code {
	var values []jen.Code
	for _, v := range enum.Values {
		values = append(values, jen.String().Call(jen.Id(v.GoName)))
	}
	return jen.Var().Id(codecVar(enum.GoName, "Values")).Op("=").Index().String().Add(multiline("{", "}", values...))
}

func enumKnown(enum *plan.Enum) jen.Code {
	return doc("Known reports whether this version knows the value. The server may send others, and they are passed on.").
		Func().Params(jen.Id(enum.Receiver).Id(enum.GoName)).Id("Known").Params().Bool().Block(
		jen.Return(jen.Qual("slices", "Contains").Call(
			jen.Id(codecVar(enum.GoName, "Values")), jen.String().Call(jen.Id(enum.Receiver)),
		)),
	)
}

// enumDecode returns the decoder, which allocates only for an unknown value.
func (e emitter) enumDecode(enum *plan.Enum) jen.Code {
	return hookDoc(enum.GoName).
		Func().Params(jen.Id(enum.Receiver).Op("*").Id(enum.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.Id("dec").Dot("Enum").Call(
			jen.Parens(jen.Op("*").String()).Call(jen.Id(enum.Receiver)), jen.Id(codecVar(enum.GoName, "Values")),
		),
		jen.Return(jen.Id("dec").Dot("Err").Call()),
	)
}
