package resolve

import (
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// transport plans the parts of the HTTP layers that depend on the description.
func (r *resolver) transport() {
	api := r.api
	t := plan.Transport{
		APIName:     api.Name,
		KeyName:     prose.Text(prose.Label, api.Auth.KeyName),
		ExampleKey:  api.Auth.ExampleKey,
		Version:     plan.Version{Header: api.Version.Header, Default: api.Version.Default, Doc: sentence(api.Version.Doc)},
		EnvKey:      api.Environment.Key,
		EnvBaseURL:  api.Environment.BaseURL,
		EnvBasePath: api.Environment.BaseURLPath,
		TraceHeader: http.CanonicalHeaderKey(api.Errors.TraceHeader),
		UserAgent:   strings.ToLower(strings.ReplaceAll(api.Name, " ", "-")) + "-go",
		Retry:       plan.Retry(api.Retry),
		Limits:      plan.Limits(api.Limits),
		Errors:      r.errorModel(api.Errors),
	}
	for _, s := range api.Servers {
		t.Servers = append(t.Servers, plan.Server{GoName: "BaseURL" + s.Name, URL: s.URL, Doc: defined("BaseURL"+s.Name, s.Doc)})
	}
	for _, l := range api.RateLimits {
		t.RateLimits = append(t.RateLimits, rateLimit(l))
	}
	t.ExampleName, t.ExampleRoute = r.exampleOperation()
	r.sdk.Transport = t
}

// rateLimit divides the requests that the API allows per window: a token bucket
// admits its burst plus its rate in the first window.
func rateLimit(l dsl.RateLimit) plan.RateLimit {
	burst := reading.Burst(l)
	return plan.RateLimit{
		KeyPrefix: l.KeyPrefix, Requests: l.Requests, Per: l.Per, Doc: prose.Text(prose.Clause, l.Doc),
		Burst: burst, Rate: max(1, l.Requests-burst),
	}
}

// failuresOf plans the failures, which operations refer to.
func (r *resolver) failuresOf(m dsl.ErrorModel) {
	for _, f := range m.Failures {
		failure := &plan.Failure{Status: f.Status, Sentinel: "Err" + f.Name, Doc: prose.Text(prose.Clause, f.Doc)}
		r.failures[f] = failure
		r.sdk.Transport.Errors.Failures = append(r.sdk.Transport.Errors.Failures, failure)
	}
}

// exampleOperation returns an operation with a path parameter, for docs.
func (r *resolver) exampleOperation() (name, route string) {
	for _, e := range r.read.Endpoints {
		name, route = e.Resource.Name+"."+e.Name, reading.Route(e.Path)
		if strings.Contains(route, "{") {
			break
		}
	}
	return name, route
}
