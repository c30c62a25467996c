package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// defaultsTest is the file of the tests of a client without options.
func defaultsTest(sdk *plan.SDK) *jen.File {
	t := &sdk.Transport
	tests := []jen.Code{
		testFunc("TestDefaultBaseURLs", "holds the addresses against the description.", baseURLsTest(sdk)...),
		testFunc("TestDefaultTimeouts", "measures the time limits of an attempt and an operation.", selftestPkg(sdk, "Timeouts").Call(
			jen.Id("t"), callerWith(sdk, "WithMiddleware", "around", selftestPkg(sdk, "Middleware")),
			durationLit(t.Limits.AttemptTimeout), durationLit(t.Limits.OperationTimeout),
		)),
		testFunc("TestDefaultResponseLimit", "sends the longest response that is read, and a longer one.",
			selftestPkg(sdk, "ResponseLimit").Types(jen.Op("*").Add(transportPkg(sdk, "ResponseTooLargeError"))).
				Call(jen.Id("t"), callerFunc(sdk, nil, nil), bytesLit(t.Limits.MaxResponseBytes))),
		testFunc("TestDefaultRates", "counts what the limits by prefix of the key let pass.", ratesTest(sdk)),
		testFunc("TestDefaultRetry", "holds a retry policy of which nothing is set against the description.", retryTest(sdk)),
		testFunc("TestDefaultLogFields", "collects all that a line in the log holds.", selftestPkg(sdk, "LogFields").Call(
			jen.Id("t"), callerWith(sdk, "WithLogger", "log", jen.Op("*").Qual("log/slog", "Logger")),
			jen.Lit(t.TraceHeader), stringsLit(t.LogFields),
		)),
		testFunc("TestDefaultFailure", "looks for what the header of a failure says.",
			selftestPkg(sdk, "Failure").Call(jen.Id("t"), callerFunc(sdk, nil, nil), jen.Lit(t.TraceHeader), retryAfterOf(sdk))),
	}
	if t.EnvKey != "" {
		tests = append(tests, testFunc("TestDefaultEnvironment", "makes a client from the environment.", fromEnvTest(sdk)...))
	}
	return declare(newTestFile(sdk, sdk.Paths.Transport), append(tests, newCall(sdk))...)
}

func transportPkg(sdk *plan.SDK, name string) *jen.Statement {
	return jen.Qual(sdk.Paths.Transport, name)
}

func baseParam() *jen.Statement { return jen.Id("base").Qual("net/http", "RoundTripper") }

// callResults are the results of a function that makes clients.
func callResults(sdk *plan.SDK) *jen.Statement {
	return jen.Params(selftestPkg(sdk, "Call"), jen.Error())
}

// callerFunc is a function that makes a client with the example key, on base and
// with what else it is given.
//
//	func(base http.RoundTripper, log *slog.Logger) (selftest.Call, error) {
//		return newDefaultCall("key", base, transport.WithLogger(log))
//	}
func callerFunc(sdk *plan.SDK, params, opts []jen.Code) *jen.Statement {
	args := append([]jen.Code{jen.Lit(sdk.Transport.ExampleKey), jen.Id("base")}, opts...)
	return jen.Func().Params(append([]jen.Code{baseParam()}, params...)...).Add(callResults(sdk)).
		Block(jen.Return(jen.Id("newDefaultCall").Call(args...)))
}

// callerWith is callerFunc with one option, whose argument has a name and a type.
func callerWith(sdk *plan.SDK, option, name string, argument *jen.Statement) *jen.Statement {
	return callerFunc(sdk, []jen.Code{jen.Id(name).Add(argument)}, []jen.Code{transportPkg(sdk, option).Call(jen.Id(name))})
}

// newCall makes a client and returns how to call one of its operations.
func newCall(sdk *plan.SDK) jen.Code {
	r, op := sdk.Transport.Trial.Resource, sdk.Transport.Trial.Operation
	keep := transportPkg(sdk, "WithResponse").Call(jen.Op("&").Id("r"))
	result := jen.List(jen.Id("_"), jen.Err())
	if op.Returns.Shape == plan.None {
		result = jen.Err()
	}
	return doc("newDefaultCall creates a client on base and returns a function that calls "+op.Name+".").
		Func().Id("newDefaultCall").Params(jen.Id("key").String(), baseParam(), jen.Id("opts").Op("...").Add(transportPkg(sdk, "Option"))).
		Add(callResults(sdk)).Block(
		jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(transportPkg(sdk, "New")).Call(
			jen.Id("key"), jen.Append(jen.Id("opts"), transportPkg(sdk, "WithBase").Call(jen.Id("base"))).Op("..."),
		),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
		jen.Id("client").Op(":=").Qual(r.Path, "New").Call(jen.Id("t")),
		jen.Return(jen.Func().Params(ctxParam()).Params(selftestPkg(sdk, "Response"), jen.Error()).Block(
			jen.Var().Id("r").Add(transportPkg(sdk, "Response")),
			lintIgnore(r, op),
			result.Op(":=").Add(trialCall(op, "client", stringLits(op.Trial.Path), literal(sdk, r, op.Trial.Params), keep)),
			jen.Return(selftestPkg(sdk, "Response").Call(jen.Id("r")), jen.Err()),
		), jen.Nil()),
	)
}

// retryAfterOf is a function that finds a wait in an error.
func retryAfterOf(sdk *plan.SDK) *jen.Statement {
	apiError := jen.Op("*").Qual(sdk.Paths.Models, "APIError")
	return jen.Func().Params(jen.Err().Error()).Qual("time", "Duration").Block(
		jen.If(jen.List(jen.Id("e"), jen.Id("ok")).Op(":=").Qual("errors", "AsType").Types(apiError).Call(jen.Err()), jen.Id("ok")).Block(
			jen.Return(jen.Id("e").Dot("RetryAfter")),
		),
		jen.Return(jen.Lit(0)),
	)
}

func baseURLsTest(sdk *plan.SDK) []jen.Code {
	var rows []jen.Code
	for _, s := range sdk.Transport.Servers {
		rows = append(rows, jen.Lit(s.URL).Op(":").Add(transportPkg(sdk, s.GoName)))
	}
	return []jen.Code{jen.For(jen.List(jen.Id("want"), jen.Id("got")).Op(":=").Range().Map(jen.String()).String().Add(multiline("{", "}", rows...))).Block(
		jen.If(jen.Id("got").Op("!=").Id("want")).Block(jen.Id("t").Dot("Errorf").Call(jen.Lit("%s is not %s"), jen.Id("got"), jen.Id("want"))),
	)}
}

// fromEnvTest sets the variables and looks at the client that they make. Without
// a key there is none.
func fromEnvTest(sdk *plan.SDK) []jen.Code {
	t := &sdk.Transport
	setenv := func(name, value string) jen.Code {
		return jen.Id("t").Dot("Setenv").Call(jen.Lit(name), jen.Lit(value))
	}
	want := t.Servers[0].URL
	statements := []jen.Code{setenv(t.EnvKey, t.ExampleKey)}
	if t.EnvBaseURL != "" {
		want = t.Trial.BaseURL
		statements = append(statements, setenv(t.EnvBaseURL, t.Trial.EnvURL))
	}
	return append(statements,
		jen.List(jen.Id("c"), jen.Err()).Op(":=").Add(transportPkg(sdk, "FromEnv")).Call(),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Id("t").Dot("Fatal").Call(jen.Err())),
		jen.If(jen.Id("got").Op(":=").Id("c").Dot("BaseURL").Call(), jen.Id("got").Op("!=").Lit(want)).Block(
			jen.Id("t").Dot("Errorf").Call(jen.Lit("the base URL is %s"), jen.Id("got")),
		),
		setenv(t.EnvKey, ""),
		jen.If(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(transportPkg(sdk, "FromEnv")).Call(), jen.Err().Op("==").Nil()).Block(
			jen.Id("t").Dot("Error").Call(jen.Lit("there is a client without a key")),
		),
	)
}

func ratesTest(sdk *plan.SDK) jen.Code {
	var rows []jen.Code
	for _, r := range sdk.Transport.Trial.Rates {
		rows = append(rows, jen.Values(keyed("Key", jen.Lit(r.Key)), keyed("Requests", jen.Lit(r.Requests)), keyed("Per", durationLit(r.Per)), keyed("Burst", jen.Lit(r.Burst))))
	}
	client := jen.Func().Params(jen.Id("key").String(), baseParam()).Add(callResults(sdk)).
		Block(jen.Return(jen.Id("newDefaultCall").Call(jen.Id("key"), jen.Id("base"))))
	return selftestPkg(sdk, "Rates").Call(jen.Id("t"), client, jen.Index().Add(selftestPkg(sdk, "Rate")).Add(multiline("{", "}", rows...)))
}

func retryTest(sdk *plan.SDK) jen.Code {
	layer := jen.Func().Params(jen.Id("tries").Int()).Add(selftestPkg(sdk, "Middleware")).Block(
		jen.Return(selftestPkg(sdk, "Middleware").Call(transportPkg(sdk, "Retry").Call(
			transportPkg(sdk, "RetryPolicy").Values(keyed("MaxAttempts", jen.Id("tries"))),
		))),
	)
	policy := selftestPkg(sdk, "RetryPolicy").Add(multiline("{", "}", retryFields(sdk)...))
	return selftestPkg(sdk, "Retry").Call(jen.Id("t"), layer, policy)
}
