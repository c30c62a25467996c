package resolve

import (
	"fmt"
	"net/url"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// fakePackage plans the fake of the whole API, whose resources have been planned.
func (r *resolver) fakePackage() *plan.FakePackage {
	name := naming.FakePackage(r.api.Name)
	p := &plan.FakePackage{Package: name, Path: r.sdk.Paths.Module + "/" + name}
	f := fakeResolver{resolver: r}
	for i, s := range r.api.Resources {
		f.endpoints = append(f.endpoints, fakeEndpoints(s, r.sdk.Resources[i])...)
		if s.State != nil && !slices.Contains(f.kept, s.State) {
			f.kept = append(f.kept, s.State)
		}
		p.Templates = p.Templates || r.sdk.Resources[i].Test.Templates
		p.Tokens = p.Tokens || r.sdk.Resources[i].Test.Tokens != nil
	}
	p.Example = f.endpoints[0].op.Name
	p.Description = f.description()
	return p
}

// resolveFake plans the test package of a resource, whose operations have been
// planned.
func (r *resolver) resolveFake(s *dsl.Resource, in *plan.Resource) *plan.TestPackage {
	f := fakeResolver{resolver: r, resource: s, endpoints: fakeEndpoints(s, in)}
	p := &plan.TestPackage{
		Package:    in.Package + "test",
		Path:       in.Path + "/" + in.Package + "test",
		Secrets:    f.secrets(),
		Exceptions: f.exceptions(in),
	}
	for _, op := range in.Operations {
		p.Operations = append(p.Operations, &plan.FakeOperation{
			Operation:  op,
			Const:      "Op" + op.GoName,
			StubField:  op.GoName + "Func",
			StubMethod: naming.UnexportedOr(op.GoName, "Operation"),
			CallType:   op.GoName + "Call",
			CallFields: callFields(op.PathParams),
			ReadParams: naming.Unexported(op.GoName) + "Params",
		})
	}
	if s.State != nil {
		p.Model = &plan.Type{Kind: plan.ObjectOf, Name: s.State.Of.Name}
		p.Noun = strings.ReplaceAll(naming.File(s.State.Of.Name), "_", " ")
	}
	for _, mint := range effectsOf[dsl.Mint](f.endpoints...) {
		p.Templates = p.Templates || mint.Template != nil
		if p.Tokens == nil && mint.Template == nil && s.State != nil {
			p.Tokens = f.token(mint)
		}
	}
	return p
}

// exceptions says which operations the fake does not do, and what it does
// instead.
func (f fakeResolver) exceptions(in *plan.Resource) string {
	var canned, undescribed []string
	for i, op := range in.Operations {
		link := fmt.Sprintf("[%s.Client.%s]", in.Package, op.GoName)
		switch e := f.endpoints[i]; {
		case len(e.Effects) == 0:
			undescribed = append(undescribed, link)
		case len(effectsOf[dsl.Canned](e)) > 0:
			canned = append(canned, link)
		}
	}
	var sentences []string
	if len(canned) > 0 {
		sentences = append(sentences, "Its answer to "+list(canned, "and")+" is always that of an example.")
	}
	if len(undescribed) > 0 {
		sentences = append(sentences, "It answers with status 501 to "+list(undescribed, "and")+", of which the description gives no effects.")
	}
	return joinSentences(sentences...)
}

// callFields are the path parameters as exported fields.
func callFields(params []plan.PathParam) []plan.PathParam {
	var fields []plan.PathParam
	for _, p := range params {
		fields = append(fields, plan.PathParam{GoName: naming.Exported(p.Wire), Wire: p.Wire, Doc: p.Doc})
	}
	return fields
}

// fakeResolver turns endpoints into the tables of the fake's engine.
type fakeResolver struct {
	*resolver
	resource  *dsl.Resource // nil where it is all of them
	endpoints []fakeEndpoint
	kept      []*dsl.Collection
}

// fakeEndpoint is an endpoint, its plan, and the collection that its steps work
// on unless they name another.
type fakeEndpoint struct {
	endpoint
	op   *plan.Operation
	kept *dsl.Collection
}

func fakeEndpoints(s *dsl.Resource, in *plan.Resource) []fakeEndpoint {
	var endpoints []fakeEndpoint
	for i, e := range s.Endpoints {
		endpoints = append(endpoints, fakeEndpoint{endpointOf(e), in.Operations[i], s.State})
	}
	return endpoints
}

// collection is the one that a step works on.
func (e fakeEndpoint) collection(in *dsl.Collection) *dsl.Collection {
	if in == nil {
		return e.kept
	}
	return in
}

// effectsOf are all steps of a kind.
func effectsOf[E dsl.Effect](endpoints ...fakeEndpoint) []E {
	var found []E
	for _, e := range endpoints {
		for _, effect := range e.Effects {
			if match, ok := effect.(E); ok {
				found = append(found, match)
			}
		}
	}
	return found
}

// secrets is the method that hands out secrets, named after the field of the
// body that takes one.
func (f fakeResolver) secrets() *plan.FakeSecret {
	for _, e := range f.endpoints {
		for _, require := range effectsOf[dsl.RequireSecret](e) {
			for _, field := range e.Body {
				if field.Name == require.Body {
					return &plan.FakeSecret{GoName: naming.Exported(field.Name), Type: f.typeOf(field.Type)}
				}
			}
		}
	}
	return nil
}

// token is the method that signs tokens, named after the model of the records.
func (f fakeResolver) token(mint dsl.Mint) *plan.FakeSecret {
	for _, field := range mint.As.Fields {
		if field.Name == mint.Into {
			return &plan.FakeSecret{GoName: naming.Exported(f.resource.State.Of.Name) + "Token", Type: f.typeOf(field.Type)}
		}
	}
	return nil
}

func (f fakeResolver) description() *plan.FakeLiteral {
	auth := f.api.Auth
	return literalOf("Description",
		"BasePath", basePath(f.api.Servers),
		"Auth", literalOf("Auth", "Key", auth.ExampleKey, "Missing", codeOf(auth.Missing), "Invalid", codeOf(auth.Invalid)),
		"Version", f.version(),
		"Errors", f.errors(),
		"RateLimits", f.rateLimits(),
		"Signing", f.signing(),
		"Collections", f.collections(),
		"Operations", f.operations(),
	)
}

// basePath is the path of the default server, which all routes are below.
func basePath(servers []dsl.Server) string {
	if len(servers) == 0 {
		return ""
	}
	u, err := url.Parse(servers[0].URL)
	if err != nil {
		return "" // the check has read it
	}
	return strings.TrimSuffix(u.Path, "/")
}

// version is how a request picks a version; nil when it cannot.
func (f fakeResolver) version() *plan.FakeLiteral {
	v := f.api.Version
	if v.Header == "" && v.Query == "" {
		return nil
	}
	return literalOf("Version", "Header", v.Header, "Query", v.Query)
}

func (f fakeResolver) errors() *plan.FakeLiteral {
	e := f.api.Errors
	known := plan.FakeList{Elem: "ErrorCode"}
	for _, failure := range e.Failures {
		for _, code := range failure.Codes {
			known.Items = append(known.Items, literalOf("",
				"Status", failure.Status, "Code", code.Code, "Message", code.Message, "LongMessage", code.LongMessage))
		}
	}
	no := e.Refusals
	return literalOf("Errors",
		"List", e.List, "Code", e.Code, "Message", e.Message, "LongMessage", e.LongMessage, "Meta", e.Meta,
		"TraceID", e.TraceID, "TraceHeader", e.TraceHeader,
		"Known", known,
		"Refusals", literalOf("Refusals",
			"Route", codeOf(no.Route), "Method", codeOf(no.Method), "ContentType", codeOf(no.ContentType), "TooLarge", codeOf(no.TooLarge),
			"Body", codeOf(no.Body), "Query", codeOf(no.Query), "Version", codeOf(no.Version), "Gone", codeOf(no.Gone), "Missing", codeOf(no.Missing), "Unknown", codeOf(no.Unknown),
			"Type", codeOf(no.Type), "Value", codeOf(no.Value), "Format", codeOf(no.Format), "ParamMeta", no.ParamMeta),
	)
}

func (f fakeResolver) rateLimits() plan.FakeList {
	list := plan.FakeList{Elem: "RateLimit"}
	for _, limit := range f.api.RateLimits {
		list.Items = append(list.Items, literalOf("", "KeyPrefix", limit.KeyPrefix, "Requests", limit.Requests, "Per", limit.Per))
	}
	return list
}

// signing is how tokens are signed, for an API that mints any or publishes the
// keys.
func (f fakeResolver) signing() *plan.FakeLiteral {
	steps := len(effectsOf[dsl.Mint](f.endpoints...)) + len(effectsOf[dsl.MintCookies](f.endpoints...)) + len(effectsOf[dsl.PublishKeys](f.endpoints...))
	if f.api.Signing == nil || steps == 0 {
		return nil
	}
	return literalOf("Signing", "Issuer", f.api.Signing.Issuer, "JWKSPath", f.api.Signing.JWKSPath)
}

func codeOf(code *dsl.ErrorCode) string {
	if code == nil {
		return ""
	}
	return code.Code
}

// literalOf is a literal of the engine's type with the given names and values.
// Values that say nothing are left out.
func literalOf(typeName string, pairs ...any) *plan.FakeLiteral {
	l := &plan.FakeLiteral{Type: typeName}
	for i := 0; i < len(pairs); i += 2 {
		if !saysNothing(pairs[i+1]) {
			l.Fields = append(l.Fields, plan.FakeMember{Name: pairs[i].(string), Value: pairs[i+1]})
		}
	}
	return l
}

func saysNothing(value any) bool {
	switch v := value.(type) {
	case []string:
		return len(v) == 0
	case plan.FakeList:
		return len(v.Items) == 0
	case *plan.FakeLiteral:
		return v == nil
	default:
		return v == nil || reflect.ValueOf(v).IsZero()
	}
}
