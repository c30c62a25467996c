package transport

import (
	"context"
	"net/url"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Request is a request that no method of the SDK makes.
type Request struct {
	Name       string     // in logs and errors; "transport.Do" when empty
	Method     string     // "GET" when empty
	Path       string     // below the base URL, escaped, with a slash in front
	Query      url.Values // sorted by name
	Body       any        // nil sends none; []byte is sent as it is, anything else as JSON
	Idempotent bool       // sending it twice does what sending it once does; GET, HEAD, OPTIONS, PUT and DELETE are
	RateClass  string     // requests of one class share a rate limit
}

// Do sends a request of which the SDK knows nothing else, with all that other
// calls have: the key, retries, limits, logs and typed failures. The path is not
// logged; requests with the same method share the pause after a 429.
//
// The response is decoded into what into points to: a model by its own decoder,
// a []byte as it came, anything else as JSON. A nil into drops it, and so does
// a 204, which has none. [WithHeader] sets Accept, and the Content-Type of a Body
// that is no JSON.
func (c *Client) Do(ctx context.Context, r Request, into any, opts ...CallOption) error {
	return call.Do(ctx, call.EngineOf(c), call.Undescribed(r), into, opts)
}
