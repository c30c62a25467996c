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
		for _, v := range enum.Values {
			rows = append(rows, jen.Lit(v.Wire).Op(":").Qual(e.sdk.Paths.Models, v.GoName))
		}
		table := jen.Map(jen.String()).Qual(e.sdk.Paths.Models, enum.GoName).Add(multiline("{", "}", rows...))
		statements = append(statements, e.selftestPkg("Enum").Call(jen.Id("t"), table))
	}
	return declare(e.newTestFile(e.sdk.Paths.Models),
		testFunc("TestEnums", "compares the constants of every enum with their values in JSON.", statements...))
}

// failuresTest returns the file of the tests of failures.
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
	return declare(e.newTestFile(e.sdk.Paths.Models),
		testFunc("TestSentinels", "compares the sentinels with their status codes.",
			jen.Id("failure").Op(":=").Add(failure),
			e.selftestPkg("Sentinels").Call(jen.Id("t"), jen.Id("failure"), jen.Map(jen.Int()).Error().Add(multiline("{", "}", rows...))),
		),
		testFunc("TestFailureBody", "reads the body of a failure, whatever the order of its members.",
			jen.Id("read").Op(":=").Add(read),
			e.selftestPkg("FailureBody").Call(jen.Id("t"), jen.Id("read"), jen.Lit(t.List), jen.Lit(t.Trace), jen.Lit(t.Text)),
		),
	)
}
