package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportLimiter has the rate, the limiter that a user can replace, and the
// adapters between it and the engines.
func transportLimiter(sdk *plan.SDK) []jen.Code {
	return []jen.Code{
		transportRate(),
		transportLimiterType(),
		transportPauser(sdk),
		transportRefunder(),
		transportNewLimiter(sdk),
		doc("publicLimiter is the engine's limiter as a [Limiter].").
			Type().Id("publicLimiter").Struct(jen.Id("engine").Op("*").Qual(sdk.Paths.Engine("ratelimit"), "Classes")),
		transportPublicWait(sdk),
		transportPublicRefund(sdk),
		transportForEngine(sdk),
		doc("engineLimiter is a [Limiter] as the engines know it.").
			Type().Id("engineLimiter").Struct(jen.Id("limiter").Id("Limiter")),
		transportEngineWait(sdk),
		transportEnginePause(sdk),
		doc("refundingLimiter is one that is a [Refunder] too.").
			Type().Id("refundingLimiter").Struct(jen.Id("engineLimiter"), jen.Id("refunder").Id("Refunder")),
		transportEngineRefund(sdk),
	}
}

func transportRate() jen.Code {
	return doc("Rate is how many requests may be sent: Requests in every Per on average, and up to Burst at once after a quiet time. The Per that "+
		"begins with a burst sees Burst and Requests.").
		Type().Id("Rate").Struct(
		jen.Id("Requests").Int(),
		jen.Id("Per").Qual("time", "Duration"),
		jen.Id("Burst").Int(),
	)
}

func opParam() *jen.Statement { return jen.Id("op").Id("Operation") }

func engineOpParam(sdk *plan.SDK) *jen.Statement {
	return jen.Id("op").Qual(sdk.Paths.Engine("operation"), "Operation")
}

func costParam() *jen.Statement { return jen.Id("cost").Int() }

func waitParam() *jen.Statement { return jen.Id("wait").Qual("time", "Duration") }

func transportLimiterType() jen.Code {
	return doc("Limiter decides when a request may be sent. Wait returns nil when it may. It returns an error, having taken nothing, when ctx is " +
		"done, and at once when the turn would come after the deadline of ctx: errors.Is then finds [context.DeadlineExceeded]. A " +
		"request costs 1. Operations of one RateClass share a limit. Wait is called by many goroutines; it may ask a store that several " +
		"processes share.").
		Type().Id("Limiter").Interface(
		jen.Id("Wait").Params(ctxParam(), opParam(), costParam()).Error(),
	)
}

func transportPauser(sdk *plan.SDK) jen.Code {
	return doc("Pauser is a [Limiter] that wants to know when " + sdk.Transport.APIName + " asked for a pause with a 429, to share it with other " +
		"processes. The client that got the 429 pauses the route by itself.").
		Type().Id("Pauser").Interface(
		jen.Id("Pause").Params(ctxParam(), opParam(), waitParam()),
	)
}

func transportRefunder() jen.Code {
	return doc("Refunder is a [Limiter] that takes tokens back. Refund is called right behind a Wait of the same operation and cost, when a 429 " +
		"asked for a pause of the route meanwhile: the request then waits for the end of the pause, and asks again. With a Limiter that is no " +
		"Refunder it keeps its token; many that did go all at once when the pause ends. ctx may be done.").
		Type().Id("Refunder").Interface(
		jen.Id("Refund").Params(ctxParam(), opParam(), costParam()),
	)
}

func transportNewLimiter(sdk *plan.SDK) jen.Code {
	engine := sdk.Paths.Engine("ratelimit")
	return doc("NewLimiter returns the limiter that [WithRateLimit] uses: a token bucket for each rate class, which serves those who wait in the "+
		"order in which they came. A cost above rate.Burst is an error: it would never pass. The limiter is a [Refunder]. NewLimiter fails when a "+
		"field of rate is zero or negative.").
		Func().Id("NewLimiter").Params(jen.Id("rate").Id("Rate")).Params(jen.Id("Limiter"), jen.Error()).Block(
		jen.List(jen.Id("classes"), jen.Err()).Op(":=").Qual(engine, "NewClasses").Call(jen.Qual(engine, "Rate").Call(jen.Id("rate"))),
		jen.If(jen.Err().Op("!=").Nil()).Block(
			jen.Return(jen.Nil(), jen.Qual("fmt", "Errorf").Call(jen.Lit("transport.NewLimiter: %w"), jen.Err())),
		),
		jen.Return(jen.Id("publicLimiter").Values(jen.Id("classes")), jen.Nil()),
	)
}

func transportPublicWait(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(jen.Id("l").Id("publicLimiter")).Id("Wait").Params(ctxParam(), opParam(), costParam()).Error().Block(
		jen.Return(jen.Id("l").Dot("engine").Dot("Wait").Call(
			jen.Id("ctx"), jen.Qual(sdk.Paths.Engine("operation"), "Operation").Call(jen.Id("op")), jen.Id("cost"),
		)),
	)
}

func transportPublicRefund(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(jen.Id("l").Id("publicLimiter")).Id("Refund").Params(ctxParam(), opParam(), costParam()).Block(
		jen.Id("l").Dot("engine").Dot("Refund").Call(
			jen.Id("ctx"), jen.Qual(sdk.Paths.Engine("operation"), "Operation").Call(jen.Id("op")), jen.Id("cost"),
		),
	)
}

func transportForEngine(sdk *plan.SDK) jen.Code {
	return doc("forEngine is limiter as the engines know it.").
		Func().Id("forEngine").Params(jen.Id("limiter").Id("Limiter")).Qual(sdk.Paths.Engine("ratelimit"), "Limiter").Block(
		jen.Id("l").Op(":=").Id("engineLimiter").Values(jen.Id("limiter")),
		jen.If(
			jen.List(jen.Id("refunder"), jen.Id("ok")).Op(":=").Id("limiter").Assert(jen.Id("Refunder")),
			jen.Id("ok"),
		).Block(
			jen.Return(jen.Id("refundingLimiter").Values(jen.Id("l"), jen.Id("refunder"))),
		),
		jen.Return(jen.Id("l")),
	)
}

func transportEngineRefund(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(jen.Id("l").Id("refundingLimiter")).Id("Refund").Params(ctxParam(), engineOpParam(sdk), costParam()).Block(
		jen.Id("l").Dot("refunder").Dot("Refund").Call(jen.Id("ctx"), jen.Id("Operation").Call(jen.Id("op")), jen.Id("cost")),
	)
}

func transportEngineWait(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(jen.Id("l").Id("engineLimiter")).Id("Wait").Params(ctxParam(), engineOpParam(sdk), costParam()).Error().Block(
		jen.Return(jen.Id("l").Dot("limiter").Dot("Wait").Call(jen.Id("ctx"), jen.Id("Operation").Call(jen.Id("op")), jen.Id("cost"))),
	)
}

func transportEnginePause(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(jen.Id("l").Id("engineLimiter")).Id("Pause").Params(ctxParam(), engineOpParam(sdk), waitParam()).Block(
		jen.If(
			jen.List(jen.Id("pauser"), jen.Id("ok")).Op(":=").Id("l").Dot("limiter").Assert(jen.Id("Pauser")),
			jen.Id("ok"),
		).Block(
			jen.Id("pauser").Dot("Pause").Call(jen.Id("ctx"), jen.Id("Operation").Call(jen.Id("op")), jen.Id("wait")),
		),
	)
}
