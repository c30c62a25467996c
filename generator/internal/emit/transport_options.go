package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportOptions has Option and everything that returns one.
func transportOptions(sdk *plan.SDK) []jen.Code {
	t := &sdk.Transport
	declarations := []jen.Code{
		doc("Option changes a client that [New] makes. What it cannot apply is New's error.").
			Type().Id("Option").Func().Params(jen.Op("*").Add(callPkg(sdk, "Config"))),
		transportWithBase(sdk),
		transportWithBaseURL(sdk),
		transportWithInsecureHTTP(sdk),
	}
	if t.Version.Header != "" {
		declarations = append(declarations, transportWithAPIVersion(sdk))
	}
	return append(declarations,
		transportWithRetry(sdk),
		transportWithRateLimit(sdk),
		transportWithLimiter(sdk),
		transportWithoutRateLimit(sdk),
		transportWithLogger(sdk),
		transportWithTimeout(sdk),
		transportWithAttemptTimeout(sdk),
		transportWithMaxResponseBytes(sdk),
		transportWithMiddleware(sdk),
		transportWithAttemptMiddleware(sdk),
	)
}

// transportOption is a function that returns an Option of one statement.
//
//	// text
//	func name(param) Option {
//		return func(c *call.Config) { body }
//	}
func transportOption(sdk *plan.SDK, text, name string, param, body jen.Code) jen.Code {
	return doc(text).Func().Id(name).Params(param).Id("Option").Block(jen.Return(transportConfigFunc(sdk, body)))
}

// transportConfigFunc is the function that an Option is.
func transportConfigFunc(sdk *plan.SDK, body jen.Code) *jen.Statement {
	return jen.Func().Params(jen.Id("c").Op("*").Add(callPkg(sdk, "Config"))).Add(inline(body))
}

// transportSet is the statement c.field = value.
func transportSet(field string, value jen.Code) jen.Code {
	return jen.Id("c").Dot(field).Op("=").Add(value)
}

func durationParam() jen.Code { return jen.Id("d").Qual("time", "Duration") }

func roundTripper() *jen.Statement { return jen.Qual("net/http", "RoundTripper") }

func transportWithBase(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithBase sets the innermost round-tripper, in place of the network: a test puts its fake here. It is used as "+
		"it is, its TLS settings included; timeouts for dialling, TLS and headers are then its own affair.",
		"WithBase", jen.Id("base").Add(roundTripper()), transportSet("Base", jen.Id("base")))
}

func transportWithBaseURL(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithBaseURL sets the address below which all routes are. It has to be https; http is accepted for loopback "+
		"addresses. A user name, a query or a fragment in it is refused. The default is ["+sdk.Transport.Servers[0].GoName+"].",
		"WithBaseURL", jen.Id("url").String(), jen.Id("c").Dot("SetBaseURL").Call(jen.Id("url"), jen.Lit("")))
}

func transportWithInsecureHTTP(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithInsecureHTTP accepts a base URL with http for any host. The key then travels in the clear.",
		"WithInsecureHTTP", jen.Null(), transportSet("AllowHTTP", jen.True()))
}

func transportWithAPIVersion(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithAPIVersion sets what the header "+sdk.Transport.Version.Header+" asks for. The default is [DefaultAPIVersion].",
		"WithAPIVersion", jen.Id("version").String(), transportSet("Version", jen.Id("version")))
}

func transportWithRetry(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithRetry sets when requests are sent again. Zero fields of the policy stand for the defaults that [RetryPolicy] "+
		"lists; MaxAttempts: 1 never retries.",
		"WithRetry", jen.Id("policy").Id("RetryPolicy"),
		transportSet("Retry", jen.Qual(sdk.Paths.Engine("retry"), "Policy").Call(jen.Id("policy"))))
}

func transportWithRateLimit(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, joined("WithRateLimit sets the rate at which requests are sent. It is a token bucket: after a quiet time "+
		"it sends rate.Burst at once and rate.Requests in the rate.Per that follows, so that the first rate.Per sees both together. The "+
		"default keeps that sum within what "+sdk.Transport.APIName+" allows, which goes by the prefix of the key:",
		transportRatesText(&sdk.Transport)),
		"WithRateLimit", jen.Id("rate").Id("Rate"),
		jen.Id("c").Dot("SetRate").Call(jen.Qual(sdk.Paths.Engine("ratelimit"), "Rate").Call(jen.Id("rate"))))
}

// transportRatesText lists the default rates.
func transportRatesText(t *plan.Transport) string {
	var lines []string
	for _, r := range t.RateLimits {
		keys := r.KeyPrefix
		if keys == "" {
			keys = "any other"
		}
		line := fmt.Sprintf("  - %s: %d requests per %s, sent as %d at once and %d per %s", keys, r.Requests, durationText(r.Per), r.Burst, r.Rate, durationText(r.Per))
		if r.Doc != "" {
			line += " (" + r.Doc + ")"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// transportWithLimiter refuses nil, which would look like no limit at all.
func transportWithLimiter(sdk *plan.SDK) jen.Code {
	return doc("WithLimiter sets a limiter of the caller's own, such as one that several processes share through a store. It may be a [Pauser] and a "+
		"[Refunder] too.").
		Func().Id("WithLimiter").Params(jen.Id("limiter").Id("Limiter")).Id("Option").Block(
		jen.If(jen.Id("limiter").Op("==").Nil()).Block(jen.Return(transportConfigFunc(sdk,
			jen.Id("c").Dot("Break").Call(jen.Qual("errors", "New").Call(jen.Lit("WithLimiter: the limiter is nil")))))),
		jen.Return(transportConfigFunc(sdk, jen.Id("c").Dot("SetLimiter").Call(jen.Id("forEngine").Call(jen.Id("limiter"))))),
	)
}

func transportWithoutRateLimit(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithoutRateLimit sends requests as fast as they come. A 429 then holds up only the call that got it.",
		"WithoutRateLimit", jen.Null(), jen.Id("c").Dot("SetLimiter").Call(jen.Nil()))
}

func transportWithLogger(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, joined("WithLogger writes a line for each operation, at Info or at Warn when it failed, and a line for each try at "+
		"Debug. Lines hold these attributes and no others, never a body, a query, a URL, a header value or an id:",
		transportLogText(&sdk.Transport),
		"A nil logger is off, which is the default."),
		"WithLogger", loggerParam(), transportSet("Log", wireLogger(sdk)))
}

// transportLogText lists the attributes of log lines.
func transportLogText(t *plan.Transport) string {
	says := map[string]string{
		"operation":  fmt.Sprintf("operation: the method, such as %q", t.ExampleName),
		"method":     "http.request.method",
		"route":      fmt.Sprintf("url.template: the route, such as %q", t.ExampleRoute),
		"status":     "http.response.status_code",
		"attempt":    "http.request.resend_count: 0 on the first try",
		"duration":   "duration",
		"trace_id":   "trace_id: of the response header " + t.TraceHeader,
		"error_kind": "error.type: the status, or a word such as \"timeout\"",
	}
	var lines []string
	for _, f := range t.LogFields {
		lines = append(lines, "  - "+says[f])
	}
	return strings.Join(lines, "\n")
}

func transportWithTimeout(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithTimeout limits a whole operation: all tries and the waits between them. The default is "+
		durationText(sdk.Transport.Limits.OperationTimeout)+"; zero leaves only the limits of contexts.",
		"WithTimeout", durationParam(), transportSet("Timeout", jen.Id("d")))
}

func transportWithAttemptTimeout(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithAttemptTimeout limits one try, reading the body of its response included. The default is "+
		durationText(sdk.Transport.Limits.AttemptTimeout)+"; zero sets no limit.",
		"WithAttemptTimeout", durationParam(), transportSet("AttemptTimeout", jen.Id("d")))
}

func transportWithMaxResponseBytes(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithMaxResponseBytes limits the body of a response after decompression. A longer one is a "+
		"[ResponseTooLargeError]. The default is "+bytesText(sdk.Transport.Limits.MaxResponseBytes)+".",
		"WithMaxResponseBytes", jen.Id("n").Int64(), transportSet("MaxResponseBytes", jen.Id("n")))
}

func middlewareParam() jen.Code { return jen.Id("middleware").Op("...").Id("Middleware") }

// transportAppend is the statement c.field = append(c.field, Chain(middleware...)).
func transportAppend(field string) jen.Code {
	return transportSet(field, jen.Append(jen.Id("c").Dot(field), jen.Id("Chain").Call(jen.Id("middleware").Op("..."))))
}

func transportWithMiddleware(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithMiddleware wraps every operation, the first middleware outermost: it sees one request and the last response, "+
		"however often the request was sent. It adds to what earlier options added.",
		"WithMiddleware", middlewareParam(), transportAppend("Middleware"))
}

func transportWithAttemptMiddleware(sdk *plan.SDK) jen.Code {
	return transportOption(sdk, "WithAttemptMiddleware wraps every try, the first middleware outermost. It sees requests without the key, unless "+
		"all of it is [Passive]. It adds to what earlier options added.",
		"WithAttemptMiddleware", middlewareParam(), transportAppend("AttemptMiddleware"))
}
