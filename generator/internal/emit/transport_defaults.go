package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportDefaults returns the file with values of the description: addresses,
// versions, limits.
func (e emitter) transportDefaults() []jen.Code {
	t := &e.sdk.Transport
	declarations := []jen.Code{transportServers(t)}
	if t.Version.Header != "" {
		declarations = append(declarations, transportVersion(t))
	}
	return append(declarations,
		constant{
			doc: "traceHeader is the response header with the id of a request.", name: "traceHeader", value: jen.Lit(t.TraceHeader),
		}.alone(),
		e.transportConfig(),
		e.transportDefaultRetry(),
	)
}

func transportServers(t *plan.Transport) jen.Code {
	var all []constant
	for i, s := range t.Servers {
		text := s.Doc
		if i == 0 {
			text = strings.TrimSpace(text + " It is the default.")
		}
		all = append(all, constant{doc: text, name: s.GoName, value: jen.Lit(s.URL)})
	}
	return constants("Base URLs of "+t.APIName+".", all)
}

func transportVersion(t *plan.Transport) jen.Code {
	return constant{
		doc:  "DefaultAPIVersion is sent in the header " + t.Version.Header + ". " + t.Version.Doc,
		name: "DefaultAPIVersion", value: jen.Lit(t.Version.Default),
	}.alone()
}

// transportConfig returns the configuration without options.
func (e emitter) transportConfig() jen.Code {
	t := &e.sdk.Transport
	fields := e.transportKey()
	fields = append(fields,
		keyed("UserAgent", jen.Lit(t.UserAgent)),
		keyed("BaseURL", jen.Id(t.Servers[0].GoName)),
	)
	if t.Version.Header != "" {
		fields = append(fields, keyed("VersionHeader", jen.Lit(t.Version.Header)), keyed("Version", jen.Id("DefaultAPIVersion")))
	}
	fields = append(fields,
		keyed("TraceHeader", jen.Id("traceHeader")),
		keyed("Timeout", durationLit(t.Limits.OperationTimeout)),
		keyed("AttemptTimeout", durationLit(t.Limits.AttemptTimeout)),
		keyed("MaxResponseBytes", bytesLit(t.Limits.MaxResponseBytes)),
		keyed("Net", e.transportNetLimits()),
		keyed("DefaultRetry", jen.Id("defaultRetry").Call()),
		keyed("Rates", e.transportRates()),
		keyed("ParamError", jen.Id("paramError")),
		keyed("Failure", jen.Id("failure")),
		keyed("TooLarge", jen.Id("tooLarge")),
	)
	return doc("defaults returns the configuration of a client without options.").
		Func().Id("defaults").Params().Add(e.callPkg("Config")).Block(jen.Return(e.callPkg("Config").Add(multiline("{", "}", fields...))))
}

// transportKey are the fields that say what the key is called and where it is sent.
func (e emitter) transportKey() []jen.Code {
	t := &e.sdk.Transport
	var fields []jen.Code
	if name := t.Credential().KeyName; name != "" {
		fields = append(fields, keyed("KeyName", jen.Lit(name)))
	}
	if c, ok := sourceOf(t); ok && c.Kind != plan.BearerKey {
		fields = append(fields, keyed("KeyPlace", e.place(c)))
	}
	return fields
}

func (e emitter) transportNetLimits() *jen.Statement {
	l := e.sdk.Transport.Limits
	return e.callPkg("NetLimits").Add(multiline("{", "}",
		keyed("Dial", durationLit(l.DialTimeout)),
		keyed("TLS", durationLit(l.TLSTimeout)),
		keyed("Header", durationLit(l.HeaderTimeout)),
	))
}

func (e emitter) transportRates() *jen.Statement {
	var rates []jen.Code
	for _, r := range e.sdk.Transport.RateLimits {
		rate := jen.Qual(e.sdk.Paths.Engine("ratelimit"), "Rate").Values(
			keyed("Requests", jen.Lit(r.Rate)),
			keyed("Per", durationLit(r.Per)),
			keyed("Burst", jen.Lit(r.Burst)),
		)
		rates = append(rates, jen.Values(keyed("Prefix", jen.Lit(r.KeyPrefix)), keyed("Rate", rate)))
	}
	return jen.Index().Add(e.callPkg("KeyRate")).Add(multiline("{", "}", rates...))
}

func (e emitter) transportDefaultRetry() jen.Code {
	policy := func() *jen.Statement { return jen.Qual(e.sdk.Paths.Engine("retry"), "Policy") }
	return doc("defaultRetry returns the defaults of zero fields of a [RetryPolicy].").
		Func().Id("defaultRetry").Params().Add(policy()).Block(jen.Return(policy().Add(multiline("{", "}", e.retryFields()...))))
}

// retryFields returns the fields of the default policy.
func (e emitter) retryFields() []jen.Code {
	r := e.sdk.Transport.Retry
	return []jen.Code{
		keyed("MaxAttempts", jen.Lit(r.MaxAttempts)),
		keyed("BaseDelay", durationLit(r.BaseDelay)),
		keyed("MaxDelay", durationLit(r.MaxDelay)),
		keyed("MaxRetryAfter", durationLit(r.MaxRetryAfter)),
		keyed("Budget", jen.Lit(r.Budget)),
		keyed("BudgetRefill", jen.Lit(r.BudgetRefill)),
		keyed("Refused", statusesLit(r.Refused)),
		keyed("Ambiguous", statusesLit(r.Ambiguous)),
	}
}
