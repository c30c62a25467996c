package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsIntEnum is the file of an open set of whole numbers.
func (e emitter) modelsIntEnum(enum *plan.Enum) *jen.File {
	return declare(e.newFile(e.sdk.Paths.Models),
		doc(enum.Doc).Type().Id(enum.GoName).Int(),
		enumConstants(enum),
		intEnumString(enum),
		intEnumKnown(enum),
		e.intEnumDecode(enum),
	)
}

// intEnumString names a value.
//
//	func (p Priority) String() string {
//		switch p {
//		case PriorityHigh:
//			return "High"
//		}
//		return "Priority(" + strconv.Itoa(int(p)) + ")"
//	}
func intEnumString(enum *plan.Enum) jen.Code {
	var cases []jen.Code
	for _, v := range enum.Values {
		cases = append(cases, jen.Case(jen.Id(v.GoName)).Block(jen.Return(jen.Lit(v.Text))))
	}
	number := jen.Qual("strconv", "Itoa").Call(jen.Int().Call(jen.Id(enum.Receiver)))
	return doc("String returns the name of the value, or for one without a name the number, as in "+enum.GoName+"(5).").
		Func().Params(jen.Id(enum.Receiver).Id(enum.GoName)).Id("String").Params().String().Block(
		jen.Switch(jen.Id(enum.Receiver)).Block(cases...),
		jen.Return(jen.Lit(enum.GoName+"(").Op("+").Add(number).Op("+").Lit(")")),
	)
}

func intEnumKnown(enum *plan.Enum) jen.Code {
	var values []jen.Code
	for _, v := range enum.Values {
		values = append(values, jen.Id(v.GoName))
	}
	return doc(
		"Known reports whether this version knows the value. The server may send others, and they are passed on.",
	).
		Func().Params(jen.Id(enum.Receiver).Id(enum.GoName)).Id("Known").Params().Bool().Block(
		jen.Switch(jen.Id(enum.Receiver)).Block(jen.Case(values...).Block(jen.Return(jen.True()))),
		jen.Return(jen.False()),
	)
}

func (e emitter) intEnumDecode(enum *plan.Enum) jen.Code {
	return hookDoc(enum.GoName).
		Func().Params(jen.Id(enum.Receiver).Op("*").Id(enum.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.Id("dec").Dot("Int").Call(jen.Parens(jen.Op("*").Int()).Call(jen.Id(enum.Receiver))),
		jen.Return(jen.Id("dec").Dot("Err").Call()),
	)
}
