package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// operationFile is the file of one operation: its static part and its method,
// and the iterator over its pages.
func (e emitter) operationFile(r *plan.Resource, op *plan.Operation) *jen.File {
	f := e.newFile(r.Path)
	f.Add(e.operationVar(op))
	f.Line()
	f.Add(e.operationMethod(op))
	for _, decl := range e.requestFuncs(r, op) {
		f.Line()
		f.Add(decl)
	}
	if op.Pages != nil {
		f.Line()
		f.Add(e.pagesMethod(op))
		f.Line()
		f.Add(pageParams(op))
	}
	return f
}

// operationVar is what is known of an operation before it is called.
//
//	var get = call.NewOperation(operation.Operation{…})
func (e emitter) operationVar(op *plan.Operation) jen.Code {
	fields := []jen.Code{
		keyed("Name", jen.Lit(op.Name)),
		keyed("Method", jen.Qual("net/http", httpMethods[op.Method])),
		keyed("Route", jen.Lit(op.Route)),
	}
	if op.Idempotent {
		fields = append(fields, keyed("Idempotent", jen.True()))
	}
	if op.RateClass != "" {
		fields = append(fields, keyed("RateClass", jen.Lit(op.RateClass)))
	}
	literal := jen.Qual(e.sdk.Paths.Engine("operation"), "Operation").Add(multiline("{", "}", fields...))
	return jen.Var().Id(op.Var).Op("=").Add(e.callPkg("NewOperation")).Call(literal)
}

// httpMethods are net/http's names for the methods.
var httpMethods = map[string]string{
	"GET": "MethodGet", "POST": "MethodPost", "PUT": "MethodPut", "PATCH": "MethodPatch", "DELETE": "MethodDelete",
}

// operationMethod is the method that callers use.
//
//	func (c *Client) Get(ctx context.Context, sessionID string, opts ...transport.CallOption) (*models.Session, error) {
//		return call.One[models.Session](ctx, c.engine, get.Request(sessionID), opts)
//	}
func (e emitter) operationMethod(op *plan.Operation) jen.Code {
	return docs(op.Doc, deprecated(op.Deprecated)).
		Func().Params(clientReceiver()).Id(op.GoName).Params(e.methodParams(op)...).Add(e.results(op)).
		Block(jen.Return(e.caller(op).Call(jen.Id("ctx"), jen.Id("c").Dot("engine"), e.request(op), jen.Id("opts"))))
}

func clientReceiver() *jen.Statement { return jen.Id("c").Op("*").Id("Client") }

func ctxParam() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

func (e emitter) optsParam() *jen.Statement {
	return jen.Id("opts").Op("...").Qual(e.sdk.Paths.Transport, "CallOption")
}

func (e emitter) methodParams(op *plan.Operation) []jen.Code {
	params := append([]jen.Code{ctxParam()}, e.pathParams(op)...)
	if op.Params != nil {
		params = append(params, jen.Id("params").Id(op.Params.GoName))
	}
	if op.BodyOf != nil {
		params = append(params, jen.Id("body").Add(e.goType(op.BodyOf.Type)))
	}
	return append(params, e.optsParam())
}

func pathArgs(op *plan.Operation) []jen.Code {
	var args []jen.Code
	for _, p := range op.PathParams {
		args = append(args, jen.Id(p.GoName))
	}
	return args
}

// results are the results of an operation's method.
func (e emitter) results(op *plan.Operation) *jen.Statement {
	switch op.Returns.Shape {
	case plan.None:
		return jen.Error()
	case plan.Many:
		return jen.Params(jen.Index().Add(e.goType(op.Returns.Type)), jen.Error())
	default:
		return jen.Params(jen.Op("*").Add(e.goType(op.Returns.Type)), jen.Error())
	}
}

// caller is the function of the engine that makes the call.
func (e emitter) caller(op *plan.Operation) *jen.Statement {
	switch op.Returns.Shape {
	case plan.None:
		return e.callPkg("None")
	case plan.Many:
		return e.callPkg("Many").Types(e.goType(op.Returns.Type))
	default:
		return e.callPkg("One").Types(e.goType(op.Returns.Type))
	}
}

// request is the expression for what is sent.
func (e emitter) request(op *plan.Operation) *jen.Statement {
	var request *jen.Statement
	switch {
	case op.Params != nil:
		request = jen.Id("params").Dot("request").Call(pathArgs(op)...)
	case hasPathRules(op):
		request = jen.Id(op.Var + "Request").Call(pathArgs(op)...)
	default:
		request = e.startRequest(op)
	}
	if op.BodyOf != nil {
		return jen.Id(op.Var+"Body").Call(request, jen.Id("body"))
	}
	return request
}

// pagesMethod is the iterator over all pages.
func (e emitter) pagesMethod(op *plan.Operation) jen.Code {
	p := op.Pages
	element := e.goType(op.Returns.Type)
	args := append([]jen.Code{jen.Id("ctx")}, pathArgs(op)...)
	args = append(args, jen.Id("params").Dot("at").Call(offsetAndLimit()), jen.Id("opts").Op("..."))
	page := jen.Func().Params(offsetAndLimit().Int()).Params(jen.Index().Add(e.goType(op.Returns.Type)), jen.Error()).
		Block(jen.Return(jen.Id("c").Dot(op.GoName).Call(args...)))
	key := jen.Func().Params(jen.Id("item").Op("*").Add(e.goType(op.Returns.Type))).String().
		Block(jen.Return(jen.Id("item").Dot(p.Key)))
	return docs(p.Doc, deprecated(op.Deprecated)).
		Func().Params(clientReceiver()).Id(p.Method).Params(e.methodParams(op)...).
		Qual("iter", "Seq2").Types(element, jen.Error()).Block(
		jen.Id("key").Op(":=").Add(key),
		jen.Id("page").Op(":=").Add(page),
		jen.Return(e.callPkg("Pages").Call(
			jen.Id("params").Dot(p.Offset), pageSize(p), jen.Id("key"), jen.Id("page"),
		)),
	)
}

// pageParams is the method that returns the parameters of one page. Its receiver is a copy, so that the
// iterator can be used several times.
//
//	func (p ListParams) at(offset, limit int) ListParams {
//		p.Offset, p.Limit = offset, limit
//		return p
//	}
func pageParams(op *plan.Operation) jen.Code {
	p := func() *jen.Statement { return jen.Id("p") }
	return doc("at returns the parameters of one page.").
		Func().Params(p().Id(op.Params.GoName)).Id("at").Params(offsetAndLimit().Int()).Id(op.Params.GoName).Block(
		jen.List(p().Dot(op.Pages.Offset), p().Dot(op.Pages.Limit)).Op("=").Add(offsetAndLimit()),
		jen.Return(p()),
	)
}

func offsetAndLimit() *jen.Statement { return jen.List(jen.Id("offset"), jen.Id("limit")) }

// pageSize is the caller's limit, or else the server's default, which is then
// sent, so that a short page can be told from a full one.
func pageSize(p *plan.Pages) *jen.Statement {
	limit := jen.Id("params").Dot(p.Limit)
	if p.DefaultLimit == 0 {
		return limit
	}
	return jen.Qual("cmp", "Or").Call(limit, jen.Lit(p.DefaultLimit))
}
