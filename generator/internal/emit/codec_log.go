package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecLogValue lists the declared fields for slog, so that no handler gets to
// see the JSON of the struct, which has the text of its secrets. Of an array or
// a map it logs the length.
//
//	func (t Token) LogValue() slog.Value {
//		return slog.GroupValue(
//			slog.Any("object", t.Object),
//			slog.Any("jwt", t.JWT),
//		)
//	}
func codecLogValue(o *plan.Object) jen.Code {
	var attrs []jen.Code
	for _, f := range o.Fields {
		attrs = append(attrs, logAttr(f, jen.Id(o.Receiver).Dot(f.GoName)))
	}
	return doc("LogValue returns the declared fields without secrets; of arrays and maps it returns the length.").
		Func().Params(jen.Id(o.Receiver).Id(o.GoName)).Id("LogValue").Params().Qual("log/slog", "Value").Block(
		jen.Return(jen.Qual("log/slog", "GroupValue").Add(multiline("(", ")", attrs...))),
	)
}

func logAttr(f *plan.Field, value *jen.Statement) jen.Code {
	if f.Type.Kind != plan.Array && f.Type.Kind != plan.Map && f.Type.Kind != plan.Bytes {
		return jen.Qual("log/slog", "Any").Call(jen.Lit(f.Wire), value)
	}
	if f.Wrapped {
		value = value.Dot("Or").Call(jen.Nil())
	}
	return jen.Qual("log/slog", "Int").Call(jen.Lit(f.Wire), jen.Len(value))
}
