package emit

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportDefaults has what the description decides: addresses, versions,
// limits.
func transportDefaults(sdk *plan.SDK) []jen.Code {
	t := &sdk.Transport
	declarations := []jen.Code{transportServers(t)}
	if t.Version.Header != "" {
		declarations = append(declarations, transportVersion(t))
	}
	return append(declarations,
		doc("traceHeader is the response header with the id of a request.").
			Const().Id("traceHeader").Op("=").Lit(t.TraceHeader),
		transportLogFields(t),
		transportConfig(sdk),
		transportDefaultRetry(sdk),
	)
}

func transportServers(t *plan.Transport) jen.Code {
	var defs []jen.Code
	for i, s := range t.Servers {
		text := s.Doc
		if i == 0 {
			text = strings.TrimSpace(text + " It is the default.")
		}
		defs = append(defs, doc(text).Id(s.GoName).Op("=").Lit(s.URL))
	}
	return doc("Base URLs of " + t.APIName + ".").Const().Defs(defs...)
}

func transportVersion(t *plan.Transport) jen.Code {
	return doc("DefaultAPIVersion is sent in the header " + t.Version.Header + ". " + t.Version.Doc).
		Const().Id("DefaultAPIVersion").Op("=").Lit(t.Version.Default)
}

func transportLogFields(t *plan.Transport) jen.Code {
	var fields []jen.Code
	for _, f := range t.LogFields {
		fields = append(fields, jen.Lit(f))
	}
	return doc("logFields are the only fields of log lines.").
		Var().Id("logFields").Op("=").Index().String().Add(multiline("{", "}", fields...))
}

// transportConfig is the configuration before any option.
func transportConfig(sdk *plan.SDK) jen.Code {
	t := &sdk.Transport
	fields := []jen.Code{
		keyed("KeyName", jen.Lit(t.KeyName)),
		keyed("UserAgent", jen.Lit(t.UserAgent)),
		keyed("BaseURL", jen.Id(t.Servers[0].GoName)),
	}
	if t.Version.Header != "" {
		fields = append(fields, keyed("VersionHeader", jen.Lit(t.Version.Header)), keyed("Version", jen.Id("DefaultAPIVersion")))
	}
	fields = append(fields,
		keyed("TraceHeader", jen.Id("traceHeader")),
		keyed("Timeout", durationLit(t.Limits.OperationTimeout)),
		keyed("AttemptTimeout", durationLit(t.Limits.AttemptTimeout)),
		keyed("MaxResponseBytes", bytesLit(t.Limits.MaxResponseBytes)),
		keyed("Net", transportNetLimits(sdk)),
		keyed("DefaultRetry", jen.Id("defaultRetry").Call()),
		keyed("Rates", transportRates(sdk)),
		keyed("ParamError", jen.Id("paramError")),
		keyed("Failure", jen.Id("failure")),
		keyed("TooLarge", jen.Id("tooLarge")),
	)
	return doc("defaults returns the configuration of a client without options.").
		Func().Id("defaults").Params().Add(callPkg(sdk, "Config")).Block(jen.Return(callPkg(sdk, "Config").Add(multiline("{", "}", fields...))))
}

func transportNetLimits(sdk *plan.SDK) *jen.Statement {
	l := sdk.Transport.Limits
	return jen.Qual(sdk.Paths.Engine("netbase"), "Limits").Add(multiline("{", "}",
		keyed("Dial", durationLit(l.DialTimeout)),
		keyed("TLS", durationLit(l.TLSTimeout)),
		keyed("Header", durationLit(l.HeaderTimeout)),
	))
}

func transportRates(sdk *plan.SDK) *jen.Statement {
	var rates []jen.Code
	for _, r := range sdk.Transport.RateLimits {
		rate := jen.Qual(sdk.Paths.Engine("ratelimit"), "Rate").Values(
			keyed("Requests", jen.Lit(r.Rate)),
			keyed("Per", durationLit(r.Per)),
			keyed("Burst", jen.Lit(r.Burst)),
		)
		rates = append(rates, jen.Values(keyed("Prefix", jen.Lit(r.KeyPrefix)), keyed("Rate", rate)))
	}
	return jen.Index().Add(callPkg(sdk, "KeyRate")).Add(multiline("{", "}", rates...))
}

func transportDefaultRetry(sdk *plan.SDK) jen.Code {
	policy := func() *jen.Statement { return jen.Qual(sdk.Paths.Engine("retry"), "Policy") }
	return doc("defaultRetry returns the defaults of zero fields of a [RetryPolicy].").
		Func().Id("defaultRetry").Params().Add(policy()).Block(jen.Return(policy().Add(multiline("{", "}", retryFields(sdk)...))))
}

// retryFields are the fields of the default policy.
func retryFields(sdk *plan.SDK) []jen.Code {
	r := sdk.Transport.Retry
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
