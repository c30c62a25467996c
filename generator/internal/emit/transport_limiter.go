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
		transportNewLimiter(sdk),
		doc("publicLimiter is an engine's limiter as a [Limiter].").
			Type().Id("publicLimiter").Struct(jen.Id("engine").Qual(sdk.Paths.Engine("ratelimit"), "Limiter")),
		transportPublicWait(sdk),
		doc("engineLimiter is a [Limiter] as the engines know it.").
			Type().Id("engineLimiter").Struct(jen.Id("limiter").Id("Limiter")),
		transportEngineWait(sdk),
		transportEnginePause(sdk),
	}
}

func transportRate() jen.Code {
	return doc("Rate is how many requests may be sent: Requests in every Per on average, and up to Burst at once after a quiet time.").
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
		"done first, and at once when the turn would come after the deadline of ctx: errors.Is then finds [context.DeadlineExceeded]. A " +
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

func transportNewLimiter(sdk *plan.SDK) jen.Code {
	engine := sdk.Paths.Engine("ratelimit")
	return doc("NewLimiter returns the limiter that [WithRateLimit] uses: a token bucket for each rate class. It fails when a field of rate is zero "+
		"or negative.").
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
