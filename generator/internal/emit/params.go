package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// paramsFile returns the file of an operation's parameters: the struct, and the
// request it turns into.
func (e emitter) paramsFile(r *plan.Resource, op *plan.Operation) *jen.File {
	f := e.newFile(r.Path)
	f.Add(e.paramsStruct(op))
	f.Line()
	f.Add(e.requestMethod(r, op))
	return f
}

// paramsCodecFile returns the file of the encoder of an operation's body. Only
// the fake decodes one, with encoding/json.
func (e emitter) paramsCodecFile(r *plan.Resource, op *plan.Operation) *jen.File {
	e.sending = true
	return declare(e.newFile(r.Path), e.encoder(op.Params.Body)...)
}

func (e emitter) paramsStruct(op *plan.Operation) jen.Code {
	var fields []jen.Code
	for _, field := range op.Params.All() {
		fields = append(fields,
			docs(field.Doc, deprecated(field.Deprecated)).Id(field.GoName).Add(e.fieldType(field)).
				Tag(bodyTag(op, field)))
	}
	if op.Params.Conditional {
		fields = append(fields, doc(ifNoneMatchDoc).Id("IfNoneMatch").String())
	}
	return doc(op.Params.Doc).Type().Id(op.Params.GoName).Struct(fields...)
}

// ifNoneMatchDoc is the comment of a parameter that conditional requests have.
const ifNoneMatchDoc = "IfNoneMatch is the entity tag of a response before: while it holds, the response is " +
	"NotModified and has no value. Empty asks for the value in any case."

// bodyTag returns the struct tag that corresponds to the encoder of a body, if
// there is one. The fake decodes bodies by these tags, and encoding/json encodes
// bodies with secrets by them.
func bodyTag(op *plan.Operation, f *plan.Field) map[string]string {
	switch {
	case op.Params.Body == nil:
		return nil
	case slices.Contains(op.Params.Body.Fields, f):
		return map[string]string{"json": jsonTag(f)}
	default:
		return map[string]string{"json": "-"}
	}
}

// requestMethod checks the parameters and puts them into a request.
//
//	func (p ListParams) request() *call.Request {
//		r := list.Request()
//		r.QueryInt("limit", p.Limit, call.Between(1, 499))
//		r.MostItems(p.Limit, 499)
//		return r
//	}
func (e emitter) requestMethod(r *plan.Resource, op *plan.Operation) jen.Code {
	body := append([]jen.Code{jen.Id("r").Op(":=").Add(e.startRequest(op))}, e.pathChecks(op)...)
	for _, field := range op.Params.Query {
		body = append(body, e.queryStatement(field))
	}
	body = append(body, e.headerStatements(op.Params)...)
	if op.Params.Conditional {
		body = append(body, jen.Id("r").Dot("IfNoneMatch").Call(jen.Id("p").Dot("IfNoneMatch")))
	}
	if op.Pages != nil && op.Pages.Limit != "" && op.Pages.Envelope == nil {
		body = append(body,
			jen.Id("r").Dot("MostItems").Call(jen.Id("p").Dot(op.Pages.Limit), jen.Lit(op.Pages.MaxLimit)))
	}
	if op.Params.Body != nil {
		body = append(body, e.bodyStatements(r, op.Params)...)
	}
	body = append(body, e.formStatements(r, op.Params)...)
	body = append(body, jen.Return(jen.Id("r")))
	return jen.Func().Params(jen.Id("p").Id(op.Params.GoName)).Id("request").Params(e.pathParams(op)...).
		Op("*").Add(e.callPkg("Request")).Block(body...)
}

// queryStatement returns the statement that sends a query parameter if it is
// set.
func (e emitter) queryStatement(f *plan.Field) jen.Code {
	if isMultiple(f) {
		query := func() *jen.Statement { return jen.Id("r").Dot("Query").Call() }
		return e.put(place{to: query, owner: "p"}, f)
	}
	if f.Wrapped {
		return ifSet(f, e.checked("SetQuery", f, jen.Id("v")))
	}
	if f.Required {
		return e.checked("SetQuery", f, jen.Id("p").Dot(f.GoName))
	}
	if write := e.scalarCheck("Query", f, jen.Id("p").Dot(f.GoName)); write != nil {
		return jen.If(isNotZero(jen.Id("p").Dot(f.GoName), f.Type)).Block(write)
	}
	return e.checked("Query", f, jen.Id("p").Dot(f.GoName))
}

// isMultiple reports whether a parameter of a query is more than one text, or may
// have none.
func isMultiple(f *plan.Field) bool {
	return f.List != nil || f.Empty || f.Null != "" || f.Type.Kind == plan.ObjectOf
}

// bodyStatements check the fields of a body and set it.
func (e emitter) bodyStatements(r *plan.Resource, p *plan.Params) []jen.Code {
	var statements []jen.Code
	for _, f := range p.Body.Fields {
		if s := e.bodyCheck(f); s != nil {
			statements = append(statements, s)
		}
	}
	statements = append(statements, e.nestedChecks(r, p)...)
	set := "Body"
	if p.Optional {
		set = "OptionalBody"
	}
	return append(statements, jen.Id("r").Dot(set).Call(jen.Id("p")))
}

func (e emitter) bodyCheck(f *plan.Field) jen.Code {
	switch {
	case !f.IsRuled():
		return nil
	case f.Wrapped:
		return ifSet(f, e.checked("Check", f, jen.Id("v")))
	case f.Required:
		return e.checked("Check", f, jen.Id("p").Dot(f.GoName))
	default:
		value := jen.Id("p").Dot(f.GoName)
		return jen.If(isNotZero(value.Clone(), f.Type)).Block(e.checked("Check", f, value))
	}
}

// ifSet runs a statement with the value v of an Optional.
func ifSet(f *plan.Field, then jen.Code) jen.Code {
	return jen.If(
		jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Id("p").Dot(f.GoName).Dot("Get").Call(), jen.Id("ok"),
	).Block(then)
}

// checked calls one of the request's methods: prefix is Query, SetQuery or
// Check, the rest of its name is the kind of value it takes.
func (e emitter) checked(prefix string, f *plan.Field, value *jen.Statement) jen.Code {
	if check := e.scalarCheck(prefix, f, value); check != nil {
		return check
	}
	method, converted := requestKind(f.Type, value)
	args := append([]jen.Code{jen.Lit(f.Wire), converted}, e.callRules(f)...)
	return jen.Id("r").Dot(prefix + method).Call(args...)
}

// requestKind returns the name of a kind of value in the request's methods, and
// the value converted to the type of their parameter.
func requestKind(t plan.Type, value *jen.Statement) (string, *jen.Statement) {
	switch t.Kind {
	case plan.Int:
		return "Int", value
	case plan.Float:
		return "Float", value
	case plan.Bool:
		return "Bool", value
	case plan.Int64:
		return "Int64", value
	case plan.UnixMilli:
		return "Int64", jen.Int64().Call(value)
	case plan.EnumOf, plan.Secret:
		return "String", jen.String().Call(value)
	default:
		return "String", value
	}
}

// rule returns one constraint as an argument.
func (e emitter) rule(f *plan.Field, r plan.Rule) jen.Code {
	float := f.Type.Kind == plan.Float
	switch r.Kind {
	case plan.Required:
		return e.callPkg("Required").Call()
	case plan.Sensitive:
		return e.callPkg("Sensitive").Call()
	case plan.Between:
		if float {
			return e.callPkg("BetweenFloat").Call(jen.Lit(r.FMin), jen.Lit(r.FMax))
		}
		return e.callPkg("Between").Call(jen.Lit(r.Min), jen.Lit(r.Max))
	case plan.AtLeast:
		if float {
			return e.callPkg("AtLeastFloat").Call(jen.Lit(r.FMin))
		}
		return e.callPkg("AtLeast").Call(jen.Lit(r.Min))
	case plan.AtMost:
		if float {
			return e.callPkg("AtMostFloat").Call(jen.Lit(r.FMax))
		}
		return e.callPkg("AtMost").Call(jen.Lit(r.Max))
	case plan.Length:
		return e.callPkg("Length").Call(jen.Lit(r.Min), jen.Lit(r.Max))
	case plan.Pattern:
		return e.callPkg("Pattern").Call(jen.Id(r.Var))
	case plan.Format:
		return e.callPkg("InFormat").Call(jen.Qual(e.sdk.Paths.Engine("format"), r.Var))
	case plan.Call:
		return e.callPkg(r.Var).Call(numbers(r.Args)...)
	default:
		var values []jen.Code
		for _, v := range r.Values {
			values = append(values, jen.Lit(v))
		}
		return e.callPkg("OneOf").Call(values...)
	}
}
