package expect

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// transportTrial plans the calls and expectations of the transport's tests.
func (x *expecter) transportTrial() plan.TransportTrial {
	t := plan.TransportTrial{
		Tries:   x.read.API.Retry.MaxAttempts,
		EnvURL:  "https://selftest.example",
		BaseURL: "https://selftest.example" + x.read.API.Environment.BaseURLPath,
	}
	if budget := x.read.API.Retry.Budget; t.Tries > 1+budget {
		t.Tries = 1 + budget
	}
	if statuses := x.read.API.Retry.Refused; len(statuses) > 0 {
		t.Refused = statuses[0]
	}
	if statuses := x.read.API.Retry.Ambiguous; len(statuses) > 0 {
		t.Ambiguous = statuses[0]
	}
	t.Resource, t.Operation = x.trialOperation()
	for i, limit := range x.read.API.RateLimits {
		t.Rates = append(t.Rates, plan.TrialRate{
			Key: x.keyOf(i), Requests: limit.Requests, Per: limit.Per, Burst: reading.Burst(limit),
		})
	}
	return t
}

// trialOperation returns an operation to call: the first that is not deprecated and
// like most, or else the first whose response is no stream, or else the first.
func (x *expecter) trialOperation() (*plan.Resource, *plan.Operation) {
	likeMost := func(r *plan.Resource, op *plan.Operation) bool {
		return r.Deprecated == "" && op.Deprecated == "" && !op.Public && op.Attempts == 0 && op.Statuses == nil
	}
	limited := func(*plan.Resource, *plan.Operation) bool { return true }
	for _, fits := range []func(*plan.Resource, *plan.Operation) bool{likeMost, limited} {
		for _, resource := range x.sdk.Resources {
			for _, op := range resource.Operations {
				if !op.Traits.Stream && fits(resource, op) {
					return resource, op
				}
			}
		}
	}
	return x.sdk.Resources[0], x.sdk.Resources[0].Operations[0]
}

// keyOf returns a key for which rate limit i is the first that fits.
func (x *expecter) keyOf(i int) string {
	for n := 0; ; n++ {
		key := x.read.API.RateLimits[i].KeyPrefix + fmt.Sprintf("%dselftest", n)
		fits := func(l dsl.RateLimit) bool { return strings.HasPrefix(key, l.KeyPrefix) }
		if slices.IndexFunc(x.read.API.RateLimits, fits) == i {
			return key
		}
	}
}

// failureTrial returns the body of a failure with the first described code.
func (x *expecter) failureTrial() plan.FailureTrial {
	m := x.read.API.Errors
	code, message := "code", "message"
	for _, f := range slices.Backward(m.Failures) {
		for _, c := range slices.Backward(f.Codes) {
			code, message = c.Code, c.Message
		}
	}
	t := plan.FailureTrial{
		List: fmt.Sprintf("%q:%q,%q:%q", m.Code, code, m.Message, message),
		Code: code,
		Text: fmt.Sprintf("status 404: %s: %s", code, message),
	}
	switch {
	case m.List != "":
		t.List = fmt.Sprintf("%q:[{%s}]", m.List, t.List)
	case m.At != "":
		t.List = fmt.Sprintf("%q:{%s}", m.At, t.List)
	}
	if m.TraceID != "" {
		const id = "0123456789abcdef"
		t.Trace = fmt.Sprintf("%q:%q", m.TraceID, id)
		t.Text += " (trace " + id + ")"
	}
	return t
}

// refusals returns the codes with which the fake rejects a parameter. If the API
// has none, it is the text of the status code.
func (x *expecter) refusals() plan.Refusals {
	or := func(code *dsl.ErrorCode) string {
		if code == nil {
			return "unprocessable_entity"
		}
		return code.Code
	}
	no := x.read.API.Errors.Refusals
	return plan.Refusals{
		Missing: or(no.Missing), Unknown: or(no.Unknown), Type: or(no.Type), Value: or(no.Value), Format: or(no.Format),
	}
}
