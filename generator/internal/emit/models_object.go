package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsObject is the file of a struct.
func modelsObject(sdk *plan.SDK, o *plan.Object) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models), modelsStruct(sdk, o))
}

// modelsCodec is the file of a struct's codec.
func modelsCodec(sdk *plan.SDK, o *plan.Object) *jen.File {
	return declare(newFile(sdk, sdk.Paths.Models), codec(sdk, o)...)
}

// modelsStruct is the type of an object. Its tags say what the codec does, for
// readers and for tools; the codec does not read them.
func modelsStruct(sdk *plan.SDK, o *plan.Object) jen.Code {
	var fields []jen.Code
	for _, field := range o.Fields {
		fields = append(fields, docs(field.Doc, deprecated(field.Deprecated)).
			Id(field.GoName).Add(fieldType(sdk, field)).Tag(map[string]string{"json": jsonTag(field)}))
	}
	if o.Extra {
		fields = append(fields, doc("Extra holds the fields that this version does not know, as they came.").
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
