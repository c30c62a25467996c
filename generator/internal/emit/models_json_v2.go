package emit

import "github.com/dave/jennifer/jen"

// jsonV2 is when the standard library has encoding/json/v2: in Go 1.27, unless the
// experiment is switched off.
const jsonV2 = "go1.27 && goexperiment.jsonv2"

const jsontext = "encoding/json/jsontext"

// modelsJSONV2 returns the file with the methods that encoding/json/v2 calls, of all
// models: they write into its buffer, and read from it.
func (e emitter) modelsJSONV2() *jen.File {
	f := e.newFile(e.sdk.Paths.Models)
	f.ImportName(jsontext, "jsontext")
	var decls []jen.Code
	add := func(goName, receiver string, sensitive bool) {
		decls = append(decls, marshalJSONTo(goName, receiver, sensitive), unmarshalJSONFrom(goName, receiver))
	}
	detail := e.sdk.Transport.Errors.Detail
	add(detail.GoName, detail.Receiver, detail.Sensitive)
	for _, o := range e.sdk.Models.Objects {
		add(o.GoName, o.Receiver, o.Sensitive)
	}
	for _, u := range e.sdk.Models.Unions {
		add(u.GoName, u.Receiver, u.Sensitive)
	}
	for _, c := range e.sdk.Models.Choices {
		add(c.GoName, c.Receiver, c.Sensitive)
	}
	return declare(f, append(decls, writeTo(), e.decodeFrom())...)
}

// marshalJSONTo writes into the encoder's own buffer, unless the model has secrets,
// which AppendJSON does not hide.
//
//	func (a Actor) MarshalJSONTo(enc *jsontext.Encoder) error {
//		buf, err := a.AppendJSON(enc.AvailableBuffer())
//		return writeTo(enc, buf, err)
//	}
func marshalJSONTo(goName, receiver string, sensitive bool) jen.Code {
	value := jen.Id(receiver).Dot("AppendJSON").Call(jen.Id("enc").Dot("AvailableBuffer").Call())
	if sensitive {
		value = jen.Id(receiver).Dot("MarshalJSON").Call()
	}
	return doc("MarshalJSONTo encodes like MarshalJSON.").
		Func().Params(jen.Id(receiver).Id(goName)).Id("MarshalJSONTo").
		Params(jen.Id("enc").Op("*").Qual(jsontext, "Encoder")).Error().Block(
		jen.List(jen.Id("buf"), jen.Err()).Op(":=").Add(value),
		jen.Return(jen.Id("writeTo").Call(jen.Id("enc"), jen.Id("buf"), jen.Err())),
	)
}

func unmarshalJSONFrom(goName, receiver string) jen.Code {
	return doc("UnmarshalJSONFrom decodes like UnmarshalJSON.").
		Func().Params(jen.Id(receiver).Op("*").Id(goName)).Id("UnmarshalJSONFrom").
		Params(jen.Id("dec").Op("*").Qual(jsontext, "Decoder")).Error().
		Block(jen.Return(jen.Id("decodeFrom").Call(jen.Id("dec"), jen.Id(receiver))))
}

// writeTo ends what the encoders have in common.
func writeTo() jen.Code {
	return jen.Func().Id("writeTo").Params(
		jen.Id("enc").Op("*").Qual(jsontext, "Encoder"), jen.Id("buf").Index().Byte(), jen.Err().Error(),
	).Error().Block(
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())),
		jen.Return(jen.Id("enc").Dot("WriteValue").Call(jen.Id("buf"))),
	)
}

// decodeFrom is what the decoders have in common.
func (e emitter) decodeFrom() jen.Code {
	return jen.Func().Id("decodeFrom").Params(
		jen.Id("dec").Op("*").Qual(jsontext, "Decoder"), jen.Id("v").Add(e.wirePkg("Unmarshaler")),
	).Error().Block(
		jen.List(jen.Id("data"), jen.Err()).Op(":=").Id("dec").Dot("ReadValue").Call(),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())),
		jen.Return(e.wirePkg("Unmarshal").Call(jen.Id("data"), jen.Id("v"))),
	)
}
