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
	for _, decl := range e.pagesDecls(op) {
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
	return jen.Var().Id(op.Var).Op("=").Add(e.callPkg("NewOperation")).Call(literal).Add(e.withTraits(op))
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
		Block(e.operationBody(op)...)
}

func clientReceiver() *jen.Statement { return jen.Id("c").Op("*").Id("Client") }

func ctxParam() *jen.Statement { return jen.Id("ctx").Qual("context", "Context") }

func (e emitter) optsParam() *jen.Statement {
	return jen.Id("opts").Op("...").Qual(e.sdk.Paths.Transport, "CallOption")
}

func (e emitter) methodParams(op *plan.Operation) []jen.Code {
	params := []jen.Code{ctxParam()}
	if len(op.PathParams) > 0 {
		params = append(params, jen.List(pathArgs(op)...).String())
	}
	if op.Params != nil {
		params = append(params, jen.Id("params").Id(op.Params.GoName))
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
	value := e.valueType(op.Returns)
	if value == nil {
		return jen.Error()
	}
	return jen.Params(value, jen.Error())
}

// operationBody makes the call.
func (e emitter) operationBody(op *plan.Operation) []jen.Code {
	args := []jen.Code{jen.Id("ctx"), jen.Id("c").Dot("engine"), request(op), jen.Id("opts")}
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
func request(op *plan.Operation) *jen.Statement {
	if op.Params != nil {
		return jen.Id("params").Dot("request").Call(pathArgs(op)...)
	}
	return jen.Id(op.Var).Dot("Request").Call(pathArgs(op)...)
}
