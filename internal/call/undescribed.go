package call

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Undescribed is a request of no operation that a description has.
type Undescribed struct {
	Name       string
	Method     string
	Path       string
	Query      url.Values
	Body       any
	Idempotent bool
	RateClass  string
}

// Do sends an undescribed request and decodes the response into the value that
// into points to.
func Do[O Option](ctx context.Context, e *Engine, u Undescribed, into any, opts []O) error {
	x, err := e.send(ctx, u.request(), gather(opts))
	if err != nil {
		return err
	}
	return x.decoded(x.into(into))
}

// request returns the request, or the first problem of it.
func (u *Undescribed) request() *Request {
	method := cmp.Or(u.Method, http.MethodGet)
	r := &Request{operation: NewOperation(operation.Operation{
		Name:       cmp.Or(u.Name, "transport.Do"),
		Method:     method,
		Idempotent: u.Idempotent || isIdempotent(method),
		RateClass:  u.RateClass,
	})}
	if !IsToken(method) {
		r.refuseText("method", method, "is not a method")
	}
	if rule := refusedPath(u.Path); rule != "" {
		r.refuseText("path", u.Path, rule)
	}
	r.buf = append(r.inline[:0], u.Path...)
	r.pathEnd = len(r.buf)
	if len(u.Query) > 0 {
		r.buf = append(append(r.buf, '?'), u.Query.Encode()...)
	}
	if u.Body != nil {
		r.setBody(encode(u.Body))
	}
	return r
}

// isIdempotent follows RFC 9110, section 9.2.2.
func isIdempotent(method string) bool {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// refusedPath returns the rule that an escaped path violates, or "". The path
// must stay below the base URL.
func refusedPath(path string) string {
	if !strings.HasPrefix(path, "/") {
		return "does not begin with a slash"
	}
	if strings.ContainsAny(path, "?#") {
		return "has a query or a fragment"
	}
	for segment := range strings.SplitSeq(path, "/") {
		text, err := url.PathUnescape(segment)
		switch {
		case err != nil:
			return "contains an invalid percent escape"
		case text == "." || text == "..":
			return `has "." or ".." in it`
		case route.HasControl(text):
			return "contains a control character"
		}
	}
	return ""
}

// encode returns the encoded body: a model with its secrets, bytes unchanged.
func encode(body any) ([]byte, error) {
	if text, ok := body.([]byte); ok {
		return text, nil
	}
	return encodeValue(body)
}

// encodeValue is a value as it is sent: a model with its secrets.
func encodeValue(v any) ([]byte, error) {
	if m, ok := v.(wire.Marshaler); ok {
		return m.AppendJSON(nil)
	}
	return wire.Marshal(v)
}

// into decodes the response into what v points to.
func (x *exchange) into(v any) error {
	if v == nil || x.status == http.StatusNoContent {
		return nil
	}
	switch v := v.(type) {
	case *[]byte:
		*v = append([]byte{}, x.cleanBytes()...)
		return nil
	case wire.Unmarshaler:
		return wire.DecodeFunc(&x.ctx, x.bytes(), func(d *wire.Decoder) { d.Value(v) })
	}
	if err := json.Unmarshal(x.bytes(), v); err != nil {
		return errors.New(strings.TrimPrefix(err.Error(), "json: "))
	}
	return nil
}
