package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportOperation has the operation that travels in a request's context.
func transportOperation(sdk *plan.SDK) []jen.Code {
	return []jen.Code{transportOperationType(sdk), transportOperationFrom(sdk), transportAttemptFrom(sdk)}
}

func transportOperationType(sdk *plan.SDK) jen.Code {
	return doc("Operation is what is known of a request beyond its URL.").
		Type().Id("Operation").Struct(
		jen.Id("Name").String().Comment(fmt.Sprintf("package and method: %q", sdk.Transport.ExampleName)),
		jen.Id("Method").String().Comment("of the request: \"GET\""),
		jen.Id("Route").String().Comment(fmt.Sprintf("template below the base URL: %q", sdk.Transport.ExampleRoute)),
		jen.Id("Idempotent").Bool().Comment("sending it twice does what sending it once does"),
		jen.Id("RateClass").String().Comment("operations of one class share a rate limit"),
	)
}

func transportOperationFrom(sdk *plan.SDK) jen.Code {
	return doc("OperationFrom returns the operation that a request belongs to, from the request's context. Middleware names spans and metrics "+
		"with it: Name and Route hold no ids.").
		Func().Id("OperationFrom").Params(ctxParam()).Params(jen.Id("Operation"), jen.Bool()).Block(
		jen.List(jen.Id("op"), jen.Id("ok")).Op(":=").Qual(sdk.Paths.Engine("operation"), "From").Call(jen.Id("ctx")),
		jen.If(jen.Op("!").Id("ok")).Block(jen.Return(jen.Id("Operation").Values(), jen.False())),
		jen.Return(jen.Id("Operation").Call(jen.Op("*").Id("op")), jen.True()),
	)
}

func transportAttemptFrom(sdk *plan.SDK) jen.Code {
	return doc("AttemptFrom returns the number of the try that a request belongs to, 1 being the first, from the request's context. It is 1 where " +
		"nobody counts.").
		Func().Id("AttemptFrom").Params(ctxParam()).Int().
		Add(inline(jen.Return(jen.Qual(sdk.Paths.Engine("operation"), "Try").Call(jen.Id("ctx")))))
}
