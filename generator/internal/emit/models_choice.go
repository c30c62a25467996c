package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsChoice is the file of a choice.
func (e emitter) modelsChoice(c *plan.Choice) *jen.File {
	var fields []jen.Code
	for _, one := range c.Cases {
		fields = append(fields, jen.Id(one.GoName).Add(e.goType(one.Type)))
	}
	fields = append(fields,
		jen.Line().Add(doc("Unknown is the JSON of what is none of them.").Id("Unknown").Qual(
			"encoding/json",
			"RawMessage",
		)),
	)
	return declare(e.newFile(e.sdk.Paths.Models),
		docs(c.Doc, "At most one of the fields is set.").Type().Id(c.GoName).Struct(fields...))
}

// modelsChoiceCodec is the file of a choice's codec.
func (e emitter) modelsChoiceCodec(c *plan.Choice) *jen.File {
	decls := []jen.Code{e.choiceEncode(
		c,
		"AppendJSON",
		"AppendJSON appends the JSON of the field that is set to buf, or null.",
	)}
	if c.Sensitive {
		held := choiceFields(c)
		decls = append(decls,
			e.choiceMarshalJSON(
				c,
			), variantLogValue(c.Receiver, c.GoName, held), variantFormat(c.Receiver, c.GoName, held))
	} else {
		decls = append(decls, marshalWire(c.Receiver, c.GoName))
	}
	if c.Narrowed {
		sender := e
		sender.sending = true
		decls = append(decls, sender.choiceEncode(c, "AppendRequest", requestDoc(c.GoName)))
	}
	return declare(
		e.newFile(e.sdk.Paths.Models),
		append(decls, e.unmarshalJSON(c.GoName, c.Receiver), e.choiceDecode(c))...,
	)
}

// choiceDecode looks at the value and decodes the first case that it fits.
//
//	func (o *Owner) UnmarshalWire(dec *wire.Decoder) error {
//		if dec.Null() {
//			return dec.Err()
//		}
//		*o = Owner{}
//		switch {
//		case dec.Is(wire.TextKind):
//			dec.String(wire.New(dec, &o.ID))
//		case dec.Has("name"):
//			wire.Pointer(dec, &o.Person)
//		default:
//			dec.Raw(&o.Unknown)
//		}
//		return dec.Err()
//	}
func (e emitter) choiceDecode(c *plan.Choice) jen.Code {
	var cases []jen.Code
	for _, one := range c.Cases {
		place := jen.Op("&").Id(c.Receiver).Dot(one.GoName)
		if one.Type.Pointer && !one.Type.IsModel() {
			place = e.wirePkg("New").Call(jen.Id("dec"), place)
		}
		t := one.Type
		t.Pointer = t.IsModel()
		cases = append(cases, jen.Case(e.looksLike(one)).Block(e.decodeValue(place, t)))
	}
	cases = append(cases, jen.Default().Block(jen.Id("dec").Dot("Raw").Call(jen.Op("&").Id(c.Receiver).Dot("Unknown"))))
	return hookDoc(c.GoName).
		Func().Params(jen.Id(c.Receiver).Op("*").Id(c.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.If(jen.Id("dec").Dot("Null").Call()).Block(jen.Return(jen.Id("dec").Dot("Err").Call())),
		jen.Op("*").Id(c.Receiver).Op("=").Id(c.GoName).Values(),
		jen.Switch().Block(cases...),
		jen.Return(jen.Id("dec").Dot("Err").Call()),
	)
}

// looksLike is the condition that the next value is of a case.
func (e emitter) looksLike(one plan.ChoiceCase) *jen.Statement {
	if len(one.Has) == 0 {
		return jen.Id("dec").Dot("Is").Call(e.wirePkg(wireKinds[one.Kind]))
	}
	return jen.Id("dec").Dot("Has").Call(stringLits(one.Has)...)
}

// wireKinds are the JSON engine's names for the kinds of JSON.
var wireKinds = map[string]string{
	"string": "TextKind", "number": "NumberKind", "boolean": "BoolKind", "array": "ArrayKind", "object": "ObjectKind",
}

// choiceEncode writes the case that is set.
func (e emitter) choiceEncode(c *plan.Choice, method, says string) jen.Code {
	var cases []jen.Code
	for _, one := range c.Cases {
		field := jen.Id(c.Receiver).Dot(one.GoName)
		value, t := field.Clone(), one.Type
		if t.Pointer {
			value, t.Pointer = jen.Op("*").Add(value), false
		}
		result := jen.Return(e.encodeValue(jen.Id("buf"), value, t))
		if !canFail(t) {
			result = jen.Return(e.encodeValue(jen.Id("buf"), value, t), jen.Nil())
		}
		cases = append(cases, jen.Case(field.Clone().Op("!=").Nil()).Block(result))
	}
	cases = append(cases, jen.Default().Block(
		jen.Return(e.wirePkg("AppendRaw").Call(jen.Id("buf"), jen.Id(c.Receiver).Dot("Unknown"))),
	))
	return doc(says).
		Func().Params(jen.Id(c.Receiver).Id(c.GoName)).Id(method).Params(jen.Id("buf").Index().Byte()).
		Params(jen.Index().Byte(), jen.Error()).Block(jen.Switch().Block(cases...))
}

// choiceMarshalJSON writes the case that is set by way of encoding/json, from
// which secrets hide themselves.
func (e emitter) choiceMarshalJSON(c *plan.Choice) jen.Code {
	var cases []jen.Code
	for _, f := range choiceFields(c) {
		field := jen.Id(c.Receiver).Dot(f.name)
		cases = append(
			cases,
			jen.Case(field.Clone().Op("!=").Nil()).Block(jen.Return(e.wirePkg("Marshal").Call(field.Clone()))),
		)
	}
	cases = append(cases, jen.Default().Block(jen.Return(e.wirePkg("Marshal").Call(jen.Id("redacted")))))
	return doc(
		"MarshalJSON writes the field that is set without what is secret in it. AppendJSON writes the secrets too.",
	).
		Add(marshalMethod(c.Receiver, c.GoName)).Block(jen.Switch().Block(cases...))
}

// variantField is a field of a union or a choice, of which at most one is set.
type variantField struct {
	name   string
	points bool // and is no array or map
}

func choiceFields(c *plan.Choice) []variantField {
	var list []variantField
	for _, one := range c.Cases {
		list = append(list, variantField{one.GoName, one.Type.Pointer})
	}
	return list
}

func unionFields(u *plan.Union) []variantField {
	var list []variantField
	for _, v := range u.Variants {
		list = append(list, variantField{v.GoName, true})
	}
	return list
}
