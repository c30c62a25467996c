package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecFields returns the table of an object's keys.
func (e emitter) codecFields(o *plan.Object) jen.Code {
	var keys []jen.Code
	for _, f := range o.Fields {
		keys = append(keys, jen.Lit(escaped(f.Wire)))
	}
	name := fieldsVar(o)
	return doc(name + " are the keys of " + o.GoName + " in the order in which they are expected.").
		Var().Id(name).Op("=").Add(e.wirePkg("Fields")).
		Values(keyed("Keys", jen.Index().String().Add(multiline("{", "}", keys...))))
}

// fieldsVar names the table of an object's keys. No fieldConst has this name,
// since names of fields begin with a capital letter.
func fieldsVar(o *plan.Object) string {
	return "fieldsOf" + strings.ToUpper(o.GoName[:1]) + o.GoName[1:]
}

// fieldConst names the place of a field in that table.
func fieldConst(f *plan.Field) string { return "field" + f.GoName }

// codecPlaces returns the places of the fields in the table of keys. They are
// constants of the method, so that those of different objects do not clash.
func codecPlaces(o *plan.Object) jen.Code {
	if len(o.Fields) == 0 {
		return jen.Null()
	}
	var defs []jen.Code
	for i, f := range o.Fields {
		def := jen.Id(fieldConst(f))
		if i == 0 {
			def.Op("=").Iota()
		}
		defs = append(defs, def)
	}
	return jen.Const().Defs(defs...)
}

// codecDecode returns the decoder: one case for each field, which leads into the next
// one as long as the keys come as expected.
//
//	func (t *Token) UnmarshalWire(dec *wire.Decoder) error {
//		const (
//			fieldObject = iota
//			fieldJWT
//		)
//		for obj := dec.Object(&fieldsOfToken); obj.Next(); {
//			switch obj.Field {
//			case fieldObject:
//				dec.Const(&t.Object, "token")
//				if !obj.Then(fieldJWT) {
//					continue
//				}
//				fallthrough
//			case fieldJWT:
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
		body := e.decodeField(o, f)
		if i+1 < len(o.Fields) {
			body = append(body, codecThen(o.Fields[i+1])...)
		}
		cases = append(cases, jen.Case(jen.Id(fieldConst(f))).Block(body...))
	}
	cases = append(cases, jen.Default().Block(decodeUnknown(o)))
	return hookDoc(o.GoName).
		Func().Params(jen.Id(o.Receiver).Op("*").Id(o.GoName)).Id("UnmarshalWire").
		Params(jen.Id("dec").Op("*").Add(e.wirePkg("Decoder"))).Error().Block(
		codecPlaces(o),
		jen.For(
			jen.Id("obj").Op(":=").Id("dec").Dot("Object").Call(jen.Op("&").Id(fieldsVar(o))),
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

// codecThen leads into the case of the field that is expected next.
func codecThen(next *plan.Field) []jen.Code {
	return []jen.Code{
		jen.If(jen.Op("!").Id("obj").Dot("Then").Call(jen.Id(fieldConst(next)))).Block(jen.Continue()),
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
	if f.Single {
		return []jen.Code{
			field().Op("=").Make(jen.Index().Add(e.goType(*f.Type.Elem)), jen.Lit(1)),
			jen.Id("dec").Dot("Value").Call(jen.Op("&").Add(field()).Index(jen.Lit(0))),
		}
	}
	if !f.Wrapped {
		return []jen.Code{e.decodeValue(jen.Op("&").Add(field()), f.Type)}
	}
	return []jen.Code{e.decodeOptional(field, f.Type)}
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
