package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeCallFile is the file of the record of calls.
func fakeCallFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	decls := []jen.Code{callType(), callAll(), callForget(), callObserve(sdk)}
	for _, op := range r.Test.Operations {
		decls = append(decls, callOfType(r, op), callOfMethod(op))
	}
	for _, decl := range decls {
		f.Add(decl)
		f.Line()
	}
	return f
}

func callType() jen.Code {
	return doc("Call is the record of one request.").Type().Id("Call").Struct(
		jen.Id("Operation").String().Comment("// empty when no operation has the path"),
		jen.Id("Method").String(),
		jen.Id("Path").String().Comment("// escaped, as it came"),
		jen.Id("Query").Qual("net/url", "Values"),
		jen.Id("Header").Qual("net/http", "Header"),
		jen.Id("Body").Index().Byte(),
		jen.Id("Time").Qual("time", "Time").Comment("// of arrival, on the fake's clock"),
		jen.Id("Status").Int().Comment("// of the answer; 0 while there is none, and when the connection broke"),
		jen.Id("TraceID").String().Comment("// of the answer"),
		jen.Id("Fault").String().Comment("// the kind of the fault that struck; empty when none did"),
	)
}

func callAll() jen.Code {
	return doc("Calls are the requests so far, oldest first, tries that failed and requests that were turned away included. The latest 10,000 are remembered, or as many of them as take 64 MiB.").
		Func().Params(fakeReceiver("Fake")).Id("Calls").Params().Index().Id("Call").Block(
		jen.Var().Id("calls").Index().Id("Call"),
		jen.For(jen.List(jen.Id("_"), jen.Id("entry")).Op(":=").Range().Add(fakeServer()).Dot("Calls").Call(jen.Lit(""))).Block(
			jen.Id("calls").Op("=").Append(jen.Id("calls"), jen.Id("Call").Call(jen.Id("entry").Dot("Call"))),
		),
		jen.Return(jen.Id("calls")),
	)
}

func callForget() jen.Code {
	return fakeMethod("ForgetCalls empties the record.", "ForgetCalls", nil, nil)
}

func callObserve(sdk *plan.SDK) jen.Code {
	observer := jen.Func().Params(jen.Id("call").Add(fakePkg(sdk, "Call"))).Block(jen.Id("observer").Call(jen.Id("Call").Call(jen.Id("call"))))
	return doc("Observe has a function called with every call when it has ended, before its answer is on the way. It may be called at the same time.").
		Func().Params(fakeReceiver("Fake")).Id("Observe").Params(jen.Id("observer").Func().Params(jen.Id("Call"))).
		Block(fakeServer().Dot("Observe").Call(observer))
}

// callOfType is a call of one operation, with its own arguments.
func callOfType(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	fields := []jen.Code{jen.Id("Call")}
	for _, p := range op.CallFields {
		fields = append(fields, jen.Id(p.GoName).String())
	}
	if op.Params != nil {
		fields = append(fields, jen.Id("Params").Qual(r.Path, op.Params.GoName))
	}
	return doc(fmt.Sprintf("%s is a call of [%s.Client.%s].", op.CallType, r.Package, op.GoName)).Type().Id(op.CallType).Struct(fields...)
}

func callOfMethod(op *plan.FakeOperation) jen.Code {
	values := []jen.Code{keyed("Call", jen.Id("Call").Call(jen.Id("entry").Dot("Call")))}
	for _, p := range op.CallFields {
		values = append(values, keyed(p.GoName, jen.Id("entry").Dot("Request").Dot("Path").Call(jen.Lit(p.Wire))))
	}
	if op.Params != nil {
		values = append(values, keyed("Params", jen.Id(op.ReadParams).Call(jen.Id("entry").Dot("Request"))))
	}
	name := op.CallType + "s"
	return doc(fmt.Sprintf("%s are the calls of %s so far, oldest first.", name, op.GoName)).
		Func().Params(fakeReceiver("Fake")).Id(name).Params().Index().Id(op.CallType).Block(
		jen.Var().Id("calls").Index().Id(op.CallType),
		jen.For(jen.List(jen.Id("_"), jen.Id("entry")).Op(":=").Range().Add(fakeServer()).Dot("Calls").Call(jen.Id(op.Const))).Block(
			jen.Id("calls").Op("=").Append(jen.Id("calls"), jen.Id(op.CallType).Add(multiline("{", "}", values...))),
		),
		jen.Return(jen.Id("calls")),
	)
}
