package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// failureAnswer is an operation that documents a failure with a model of its own.
type failureAnswer struct {
	op      *plan.FakeOperation
	failure *plan.Failure
}

// failureAnswers are the failures of a resource that have a model of their own, each
// with the first operation that documents it.
func failureAnswers(r *plan.Resource) []failureAnswer {
	var all []failureAnswer
	seen := map[int]bool{}
	for _, op := range r.Test.Operations {
		for _, f := range op.Failures {
			if f.Model != "" && f.Status >= 400 && !seen[f.Status] {
				seen[f.Status] = true
				all = append(all, failureAnswer{op, f})
			}
		}
	}
	return all
}

// failureAnswersTest has the stub and the fake of a resource answer with failures that
// have a model of their own.
func (e emitter) failureAnswersTest(r *plan.Resource) jen.Code {
	types := []jen.Code{clientPointer(r), testPointer(r, "Stub"), testPointer(r, "Fake")}
	var rows []jen.Code
	for _, a := range failureAnswers(r) {
		rows = append(rows, e.failureAnswerRow(r, a))
	}
	return testFunc("TestFailureAnswers",
		"has the stub and the fake answer with failures that have a model of their own.",
		e.selftestPkg("FailureAnswers").Call(jen.Id("t"), jen.Id("newStubAndClient"), jen.Id("newFakeAndClient"),
			jen.Index().Add(e.selftestPkg("FailureAnswer")).Types(types...).Add(multiline("{", "}", rows...))),
	)
}

func (e emitter) failureAnswerRow(r *plan.Resource, a failureAnswer) jen.Code {
	models := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Models, name) }
	var args []jen.Code
	for _, arg := range a.op.Trial.Example.Args {
		args = append(args, e.elementLiteral(r, arg))
	}
	args = append(args, e.transportPkg("WithoutRetry").Call())
	call := jen.Id("c").Dot(a.op.GoName).Call(append([]jen.Code{jen.Id("ctx")}, args...)...)
	made := jen.Func().Params(jen.Id("body").String()).Error().Block(
		jen.Id("model").Op(":=").New(models(a.failure.Model)),
		jen.If(jen.Err().Op(":=").Qual("encoding/json", "Unmarshal").Call(jen.Index().Byte().Call(jen.Id("body")),
			jen.Id("model")), jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())),
		jen.Return(models("NewFailure").Call(jen.Lit(a.failure.Status), jen.Id("model"))),
	)
	fault := jen.Qual(r.Test.Path, "Fault").Values(keyed("Kind", jen.Qual(r.Test.Path, "FaultStatus")),
		keyed("Status", jen.Id("status")))
	return multiline("{", "}",
		keyed("Name", jen.Lit(a.op.Name)), keyed("Status", jen.Lit(a.failure.Status)),
		keyed("Body", jen.Lit(a.failure.Sample)), keyed("New", made), keyed("Set", e.failureSetter(r, a.op)),
		keyed("Fail", jen.Func().Params(jen.Id("f").Add(testPointer(r, "Fake")), jen.Id("status").Int()).
			Block(jen.Id("f").Dot("Inject").Call(fault))),
		keyed("Model", jen.Func().Params(jen.Err().Error()).Params(jen.Any(), jen.Bool()).
			Block(jen.Return(models("FailureModel").Types(models(a.failure.Model)).Call(jen.Err())))),
		keyed("Call", jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r))).Params(jen.Any(), jen.Error()).
			Block(lintIgnore(r, a.op.Operation), returnCall(a.op.Operation, call))),
	)
}

// failureSetter makes the stub answer an operation with a failure.
func (e emitter) failureSetter(r *plan.Resource, op *plan.FakeOperation) jen.Code {
	params := append([]jen.Code{jen.Id("_").Qual("context", "Context")}, e.stubParams(r, op)[1:]...)
	returned := jen.Err()
	if value := e.valueType(op.Returns); value != nil {
		returned = e.selftestPkg("Failed").Types(value).Call(jen.Err())
	}
	return jen.Func().Params(jen.Id("s").Add(testPointer(r, "Stub")), jen.Err().Error()).Block(
		jen.Id("s").Dot(op.StubField).Op("=").Func().Params(params...).Add(e.results(op.Operation)).
			Block(jen.Return(returned)),
	)
}
