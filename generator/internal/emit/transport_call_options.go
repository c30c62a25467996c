package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportCallOptions has CallOption, everything that returns one, and the raw
// response that one of them fills.
func transportCallOptions(sdk *plan.SDK) []jen.Code {
	set := func(method string, args ...jen.Code) jen.Code { return jen.Id("o").Dot(method).Call(args...) }
	return []jen.Code{
		doc("CallOption changes one call.").
			Type().Id("CallOption").Func().Params(jen.Op("*").Add(callPkg(sdk, "Options"))),
		transportCallOption(sdk, "WithHeader adds a header to the request, in place of the client's own of that name. Headers that the client or "+
			"the connection needs, such as Authorization, are refused with a [ParamError].",
			"WithHeader", jen.List(jen.Id("name"), jen.Id("value")).String(), set("SetHeader", jen.Id("name"), jen.Id("value"))),
		transportCallOption(sdk, "WithCallTimeout limits this operation instead of [WithTimeout]. Zero leaves only the limit of the context, "+
			"and less is a [ParamError].",
			"WithCallTimeout", durationParam(), set("SetTimeout", jen.Id("d"))),
		transportCallOption(sdk, "WithoutRetry sends the request once.",
			"WithoutRetry", jen.Null(), set("Once")),
		transportCallOption(sdk, "WithResponse fills r when the call returns, whether it failed or not. A nil r keeps nothing.",
			"WithResponse", jen.Id("r").Op("*").Id("Response"),
			set("Keep", jen.Parens(jen.Op("*").Add(callPkg(sdk, "Response"))).Call(jen.Id("r")))),
		transportResponse(sdk),
	}
}

// transportCallOption is a function that returns a CallOption of one statement.
func transportCallOption(sdk *plan.SDK, text, name string, param, body jen.Code) jen.Code {
	return doc(text).Func().Id(name).Params(param).Id("CallOption").Block(
		jen.Return(jen.Func().Params(jen.Id("o").Op("*").Add(callPkg(sdk, "Options"))).Add(inline(body))),
	)
}

func transportResponse(sdk *plan.SDK) jen.Code {
	return doc("Response is what came back, besides the value.").
		Type().Id("Response").Struct(
		jen.Id("StatusCode").Int().Comment("0 when there was no response"),
		jen.Id("Header").Qual("net/http", "Header").Comment("of the last response"),
		jen.Id("TraceID").String().Comment(sdk.Transport.APIName+"'s id of the request, for its support"),
		jen.Id("Attempts").Int().Comment("how often the request was sent"),
		jen.Id("Body").Index().Byte().Comment("as received, decompressed"),
	)
}
