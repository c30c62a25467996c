package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeParamsFile returns the file that reads parameters back from requests.
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
	if params.Body != nil && len(params.Query)+len(params.Header) == 0 && !params.Conditional {
		return head.Block(jen.Return(read))
	}
	body := []jen.Code{jen.Var().Id("p").Add(goName())}
	if params.Body != nil {
		body = []jen.Code{jen.Id("p").Op(":=").Add(read)}
	}
	for _, f := range params.Query {
		body = append(body, e.fakeQueryField(f))
	}
	for _, f := range params.Header {
		body = append(body, e.fakeRead("HeaderValue", f))
	}
	for _, f := range params.Form {
		body = append(body, e.fakeFormField(f))
	}
	if params.Conditional {
		body = append(body, jen.Id("p").Dot("IfNoneMatch").Op("=").Id("r").Dot("Header").Call(jen.Lit("If-None-Match")))
	}
	return head.Block(append(body, jen.Return(jen.Id("p")))...)
}

// fakeRead reads a parameter by a function of the engine.
func (e emitter) fakeRead(function string, f *plan.Field) jen.Code {
	read := e.fakePkg(function).Types(e.fieldType(f)).Call(jen.Id("r"), jen.Lit(f.Wire))
	return jen.Id("p").Dot(f.GoName).Op("=").Add(read)
}

func (e emitter) fakeFormField(f *plan.Field) jen.Code {
	function := ""
	switch {
	case f.Type.Kind == plan.File:
		function = "FileOf"
	case isFile(f):
		function = "FilesOf"
	default:
		return e.fakeRead("FormValue", f)
	}
	read := e.fakePkg(function).Call(jen.Id("r"), jen.Lit(f.Wire), jen.Id("fileOf"))
	return jen.Id("p").Dot(f.GoName).Op("=").Add(read)
}

// fakeBodyOf reads a body that is an argument.
func (e emitter) fakeBodyOf(b *plan.BodyOf, request *jen.Statement) *jen.Statement {
	switch {
	case b.Type.Kind == plan.File:
		return e.fakePkg("WholeBody").Call(request, jen.Id("fileOf"))
	case b.Text:
		return request.Dot("Text").Call()
	}
	return e.fakePkg("BodyOf").Types(e.goType(b.Type)).Call(request)
}

// fakePath reads a parameter of the path.
func (e emitter) fakePath(p plan.PathParam, request *jen.Statement) *jen.Statement {
	switch p.Type.Kind {
	case plan.String:
		return request.Dot("Path").Call(jen.Lit(p.Wire))
	case plan.Int:
		return request.Dot("PathInt").Call(jen.Lit(p.Wire))
	}
	return e.goType(p.Type).Call(request.Dot("Path").Call(jen.Lit(p.Wire)))
}

func (e emitter) fakeQueryField(f *plan.Field) jen.Code {
	if isMultiple(f) || f.Type.Kind == plan.Float {
		return e.fakeRead("QueryValue", f)
	}
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
	case plan.Float:
		return get("Float")
	case plan.Int64, plan.ConstInt:
		return get("Int64")
	case plan.Uint64:
		return get("Uint64")
	case plan.DateTime:
		return get("Time")
	case plan.UnixSeconds:
		return e.goType(f.Type).Call(get("Int64"))
	case plan.IntEnumOf:
		return e.goType(f.Type).Call(get("Int"))
	case plan.EnumOf, plan.Secret, plan.Date, plan.Decimal, plan.QuotedDecimal:
		return e.goType(f.Type).Call(get("Query"))
	default:
		return get("Query")
	}
}
