package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// transportTrial plans what the tests of the transport call and compare with.
func (r *resolver) transportTrial() plan.TransportTrial {
	t := plan.TransportTrial{
		Tries:   r.api.Retry.MaxAttempts,
		EnvURL:  "https://selftest.example",
		BaseURL: "https://selftest.example" + r.api.Environment.BaseURLPath,
	}
	if budget := r.api.Retry.Budget; t.Tries > 1+budget {
		t.Tries = 1 + budget
	}
	if statuses := r.api.Retry.Refused; len(statuses) > 0 {
		t.Refused = statuses[0]
	}
	if statuses := r.api.Retry.Ambiguous; len(statuses) > 0 {
		t.Ambiguous = statuses[0]
	}
	t.Resource, t.Operation = r.trialOperation()
	for i, limit := range r.api.RateLimits {
		rate := plan.TrialRate{Key: r.keyOf(i), Requests: limit.Requests, Per: limit.Per, Burst: limit.Burst}
		if rate.Burst == 0 {
			rate.Burst = max(1, limit.Requests/10)
		}
		t.Rates = append(t.Rates, rate)
	}
	return t
}

// trialOperation is an operation to call: the first that is not deprecated, or
// else the first.
func (r *resolver) trialOperation() (*plan.Resource, *plan.Operation) {
	for _, resource := range r.sdk.Resources {
		for _, op := range resource.Operations {
			if resource.Deprecated == "" && op.Deprecated == "" {
				return resource, op
			}
		}
	}
	return r.sdk.Resources[0], r.sdk.Resources[0].Operations[0]
}

// keyOf is a key for which rate limit i is the first that fits.
func (r *resolver) keyOf(i int) string {
	for n := 0; ; n++ {
		key := r.api.RateLimits[i].KeyPrefix + fmt.Sprintf("%dselftest", n)
		fits := func(l dsl.RateLimit) bool { return strings.HasPrefix(key, l.KeyPrefix) }
		if slices.IndexFunc(r.api.RateLimits, fits) == i {
			return key
		}
	}
}

// failureTrial is the body of a failure with the first code that there is.
func (r *resolver) failureTrial() plan.FailureTrial {
	m := r.api.Errors
	code, message := "code", "message"
	for _, f := range slices.Backward(m.Failures) {
		for _, c := range slices.Backward(f.Codes) {
			code, message = c.Code, c.Message
		}
	}
	t := plan.FailureTrial{
		List: fmt.Sprintf("%q:[{%q:%q,%q:%q}]", m.List, m.Code, code, m.Message, message),
		Code: code,
		Text: fmt.Sprintf("status 404: %s: %s", code, message),
	}
	if m.TraceID != "" {
		const id = "0123456789abcdef"
		t.Trace = fmt.Sprintf("%q:%q", m.TraceID, id)
		t.Text += " (trace " + id + ")"
	}
	return t
}

// refusals are the codes with which the fake refuses a parameter. Where the API
// has none it is the status in words.
func (r *resolver) refusals() plan.Refusals {
	or := func(code *dsl.ErrorCode) string { return cmp.Or(codeOf(code), "unprocessable_entity") }
	no := r.api.Errors.Refusals
	return plan.Refusals{Missing: or(no.Missing), Unknown: or(no.Unknown), Type: or(no.Type), Value: or(no.Value), Format: or(no.Format)}
}
