package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// argumentsTest is the file of the tests of parameters of the path and of bodies
// that are arguments.
func (e emitter) argumentsTest(r *plan.Resource) *jen.File {
	var tests []jen.Code
	for _, op := range r.Operations {
		for _, a := range op.Trial.Arguments {
			tests = append(tests, e.argumentTest(r, op, a))
		}
	}
	return declare(e.newTestFile(r.Path), tests...)
}

func hasTrialArguments(r *plan.Resource) bool {
	for _, op := range r.Operations {
		if len(op.Trial.Arguments) > 0 {
			return true
		}
	}
	return false
}

// argumentTest calls an operation as its example does, but for one argument.
func (e emitter) argumentTest(r *plan.Resource, op *plan.Operation, a plan.TrialArgument) jen.Code {
	argument := func() *jen.Statement { return e.goType(a.Type) }
	args := []jen.Code{jen.Id("ctx")}
	for i, arg := range op.Trial.Example.Args {
		if i == a.Index {
			args = append(args, jen.Id("argument"))
		} else {
			args = append(args, e.elementLiteral(r, arg))
		}
	}
	call := jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r)), jen.Id("argument").Add(argument())).
		Params(jen.Any(), jen.Error()).Block(returnCall(op, jen.Id("c").Dot(op.GoName).Call(args...)))
	var rows []jen.Code
	for _, v := range a.Values {
		set := jen.Func().Params(jen.Id("p").Op("*").Add(argument())).
			Add(inline(jen.Op("*").Id("p").Op("=").Add(e.elementLiteral(r, *v.Value))))
		fields := []jen.Code{keyed("Name", jen.Lit(v.Name)), keyed("Set", set)}
		if v.Error != "" {
			fields = append(fields, keyed("Error", jen.Lit(v.Error)))
		}
		if v.NoBody {
			fields = append(fields, keyed("NoBody", jen.True()))
		}
		rows = append(rows, jen.Values(fields...))
	}
	valid := op.Trial.Example.Args[a.Index]
	if op.Trial.Body != nil && a.Index == len(op.Trial.Example.Args)-1 {
		valid = *op.Trial.Body
	}
	table := jen.Index().Add(e.selftestPkg("Param")).Types(argument()).Add(multiline("{", "}", rows...))
	return testFunc("Test"+a.Name, "tries values just inside and just outside of what is allowed.",
		jen.Id("call").Op(":=").Add(call),
		e.selftestPkg("Params").Types(e.paramErrorPointer()).Call(
			jen.Id("t"), jen.Id("newWireClient"), e.selftestPkg("Fake").Values(), jen.Id("call"),
			e.typedLiteral(r, valid), table,
		),
	)
}
