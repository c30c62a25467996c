package resolve

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// endpoint is an endpoint of any verb: the union of their fields.
type endpoint struct {
	dsl.Post
	method string
	pages  *dsl.OffsetLimit
}

// endpointOf flattens a verb's type.
func endpointOf(e dsl.Endpoint) endpoint {
	switch e := e.(type) {
	case dsl.Get:
		return endpoint{method: http.MethodGet, pages: e.Pages, Post: dsl.Post{
			Name: e.Name, Path: e.Path, Summary: e.Summary, Doc: e.Doc, Query: e.Query, Returns: e.Returns,
			Status: e.Status, Failures: e.Failures, RateClass: e.RateClass, Idempotent: true, Effects: e.Effects,
			Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}}
	case dsl.Delete:
		return endpoint{method: http.MethodDelete, Post: dsl.Post{
			Name: e.Name, Path: e.Path, Summary: e.Summary, Doc: e.Doc, Query: e.Query, Returns: e.Returns,
			Status: e.Status, Failures: e.Failures, RateClass: e.RateClass, Idempotent: e.Idempotent, Effects: e.Effects,
			Examples: e.Examples, Deprecated: e.Deprecated, Until: e.Until,
		}}
	case dsl.Post:
		return endpoint{method: http.MethodPost, Post: e}
	case dsl.Put:
		return endpoint{method: http.MethodPut, Post: dsl.Post(e)}
	case dsl.Patch:
		return endpoint{method: http.MethodPatch, Post: dsl.Post(e)}
	default:
		panic("resolve: unknown kind of endpoint")
	}
}
