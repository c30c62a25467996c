package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// paramsFile is the file of an operation's parameters: the struct, and the
// request it turns into.
func paramsFile(sdk *plan.SDK, r *plan.Resource, op *plan.Operation) *jen.File {
	f := newFile(sdk, r.Path)
	f.Add(paramsStruct(sdk, op))
	f.Line()
	f.Add(requestMethod(sdk, op))
	return f
}

// paramsCodecFile is the file of the codec of an operation's body.
func paramsCodecFile(sdk *plan.SDK, r *plan.Resource, op *plan.Operation) *jen.File {
	return declare(newFile(sdk, r.Path), codec(sdk, op.Params.Body)...)
}

func paramsStruct(sdk *plan.SDK, op *plan.Operation) jen.Code {
	var fields []jen.Code
	for _, field := range paramsFields(op) {
		fields = append(fields, docs(field.Doc, deprecated(field.Deprecated)).Id(field.GoName).Add(fieldType(sdk, field)).Tag(bodyTag(op, field)))
	}
	return doc(op.Params.Doc).Type().Id(op.Params.GoName).Struct(fields...)
}

// bodyTag says what the codec of a body does with a field, where there is one.
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

func paramsFields(op *plan.Operation) []*plan.Field {
	fields := op.Params.Query
	if op.Params.Body != nil {
		fields = append(fields[:len(fields):len(fields)], op.Params.Body.Fields...)
	}
	return fields
}

// requestMethod checks the parameters and puts them into a request.
//
//	func (p ListParams) request() *call.Request {
//		r := list.Request()
//		r.QueryInt("limit", p.Limit, rule.Between(1, 499))
//		r.MostItems(p.Limit, 499)
//		return r
//	}
func requestMethod(sdk *plan.SDK, op *plan.Operation) jen.Code {
	var params []jen.Code
	if len(op.PathParams) > 0 {
		params = append(params, jen.List(pathArgs(op)...).String())
	}
	body := []jen.Code{jen.Id("r").Op(":=").Id(op.Var).Dot("Request").Call(pathArgs(op)...)}
	for _, field := range op.Params.Query {
		body = append(body, queryStatement(sdk, field))
	}
	if op.Pages != nil {
		body = append(body, jen.Id("r").Dot("MostItems").Call(jen.Id("p").Dot(op.Pages.Limit), jen.Lit(op.Pages.MaxLimit)))
	}
	if op.Params.Body != nil {
		body = append(body, bodyStatements(sdk, op.Params)...)
	}
	body = append(body, jen.Return(jen.Id("r")))
	return jen.Func().Params(jen.Id("p").Id(op.Params.GoName)).Id("request").Params(params...).
		Op("*").Add(callPkg(sdk, "Request")).Block(body...)
}

// queryStatement sends a query parameter when it is set.
func queryStatement(sdk *plan.SDK, f *plan.Field) jen.Code {
	if f.Wrapped {
		return ifSet(f, checked(sdk, "SetQuery", f, jen.Id("v")))
	}
	if f.Required {
		return checked(sdk, "SetQuery", f, jen.Id("p").Dot(f.GoName))
	}
	return checked(sdk, "Query", f, jen.Id("p").Dot(f.GoName))
}

// bodyStatements check the fields of a body and set it.
func bodyStatements(sdk *plan.SDK, p *plan.Params) []jen.Code {
	var statements []jen.Code
	for _, f := range p.Body.Fields {
		if s := bodyCheck(sdk, f); s != nil {
			statements = append(statements, s)
		}
	}
	set := "Body"
	if p.Optional {
		set = "OptionalBody"
	}
	return append(statements, jen.Id("r").Dot(set).Call(jen.Id("p")))
}

func bodyCheck(sdk *plan.SDK, f *plan.Field) jen.Code {
	switch {
	case len(checks(f)) == 0:
		return nil
	case f.Wrapped:
		return ifSet(f, checked(sdk, "Check", f, jen.Id("v")))
	case f.Required:
		return checked(sdk, "Check", f, jen.Id("p").Dot(f.GoName))
	default:
		value := jen.Id("p").Dot(f.GoName)
		return jen.If(value.Clone().Op("!=").Add(zero(f.Type))).Block(checked(sdk, "Check", f, value))
	}
}

// checks are the rules that can fail; Sensitive alone cannot.
func checks(f *plan.Field) []plan.Rule {
	var rules []plan.Rule
	for _, r := range f.Rules {
		if r.Kind != plan.Sensitive {
			rules = append(rules, r)
		}
	}
	return rules
}

// ifSet runs a statement with the value v of an Optional.
func ifSet(f *plan.Field, then jen.Code) jen.Code {
	return jen.If(
		jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Id("p").Dot(f.GoName).Dot("Get").Call(), jen.Id("ok"),
	).Block(then)
}

func zero(t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Int, plan.Float, plan.UnixMilli:
		return jen.Lit(0)
	case plan.Bool:
		return jen.False()
	default:
		return jen.Lit("")
	}
}

// checked calls one of the request's methods: prefix is Query, SetQuery or
// Check, the rest of its name is the kind of value it takes.
func checked(sdk *plan.SDK, prefix string, f *plan.Field, value *jen.Statement) jen.Code {
	method, converted := requestKind(f.Type, value)
	args := []jen.Code{jen.Lit(f.Wire), converted}
	for _, r := range f.Rules {
		args = append(args, rule(sdk, f, r))
	}
	return jen.Id("r").Dot(prefix + method).Call(args...)
}

// requestKind is how the request's methods call a kind of value, and the value
// converted to what they take.
func requestKind(t plan.Type, value *jen.Statement) (string, *jen.Statement) {
	switch t.Kind {
	case plan.Int:
		return "Int", value
	case plan.Float:
		return "Float", value
	case plan.Bool:
		return "Bool", value
	case plan.UnixMilli:
		return "Int64", jen.Int64().Call(value)
	case plan.EnumOf, plan.Secret:
		return "String", jen.String().Call(value)
	default:
		return "String", value
	}
}

// rule is one constraint as an argument.
func rule(sdk *plan.SDK, f *plan.Field, r plan.Rule) jen.Code {
	float := f.Type.Kind == plan.Float
	switch r.Kind {
	case plan.Required:
		return rulePkg(sdk, "Required").Call()
	case plan.Sensitive:
		return rulePkg(sdk, "Sensitive").Call()
	case plan.Between:
		if float {
			return rulePkg(sdk, "BetweenFloat").Call(jen.Lit(r.FMin), jen.Lit(r.FMax))
		}
		return rulePkg(sdk, "Between").Call(jen.Lit(r.Min), jen.Lit(r.Max))
	case plan.AtLeast:
		if float {
			return rulePkg(sdk, "AtLeastFloat").Call(jen.Lit(r.FMin))
		}
		return rulePkg(sdk, "AtLeast").Call(jen.Lit(r.Min))
	case plan.AtMost:
		if float {
			return rulePkg(sdk, "AtMostFloat").Call(jen.Lit(r.FMax))
		}
		return rulePkg(sdk, "AtMost").Call(jen.Lit(r.Max))
	case plan.Length:
		return rulePkg(sdk, "Length").Call(jen.Lit(r.Min), jen.Lit(r.Max))
	case plan.Pattern:
		return rulePkg(sdk, "Pattern").Call(jen.Id(r.Var))
	default:
		var values []jen.Code
		for _, v := range r.Values {
			values = append(values, jen.Lit(v))
		}
		return rulePkg(sdk, "OneOf").Call(values...)
	}
}

// rulePkg refers to a name of the package of rules.
func rulePkg(sdk *plan.SDK, name string) *jen.Statement {
	return jen.Qual(sdk.Paths.Engine("rule"), name)
}
