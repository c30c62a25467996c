package emit

import (
	"path"
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// stubTest returns the file of the test that calls every operation of a resource on
// its stub and its fake.
func (e emitter) stubTest(r *plan.Resource) *jen.File {
	var rows []jen.Code
	for _, op := range r.Test.Operations {
		rows = append(rows, e.stubRow(r, op))
	}
	types := []jen.Code{clientPointer(r), testPointer(r, "Stub"), testPointer(r, "Fake")}
	table := jen.Index().Add(e.selftestPkg("StubOperation")).Types(types...).Add(multiline("{", "}", rows...))
	decls := []jen.Code{
		testFunc("TestStubOperations",
			"calls every operation on a stub with a function for it, on one without, and on a fake.",
			e.selftestPkg("Stubs").Call(jen.Id("t"), jen.Id("newStubAndClient"), jen.Id("newFakeAndClient"), table),
		),
		stubMaker(r, "newStubAndClient", "Stub", jen.Op("&").Qual(r.Test.Path, "Stub").Values()),
		stubMaker(r, "newFakeAndClient", "Fake", jen.Qual(r.Test.Path, "NewFake").Call()),
	}
	if len(failureAnswers(r)) > 0 {
		decls = append(decls, e.failureAnswersTest(r))
	}
	if slices.ContainsFunc(r.Operations, func(op *plan.Operation) bool { return op.Returns.Shape > plan.Many }) {
		decls = append(decls, e.plainClient(r))
	}
	return declare(e.newTestFile(r.Test.Path), decls...)
}

// stubSetterField names how a test sets the function of an operation: to one that
// returns what JSON says, or what a client has read.
func stubSetterField(op *plan.FakeOperation) string {
	if op.Returns.Shape > plan.Many {
		return "SetValue"
	}
	return "Set"
}

// plainClient makes a client on a base that answers with examples.
func (e emitter) plainClient(r *plan.Resource) jen.Code {
	return doc("newPlainClient is a client on base, which answers as examples do.").
		Func().Id("newPlainClient").Params(jen.Id("base").Qual("net/http", "RoundTripper")).
		Params(clientPointer(r), jen.Error()).Block(
		jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(e.newExampleClient(
			e.transportPkg("WithBase").Call(jen.Id("base")),
		)),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Return(jen.Qual(r.Path, "New").Call(jen.Id("t")), jen.Nil()),
	)
}

func testPointer(r *plan.Resource, name string) *jen.Statement {
	return jen.Op("*").Qual(r.Test.Path, name)
}

// stubMaker returns a function that creates a stub or a fake, and a client for
// it.
func stubMaker(r *plan.Resource, name, typeName string, value *jen.Statement) jen.Code {
	return jen.Func().Id(name).Params().Params(testPointer(r, typeName), clientPointer(r)).Block(
		jen.Id("s").Op(":=").Add(value),
		jen.Return(jen.Id("s"), jen.Qual(r.Path, "New").Call(jen.Id("s").Dot("Transport").Call())),
	)
}

// stubRow returns the row of an operation: its call, its stub, and the recorded
// calls.
func (e emitter) stubRow(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	var args, typed []jen.Code
	for _, arg := range op.Trial.Example.Args {
		args = append(args, e.elementLiteral(r, arg))
		typed = append(typed, e.typedLiteral(r, arg))
	}
	call := jen.Id("c").Dot(op.GoName).Call(append([]jen.Code{jen.Id("ctx")}, args...)...)
	fields := []jen.Code{
		keyed("Name", jen.Lit(op.Name)),
		keyed("Field", jen.Lit(op.StubField)),
		keyed("Example", jen.Lit(op.Trial.Example.Name)),
		keyed("Args", jen.Index().Any().Values(typed...)),
		keyed("Call", jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r))).Params(jen.Any(), jen.Error()).
			Block(lintIgnore(r, op.Operation), returnCall(op.Operation, call))),
		keyed(stubSetterField(op), e.stubSetter(r, op)),
		keyed("Calls", recordedCalls(r, op)),
	}
	if op.Returns.Shape > plan.Many {
		fields = append(fields, keyed("Client", jen.Id("newPlainClient")))
	}
	return multiline("{", "}", fields...)
}

// lintIgnore keeps the linter from reporting the next line, in which a test
// outside of the resource's package calls a deprecated function.
func lintIgnore(r *plan.Resource, op *plan.Operation) jen.Code {
	if r.Deprecated == "" && op.Deprecated == "" {
		return jen.Null()
	}
	return jen.Comment("//lint:ignore SA1019 deprecated functions are tested too")
}

// stubSetter sets the function of an operation.
func (e emitter) stubSetter(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	op = withoutPackageName(r, op)
	params := append([]jen.Code{jen.Id("_").Qual("context", "Context")}, e.stubParams(r, op)[1:]...)
	args := pathArgs(op.Operation)
	if op.Params != nil {
		args = append(args, jen.Id("params"))
	}
	if op.BodyOf != nil {
		args = append(args, jen.Id("body"))
	}
	call := jen.Id("call").Call(args...)
	var body []jen.Code
	result := jen.String()
	switch op.Returns.Shape {
	case plan.None:
		body = []jen.Code{call, jen.Return(jen.Nil())}
	case plan.Many:
		body = []jen.Code{jen.Return(e.selftestPkg("Value").Types(jen.Index().Add(e.goType(op.Returns.Type))).
			Call(call))}
	case plan.One:
		body = []jen.Code{jen.Return(e.selftestPkg("Value").Types(jen.Op("*").Add(e.goType(op.Returns.Type))).
			Call(call))}
	default:
		returned := e.valueType(op.Returns)
		body = []jen.Code{jen.Return(e.selftestPkg("As").Types(returned).Call(call))}
		result = jen.Any()
	}
	return jen.Func().Params(
		jen.Id("s").Add(testPointer(r, "Stub")), jen.Id("call").Func().Params(jen.Op("...").Any()).Add(result),
	).Block(
		jen.Id("s").Dot(op.StubField).Op("=").Func().Params(params...).Add(e.results(op.Operation)).Block(body...),
	)
}

// withoutPackageName returns an operation none of whose arguments is called like the
// package of the resource, which a function that names a type of it could not have.
func withoutPackageName(r *plan.Resource, op *plan.FakeOperation) *plan.FakeOperation {
	i := slices.IndexFunc(op.PathParams, func(p plan.PathParam) bool { return p.GoName == path.Base(r.Path) })
	if i < 0 {
		return op
	}
	own, operation := *op, *op.Operation
	operation.PathParams = slices.Clone(operation.PathParams)
	operation.PathParams[i].GoName += "Value"
	own.Operation = &operation
	return &own
}

// recordedCalls returns the arguments of the calls that a fake has recorded.
func recordedCalls(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	var args []jen.Code
	for _, p := range op.CallFields {
		args = append(args, jen.Id("c").Dot(p.GoName))
	}
	if op.Params != nil {
		args = append(args, jen.Id("c").Dot("Params"))
	}
	if op.BodyOf != nil {
		args = append(args, jen.Id("c").Dot("Body"))
	}
	recorded := jen.Range().Id("f").Dot(op.GoName + "Calls").Call()
	loop := jen.For(recorded)
	if len(args) > 0 {
		loop = jen.For(jen.List(jen.Id("_"), jen.Id("c")).Op(":=").Add(recorded))
	}
	return jen.Func().Params(jen.Id("f").Add(testPointer(r, "Fake"))).Params(jen.Id("calls").Index().Index().Any()).
		Block(
			loop.Block(jen.Id("calls").Op("=").Append(jen.Id("calls"), jen.Index().Any().Values(args...))),
			jen.Return(jen.Id("calls")),
		)
}
