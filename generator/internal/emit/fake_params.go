package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeParamsFile is the file that reads parameters back from requests.
func (e emitter) fakeParamsFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	for _, op := range r.Test.Operations {
		if op.Params != nil {
			f.Add(e.fakeParams(r, op))
			f.Line()
		}
	}
	return f
}

// fakeParams reads the parameters of an operation: the body first, then the
// query.
//
//	func listParams(r *fake.Request) sessions.ListParams {
//		var p sessions.ListParams
//		p.Limit = r.Int("limit")
//		return p
//	}
func (e emitter) fakeParams(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	params := op.Params
	goName := func() *jen.Statement { return jen.Qual(r.Path, params.GoName) }
	head := jen.Func().Id(op.ReadParams).Params(jen.Id("r").Op("*").Add(e.fakePkg("Request"))).Add(goName())
	read := e.fakePkg("Body").Types(goName()).Call(jen.Id("r"))
	if len(params.Query) == 0 && !params.Conditional {
		return head.Block(jen.Return(read))
	}
	body := []jen.Code{jen.Var().Id("p").Add(goName())}
	if params.Body != nil {
		body = []jen.Code{jen.Id("p").Op(":=").Add(read)}
	}
	for _, f := range params.Query {
		body = append(body, e.fakeQueryField(f))
	}
	if params.Conditional {
		body = append(body, jen.Id("p").Dot("IfNoneMatch").Op("=").Id("r").Dot("Header").Call(jen.Lit("If-None-Match")))
	}
	return head.Block(append(body, jen.Return(jen.Id("p")))...)
}

func (e emitter) fakeQueryField(f *plan.Field) jen.Code {
	value := e.fakeQueryValue(f)
	if !f.Wrapped {
		return jen.Id("p").Dot(f.GoName).Op("=").Add(value)
	}
	return jen.If(jen.Id("r").Dot("HasQuery").Call(jen.Lit(f.Wire))).Block(
		jen.Id("p").Dot(f.GoName).Op("=").Qual(e.sdk.Paths.Models, "Some").Call(value),
	)
}

func (e emitter) fakeQueryValue(f *plan.Field) *jen.Statement {
	get := func(method string) *jen.Statement { return jen.Id("r").Dot(method).Call(jen.Lit(f.Wire)) }
	switch f.Type.Kind {
	case plan.Int:
		return get("Int")
	case plan.Bool:
		return get("Bool")
	case plan.UnixMilli:
		return e.goType(f.Type).Call(get("Int64"))
	case plan.EnumOf, plan.Secret:
		return e.goType(f.Type).Call(get("Query"))
	default:
		return get("Query")
	}
}
