package transport

import (
	"context"
	"net/url"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Request is a request for which the SDK has no method.
type Request struct {
	Name       string     // in logs and errors; "transport.Do" if empty
	Method     string     // "GET" if empty
	Path       string     // below the base URL, escaped, with a slash in front
	Query      url.Values // sorted by name
	Body       any        // nil sends none; a []byte is sent unchanged, anything else as JSON
	Idempotent bool       // safe to send twice; always true for GET, HEAD, OPTIONS, PUT and DELETE
	RateClass  string     // requests of one class share a rate limit
}

// Do sends a request for which the SDK has no method, with everything that other
// calls have: the key, retries, limits, logs and typed failures. The path is not
// logged. Requests with the same method share the pause after a 429.
//
// The response is decoded into the value that into points to: a model with its
// own decoder, a []byte unchanged, anything else as JSON. If into is nil, the
// body is discarded, as is that of a 204. Use [WithHeader] to set Accept, and
// the Content-Type of a Body that is not JSON.
func (c *Client) Do(ctx context.Context, r Request, into any, opts ...CallOption) error {
	return call.Do(ctx, call.EngineOf(c), call.Undescribed(r), into, opts)
}
