package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// operationFile returns the file of one operation: its static part and its method,
// and the iterator over its pages.
func (e emitter) operationFile(r *plan.Resource, op *plan.Operation) *jen.File {
	f := e.newFile(r.Path)
	f.Add(e.operationVar(op))
	f.Line()
	f.Add(e.operationMethod(op))
	for _, decl := range slices.Concat(e.requestFuncs(r, op), e.pagesDecls(op)) {
		f.Line()
		f.Add(decl)
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
	declared := jen.Var().Id(op.Var).Op("=").Add(e.callPkg("NewOperation")).Call(literal)
	if traits := traitFields(op); len(traits) > 0 {
		declared.Dot("With").Call(jen.Qual(e.sdk.Paths.Engine("operation"), "Traits").Values(traits...))
	}
	return declared
}

// traitFields are what few operations have.
func traitFields(op *plan.Operation) []jen.Code {
	var fields []jen.Code
	if op.Public {
		fields = append(fields, keyed("Public", jen.True()))
	}
	if op.KeyHeader != "" {
		fields = append(fields, keyed("IdempotencyKey", jen.Lit(op.KeyHeader)))
	}
	if op.Attempts != 0 {
		fields = append(fields, keyed("MaxAttempts", jen.Lit(op.Attempts)))
	}
	if op.Statuses != nil {
		fields = append(fields, keyed("Statuses", statusesLit(op.Statuses)))
	}
	return append(fields, responseTraits(op.Traits)...)
}

// httpMethods are net/http's names for the methods.
var httpMethods = map[string]string{
	"GET": "MethodGet", "POST": "MethodPost", "PUT": "MethodPut", "PATCH": "MethodPatch", "DELETE": "MethodDelete",
	"OPTIONS": "MethodOptions",
}

// operationMethod returns the method that callers use.
//
//	func (c *Client) Get(ctx context.Context, sessionID string, opts ...transport.CallOption) (*models.Session, error) {
//		return call.One[models.Session](ctx, c.engine, get.Request(sessionID), opts)
//	}
func (e emitter) operationMethod(op *plan.Operation) jen.Code {
	return docs(op.Doc, deprecated(op.Deprecated)).
		Func().Params(clientReceiver()).Id(op.GoName).Params(e.methodParams(op)...).Add(e.results(op)).
		Block(e.operationBody(op)...)
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

// results returns the results of an operation's method.
func (e emitter) results(op *plan.Operation) *jen.Statement {
	value := e.valueType(op.Returns)
	if value == nil {
		return jen.Error()
	}
	return jen.Params(value, jen.Error())
}

// operationBody makes the call.
func (e emitter) operationBody(op *plan.Operation) []jen.Code {
	args := []jen.Code{jen.Id("ctx"), jen.Id("c").Dot("engine"), e.request(op), jen.Id("opts")}
	switch op.Returns.Shape {
	case plan.None:
		return []jen.Code{jen.Return(e.callPkg("None").Call(args...))}
	case plan.Many:
		return []jen.Code{jen.Return(e.callPkg("Many").Types(e.goType(op.Returns.Type)).Call(args...))}
	case plan.One:
		return []jen.Code{jen.Return(e.callPkg("One").Types(e.goType(op.Returns.Type)).Call(args...))}
	case plan.Page:
		return e.pageBody(op)
	}
	return []jen.Code{jen.Return(e.callPkg("Read").Call(append(args, e.reader(op.Returns))...))}
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
