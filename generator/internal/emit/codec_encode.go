package emit

import (
	"strconv"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// codecEncode returns the encoder of a request's body: one step for each field, in the
// order of their declaration.
//
//	func (t Token) AppendJSON(buf []byte) ([]byte, error) {
//		start := len(buf)
//		buf = wire.AppendConst(append(buf, `,"object":`...), t.Object, "token")
//		buf = wire.AppendString(append(buf, `,"jwt":`...), t.JWT)
//		return wire.CloseObject(buf, start), nil
//	}
func (e emitter) codecEncode(o *plan.Object) jen.Code {
	var steps []jen.Code
	fails := false
	for _, f := range o.Fields {
		if e.sending && f.ReadOnly {
			continue
		}
		steps = append(steps, e.encodeField(o, f))
		fails = fails || canFail(f.Type)
	}
	body := []jen.Code{jen.Id("start").Op(":=").Len(jen.Id("buf"))}
	if fails {
		body = append(body, jen.Var().Err().Error())
	}
	body = append(body, steps...)
	body = append(body, jen.Return(e.wirePkg("CloseObject").Call(jen.Id("buf"), jen.Id("start")), jen.Nil()))
	return encodeMethod(o, "AppendJSON", "AppendJSON appends the JSON of "+o.GoName+" to buf.").Block(body...)
}

// modelEncode is the encoder of a model, by its table.
//
//	func (t Token) AppendJSON(buf []byte) ([]byte, error) {
//		return wire.AppendFields(buf, &fieldsOfToken, t.Extra,
//			&t.Object,
//			(*string)(&t.JWT),
//		)
//	}
func (e emitter) modelEncode(o *plan.Object) jen.Code {
	return e.tableMethod(o, "AppendJSON", "AppendFields", "AppendJSON appends the JSON of "+o.GoName+" to buf.")
}

// modelRequest is the encoder of a model in a request, where that lacks fields.
func (e emitter) modelRequest(o *plan.Object) jen.Code {
	return e.tableMethod(o, "AppendRequest", "AppendRequestFields", requestDoc(o.GoName))
}

func requestDoc(goName string) string {
	return "AppendRequest appends the JSON of " + goName + " to buf without the fields that requests do not hold. " +
		"It is for the clients of this SDK."
}

func (e emitter) tableMethod(o *plan.Object, method, function, says string) jen.Code {
	extra := "nil"
	if o.Extra {
		extra = o.Receiver + ".Extra"
	}
	return encodeMethod(o, method, says).Block(
		jen.Return(e.wirePkg(function).Add(walk(o, "buf, ", extra))),
	)
}

func encodeMethod(o *plan.Object, method, says string) *jen.Statement {
	return doc(says).
		Func().Params(jen.Id(o.Receiver).Id(o.GoName)).Id(method).Params(jen.Id("buf").Index().Byte()).
		Params(jen.Index().Byte(), jen.Error())
}

// encodeField appends a field, or nothing when it is absent.
func (e emitter) encodeField(o *plan.Object, f *plan.Field) jen.Code {
	field := func() *jen.Statement { return jen.Id(o.Receiver).Dot(f.GoName) }
	key := func() jen.Code { return appendKey(f.Wire) }
	switch {
	case f.Wrapped:
		return jen.If(
			jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Add(field()).Dot("Get").Call(), jen.Id("ok"),
		).Block(
			e.encodeStep(key(), jen.Id("v"), f.Type),
		).Add(orNull(field(), f).Block(
			jen.Id("buf").Op("=").Add(e.wirePkg("AppendNull")).Call(key()),
		))
	case f.OmitZero():
		return jen.If(isNotZero(field(), f.Type)).Block(e.encodeStep(key(), field(), f.Type))
	case f.Type.Kind == plan.Const:
		return jen.Id("buf").Op("=").Add(e.wirePkg("AppendConst")).Call(key(), field(), jen.Lit(f.Type.Const))
	default:
		if usual := e.usual(key(), field(), f.Type); usual != nil {
			return usual
		}
		return e.encodeStep(key(), field(), f.Type)
	}
}

// appendKey returns the expression that appends a comma, the key in quotes and a
// colon in one piece: pieces cost time, here and in the compiler.
func appendKey(name string) jen.Code {
	key := `,"` + escaped(name) + `":`
	literal := jen.Lit(key)
	if strconv.CanBackquote(key) {
		literal = jen.Op("`" + key + "`")
	}
	return jen.Append(jen.Id("buf"), literal.Op("..."))
}

// orNull leads to writing null for a wrapped field without a value. One that is
// always on the wire is null even when it is absent.
func orNull(field *jen.Statement, f *plan.Field) *jen.Statement {
	if f.Required {
		return jen.Else()
	}
	return jen.Else().If(field.Dot("IsNull").Call())
}

// isNotZero returns the condition that a value is not the zero value of its type.
func isNotZero(value *jen.Statement, t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Bool, plan.ConstBool:
		return value
	case plan.DateTime:
		return jen.Op("!").Add(value).Dot("IsZero").Call()
	case plan.Int, plan.Float, plan.UnixMilli, plan.Int64, plan.Uint64, plan.ConstInt, plan.UnixSeconds, plan.IntEnumOf:
		return value.Op("!=").Lit(0)
	case plan.String, plan.Secret, plan.Const, plan.EnumOf, plan.Date, plan.Decimal, plan.QuotedDecimal:
		return value.Op("!=").Lit("")
	default:
		return value.Op("!=").Nil()
	}
}

// encodeStep returns the statement that appends a value to into.
func (e emitter) encodeStep(into jen.Code, value *jen.Statement, t plan.Type) jen.Code {
	step := e.encodeValue(into, value, t)
	if canFail(t) {
		return tryTo(step)
	}
	return jen.Id("buf").Op("=").Add(step)
}

// canFail reports whether a value of the type may have no JSON form.
func canFail(t plan.Type) bool {
	switch t.Kind {
	case plan.String, plan.Secret, plan.Const, plan.EnumOf, plan.Int, plan.UnixMilli, plan.Bool:
		return false
	default:
		appender, ok := scalarAppenders[t.Kind]
		return !ok || appender.fails
	}
}

// encodeValue returns the expression that appends a value to into.
func (e emitter) encodeValue(into jen.Code, value *jen.Statement, t plan.Type) *jen.Statement {
	args := []jen.Code{into, value}
	switch t.Kind {
	case plan.String, plan.Secret, plan.Const, plan.EnumOf:
		return e.wirePkg("AppendString").Call(args...)
	case plan.Int, plan.UnixMilli:
		return e.wirePkg("AppendInt").Call(args...)
	case plan.Float:
		return e.wirePkg("AppendFloat").Call(args...)
	case plan.Bool:
		return e.wirePkg("AppendBool").Call(args...)
	case plan.RawJSON:
		return e.wirePkg("AppendRaw").Call(args...)
	case plan.Array:
		return e.wirePkg("AppendList").Call(append(args, e.encodeItem(*t.Elem))...)
	case plan.Map:
		return e.wirePkg("AppendMap").Call(append(args, e.encodeItem(*t.Elem))...)
	default:
		if appender, ok := scalarAppenders[t.Kind]; ok {
			return e.wirePkg(appender.name).Call(args...)
		}
		form := "Value"
		if t.Pointer {
			form = "Pointer"
		}
		if e.sending && t.Narrowed {
			form = "Request" + strings.TrimPrefix(form, "Value")
		}
		return e.wirePkg("Append" + form).Call(args...)
	}
}

// encodeItem returns the function that appends an item of an array or a map.
func (e emitter) encodeItem(t plan.Type) jen.Code {
	step := e.encodeValue(jen.Id("buf"), jen.Id("item"), t)
	result := jen.Return(step)
	if !canFail(t) {
		result = jen.Return(step, jen.Nil())
	}
	body := []jen.Code{result}
	if t.Nullable {
		body = []jen.Code{
			jen.List(jen.Id("item"), jen.Id("ok")).Op(":=").Id("optional").Dot("Get").Call(),
			jen.If(jen.Op("!").Id("ok")).Block(jen.Return(e.wirePkg("AppendNull").Call(jen.Id("buf")), jen.Nil())),
			result,
		}
		return jen.Func().Params(jen.Id("buf").Index().Byte(), jen.Id("optional").Add(e.itemType(t))).
			Params(jen.Index().Byte(), jen.Error()).Block(body...)
	}
	return jen.Func().Params(jen.Id("buf").Index().Byte(), jen.Id("item").Add(e.goType(t))).
		Params(jen.Index().Byte(), jen.Error()).Block(body...)
}
