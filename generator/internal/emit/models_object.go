package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsObject returns the file of a struct.
func (e emitter) modelsObject(o *plan.Object) *jen.File {
	return declare(e.newFile(e.sdk.Paths.Models), e.modelsStruct(o))
}

// modelsCodec returns the file of a struct's codec.
func (e emitter) modelsCodec(o *plan.Object) *jen.File {
	return declare(e.newFile(e.sdk.Paths.Models), e.codec(o)...)
}

// modelsStruct returns the type of an object. Its tags document the codec, for
// readers and for tools; the codec does not use them.
func (e emitter) modelsStruct(o *plan.Object) jen.Code {
	var fields []jen.Code
	for _, field := range o.Fields {
		fields = append(fields, docs(field.Doc, deprecated(field.Deprecated)).
			Id(field.GoName).Add(e.fieldType(field)).Tag(map[string]string{"json": jsonTag(field)}))
	}
	if o.Extra {
		fields = append(fields, doc("Extra contains the fields that this version does not know, unchanged.").
			Id("Extra").Map(jen.String()).Qual("encoding/json", "RawMessage").Tag(map[string]string{"json": "-"}))
	}
	hint := ""
	if o.Sensitive {
		hint = "It holds secrets, which json.Marshal does not write; see [Secret]."
	}
	return docs(o.Doc, hint).Type().Id(o.GoName).Struct(fields...)
}

func jsonTag(f *plan.Field) string {
	if f.Required {
		return f.Wire
	}
	return f.Wire + ",omitzero"
}
