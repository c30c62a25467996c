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
		Credentials: r.credentials(),
		Version:     plan.Version{Header: api.Version.Header, Default: api.Version.Default, Doc: sentence(api.Version.Doc)},
		EnvKey:      api.Environment.Key,
		EnvUser:     api.Environment.User,
		EnvBaseURL:  api.Environment.BaseURL,
		EnvBasePath: api.Environment.BaseURLPath,
		TraceHeader: http.CanonicalHeaderKey(api.Errors.TraceHeader),
		UserAgent:   userAgent(api),
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

// userAgent is the product token of the SDK, with its version.
func userAgent(api dsl.API) string {
	product := strings.ToLower(strings.ReplaceAll(api.Name, " ", "-")) + "-go"
	if api.Release == "" {
		return product
	}
	return product + "/" + api.Release
}

// rateLimit divides what the API allows in one window: a token bucket admits its
// burst and its rate in the first.
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
		if f.Body != nil {
			failure.Model = r.elem(f.Body).Name
		}
		r.failures[f] = failure
		r.sdk.Transport.Errors.Failures = append(r.sdk.Transport.Errors.Failures, failure)
	}
}

// exampleOperation returns an operation with a path parameter, for docs.
func (r *resolver) exampleOperation() (name, route string) {
	for _, e := range r.read.Endpoints {
		name, route = reading.Folder(e.Resource)+"."+e.Name, reading.Route(e.Path)
		if strings.Contains(route, "{") {
			break
		}
	}
	return name, route
}
