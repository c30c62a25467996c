package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeCallFile returns the file of the calls of each operation.
func (e emitter) fakeCallFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	var decls []jen.Code
	for _, op := range r.Test.Operations {
		decls = append(decls, e.callOfType(r, op), e.callOfMethod(op))
	}
	for _, decl := range decls {
		f.Add(decl)
		f.Line()
	}
	return f
}

// callOfType is a call of one operation, with its own arguments.
func (e emitter) callOfType(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	fields := []jen.Code{jen.Id("Call")}
	for _, p := range op.CallFields {
		fields = append(fields, jen.Id(p.GoName).Add(e.goType(p.Type)))
	}
	if op.Params != nil {
		fields = append(fields, jen.Id("Params").Qual(r.Path, op.Params.GoName))
	}
	if op.BodyOf != nil {
		fields = append(fields, jen.Id("Body").Add(e.goType(op.BodyOf.Type)))
	}
	return doc(fmt.Sprintf("%s is a call of [%s.Client.%s].", op.CallType, r.Package, op.GoName)).Type().Id(op.CallType).Struct(fields...)
}

func (e emitter) callOfMethod(op *plan.FakeOperation) jen.Code {
	values := []jen.Code{keyed("Call", jen.Id("Call").Call(jen.Id("entry").Dot("Call")))}
	for _, p := range op.CallFields {
		values = append(values, keyed(p.GoName, e.fakePath(p, jen.Id("entry").Dot("Request"))))
	}
	if op.Params != nil {
		values = append(values, keyed("Params", jen.Id(op.ReadParams).Call(jen.Id("entry").Dot("Request"))))
	}
	if op.BodyOf != nil {
		values = append(values, keyed("Body", e.fakeBodyOf(op.BodyOf, jen.Id("entry").Dot("Request"))))
	}
	name := op.CallType + "s"
	return doc(fmt.Sprintf("%s returns the calls of %s so far, oldest first.", name, op.GoName)).
		Func().Params(fakeReceiver("Fake")).Id(name).Params().Index().Id(op.CallType).Block(
		jen.Var().Id("calls").Index().Id(op.CallType),
		jen.For(jen.List(jen.Id("_"), jen.Id("entry")).Op(":=").Range().Add(fakeServer()).Dot("Calls").Call(jen.Id(op.Const))).Block(
			jen.Id("calls").Op("=").Append(jen.Id("calls"), jen.Id(op.CallType).Add(multiline("{", "}", values...))),
		),
		jen.Return(jen.Id("calls")),
	)
}
