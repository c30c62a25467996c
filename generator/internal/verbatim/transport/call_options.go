package transport

import (
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// CallOption changes one call.
type CallOption interface{ callOption }

// callOption is what the packages of resources can apply.
type callOption = call.Option

// WithHeader adds a header to the request, in place of the client's own of that
// name. Headers that the client or the connection needs, such as Authorization,
// are refused with a [ParamError].
func WithHeader(name, value string) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.SetHeader(name, value) })
}

// WithQuery adds a parameter to the query that the operation does not describe.
// Several of one name are a list; one that the operation sends itself is refused
// with a [ParamError].
func WithQuery(name, value string) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.AddQuery(name, value) })
}

// WithField adds a field to the body that the operation does not describe, as
// encoding/json writes the value. Refused with a [ParamError] are a value that
// cannot be written, a field that the body has already, and a request whose body
// has no fields.
func WithField(name string, value any) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.AddValue(name, value) })
}

// WithCallTimeout limits this operation instead of [WithTimeout]. Zero leaves
// only the limit of the context, and less is a [ParamError].
func WithCallTimeout(d time.Duration) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.SetTimeout(d) })
}

// WithoutRetry sends the request once.
func WithoutRetry() CallOption {
	return call.OptionFunc(func(o *call.Options) { o.Once() })
}

// WithResponse fills r when the call returns, whether it failed or not. A nil r
// keeps nothing.
func WithResponse(r *Response) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.Keep((*call.Response)(r)) })
}

// Response is what came back, besides the value.
type Response struct {
	StatusCode int         // 0 when there was no response
	Header     http.Header // of the last response
	TraceID    string      // Acme's id of the request, for its support
	Attempts   int         // how often the request was sent
	Body       []byte      // as received, decompressed
}
