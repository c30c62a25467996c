package transport

import (
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// CallOption configures one call.
type CallOption interface{ callOption }

// callOption is the form that resource packages can apply.
type callOption = call.Option

// WithHeader sets a header of the request and replaces the client's header of
// that name. The call fails with a [ParamError] if the header is reserved for
// the client or the connection, such as Authorization.
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

// WithoutRetry turns retries off for this call.
func WithoutRetry() CallOption {
	return call.OptionFunc(func(o *call.Options) { o.Once() })
}

// WithResponse stores the response in r when the call returns, whether it
// failed or not. It does nothing if r is nil.
func WithResponse(r *Response) CallOption {
	return call.OptionFunc(func(o *call.Options) { o.Keep((*call.Response)(r)) })
}

// Response is the HTTP response of a call.
type Response struct {
	StatusCode int         // 0 if there was no response
	Header     http.Header // of the last response
	TraceID    string      // Acme's id of the request, for support requests
	Attempts   int         // number of times the request was sent
	Body       []byte      // as received, decompressed
}
