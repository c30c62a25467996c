package fakeplan

import (
	"cmp"
	"fmt"
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Add adds the test package of each resource, and the package with the fake of the
// whole API, to a plan.
func Add(sdk *plan.SDK, d *reading.Description) {
	var all planner
	for i, resource := range d.API.Resources {
		in := sdk.Resources[i]
		f := planner{read: d, sdk: sdk, resource: resource, endpoints: endpoints(d, resource, in)}
		in.Test = f.testPackage(in)
		all.endpoints = append(all.endpoints, f.endpoints...)
		if kept := resource.State; kept != nil && !slices.Contains(all.kept, kept) {
			all.kept = append(all.kept, kept)
		}
	}
	all.read, all.sdk, all.large = d, sdk, &shapes{of: map[dsl.Schema]*plan.FakeShape{}}
	sdk.Fake = all.fakePackage()
}

// planner turns endpoints into the tables of the fake's engine.
type planner struct {
	read      *reading.Description
	sdk       *plan.SDK
	resource  *dsl.Resource // nil where it is all of them
	endpoints []endpoint
	kept      []*dsl.Collection // of all resources
	large     *shapes           // of large models
	shapes    *shapes           // the same in bodies that refer to them, and nil elsewhere
}

// endpoint is an endpoint, its plan, and the collection that its steps work on
// unless they name another.
type endpoint struct {
	reading.Endpoint
	op   *plan.Operation
	kept *dsl.Collection
}

func endpoints(d *reading.Description, resource *dsl.Resource, in *plan.Resource) []endpoint {
	var list []endpoint
	for i, e := range d.Of(resource) {
		list = append(list, endpoint{e, in.Operations[i], resource.State})
	}
	return list
}

// collection returns the one that a step works on.
func (e endpoint) collection(in *dsl.Collection) *dsl.Collection { return cmp.Or(in, e.kept) }

// fakePackage returns the fake of the whole API, whose test packages have been
// planned.
func (f planner) fakePackage() *plan.FakePackage {
	name := naming.FakePackage(f.read.API.Name)
	p := &plan.FakePackage{
		Package:     name,
		Path:        path.Join(path.Dir(f.sdk.Paths.Models), name),
		Description: f.description(),
		Example:     f.endpoints[0].op.Name,
	}
	p.Shapes = f.large.list
	for _, r := range f.sdk.Resources {
		p.Templates = p.Templates || r.Test.Templates
		p.Tokens = p.Tokens || r.Test.Tokens != nil
	}
	return p
}

func (f planner) testPackage(in *plan.Resource) *plan.TestPackage {
	p := &plan.TestPackage{
		Package:    in.Package + "test",
		Path:       in.Path + "/" + in.Package + "test",
		Secrets:    f.secrets(),
		Exceptions: f.exceptions(in),
	}
	for i, op := range in.Operations {
		p.Operations = append(p.Operations, &plan.FakeOperation{
			Page:       pageOf(f.endpoints[i].Endpoint, op),
			Operation:  op,
			Const:      "Op" + op.GoName,
			StubField:  op.GoName + "Func",
			StubMethod: naming.UnexportedOr(op.GoName, "Operation"),
			CallType:   op.GoName + "Call",
			CallFields: callFields(op.PathParams),
			ReadParams: naming.Unexported(op.GoName + "Params"),
		})
	}
	if state := f.resource.State; state != nil {
		p.Model = &plan.Type{Kind: plan.ObjectOf, Name: state.Of.Name}
		p.Noun = strings.ReplaceAll(naming.File(state.Of.Name), "_", " ")
	}
	for _, mint := range effectsOf[dsl.Mint](f.endpoints...) {
		p.Templates = p.Templates || mint.Template != nil
		if p.Tokens == nil && mint.Template == nil && f.resource.State != nil {
			p.Tokens = f.token(mint)
		}
	}
	return p
}

// exceptions describes the operations that the fake does not implement, and what
// it does instead.
func (f planner) exceptions(in *plan.Resource) string {
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
		sentences = append(sentences, "It always responds to "+prose.List(canned)+" with an example.")
	}
	if len(undescribed) > 0 {
		sentences = append(sentences,
			"It responds with status code 501 to "+prose.List(undescribed)+
				", for which the description has no effects.")
	}
	return prose.Join(sentences...)
}

// callFields returns the path parameters as exported fields.
func callFields(params []plan.PathParam) []plan.PathParam {
	var fields []plan.PathParam
	for _, p := range params {
		p.GoName = naming.Exported(p.GoName)
		fields = append(fields, p)
	}
	return fields
}

// effectsOf returns all steps of a kind.
func effectsOf[E dsl.Effect](endpoints ...endpoint) []E {
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

// secrets returns the method that returns secrets, named after the field of the
// body that takes one.
func (f planner) secrets() *plan.FakeSecret {
	for _, e := range f.endpoints {
		for _, require := range effectsOf[dsl.RequireSecret](e) {
			for j, field := range e.Body {
				if field.Name == require.Body {
					taken := e.op.Params.BodyFields()[j]
					return &plan.FakeSecret{GoName: taken.GoName, Type: taken.Type}
				}
			}
		}
	}
	return nil
}

// token returns the method that signs tokens, named after the model of the records.
func (f planner) token(mint dsl.Mint) *plan.FakeSecret {
	for _, field := range f.sdk.Models.Object(mint.As.Name).Fields {
		if field.Wire == mint.Into {
			return &plan.FakeSecret{GoName: naming.Exported(f.resource.State.Of.Name) + "Token", Type: field.Type}
		}
	}
	return nil
}

func (f planner) description() *plan.FakeLiteral {
	ways := f.ways()
	return literalOf("Description",
		"BasePath", basePath(f.read.API.Servers),
		"Auth", ways[0],
		"Others", plan.FakeList{Elem: "Auth", Items: ways[1:]},
		"Version", f.version(),
		"Errors", f.errors(),
		"RateLimits", f.rateLimits(),
		"Signing", f.signing(),
		"Collections", f.collections(),
		"Operations", f.operations(),
	)
}

// places are the names of the engine for the places of a key.
var places = map[reading.CredentialKind]plan.FakeConst{
	reading.HeaderKey: "InHeader", reading.QueryKey: "InQuery", reading.CookieKey: "InCookie",
	reading.BasicPair:    "InBasic",
	reading.NoCredential: "Nowhere",
}

// ways returns how requests say who sends them, that of the API first.
func (f planner) ways() []any {
	var list []any
	for i, c := range reading.Credentials(f.read.API) {
		typeName := "Auth"
		if i > 0 {
			typeName = ""
		}
		list = append(list, literalOf(typeName,
			"In", places[c.Kind], "Name", c.Name, "Prefix", c.Prefix, "User", c.ExampleUser,
			"Key", c.ExampleKey, "Missing", codeOf(c.Missing), "Invalid", codeOf(c.Invalid)))
	}
	return list
}

// basePath returns the path of the default server, which all routes are below.
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

// version returns how a request selects a version, or nil if it cannot.
func (f planner) version() *plan.FakeLiteral {
	v := f.read.API.Version
	if v.Header == "" && v.Query == "" {
		return nil
	}
	return literalOf("Version", "Header", v.Header, "Query", v.Query)
}

func (f planner) errors() *plan.FakeLiteral {
	e := f.read.API.Errors
	known, bodies := plan.FakeList{Elem: "ErrorCode"}, plan.FakeList{Elem: "FailureBody"}
	for _, failure := range e.Failures {
		if body := f.read.FailureBodies[failure]; body != "" {
			bodies.Items = append(bodies.Items, literalOf("", "Status", failure.Status, "JSON", body))
		}
		for _, code := range failure.Codes {
			known.Items = append(known.Items, literalOf("",
				"Status", failure.Status, "Code", code.Code, "Message", code.Message, "LongMessage", code.LongMessage))
		}
	}
	contentType := ""
	if e.Problem {
		contentType = "application/problem+json"
	}
	no := e.Refusals
	return literalOf("Errors",
		"List", e.List, "At", e.At, "ContentType", contentType, "Code", e.Code, "Message", e.Message, "LongMessage",
		e.LongMessage, "Meta", e.Meta,
		"TraceID", e.TraceID, "TraceHeader", e.TraceHeader,
		"Known", known, "Bodies", bodies,
		"Refusals", literalOf("Refusals",
			"Route", codeOf(no.Route), "Method", codeOf(no.Method), "ContentType", codeOf(no.ContentType), "TooLarge",
			codeOf(no.TooLarge),
			"Body", codeOf(no.Body), "Query", codeOf(no.Query), "Version", codeOf(no.Version), "Gone", codeOf(no.Gone),
			"Missing", codeOf(no.Missing), "Unknown", codeOf(no.Unknown),
			"Type", codeOf(no.Type), "Value", codeOf(no.Value), "Format", codeOf(no.Format), "ParamMeta", no.ParamMeta),
	)
}

func (f planner) rateLimits() plan.FakeList {
	list := plan.FakeList{Elem: "RateLimit"}
	for _, limit := range f.read.API.RateLimits {
		list.Items = append(list.Items,
			literalOf("", "KeyPrefix", limit.KeyPrefix, "Requests", limit.Requests, "Per", limit.Per))
	}
	return list
}

// signing returns how tokens are signed, for an API that mints any or publishes the
// keys.
func (f planner) signing() *plan.FakeLiteral {
	steps := len(effectsOf[dsl.Mint](f.endpoints...)) + len(effectsOf[dsl.MintCookies](f.endpoints...)) +
		len(effectsOf[dsl.PublishKeys](f.endpoints...))
	if f.read.API.Signing == nil || steps == 0 {
		return nil
	}
	return literalOf("Signing", "Issuer", f.read.API.Signing.Issuer, "JWKSPath", f.read.API.Signing.JWKSPath)
}

func codeOf(code *dsl.ErrorCode) string {
	if code == nil {
		return ""
	}
	return code.Code
}

// literalOf returns a literal of the engine's type with the given names and
// values. Zero values are omitted.
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
