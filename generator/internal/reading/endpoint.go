package reading

import (
	"net/http"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Endpoint is an endpoint of any verb, with the fields of all of them.
type Endpoint struct {
	dsl.Post
	Method      string
	Pages       dsl.Paging
	Conditional bool
	Resource    *dsl.Resource
	At          *locate.Place
}

// EndpointOf converts a verb's type to an Endpoint. It returns false if it is
// not a verb, which may be nil or a pointer.
func EndpointOf(e dsl.Endpoint) (Endpoint, bool) {
	switch e := e.(type) {
	case dsl.Get:
		return Endpoint{Method: http.MethodGet, Pages: e.Pages, Conditional: e.Conditional, Post: dsl.Post{
			Name: e.Name, Path: e.Path, SharesRoute: e.SharesRoute,
			Summary: e.Summary, Doc: e.Doc, Query: e.Query, Header: e.Header,
			Returns: e.Returns,
			Status:  e.Status, Outcomes: e.Outcomes, Answers: e.Answers,
			Failures: e.Failures, RateClass: e.RateClass, Public: e.Public, Retry: e.Retry,
			Idempotent: true, Effects: e.Effects,
			Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}}, true
	case dsl.Delete:
		return keyed(Endpoint{Method: http.MethodDelete, Post: dsl.Post{
			Name: e.Name, Path: e.Path, SharesRoute: e.SharesRoute,
			Summary: e.Summary, Doc: e.Doc, Query: e.Query, Header: e.Header,
			Returns: e.Returns,
			Body:    e.Body, BodyOf: e.BodyOf, BodyRequired: e.BodyRequired,
			Status: e.Status, Outcomes: e.Outcomes, Answers: e.Answers,
			Failures: e.Failures, RateClass: e.RateClass, Public: e.Public, Retry: e.Retry,
			IdempotencyKey: e.IdempotencyKey, Idempotent: e.Idempotent, Effects: e.Effects,
			Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}}), true
	case dsl.Post:
		return keyed(Endpoint{Method: http.MethodPost, Post: e}), true
	case dsl.Put:
		return keyed(Endpoint{Method: http.MethodPut, Post: dsl.Post(e)}), true
	case dsl.Patch:
		return keyed(Endpoint{Method: http.MethodPatch, Post: dsl.Post(e)}), true
	case dsl.Options:
		return keyed(Endpoint{Method: http.MethodOptions, Post: dsl.Post(e)}), true
	}
	return Endpoint{}, false
}

// keyed is an endpoint that is idempotent if it has an idempotency key.
func keyed(e Endpoint) Endpoint {
	e.Idempotent = e.Idempotent || e.IdempotencyKey != ""
	return e
}

// HasParams reports whether the method takes a struct of parameters.
func (e Endpoint) HasParams() bool {
	return len(e.Query)+len(e.Header)+len(e.Body) > 0 || e.Conditional
}

// SendsBody reports whether every request has a body.
func (e Endpoint) SendsBody() bool {
	isRequired := func(f dsl.Field) bool { return !f.Optional }
	return e.BodyRequired || e.Encoding == dsl.EncodeMultipart || len(e.AtLeastOne) > 0 ||
		slices.ContainsFunc(e.Body, isRequired)
}

// QueryFields returns the query parameters in the form of a body's fields.
func (e Endpoint) QueryFields() []dsl.Field {
	return paramFields(e.Query)
}

// HeaderFields returns the parameters of the header in the form of a body's
// fields.
func (e Endpoint) HeaderFields() []dsl.Field { return paramFields(e.Header) }

func paramFields(params []dsl.Param) []dsl.Field {
	var fields []dsl.Field
	for _, p := range params {
		fields = append(fields, QueryField(p))
	}
	return fields
}

// QueryField returns a parameter of the query or the header in the form of a
// body's field.
func QueryField(p dsl.Param) dsl.Field {
	return dsl.Field{
		Name: p.Name, Go: p.Go, Doc: p.Doc, Type: p.Type, Optional: !p.Required, Nullable: p.Null != "",
		Deprecated: p.Deprecated,
	}
}

// parts returns the types that an endpoint refers to, each at its place.
func (e Endpoint) parts() []part {
	list := []part{{e.Returns, e.At.Field("Returns")}}
	places := e.PathPlaces()
	for i, p := range e.PathParams() {
		if p.Type != nil {
			list = append(list, part{p.Type, places[i].Field("Type")})
		}
	}
	for i, o := range e.Outcomes {
		list = append(list, part{o.Returns, e.At.Field("Outcomes").Index(i).Field("Returns")})
	}
	for i, h := range e.Answers {
		list = append(list, part{h.Type, e.At.Field("Answers").Index(i).Field("Type")})
	}
	for i, p := range e.Query {
		list = append(list, part{p.Type, e.At.Field("Query").Index(i).Field("Type")})
	}
	for i, p := range e.Header {
		list = append(list, part{p.Type, e.At.Field("Header").Index(i).Field("Type")})
	}
	if len(e.Body) > 0 { // not every verb has the field
		list = append(list, fieldParts(e.Body, e.At.Field("Body"))...)
	}
	if e.BodyOf != nil {
		list = append(list, part{e.BodyOf, e.At.Field("BodyOf")})
	}
	return list
}
