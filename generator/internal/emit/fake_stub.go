package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeStubFile returns the file of the Stub.
func (e emitter) fakeStubFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	decls := []jen.Code{e.stubType(r)}
	decls = append(decls, e.stubEngine(r))
	for _, op := range r.Test.Operations {
		decls = append(decls, e.stubMethod(op))
		if op.Returns.Shape == plan.Struct {
			decls = append(decls, e.resultWriter(op.Returns.Result))
		}
	}
	decls = append(decls, e.stubFailure())
	for _, decl := range decls {
		f.Add(decl)
		f.Line()
	}
	return f
}

func (e emitter) stubType(r *plan.Resource) jen.Code {
	var fields []jen.Code
	for _, op := range r.Test.Operations {
		field := doc(fmt.Sprintf("%s answers [%s.Client.%s].", op.StubField, r.Package, op.GoName)).
			Id(op.StubField).Func().Params(e.stubParams(r, op)...).Add(e.results(op.Operation))
		fields = append(fields, field)
	}
	fields = append(fields,
		doc(
			"Fallback responds to requests for other paths, such as the stub of another resource. If it is nil, the "+
				"response is 404. "+
				"It must not be the stub itself.",
		).
			Id("Fallback").Qual("net/http", "RoundTripper"),
		jen.Line().Id("once").Qual("sync", "Once"),
		jen.Id("server").Op("*").Add(e.fakePkg("Server")),
	)
	failures := fmt.Sprintf("A [*models.APIError] that a function returns is sent as %[1]s would send it. Without "+
		"Errors, it gets those that %[1]s has for its status code. ", e.sdk.API.Name)
	if e.sdk.Transport.Errors.ModelExample != "" {
		failures += "One of [models.NewFailure] is sent with its model. "
	}
	return docs(
		"Stub responds to each operation with a function of the test. An operation whose function is nil fails with "+
			"status 501 and a message that names the function.",
		failures+"A status code outside 300..599 is invalid and fails with 501.",
		"Any other error simulates a broken connection. An idempotent operation is then retried after a backoff. Use "+
			"transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}) to turn retries off.",
		"The zero Stub is ready to use. Its functions must be set before the first request; they may be called "+
			"concurrently.",
	).Type().Id("Stub").Struct(fields...)
}

func (e emitter) stubParams(r *plan.Resource, op *plan.FakeOperation) []jen.Code {
	params := append([]jen.Code{ctxParam()}, e.pathParams(op.Operation)...)
	if op.Params != nil {
		params = append(params, jen.Id("params").Qual(r.Path, op.Params.GoName))
	}
	if op.BodyOf != nil {
		params = append(params, jen.Id("body").Add(e.goType(op.BodyOf.Type)))
	}
	return params
}

// stubEngine returns the method that creates the engine on first use, so that
// the zero Stub works.
func (e emitter) stubEngine(r *plan.Resource) jen.Code {
	var handlers []jen.Code
	for _, op := range r.Test.Operations {
		handlers = append(handlers, jen.Id(op.Const).Op(":").Id("s").Dot(op.StubMethod))
	}
	table := jen.Map(jen.String()).Add(e.fakePkg("Handler")).Add(multiline("{", "}", handlers...))
	return jen.Func().Params(fakeReceiver("Stub")).Id("engine").Params().Op("*").Add(e.fakePkg("Server")).Block(
		jen.Id("s").Dot("once").Dot("Do").Call(jen.Func().Params().Block(
			jen.Id("s").Dot("server").Op("=").Add(e.fakePkg("StubOf")).
				Call(jen.Qual(e.sdk.Fake.Path, "NewFake").Call(), table),
			jen.Id("s").Dot("server").Dot("Fallback").Call(jen.Id("s"), jen.Id("s").Dot("Fallback")),
		)),
		jen.Return(jen.Id("s").Dot("server")),
	)
}

// stubMethod hands a request to the function of the test.
//
//	func (s *Stub) get(ctx context.Context, r *fake.Request) (json.RawMessage, error) {
//		if s.GetFunc == nil {
//			return nil, fake.Unset(OpGet, "GetFunc")
//		}
//		body, err := fake.One(s.GetFunc(ctx, r.Path("session_id")))
//		return body, failure("GetFunc", err)
//	}
func (e emitter) stubMethod(op *plan.FakeOperation) jen.Code {
	args := []jen.Code{jen.Id("ctx")}
	for _, p := range op.PathParams {
		args = append(args, e.fakePath(p, jen.Id("r")))
	}
	if op.Params != nil {
		args = append(args, jen.Id(op.ReadParams).Call(jen.Id("r")))
	}
	if op.BodyOf != nil {
		args = append(args, e.fakeBodyOf(op.BodyOf, jen.Id("r")))
	}
	answer := jen.Id("s").Dot(op.StubField).Call(args...)
	body := []jen.Code{
		jen.List(jen.Id("body"), jen.Err()).Op(":=").Add(e.stubShape(op)).Call(answer),
		jen.Return(jen.Id("body"), jen.Id("failure").Call(jen.Lit(op.StubField), jen.Err())),
	}
	if op.Returns.Shape > plan.Many {
		body = e.stubResponse(op, answer)
	}
	return jen.Func().Params(fakeReceiver("Stub")).Id(op.StubMethod).
		Params(ctxParam(), jen.Id("r").Op("*").Add(e.fakePkg("Request"))).Add(handlerResults()).
		Block(append([]jen.Code{
			jen.If(jen.Id("s").Dot(op.StubField).Op("==").Nil()).Block(
				jen.Return(jen.Nil(), e.fakePkg("Unset").Call(jen.Id(op.Const), jen.Lit(op.StubField))),
			),
		}, body...)...)
}

// stubShape returns the engine's function for the results of an operation.
func (e emitter) stubShape(op *plan.FakeOperation) *jen.Statement {
	return e.fakePkg(map[plan.Shape]string{plan.None: "None", plan.One: "One", plan.Many: "Many"}[op.Returns.Shape])
}

func handlerResults() *jen.Statement {
	return jen.Params(jen.Qual("encoding/json", "RawMessage"), jen.Error())
}

// stubFailure turns an error of the API, which a function of the test returned,
// into a failure of the engine.
//
//	func failure(function string, err error) error {
//		e, ok := errors.AsType[*models.APIError](err)
//		if !ok {
//			return err
//		}
//		f := &fake.Failure{Status: e.StatusCode, …}
//		…
//		return fake.Returned(function, f)
//	}
func (e emitter) stubFailure() jen.Code {
	apiError := jen.Op("*").Qual(e.sdk.Paths.Models, "APIError")
	fields := []jen.Code{
		keyed("Status", jen.Id("e").Dot("StatusCode")), keyed("TraceID", jen.Id("e").Dot("TraceID")),
		keyed("RetryAfter", jen.Id("e").Dot("RetryAfter")),
	}
	if e.sdk.Transport.Errors.ModelExample != "" {
		fields = append(fields, keyed("Body", e.fakePkg("Modelled").Call(jen.Id("e").Dot("Model").Call())))
	}
	literal := jen.Op("&").Add(e.fakePkg("Failure")).Values(fields...)
	return doc("failure converts an API error to the response of the stub.").
		Func().Id("failure").Params(jen.Id("function").String(), jen.Err().Error()).Error().Block(
		jen.List(jen.Id("e"), jen.Id("ok")).Op(":=").Qual("errors", "AsType").Types(apiError).Call(jen.Err()),
		jen.If(jen.Op("!").Id("ok")).Block(jen.Return(jen.Err())),
		jen.Id("f").Op(":=").Add(literal),
		jen.For(jen.List(jen.Id("_"), jen.Id("d")).Op(":=").Range().Id("e").Dot("Errors")).Block(
			jen.Id("f").Dot("Problems").Op("=").Append(jen.Id("f").Dot("Problems"), e.stubProblem()),
		),
		jen.Return(e.fakePkg("Returned").Call(jen.Id("function"), jen.Id("f"))),
	)
}

func (e emitter) stubProblem() *jen.Statement {
	var fields []jen.Code
	for _, f := range e.sdk.Transport.Errors.Detail.Fields {
		value := jen.Id("d").Dot(f.GoName)
		if f.Type.Kind == plan.EnumOf {
			value = jen.String().Call(value)
		}
		fields = append(fields, keyed(f.GoName, value))
	}
	return e.fakePkg("Problem").Add(multiline("{", "}", fields...))
}
