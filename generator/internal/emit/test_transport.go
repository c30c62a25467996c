package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// defaultsTest returns the file of the tests of a client without options.
func (e emitter) defaultsTest() *jen.File {
	t := &e.sdk.Transport
	attempt := t.Limits.AttemptTimeout
	if t.Trial.Operation.Traits.Stream {
		attempt = 0 // what a caller reads of a stream takes as long as it takes
	}
	tests := []jen.Code{
		testFunc("TestDefaultBaseURLs", "compares the addresses with the description.", e.baseURLsTest()...),
		testFunc("TestDefaultTimeouts", "measures the time limits of an attempt and an operation.",
			e.selftestPkg("Timeouts").Call(
				jen.Id("t"), e.callerWith("WithMiddleware", "around", e.selftestPkg("Middleware")),
				durationLit(attempt), durationLit(t.Limits.OperationTimeout),
			)),
		e.responseLimitTest(),
		testFunc("TestDefaultRates", "counts the requests that the rate limits of each key prefix admit.",
			e.ratesTest()),
		testFunc("TestDefaultRetry", "compares a retry policy without any fields set with the description.",
			e.retryTest()),
		testFunc("TestDefaultLog", "collects the attributes of log lines.", e.selftestPkg("Log").Call(
			jen.Id("t"), e.callerWith("WithLogger", "log", jen.Op("*").Qual("log/slog", "Logger")),
			jen.Lit(t.TraceHeader),
		)),
		testFunc("TestDefaultFailure", "checks the values from the header of a failure.",
			e.selftestPkg("Failure").Call(jen.Id("t"), e.callerFunc(nil, nil), jen.Lit(t.TraceHeader),
				e.retryAfterOf())),
	}
	if t.EnvKey != "" {
		tests = append(tests,
			testFunc("TestDefaultEnvironment", "creates a client from the environment.", e.fromEnvTest()...))
	}
	return declare(e.newTestFile(e.sdk.Paths.Transport),
		slices.Concat(tests, []jen.Code{e.credentialsTest()}, e.newCall())...)
}

// responseLimitTest returns the test of the longest response, or nothing where every
// response is a stream: it may be as long as it is.
func (e emitter) responseLimitTest() jen.Code {
	t := &e.sdk.Transport
	if t.Trial.Operation.Traits.Stream {
		return jen.Null()
	}
	return testFunc("TestDefaultResponseLimit", "sends the longest response that is read, and a longer one.",
		e.selftestPkg("ResponseLimit").Types(jen.Op("*").Add(e.transportPkg("ResponseTooLargeError"))).
			Call(jen.Id("t"), e.callerFunc(nil, nil), bytesLit(t.Limits.MaxResponseBytes)))
}

func (e emitter) transportPkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Transport, name)
}

func baseParam() *jen.Statement { return jen.Id("base").Qual("net/http", "RoundTripper") }

// callResults returns the results of a function that makes clients.
func (e emitter) callResults() *jen.Statement {
	return jen.Params(e.selftestPkg("Call"), jen.Error())
}

// callerFunc returns a function that makes a client with the example key, on base and
// with what else it is given.
//
//	func(base http.RoundTripper, log *slog.Logger) (selftest.Call, error) {
//		return newDefaultCall("key", base, transport.WithLogger(log))
//	}
func (e emitter) callerFunc(params, opts []jen.Code) *jen.Statement {
	args := append([]jen.Code{jen.Lit(e.sdk.Transport.Credential().ExampleKey), jen.Id("base")}, opts...)
	return jen.Func().Params(append([]jen.Code{baseParam()}, params...)...).Add(e.callResults()).
		Block(jen.Return(jen.Id("newDefaultCall").Call(args...)))
}

// callerWith is like callerFunc with one option, whose argument has a name and a
// type.
func (e emitter) callerWith(option, name string, argument *jen.Statement) *jen.Statement {
	return e.callerFunc([]jen.Code{jen.Id(name).Add(argument)}, []jen.Code{e.transportPkg(option).Call(jen.Id(name))})
}

// newCall are the functions that make a client, and that return how to call one of its
// operations.
func (e emitter) newCall() []jen.Code {
	t := &e.sdk.Transport
	r, op := t.Trial.Resource, t.Trial.Operation
	keep := e.transportPkg("WithResponse").Call(jen.Op("&").Id("r"))
	result := jen.List(jen.Id("_"), jen.Err())
	if op.Returns.Shape == plan.None {
		result = jen.Err()
	}
	credential := t.Credential()
	key := jen.Id("key")
	if credential.Kind == plan.NoCredential {
		key = jen.Id("_")
	}
	args := append(argumentsOf(credential, jen.Lit(credential.ExampleUser), jen.Id("key")),
		jen.Append(jen.Id("opts"), e.transportPkg("WithBase").Call(jen.Id("base"))).Op("..."))
	return []jen.Code{
		doc("newDefaultCall makes a client on base and returns how to call "+op.Name+".").
			Func().Id("newDefaultCall").Params(key.String(), baseParam(),
			jen.Id("opts").Op("...").Add(e.transportPkg("Option"))).
			Add(e.callResults()).Block(
			jen.List(jen.Id("t"), jen.Err()).Op(":=").Add(e.transportPkg("New")).Call(args...),
			jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Err())),
			jen.Return(jen.Id("callOf").Call(jen.Id("t")), jen.Nil()),
		),
		doc("callOf returns how to call "+op.Name+" with a client.").
			Func().Id("callOf").Params(jen.Id("t").Op("*").Add(e.transportPkg("Client"))).Add(e.selftestPkg("Call")).
			Block(
				jen.Id("client").Op(":=").Qual(r.Path, "New").Call(jen.Id("t")),
				jen.Return(jen.Func().Params(ctxParam()).Params(e.selftestPkg("Response"), jen.Error()).Block(
					jen.Var().Id("r").Add(e.transportPkg("Response")),
					lintIgnore(r, op),
					result.Op(":=").Add(e.trialCall(r, op, "client", e.trialPath(r, op), e.literal(r, op.Trial.Params),
						keep)),
					jen.Return(e.selftestPkg("Response").Call(jen.Id("r")), jen.Err()),
				)),
			),
	}
}

// retryAfterOf returns a function that finds the requested wait in an error.
func (e emitter) retryAfterOf() *jen.Statement {
	apiError := jen.Op("*").Qual(e.sdk.Paths.Models, "APIError")
	return jen.Func().Params(jen.Err().Error()).Qual("time", "Duration").Block(
		jen.If(jen.List(jen.Id("e"), jen.Id("ok")).Op(":=").Qual("errors", "AsType").Types(apiError).Call(jen.Err()),
			jen.Id("ok")).Block(
			jen.Return(jen.Id("e").Dot("RetryAfter")),
		),
		jen.Return(jen.Lit(0)),
	)
}

func (e emitter) baseURLsTest() []jen.Code {
	var rows []jen.Code
	for _, s := range e.sdk.Transport.Servers {
		rows = append(rows, jen.Lit(s.URL).Op(":").Add(e.transportPkg(s.GoName)))
	}
	return []jen.Code{jen.For(jen.List(jen.Id("want"), jen.Id("got")).Op(":=").Range().Map(jen.String()).String().
		Add(multiline("{", "}", rows...))).Block(
		jen.Id("t").Dot("Run").Call(jen.Id("want"), jen.Func().Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
			jen.If(jen.Id("got").Op("!=").
				Id("want")).Block(jen.Id("t").Dot("Errorf").Call(jen.Lit("it is %s"), jen.Id("got"))),
		)),
	)}
}

// fromEnvTest returns the test that sets the variables and checks the client.
// Without a key there is none.
func (e emitter) fromEnvTest() []jen.Code {
	t := &e.sdk.Transport
	setenv := func(name, value string) jen.Code {
		return jen.Id("t").Dot("Setenv").Call(jen.Lit(name), jen.Lit(value))
	}
	want := t.Servers[0].URL
	statements := []jen.Code{setenv(t.EnvKey, t.Credential().ExampleKey)}
	if t.Credential().Kind == plan.BasicPair {
		statements = append(statements, setenv(t.EnvUser, t.Credential().ExampleUser))
	}
	if t.EnvBaseURL != "" {
		want = t.Trial.BaseURL
		statements = append(statements, setenv(t.EnvBaseURL, t.Trial.EnvURL))
	}
	return append(statements,
		jen.List(jen.Id("c"), jen.Err()).Op(":=").Add(e.transportPkg("FromEnv")).Call(),
		jen.If(jen.Err().Op("!=").Nil()).Block(jen.Id("t").Dot("Fatal").Call(jen.Err())),
		jen.If(jen.Id("got").Op(":=").Id("c").Dot("BaseURL").Call(), jen.Id("got").Op("!=").Lit(want)).Block(
			jen.Id("t").Dot("Errorf").Call(jen.Lit("the base URL is %s"), jen.Id("got")),
		),
		setenv(t.EnvKey, ""),
		jen.If(jen.List(jen.Id("_"), jen.Err()).Op(":=").Add(e.transportPkg("FromEnv")).Call(),
			jen.Err().Op("==").Nil()).Block(
			jen.Id("t").Dot("Error").Call(jen.Lit("there is a client without a key")),
		),
	)
}

func (e emitter) ratesTest() jen.Code {
	var rows []jen.Code
	for _, r := range e.sdk.Transport.Trial.Rates {
		rows = append(rows,
			jen.Values(keyed("Key", jen.Lit(r.Key)), keyed("Requests", jen.Lit(r.Requests)),
				keyed("Per", durationLit(r.Per)), keyed("Burst", jen.Lit(r.Burst))))
	}
	client := jen.Func().Params(jen.Id("key").String(), baseParam()).Add(e.callResults()).
		Block(jen.Return(jen.Id("newDefaultCall").Call(jen.Id("key"), jen.Id("base"))))
	return e.selftestPkg("Rates").Call(jen.Id("t"), client,
		jen.Index().Add(e.selftestPkg("Rate")).Add(multiline("{", "}", rows...)))
}

func (e emitter) retryTest() jen.Code {
	layer := jen.Func().Params(jen.Id("tries").Int()).Add(e.selftestPkg("Middleware")).Block(
		jen.Return(e.selftestPkg("Middleware").Call(e.transportPkg("Retry").Call(
			e.transportPkg("RetryPolicy").Values(keyed("MaxAttempts", jen.Id("tries"))),
		))),
	)
	policy := e.selftestPkg("RetryPolicy").Add(multiline("{", "}", e.retryFields()...))
	return e.selftestPkg("Retry").Call(jen.Id("t"), layer, policy)
}
