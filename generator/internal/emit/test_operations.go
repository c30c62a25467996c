package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// operationsTest returns the file of the test that holds the methods of a package
// against their records.
func (e emitter) operationsTest(r *plan.Resource) *jen.File {
	f := e.newTestFile(r.Path)
	var rows []jen.Code
	for _, op := range r.Operations {
		rows = append(rows, e.operationRow(r, op))
	}
	t := e.sdk.Transport.Trial
	retries := e.selftestPkg("Retries").Values(
		keyed("Tries", jen.Lit(t.Tries)), keyed("Refused", jen.Lit(t.Refused)), keyed("Ambiguous", jen.Lit(t.Ambiguous)),
	)
	table := jen.Index().Add(e.selftestPkg("Operation")).Types(clientPointer(r)).Add(multiline("{", "}", rows...))
	return declare(f,
		testFunc("TestOperations", "compares every method with the description: what middleware sees of a call, when it is retried, and that every path parameter is required.",
			e.selftestPkg("Operations").Types(e.paramErrorPointer()).Call(jen.Id("t"), jen.Id("newWatchedClient"), retries, table),
		),
		e.watchedClient(r),
	)
}

// testFunc returns a test with one statement.
func testFunc(name, says string, statements ...jen.Code) jen.Code {
	return doc(name + " " + says).Func().Id(name).Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(statements...)
}

// operationRow returns the record of an operation, and how it is called.
func (e emitter) operationRow(r *plan.Resource, op *plan.Operation) jen.Code {
	record := []jen.Code{
		keyed("Name", jen.Lit(op.Name)), keyed("Method", jen.Lit(op.Method)), keyed("Route", jen.Lit(op.Route)),
	}
	if op.Idempotent {
		record = append(record, keyed("Idempotent", jen.True()))
	}
	if op.RateClass != "" {
		record = append(record, keyed("RateClass", jen.Lit(op.RateClass)))
	}
	fields := []jen.Code{keyed("Record", e.selftestPkg("Record").Values(record...))}
	if op.KeyHeader != "" {
		fields = append(fields, keyed("KeyHeader", jen.Lit(op.KeyHeader)))
	}
	if op.Attempts != 0 {
		fields = append(fields, keyed("Tries", jen.Lit(op.Attempts)))
	}
	if op.Statuses != nil {
		fields = append(fields, keyed("Statuses", statusesLit(op.Statuses)))
	}
	path := jen.Id("_").Op("...").String()
	if len(op.PathParams) > 0 {
		fields = append(fields, keyed("Path", stringsLit(op.Trial.Path)))
		path = jen.Id("path").Op("...").String()
	}
	if names := numberedParams(op); len(names) > 0 {
		fields = append(fields, keyed("Numbers", stringsLit(names)))
	}
	call := jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r)), path).Params(jen.Any(), jen.Error()).Block(
		returnCall(op, e.trialCall(r, op, "c", e.pathTexts(r, op), e.literal(r, op.Trial.Params))),
	)
	return multiline("{", "}", append(fields, keyed("Call", call))...)
}

// trialCall calls an operation of a client.
func (e emitter) trialCall(
	r *plan.Resource, op *plan.Operation, client string, path []jen.Code, params jen.Code, opts ...jen.Code,
) *jen.Statement {
	args := append([]jen.Code{jen.Id("ctx")}, path...)
	if op.Params != nil {
		args = append(args, params)
	}
	if op.BodyOf != nil {
		args = append(args, e.elementLiteral(r, *op.Trial.Body))
	}
	return jen.Id(client).Dot(op.GoName).Call(append(args, opts...)...)
}

// returnCall returns the results of a call as a value and an error.
func returnCall(op *plan.Operation, call *jen.Statement) jen.Code {
	if op.Returns.Shape == plan.None {
		return jen.Return(jen.Nil(), call)
	}
	return jen.Return(call)
}

// trialPath are the values of the path parameters.
func (e emitter) trialPath(r *plan.Resource, op *plan.Operation) []jen.Code {
	var values []jen.Code
	for i := range op.PathParams {
		values = append(values, e.literal(r, op.Trial.Example.Args[i]))
	}
	return values
}

// pathTexts are the values of the path parameters from a slice of texts. Numbers,
// which are never empty, are always the same.
func (e emitter) pathTexts(r *plan.Resource, op *plan.Operation) []jen.Code {
	var values []jen.Code
	for i, p := range op.PathParams {
		text := jen.Id("path").Index(jen.Lit(i))
		switch p.Type.Kind {
		case plan.String:
		case plan.Int:
			text = e.literal(r, op.Trial.Example.Args[i])
		default:
			text = e.goType(p.Type).Call(text)
		}
		values = append(values, text)
	}
	return values
}

// numberedParams are the path parameters that are numbers.
func numberedParams(op *plan.Operation) []string {
	var names []string
	for _, p := range op.PathParams {
		if p.Type.Kind == plan.Int {
			names = append(names, p.Wire)
		}
	}
	return names
}

// stringLits returns string literals.
func stringLits(values []string) []jen.Code {
	var list []jen.Code
	for _, v := range values {
		list = append(list, jen.Lit(v))
	}
	return list
}

func stringsLit(values []string) *jen.Statement {
	return jen.Index().String().Values(stringLits(values)...)
}

// watchedClient returns a function that creates a client and records its calls.
func (e emitter) watchedClient(r *plan.Resource) jen.Code {
	roundTripper := func() *jen.Statement { return jen.Qual("net/http", "RoundTripper") }
	transport := func(name string) *jen.Statement { return e.transportPkg(name) }
	record := func() *jen.Statement { return e.selftestPkg("Record") }
	watching := jen.Func().Params(jen.Id("next").Add(roundTripper())).Add(roundTripper()).Block(
		jen.Return(e.selftestPkg("Watch").Call(jen.Id("next"), jen.Func().Params(ctxParam()).Block(
			jen.List(jen.Id("op"), jen.Id("_")).Op(":=").Add(transport("OperationFrom")).Call(jen.Id("ctx")),
			jen.Id("watch").Call(record().Call(jen.Id("op"))),
		))),
	)
	return doc("newWatchedClient returns a client on base whose middleware passes the operation of every call to watch.").
		Func().Id("newWatchedClient").Params(jen.Id("base").Add(roundTripper()), jen.Id("watch").Func().Params(record())).
		Params(clientPointer(r), jen.Error()).Block(
		jen.Id("watching").Op(":=").Add(watching),
		jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(e.newExampleClient(
			transport("WithBase").Call(jen.Id("base")),
			transport("WithMiddleware").Call(jen.Id("watching")), transport("WithTimeout").Call(jen.Lit(0)),
		)),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Qual(r.Path, "New").Call(jen.Id("t")), jen.Nil()),
	)
}

func clientPointer(r *plan.Resource) *jen.Statement { return jen.Op("*").Qual(r.Path, "Client") }

func (e emitter) paramErrorPointer() *jen.Statement {
	return jen.Op("*").Add(e.transportPkg("ParamError"))
}

// selftestPkg refers to a name of the engine of emitted tests.
func (e emitter) selftestPkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("testkit/selftest"), name)
}
