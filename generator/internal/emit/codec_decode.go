package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecFields is the table of an object's keys.
func (e emitter) codecFields(o *plan.Object) jen.Code {
	var keys []jen.Code
	for _, f := range o.Fields {
		keys = append(keys, e.wirePkg("Before").Op("+").Lit(escaped(f.Wire)).Op("+").Add(e.wirePkg("After")))
	}
	name := codecVar(o.GoName, "Fields")
	return doc(name + " are the keys of " + o.GoName + " in the order in which they are expected.").
		Var().Id(name).Op("=").Add(e.wirePkg("Fields")).Add(multiline("{", "}",
		keyed("Keys", jen.Index().String().Add(multiline("{", "}", keys...))),
		keyed("Index", jen.Id(codecVar(o.GoName, "Field"))),
	))
}

// codecIndex finds a key among the fields.
func (e emitter) codecIndex(o *plan.Object) jen.Code {
	var cases []jen.Code
	for i, f := range o.Fields {
		cases = append(cases, jen.Case(jen.Lit(f.Wire)).Block(jen.Return(jen.Lit(i))))
	}
	name := codecVar(o.GoName, "Field")
	return doc(name+" finds a key in "+codecVar(o.GoName, "Fields")+".").
		Func().Id(name).Params(jen.Id("key").Index().Byte()).Int().Block(
		jen.Switch(jen.String().Call(jen.Id("key"))).Block(cases...),
		jen.Return(e.wirePkg("Unknown")),
	)
}

// codecDecode is the decoder: one case for each field, which leads into the next
// one as long as the keys come as expected.
//
//	func (t *Token) UnmarshalWire(dec *wire.Decoder) error {
//		for obj := dec.Object(&tokenFields); obj.Next(); {
//			switch obj.Field {
//			case 0: // object
//				dec.Const(&t.Object, "token")
//				if !obj.Then(1) {
//					continue
//				}
//				fallthrough
//			case 1: // jwt
//				dec.String((*string)(&t.JWT))
//			default:
//				dec.Extra(&t.Extra)
//			}
//		}
//		return dec.Require("jwt", t.JWT != "")
//	}
func (e emitter) codecDecode(o *plan.Object) jen.Code {
	var cases []jen.Code
	for i, f := range o.Fields {
		body := append([]jen.Code{jen.Comment("// " + f.Wire)}, e.decodeField(o, f)...)
		if i+1 < len(o.Fields) {
			body = append(body, codecThen(i+1)...)
		}
		cases = append(cases, jen.Case(jen.Lit(i)).Block(body...))
	}
	cases = append(cases, jen.Default().Block(decodeUnknown(o)))
	return doc("UnmarshalWire decodes "+o.GoName+" from dec.").
		Func().Params(jen.Id(o.Receiver).Op("*").Id(o.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.For(
			jen.Id("obj").Op(":=").Id("dec").Dot("Object").Call(jen.Op("&").Id(codecVar(o.GoName, "Fields"))),
			jen.Id("obj").Dot("Next").Call(),
			jen.Empty(),
		).Block(jen.Switch(jen.Id("obj").Dot("Field")).Block(cases...)),
		jen.Return(decodeEnd(o)),
	)
}

// decodeEnd asks for the key of an object that has one.
func decodeEnd(o *plan.Object) *jen.Statement {
	if o.Key == nil {
		return jen.Id("dec").Dot("Err").Call()
	}
	key := jen.Id(o.Receiver).Dot(o.Key.GoName)
	present := key.Clone().Op("!=").Lit("")
	if o.Key.Type.Kind == plan.Array {
		present = jen.Len(key).Op("!=").Lit(0)
	}
	return jen.Id("dec").Dot("Require").Call(jen.Lit(o.Key.Wire), present)
}

// codecThen leads into the case of field i.
func codecThen(i int) []jen.Code {
	return []jen.Code{
		jen.If(jen.Op("!").Id("obj").Dot("Then").Call(jen.Lit(i))).Block(jen.Continue()),
		jen.Fallthrough(),
	}
}

func decodeUnknown(o *plan.Object) jen.Code {
	if !o.Extra {
		return jen.Id("dec").Dot("Skip").Call()
	}
	return jen.Id("dec").Dot("Extra").Call(jen.Op("&").Id(o.Receiver).Dot("Extra"))
}

// decodeField reads a field. An optional one is null or holds a value.
func (e emitter) decodeField(o *plan.Object, f *plan.Field) []jen.Code {
	field := func() *jen.Statement { return jen.Id(o.Receiver).Dot(f.GoName) }
	if !f.Wrapped {
		return []jen.Code{e.decodeValue(jen.Op("&").Add(field()), f.Type)}
	}
	return []jen.Code{
		jen.If(jen.Id("dec").Dot("Null").Call()).Block(
			field().Dot("SetNull").Call(),
		).Else().Block(
			e.decodeValue(field().Dot("Ptr").Call(), f.Type),
		),
	}
}

// decodeValue reads a value to where the expression place points.
func (e emitter) decodeValue(place *jen.Statement, t plan.Type) *jen.Statement {
	dec := func(method string, args ...jen.Code) *jen.Statement { return jen.Id("dec").Dot(method).Call(args...) }
	switch t.Kind {
	case plan.String:
		return dec("String", place)
	case plan.Secret:
		return dec("String", jen.Parens(jen.Op("*").String()).Call(place))
	case plan.Const:
		return dec("Const", place, jen.Lit(t.Const))
	case plan.Int:
		return dec("Int", place)
	case plan.UnixMilli:
		return dec("Int64", jen.Parens(jen.Op("*").Int64()).Call(place))
	case plan.Float:
		return dec("Float64", place)
	case plan.Bool:
		return dec("Bool", place)
	case plan.RawJSON:
		return dec("Raw", place)
	case plan.Array:
		return e.decodeEach("list", "NewList", "Item", place, *t.Elem)
	case plan.Map:
		return e.decodeEach("entries", "NewMap", "Value", place, *t.Elem)
	default:
		if t.Pointer {
			return e.wirePkg("Pointer").Call(jen.Id("dec"), place)
		}
		return dec("Value", place)
	}
}

// decodeEach reads the items of an array or the values of a map. A loop within
// it may use the same name: it starts from the item of the outer one.
func (e emitter) decodeEach(name, constructor, item string, place *jen.Statement, t plan.Type) *jen.Statement {
	return jen.For(
		jen.Id(name).Op(":=").Add(e.wirePkg(constructor)).Call(jen.Id("dec"), place),
		jen.Id(name).Dot("Next").Call(),
		jen.Empty(),
	).Block(e.decodeValue(jen.Id(name).Dot(item).Call(), t))
}
