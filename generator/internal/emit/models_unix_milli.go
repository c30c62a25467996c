package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsUnixMilli is the file of the instant in milliseconds.
func modelsUnixMilli(sdk *plan.SDK) *jen.File {
	method := func(name string) *jen.Statement {
		return jen.Func().Params(jen.Id("m").Id("UnixMilli")).Id(name).Params()
	}
	return declare(newFile(sdk, sdk.Paths.Models),
		doc("UnixMilli is an instant, in milliseconds since the start of 1970 in UTC.").Type().Id("UnixMilli").Int64(),
		doc("UnixMilliOf returns t, cut to the millisecond.").
			Func().Id("UnixMilliOf").Params(jen.Id("t").Qual("time", "Time")).Id("UnixMilli").
			Block(jen.Return(jen.Id("UnixMilli").Call(jen.Id("t").Dot("UnixMilli").Call()))),
		doc("Time returns the instant in UTC.").Add(method("Time")).Qual("time", "Time").
			Block(jen.Return(jen.Qual("time", "UnixMilli").Call(jen.Int64().Call(jen.Id("m"))).Dot("UTC").Call())),
		doc("String returns the instant as in RFC 3339.").Add(method("String")).String().
			Block(jen.Return(jen.Id("m").Dot("Time").Call().Dot("Format").Call(jen.Qual("time", "RFC3339Nano")))),
	)
}
