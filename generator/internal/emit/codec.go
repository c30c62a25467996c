package emit

import (
	"encoding/json"
	"strings"
	"unicode"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codec returns the declarations by which a model reads and writes itself: the
// encoder, the methods for encoding/json, a table of its fields, and the decoder. A
// struct with secrets gets a method by which slog sees none of them. What other
// packages call, and no user does, comes last.
func (e emitter) codec(o *plan.Object) []jen.Code {
	decls := append([]jen.Code{e.modelEncode(o)}, e.forPackages(o)...)
	if o.Narrowed {
		decls = append(decls, e.modelRequest(o))
	}
	decls = append(decls, e.unmarshalJSON(o.GoName, o.Receiver))
	return append(decls, e.decoder(o)...)
}

// encoder returns the codec of a request's body, which is only written. It is not
// by a table, for which the body would have to be copied to the heap.
func (e emitter) encoder(o *plan.Object) []jen.Code {
	return append([]jen.Code{e.codecEncode(o)}, e.forPackages(o)...)
}

// forPackages returns the methods by which other packages write an object.
func (e emitter) forPackages(o *plan.Object) []jen.Code {
	decls := []jen.Code{e.objectMarshalJSON(o)}
	if o.Sensitive {
		decls = append(decls, codecLogValue(o))
	}
	return decls
}

// decoder returns the half of the codec that reads.
func (e emitter) decoder(o *plan.Object) []jen.Code {
	return []jen.Code{e.codecFields(o), e.codecDecode(o)}
}

// hookDoc says of the decoder who calls it. It cannot be hidden: the clients are
// in other packages, a registry would link every model into every program, and
// UnmarshalJSON wants a value whose end is known, which takes a second scan.
func hookDoc(goName string) *jen.Statement {
	return doc("UnmarshalWire decodes " + goName + " from dec. " +
		"It is for the clients of this SDK; programs call json.Unmarshal.")
}

// unmarshalJSON reads a type for encoding/json.
func (e emitter) unmarshalJSON(goName, receiver string) jen.Code {
	return doc("UnmarshalJSON decodes " + goName + " for encoding/json.").
		Func().Params(jen.Id(receiver).Op("*").Id(goName)).Id("UnmarshalJSON").Params(jen.Id("data").Index().Byte()).
		Error().
		Block(jen.Return(e.wirePkg("Unmarshal").Call(jen.Id("data"), jen.Id(receiver))))
}

// objectMarshalJSON writes an object for encoding/json. Of one with secrets that
// calls the MarshalJSON of each field: secrets hide themselves, and fields that
// are not declared, which may be secrets, are left out.
//
//	func (t Token) MarshalJSON() ([]byte, error) {
//		type declared Token
//		return wire.Marshal(declared(t))
//	}
func (e emitter) objectMarshalJSON(o *plan.Object) jen.Code {
	if !o.Sensitive {
		return marshalWire(o.Receiver, o.GoName)
	}
	return doc("MarshalJSON encodes the declared fields without secrets. AppendJSON encodes everything.").
		Add(marshalMethod(o.Receiver, o.GoName)).Block(
		jen.Type().Id("declared").Id(o.GoName),
		jen.Return(e.wirePkg("Marshal").Call(jen.Id("declared").Call(jen.Id(o.Receiver)))),
	)
}

// marshalWire writes a type without secrets for encoding/json.
func marshalWire(receiver, goName string) jen.Code {
	return doc("MarshalJSON encodes like AppendJSON.").Add(marshalMethod(receiver, goName)).
		Block(jen.Return(jen.Id(receiver).Dot("AppendJSON").Call(jen.Nil())))
}

func marshalMethod(receiver, goName string) *jen.Statement {
	return jen.Func().Params(jen.Id(receiver).Id(goName)).Id("MarshalJSON").Params().
		Params(jen.Index().Byte(), jen.Error())
}

// wirePkg refers to a name of the JSON engine.
func (e emitter) wirePkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("wire"), name)
}

// codecVar names a declaration beside an object that is not exported.
func codecVar(goName, suffix string) string {
	first := []rune(goName)
	first[0] = unicode.ToLower(first[0])
	return string(first) + suffix
}

// escaped returns a key or a value as it stands between quotes in JSON.
func escaped(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return s
	}
	return strings.TrimSuffix(strings.TrimPrefix(b.String(), `"`), "\"\n")
}

// tryTo returns a step that can fail, in a function that returns a value and an
// error.
func tryTo(step jen.Code) *jen.Statement {
	return jen.If(jen.List(jen.Id("buf"), jen.Err()).Op("=").Add(step), jen.Err().Op("!=").Nil()).
		Block(jen.Return(jen.Nil(), jen.Err()))
}
