package call

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Answer is a successful response while it is decoded. It records the first
// decoding error, which the call then returns.
type Answer struct {
	x         *exchange
	mostItems int
	err       error
	handed    bool // the body went to the caller, who ends the call
}

// Read sends a request and returns the value that read decodes from its
// response. On failure it returns the zero V.
func Read[V any, O Option](ctx context.Context, e *Engine, r *Request, opts []O, read func(*Answer) V) (V, error) {
	var none V
	x, err := e.send(ctx, r, gather(opts))
	if err != nil {
		return none, err
	}
	a := Answer{x: x, mostItems: int(r.mostItems)}
	v := read(&a)
	if a.handed && a.err == nil {
		return v, nil
	}
	if err := x.decoded(a.err); err != nil {
		return none, err
	}
	return v, nil
}

// Status returns the status code of the response.
func (a *Answer) Status() int { return a.x.status }

// NotModified reports whether the response is a 304, which has no body.
func (a *Answer) NotModified() bool { return a.x.status == http.StatusNotModified }

// Unexpected fails the call because the operation does not document the 2xx
// status code of the response.
func (a *Answer) Unexpected() {
	a.fail(errors.New("the operation does not document this status code"))
}

// Require fails the call unless a member of the response is given.
func (a *Answer) Require(name string, given bool) {
	if !given {
		a.failf("%s is missing", name)
	}
}

// JSON decodes the body with read, whatever it is but null.
func (a *Answer) JSON(read func(*wire.Decoder)) {
	if a.err == nil {
		a.fail(wire.DecodeFunc(&a.x.ctx, a.x.bytes(), read))
	}
}

// Object decodes the body, a JSON value with a decoder of its own. It returns a
// value even if the call is about to fail; such a value must not be used.
func Object[T any, P interface {
	*T
	wire.Unmarshaler
}](a *Answer) *T {
	v := new(T)
	if a.err == nil {
		a.err = wire.DecodeResponse[T, P](&a.x.ctx, a.x.bytes(), v)
	}
	return v
}

// Objects decodes the body, a JSON array of values with decoders of their own.
// It accepts at most as many items as set by [Request.MostItems].
func Objects[T any, P interface {
	*T
	wire.Unmarshaler
}](a *Answer) []T {
	if a.err != nil {
		return nil
	}
	var list []T
	list, a.err = wire.DecodePage[T, P](&a.x.ctx, a.x.bytes(), a.mostItems)
	return list
}

// fail remembers the first error.
func (a *Answer) fail(err error) {
	if a.err == nil {
		a.err = err
	}
}

func (a *Answer) failf(format string, args ...any) { a.fail(fmt.Errorf(format, args...)) }
