package resolve

import (
	"net/http"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// transport plans what the description decides of the HTTP layers.
func (r *resolver) transport() {
	api := r.api
	t := plan.Transport{
		APIName:     api.Name,
		KeyName:     prose.Text(prose.Label, api.Auth.KeyName),
		KeyPrefixes: api.Auth.KeyPrefixes,
		ExampleKey:  api.Auth.ExampleKey,
		Version:     plan.Version{Header: api.Version.Header, Default: api.Version.Default, Doc: sentence(api.Version.Doc)},
		EnvKey:      api.Environment.Key,
		EnvBaseURL:  api.Environment.BaseURL,
		EnvBasePath: api.Environment.BaseURLPath,
		TraceHeader: http.CanonicalHeaderKey(api.Errors.TraceHeader),
		TraceField:  api.Errors.TraceID,
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

// rateLimit divides what the API allows in one window: a token bucket admits its
// burst and its rate in the first.
func rateLimit(l dsl.RateLimit) plan.RateLimit {
	burst := l.Burst
	if burst == 0 {
		burst = max(1, l.Requests/10)
	}
	return plan.RateLimit{
		KeyPrefix: l.KeyPrefix, Requests: l.Requests, Per: l.Per, Doc: prose.Text(prose.Clause, l.Doc),
		Burst: burst, Rate: max(1, l.Requests-burst),
	}
}

// failuresOf plans the failures, which operations refer to.
func (r *resolver) failuresOf(m dsl.ErrorModel) {
	for _, f := range m.Failures {
		failure := &plan.Failure{Status: f.Status, Sentinel: "Err" + f.Name, Doc: prose.Text(prose.Clause, f.Doc)}
		for _, c := range f.Codes {
			code := &plan.ErrorCode{
				GoName: naming.Const("Code", c.Code), Code: c.Code, Status: f.Status,
				Message: c.Message, LongMessage: c.LongMessage, Doc: c.Doc,
			}
			failure.Codes = append(failure.Codes, code)
			r.codes[c] = code
		}
		r.failures[f] = failure
		r.sdk.Transport.Errors.Failures = append(r.sdk.Transport.Errors.Failures, failure)
	}
}

// exampleOperation is an operation with a path parameter, for docs.
func (r *resolver) exampleOperation() (name, route string) {
	for _, resource := range r.api.Resources {
		for _, e := range resource.Endpoints {
			e := endpointOf(e)
			name, route = resource.Name+"."+e.Name, routeOf(e.Path)
			if strings.Contains(route, "{") {
				return name, route
			}
		}
	}
	return name, route
}

// routeOf is the path as a template: "/sessions/{session_id}".
func routeOf(path dsl.Path) string {
	var b strings.Builder
	for _, s := range path {
		b.WriteByte('/')
		switch s := s.(type) {
		case dsl.Literal:
			b.WriteString(string(s))
		case *dsl.PathParam:
			b.WriteString("{" + s.Name + "}")
		}
	}
	return b.String()
}
