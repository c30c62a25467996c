package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// enumsTest returns the file of the test of the texts of all enums.
func (e emitter) enumsTest() *jen.File {
	var statements []jen.Code
	for _, enum := range append([]*plan.Enum{e.sdk.Transport.Errors.Enum}, e.sdk.Models.Enums...) {
		if len(enum.Values) == 0 {
			continue
		}
		var rows []jen.Code
		if enum.Numbers {
			statements = append(statements, e.intEnumTest(enum))
			continue
		}
		for _, v := range enum.Values {
			rows = append(rows, jen.Lit(v.Wire).Op(":").Qual(e.sdk.Paths.Models, v.GoName))
		}
		table := jen.Map(jen.String()).Qual(e.sdk.Paths.Models, enum.GoName).Add(multiline("{", "}", rows...))
		statements = append(statements, e.selftestPkg("Enum").Call(jen.Id("t"), table))
	}
	return declare(e.newTestFile(e.sdk.Paths.Models),
		testFunc("TestEnums", "compares the constants of every enum with their values in JSON.", statements...))
}

// intEnumTest holds the constants of an enum of numbers against the wire.
func (e emitter) intEnumTest(enum *plan.Enum) jen.Code {
	var rows []jen.Code
	for _, v := range enum.Values {
		name := jen.Values(keyed("Value", jen.Qual(e.sdk.Paths.Models, v.GoName)), keyed("Text", jen.Lit(v.Text)))
		rows = append(rows, jen.Op(v.Wire).Op(":").Add(name))
	}
	value := e.selftestPkg("IntValue").Types(jen.Qual(e.sdk.Paths.Models, enum.GoName))
	return e.selftestPkg("IntEnum").Call(jen.Id("t"), jen.Map(jen.Int()).Add(value).Add(multiline("{", "}", rows...)))
}

// failuresTest is the file of the tests of what a failure becomes.
func (e emitter) failuresTest() *jen.File {
	models := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Models, name) }
	t := e.sdk.Models.Failure
	var rows []jen.Code
	for _, f := range e.sdk.Transport.Errors.Failures {
		rows = append(rows, jen.Lit(f.Status).Op(":").Add(models(f.Sentinel)))
	}
	failure := jen.Func().Params(jen.Id("status").Int()).Error().
		Add(inline(jen.Return(jen.Op("&").Add(models("APIError")).Values(keyed("StatusCode", jen.Id("status"))))))
	read := jen.Func().Params(jen.Id("body").String()).String().Block(
		jen.Id("e").Op(":=").Add(models("APIError")).Values(keyed("StatusCode", jen.Lit(404))),
		jen.Id("e").Dot("ReadBody").Call(jen.Index().Byte().Call(jen.Id("body"))),
		jen.If(jen.Op("!").Id("e").Dot("Has").Call(jen.Lit(t.Code)).Op("||").Id("e").Dot("Has").Call(jen.Lit("another"))).Block(
			jen.Return(jen.Lit("the codes are others")),
		),
		jen.Return(jen.Id("e").Dot("Error").Call()),
	)
	tests := []jen.Code{
		testFunc("TestSentinels", "holds the sentinels against the statuses that they stand for.",
			jen.Id("failure").Op(":=").Add(failure),
			e.selftestPkg("Sentinels").Call(jen.Id("t"), jen.Id("failure"), jen.Map(jen.Int()).Error().Add(multiline("{", "}", rows...))),
		),
		testFunc("TestFailureBody", "reads the body of a failure, whatever the order of its members.",
			jen.Id("read").Op(":=").Add(read),
			e.selftestPkg("FailureBody").Call(jen.Id("t"), jen.Id("read"), jen.Lit(t.List), jen.Lit(t.Trace), jen.Lit(t.Text)),
		),
	}
	if e.sdk.Transport.Errors.ModelExample != "" {
		tests = append(tests, e.failureModelsTest())
	}
	return declare(e.newTestFile(e.sdk.Paths.Models), tests...)
}

// failureModelsTest reads bodies of failures that have a model of their own.
func (e emitter) failureModelsTest() jen.Code {
	models := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Models, name) }
	var rows []jen.Code
	for _, f := range e.sdk.Transport.Errors.Failures {
		if f.Model == "" {
			continue
		}
		read := jen.Func().Params(jen.Id("status").Int(), jen.Id("body").String()).Params(jen.Any(), jen.Bool()).Block(
			jen.Id("e").Op(":=").Op("&").Add(models("APIError")).Values(keyed("StatusCode", jen.Id("status"))),
			jen.Id("e").Dot("ReadModel").Call(jen.Index().Byte().Call(jen.Id("body"))),
			jen.Return(models("FailureModel").Types(models(f.Model)).Call(jen.Id("e"))),
		)
		rows = append(rows, multiline("{", "}", keyed("Status", jen.Lit(f.Status)), keyed("Body", jen.Lit(f.Sample)),
			keyed("Read", read)))
	}
	return testFunc("TestFailureModels", "reads the bodies of failures that have a model of their own.",
		e.selftestPkg("FailureModels").Call(jen.Id("t"),
			jen.Index().Add(e.selftestPkg("FailureModel")).Add(multiline("{", "}", rows...))))
}
