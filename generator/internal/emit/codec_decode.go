package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecDecode returns the decoder of an object.
//
//	func (t *Token) UnmarshalWire(dec *wire.Decoder) error {
//		dec.Fields(&fieldsOfToken, &t.Extra,
//			&t.Object,
//			(*string)(&t.JWT),
//		)
//		return dec.Require("jwt", t.JWT != "")
//	}
func (e emitter) codecDecode(o *plan.Object) jen.Code {
	extra := "nil"
	if o.Extra {
		extra = "&" + o.Receiver + ".Extra"
	}
	return hookDoc(o.GoName).
		Func().Params(jen.Id(o.Receiver).Op("*").Id(o.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		jen.Id("dec").Dot("Fields").Add(walk(o, "", extra)),
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

// decodeOptional reads null or a value into an Optional.
func (e emitter) decodeOptional(optional func() *jen.Statement, t plan.Type) jen.Code {
	return jen.If(jen.Id("dec").Dot("Null").Call()).Block(
		optional().Dot("SetNull").Call(),
	).Else().Block(
		e.decodeValue(optional().Dot("Ptr").Call(), t),
	)
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
		if scalar := e.decodeScalar(place, t); scalar != nil {
			return scalar
		}
		if t.Pointer {
			return e.wirePkg("Pointer").Call(jen.Id("dec"), place)
		}
		return dec("Value", place)
	}
}

// decodeEach reads the items of an array or the values of a map. A loop within
// it may use the same name: it starts from the item of the outer one.
func (e emitter) decodeEach(name, constructor, item string, place *jen.Statement, t plan.Type) *jen.Statement {
	value := func() *jen.Statement { return jen.Id(name).Dot(item).Call() }
	var read jen.Code = e.decodeValue(value(), t)
	if t.Nullable {
		read = e.decodeOptional(value, t)
	}
	return jen.For(
		jen.Id(name).Op(":=").Add(e.wirePkg(constructor)).Call(jen.Id("dec"), place),
		jen.Id(name).Dot("Next").Call(),
		jen.Empty(),
	).Block(read)
}
