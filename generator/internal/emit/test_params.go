package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// paramsTest returns the file of the tests of valid and invalid parameters: one
// for each operation that has parameters beside those of its path.
func (e emitter) paramsTest(r *plan.Resource) *jen.File {
	var tests []jen.Code
	for _, op := range r.Operations {
		if op.Params != nil && len(op.Trial.Values) > 0 {
			tests = append(tests, e.paramsTestFunc(r, op))
		}
	}
	return declare(e.newTestFile(r.Path), append(tests, e.paramsFake(r))...)
}

// paramsFake returns the fake to which parameters are sent without validation by
// the client.
func (e emitter) paramsFake(r *plan.Resource) jen.Code {
	codes := e.sdk.Refusals
	newFake := jen.Func().Params().Qual("net/http", "RoundTripper").
		Add(inline(jen.Return(jen.Qual(r.Test.Path, "NewFake").Call())))
	return doc("paramsFake returns a fake, and the codes with which it rejects parameters.").
		Var().Id("paramsFake").Op("=").Add(e.selftestPkg("Fake")).Add(multiline("{", "}",
		keyed("New", newFake),
		keyed("Missing", jen.Lit(codes.Missing)),
		keyed("Unknown", jen.Lit(codes.Unknown)),
		keyed("Type", jen.Lit(codes.Type)),
		keyed("Value", jen.Lit(codes.Value)),
		keyed("Format", jen.Lit(codes.Format)),
	))
}

// hasTrialValues reports whether an operation has a parameter of which values
// can be tried.
func hasTrialValues(r *plan.Resource) bool {
	for _, op := range r.Operations {
		if len(op.Trial.Values) > 0 {
			return true
		}
	}
	return false
}

func (e emitter) paramsTestFunc(r *plan.Resource, op *plan.Operation) jen.Code {
	params := func() *jen.Statement { return jen.Qual(r.Path, op.Params.GoName) }
	call := jen.Func().Params(ctxParam(), jen.Id("c").Add(clientPointer(r)), jen.Id("p").Add(params())).
		Params(jen.Any(), jen.Error()).Block(
		returnCall(op, e.trialCall(r, op, "c", e.trialPath(r, op), jen.Id("p"))),
	)
	var rows []jen.Code
	for _, v := range op.Trial.Values {
		rows = append(rows, e.paramRow(r, op, v))
	}
	table := jen.Index().Add(e.selftestPkg("Param")).Types(params()).Add(multiline("{", "}", rows...))
	return testFunc("Test"+op.Params.GoName, "tests values just inside and just outside the allowed ranges.",
		jen.Id("call").Op(":=").Add(call),
		jen.Id("valid").Op(":=").Add(e.literal(r, op.Trial.Params)),
		e.selftestPkg("Params").Types(e.paramErrorPointer()).Call(
			jen.Id("t"), jen.Id("newWireClient"), jen.Id("paramsFake"), jen.Id("call"), jen.Id("valid"), table,
		),
	)
}

// paramRow returns a value, and its expected result.
func (e emitter) paramRow(r *plan.Resource, op *plan.Operation, v plan.TrialValue) jen.Code {
	fields := []jen.Code{keyed("Name", jen.Lit(v.Name))}
	if v.Value != nil {
		set := jen.Func().Params(jen.Id("p").Op("*").Qual(r.Path, op.Params.GoName)).
			Add(inline(jen.Id("p").Dot(v.GoName).Op("=").Add(e.trialLiteral(r, *v.Value))))
		fields = append(fields, keyed("Set", set))
	}
	if v.Clear {
		none := jen.Var().Id("none").Qual(r.Path, op.Params.GoName)
		set := jen.Func().Params(jen.Id("p").Op("*").Qual(r.Path, op.Params.GoName)).
			Block(none, jen.Id("p").Dot(v.GoName).Op("=").Id("none").Dot(v.GoName))
		fields = append(fields, keyed("Set", set))
	}
	for _, outcome := range []struct{ name, text string }{
		{"Query", v.Query}, {"Header", v.Header}, {"Form", v.Form}, {"Body", v.Body},
		{"Unsent", v.Unsent}, {"Error", v.Error},
	} {
		if outcome.text != "" {
			fields = append(fields, keyed(outcome.name, repetitive(outcome.text)))
		}
	}
	if v.List != nil {
		fields = append(fields, keyed("List", stringsLit(v.List)))
	}
	return jen.Values(fields...)
}

// trialLiteral returns a literal; a long string of equal characters is printed
// as a repetition.
func (e emitter) trialLiteral(r *plan.Resource, v plan.Literal) *jen.Statement {
	const long = 32
	if len(v.Text) <= long || strings.Trim(v.Text, v.Text[:1]) != "" {
		return e.literal(r, v)
	}
	text := jen.Qual("strings", "Repeat").Call(jen.Lit(v.Text[:1]), jen.Lit(len(v.Text)))
	if v.Type.Kind != plan.String {
		text = e.goType(v.Type).Call(text)
	}
	if v.Set {
		return jen.Qual(e.sdk.Paths.Models, "Some").Call(text)
	}
	return text
}
