package emit

import (
	"fmt"
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportFiles are the rows of the package of HTTP layers.
func transportFiles(sdk *plan.SDK) []output {
	in := func(name string) string { return path.Join(path.Base(sdk.Paths.Transport), name) }
	file := func(name string, declarations func(*plan.SDK) []jen.Code) output {
		return output{path: in(name), code: func() *jen.File {
			return declare(newFile(sdk, sdk.Paths.Transport), declarations(sdk)...)
		}}
	}
	return []output{
		{path: in("doc.go"), code: func() *jen.File { return transportDoc(sdk) }},
		file("client.go", transportClient),
		file("defaults.go", transportDefaults),
		file("options.go", transportOptions),
		file("call_options.go", transportCallOptions),
		file("operation.go", transportOperation),
		file("events.go", transportEvents),
		file("middleware.go", transportMiddleware),
		file("retry_policy.go", transportRetryPolicy),
		file("limiter.go", transportLimiter),
		file("errors.go", transportErrors),
		{path: in("defaults_test.go"), code: func() *jen.File { return defaultsTest(sdk) }},
	}
}

// transportDoc is the package comment with the diagram of the stack.
func transportDoc(sdk *plan.SDK) *jen.File {
	f := newFile(sdk, sdk.Paths.Transport)
	for _, line := range strings.Split(wrap(transportDocText(&sdk.Transport), docWidth-len("// ")), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	return f
}

func transportDocText(t *plan.Transport) string {
	return joined(
		"Package transport connects a program to "+t.APIName+": it authenticates requests, sends them again when that is safe, keeps to "+
			"the rate limit, logs, and turns failures into typed errors. One [Client] serves the packages of all resources, which then "+
			"share connections, limits and the retry budget.",
		"# The stack",
		"A call passes these layers, each of them a [net/http.RoundTripper], but for the operation log, which is written around "+
			"them when the call returns:",
		transportDiagram(t),
		"The whole operation may take "+durationText(t.Limits.OperationTimeout)+" ([WithTimeout]). Redirects are never followed: a status "+
			"of 300 and up is a failure. The key is added below all logs and middleware, so that none of them ever holds it.",
		"[Retry], [RateLimit], [AttemptTimeout], [Logging], [AttemptLogging] and [Chain] work without a Client too, with any "+
			"[net/http.Client].",
	)
}

// transportDiagram is the stack, outermost first, a level of indentation each.
func transportDiagram(t *plan.Transport) string {
	layers := []struct{ name, option, says string }{
		{"operation log", "WithLogger", "a line at Info, at Warn on failure"},
		{"middleware", "WithMiddleware", "once per operation: spans, metrics"},
		{"retry", "WithRetry", fmt.Sprintf("%d tries, a budget of %d retries", t.Retry.MaxAttempts, t.Retry.Budget)},
		{"rate limit", "WithRateLimit", "every try pays; a 429 pauses its route"},
		{"attempt timeout", "WithAttemptTimeout", durationText(t.Limits.AttemptTimeout) + ", reading the body included"},
		{"middleware", "WithAttemptMiddleware", "once per try"},
		{"attempt log", "WithLogger", "a line at Debug"},
		{"bearer key", "New", "for the origin of the base URL only"},
		{"bounded body", "WithMaxResponseBytes", bytesText(t.Limits.MaxResponseBytes) + " after decompression"},
		{"base", "WithBase", "the network, or the fake of a test"},
	}
	var lines []string
	for depth, l := range layers {
		name := strings.Repeat(" ", depth) + l.name
		lines = append(lines, fmt.Sprintf("\t%-24s %-22s %s", name, l.option, l.says))
	}
	return strings.Join(lines, "\n")
}

// inline is a function body on one line.
//
//	{ return x }
func inline(body jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}"}, body)
}
