package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportMiddleware has the layers that work without a Client.
func transportMiddleware(sdk *plan.SDK) []jen.Code {
	return []jen.Code{
		doc("Middleware wraps a round-tripper. Like any round-tripper, what it returns must not change the request that it gets, and must close " +
			"its body.").
			Type().Id("Middleware").Func().Params(jen.Id("next").Add(roundTripper())).Add(roundTripper()),
		transportPassive(),
		transportChain(sdk),
		transportRetryLayer(sdk),
		transportRateLimitLayer(sdk),
		transportAttemptTimeoutLayer(sdk),
		transportLayer("Logging writes a line for each request, at Info or at Warn when it failed, with the attributes that [WithLogger] lists.",
			"Logging", loggerParam(), wireLogger(sdk).Dot("Operations")),
		transportLayer("AttemptLogging writes a line for each request at Debug. It belongs inside [Retry].",
			"AttemptLogging", loggerParam(), wireLogger(sdk).Dot("Attempts")),
	}
}

func transportChain(sdk *plan.SDK) jen.Code {
	return doc("Chain makes one middleware of many, the first outermost. It skips nil ones. A nil round-tripper stands for " +
		"[net/http.DefaultTransport] inside, as it does in a [net/http.Client]; one that a middleware returns fails every request.").
		Func().Id("Chain").Params(middlewareParam()).Id("Middleware").
		Block(jen.Return(callPkg(sdk, "Chain").Call(jen.Id("middleware"))))
}

// transportLayer is a function that returns a Middleware. Chain gives it what a
// nil round-tripper stands for.
func transportLayer(text, name string, param, layer jen.Code) jen.Code {
	return doc(text).Func().Id(name).Params(param).Id("Middleware").Block(jen.Return(jen.Id("Chain").Call(layer)))
}

func loggerParam() jen.Code { return jen.Id("logger").Op("*").Qual("log/slog", "Logger") }

// wireLogger is the engine's logger for a user's logger.
func wireLogger(sdk *plan.SDK) *jen.Statement {
	return jen.Qual(sdk.Paths.Engine("wirelog"), "New").Call(jen.Id("logger"), jen.Id("traceHeader"), jen.Id("logFields").Op("..."))
}

func transportRetryLayer(sdk *plan.SDK) jen.Code {
	return transportLayer("Retry sends requests again as [WithRetry] does. For requests without an operation the method decides what may be sent "+
		"twice: GET, HEAD, OPTIONS, TRACE, PUT and DELETE. Without a Client, the error of a context that ends between two tries is returned. "+
		"All that one Retry wraps shares its budget. A policy that makes no sense fails every request.",
		"Retry", jen.Id("policy").Id("RetryPolicy"),
		callPkg(sdk, "Retry").Call(jen.Qual(sdk.Paths.Engine("retry"), "Policy").Call(jen.Id("policy")), jen.Id("defaultRetry").Call()))
}

// transportRateLimitLayer refuses nil, which would look like no limit at all.
func transportRateLimitLayer(sdk *plan.SDK) jen.Code {
	return doc("RateLimit asks limiter before it sends a request, and pauses a route after a 429 for as long as its Retry-After says, 5m at "+
		"most. All that one RateLimit wraps shares the pauses. Without a limiter every request fails.").
		Func().Id("RateLimit").Params(jen.Id("limiter").Id("Limiter")).Id("Middleware").Block(
		jen.If(jen.Id("limiter").Op("==").Nil()).Block(
			jen.Return(callPkg(sdk, "Refuse").Call(jen.Qual("errors", "New").Call(jen.Lit("transport.RateLimit: the limiter is nil")))),
		),
		jen.Return(jen.Id("Chain").Call(callPkg(sdk, "RateLimit").Call(jen.Id("forEngine").Call(jen.Id("limiter"))))),
	)
}

func transportAttemptTimeoutLayer(sdk *plan.SDK) jen.Code {
	return transportLayer("AttemptTimeout limits a request as [WithAttemptTimeout] does, reading the body of its response included. Inside [Retry] it "+
		"limits one try. A connection that a 101 hands over is not limited. A negative limit fails every request.",
		"AttemptTimeout", durationParam(),
		callPkg(sdk, "AttemptTimeout").Call(jen.Id("d")))
}

func transportPassive() jen.Code {
	return doc("Passive is a round-tripper, made by a middleware, that leaves headers of requests alone: it reads none and changes none, and passes on the "+
		"request that it got, or a copy with another context. When all its middleware is passive, a client need not copy the headers that its "+
		"requests share, nor keep the key from the middleware's requests.").
		Type().Id("Passive").Interface(jen.Qual("net/http", "RoundTripper"), jen.Id("Passive").Params())
}
