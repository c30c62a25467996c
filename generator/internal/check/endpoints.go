package check

import (
	"net/textproto"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// endpoint is an endpoint, and its name in problems.
type endpoint struct {
	subject
	reading.Endpoint
}

// collectEndpoints names every endpoint, and reports values that are not
// endpoints.
func (c *checker) collectEndpoints(api subject) {
	found := c.read.Endpoints
	for i, resource := range c.api.Resources {
		if resource == nil || slices.Contains(c.api.Resources[:i], resource) {
			continue
		}
		list := api.field("Resources").index(i).field("Endpoints").called("resource %s", resource.Name)
		for j, described := range resource.Endpoints {
			if _, ok := reading.EndpointOf(described); !ok {
				list.index(j).problem("endpoint #%d is %s", j+1, oddity(described))
				continue
			}
			s := list.index(j).called("%s.%s", reading.Folder(resource), found[0].Name)
			if found[0].Name == "" {
				s = s.called("%s: endpoint #%d", reading.Folder(resource), j+1)
			}
			c.endpoints = append(c.endpoints, endpoint{s, found[0]})
			found = found[1:]
		}
	}
}

// oddity describes the problem of a value of the vocabulary that the compiler
// accepts: a nil, or a pointer instead of a value.
func oddity(v any) string {
	t := reflect.TypeOf(v)
	switch {
	case t == nil:
		return "nil"
	case reflect.ValueOf(v).Kind() == reflect.Pointer && reflect.ValueOf(v).IsNil():
		return "a nil " + t.String()
	case t.Kind() == reflect.Pointer:
		return "a pointer: write " + t.Elem().String() + "{…} without &"
	default:
		return "a " + t.String() + ", which the generator does not support"
	}
}

// eachEndpoint checks endpoints one by one.
func (c *checker) eachEndpoint(subject) {
	for _, e := range c.endpoints {
		e.texts()
		e.until()
		c.successes(e)
		c.answers(e)
		e.resent()
		c.endpointFailures(e)
		e.route()
		c.params(e)
		c.paging(e)
		c.examples(e)
	}
}

func (e endpoint) texts() {
	e.requiredProse("Doc", prose.Verb, e.Doc)
	e.requiredProse("Summary", prose.Title, e.Summary)
	e.prose("Deprecated", prose.Sentences, e.Deprecated)
}

// until checks the last version that has the endpoint. Versions are compared as
// dates.
func (e endpoint) until() {
	if _, err := time.Parse(time.DateOnly, e.Until); e.Until != "" && err != nil {
		e.field("Until").problem("Until %q is not a date such as 2006-01-02", e.Until)
	}
}

// resent checks when requests are sent again.
func (e endpoint) resent() {
	if e.IdempotencyKey != "" {
		e.header("IdempotencyKey", e.IdempotencyKey)
		name, version := textproto.CanonicalMIMEHeaderKey(e.IdempotencyKey), textproto.CanonicalMIMEHeaderKey(e.c.api.Version.Header)
		if slices.Contains(ownHeaders, name) || name == version {
			e.field("IdempotencyKey").problem("IdempotencyKey %s is set by the transport", name)
		}
	}
	if e.Retry == nil {
		return
	}
	s := e.field("Retry").within("retry")
	if e.Retry.MaxAttempts == 0 && e.Retry.Statuses == nil {
		s.problem("says nothing: MaxAttempts and Statuses are missing")
	}
	if e.Retry.MaxAttempts < 0 {
		s.field("MaxAttempts").problem("MaxAttempts %d is negative", e.Retry.MaxAttempts)
	}
	s.retryStatuses("Statuses", e.Retry.Statuses)
}

// endpointFailures checks which failures are documented.
func (c *checker) endpointFailures(e endpoint) {
	list := e.field("Failures")
	for i, failure := range e.Failures {
		switch {
		case failure == nil:
			list.index(i).problem("failure #%d is nil", i+1)
		case slices.Contains(e.Failures[:i], failure):
			list.index(i).problem("duplicate failure %s", failure.Name)
		case !slices.Contains(c.api.Errors.Failures, failure):
			list.index(i).problem("failure %s is not in API.Errors", failure.Name)
		}
	}
}

// endpointNames checks the Go names of each emitted package: methods, types of
// parameters and variables.
func (c *checker) endpointNames(subject) {
	taken := map[*dsl.Resource]resourceScope{}
	for _, e := range c.endpoints {
		if _, begun := taken[e.Resource]; !begun {
			taken[e.Resource] = resourceScope{
				methods:   emittedNames("Client", "New"),
				variables: emittedNames("engine", "once", "server"),
				fakes:     emittedNames(fakeMethods...),
				files:     fileNames("client", "doc", "form_models", "patterns"),
			}
		}
		taken[e.Resource].claim(e)
	}
}

// resourceScope contains the names derived from a resource's endpoints: methods
// of the client, variables and methods of the stub, methods of the fake, and
// files.
type resourceScope struct{ methods, variables, fakes, files scope }

// fakeMethods are methods that every fake has.
var fakeMethods = []string{
	"Advance", "All", "Calls", "ClearFaults", "Fallback", "ForgetCalls", "Get", "Inject", "InjectScript", "Now", "Observe", "Remove", "RoundTrip",
	"Seed", "SeedFaults", "ServeHTTP", "SetClock", "SetKeys", "SetTemplate", "Transport",
}

func (r resourceScope) claim(e endpoint) {
	if e.goName("Name", e.Name) && r.methods.claim(e.Name, e.where, e.field("Name")) {
		variable := naming.UnexportedOr(e.Name, "Operation")
		r.variables.claim(variable, "the variable of "+e.where, e.field("Name"))
		r.fakes.claim(e.Name+"Calls", "the calls of "+e.where, e.field("Name"))
		r.files.claimFile(naming.File(e.Name), e.where, e.field("Name"))
		if e.HasParams() {
			r.files.claimFile(naming.File(e.Name+"Params"), "the parameters of "+e.where, e.field("Name"))
		}
		if e.BodyOf != nil {
			r.variables.claim(variable+"Body", "the body of "+e.where, e.field("Name"))
		}
		if hasPathTypes(e) && !e.HasParams() {
			r.variables.claim(variable+"Request", "the request of "+e.where, e.field("Name"))
		}
		if len(e.Body) > 0 && e.Encoding == dsl.EncodeJSON {
			keys := strings.ToLower(e.Name[:1]) + e.Name[1:] + "Params"
			r.variables.claim(keys+"Fields", "the keys of "+e.where, e.field("Name"))
			r.variables.claim(keys+"Field", "the keys of "+e.where, e.field("Name"))
			r.files.claimFile(naming.File(e.Name+"Params")+"_json", "the codec of "+e.where, e.field("Name"))
		}
	}
	if e.HasResult() {
		r.files.claimFile(naming.File(e.Name+"Result"), "the result of "+e.where, e.field("Name"))
		r.variables.claim("new"+e.Name+"Result", "the result of "+e.where, e.field("Name"))
	}
	paging, pages := reading.PagingOf(e.Pages)
	if pages && e.field("Pages").within("paging").goName("Method", paging.Method) {
		r.methods.claim(paging.Method, "the iterator of "+e.where, e.field("Pages").field("Method").within("paging"))
	}
}

func hasPathTypes(e endpoint) bool {
	return slices.ContainsFunc(e.PathParams(), func(p *dsl.PathParam) bool { return p.Type != nil })
}
