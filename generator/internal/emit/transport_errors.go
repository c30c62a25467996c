package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportErrors has the errors that are not the API's own, and the functions
// through which the engine makes public errors of its own.
func transportErrors(sdk *plan.SDK) []jen.Code {
	return []jen.Code{
		transportParamError(sdk),
		doc("Error names the operation, the parameter, the value and the rule.").
			Add(transportErrorMethod("ParamError")).Add(inline(
			jen.Return(jen.Parens(jen.Op("*").Add(callPkg(sdk, "ParamError"))).Call(jen.Id("e")).Dot("Error").Call()),
		)),
		transportTooLargeError(),
		doc("Error names the operation and the limit.").
			Add(transportErrorMethod("ResponseTooLargeError")).Add(inline(
			jen.Return(jen.Parens(jen.Op("*").Add(callPkg(sdk, "TooLargeError"))).Call(jen.Id("e")).Dot("Error").Call()),
		)),
		transportHook(sdk, "paramError", "ParamError", "ParamError"),
		transportHook(sdk, "tooLarge", "TooLargeError", "ResponseTooLargeError"),
		transportFailure(sdk),
		transportErrorKind(sdk),
	}
}

func transportErrorKind(sdk *plan.SDK) jen.Code {
	return doc("ErrorKind names the error of a round trip in a word of a small, fixed set, such as \"timeout\" or \"connection_lost\": what the " +
		"logs of [WithLogger] have as error.type. Anything unknown is \"_OTHER\".").
		Func().Id("ErrorKind").Params(jen.Err().Error()).String().
		Add(inline(jen.Return(jen.Qual(sdk.Paths.Engine("wirelog"), "Kind").Call(jen.Err()))))
}

func transportErrorMethod(receiver string) *jen.Statement {
	return jen.Func().Params(jen.Id("e").Op("*").Id(receiver)).Id("Error").Params().String()
}

func transportParamError(sdk *plan.SDK) jen.Code {
	return doc("ParamError says that a parameter breaks a rule. Nothing was sent.").
		Type().Id("ParamError").Struct(
		jen.Id("Operation").String().Comment(fmt.Sprintf("%q", sdk.Transport.ExampleName)),
		jen.Id("Param").String().Comment("its name on the wire"),
		jen.Id("Value").String().Comment("as in the message; empty when missing or sensitive"),
		jen.Id("Rule").String().Comment("what is wrong: \"is required\""),
	)
}

func transportTooLargeError() jen.Code {
	return doc("ResponseTooLargeError says that the body of a response is longer than [WithMaxResponseBytes] allows.").
		Type().Id("ResponseTooLargeError").Struct(
		jen.Id("Operation").String(),
		jen.Id("Limit").Int64().Comment("bytes after decompression"),
	)
}

// transportHook makes a public error of an engine's.
func transportHook(sdk *plan.SDK, name, engine, public string) jen.Code {
	return jen.Func().Id(name).Params(jen.Id("e").Op("*").Add(callPkg(sdk, engine))).Error().Add(inline(
		jen.Return(jen.Parens(jen.Op("*").Id(public)).Call(jen.Id("e"))),
	))
}

// transportFailure makes the API's error of a response that is no success.
func transportFailure(sdk *plan.SDK) jen.Code {
	field := func(name string) jen.Code { return keyed(name, jen.Id("f").Dot(name)) }
	return jen.Func().Id("failure").Params(jen.Id("f").Op("*").Add(callPkg(sdk, "Failure"))).Error().Block(
		jen.Id("e").Op(":=").Op("&").Qual(sdk.Paths.Models, "APIError").Add(multiline("{", "}",
			field("Operation"), field("StatusCode"), field("TraceID"), field("Attempts"), field("RetryAfter"), field("Cause"),
		)),
		jen.Id("e").Dot("ReadBody").Call(jen.Id("f").Dot("Body")),
		jen.Return(jen.Id("e")),
	)
}
