package call

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Answer is the response of a success while its value is made. It remembers the
// first thing that cannot be read, which the call then returns.
type Answer struct {
	x         *exchange
	mostItems int
	err       error
	handed    bool // the body went to the caller, who ends the call
}

// Read sends a request and returns what read makes of its response. The value is
// the zero V on failure.
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

// Status is the status of the response.
func (a *Answer) Status() int { return a.x.status }

// NotModified reports whether the response is a 304, which has no body.
func (a *Answer) NotModified() bool { return a.x.status == http.StatusNotModified }

// Unexpected says that the response has a status of the 200s that the operation
// does not have.
func (a *Answer) Unexpected() {
	a.fail(errors.New("the status is none that the operation has"))
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

// Object decodes the body, a JSON value that decodes itself. It returns a value
// even when the call is about to fail, which is then of no use.
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

// Objects decodes the body, a JSON array of values that decode themselves, no
// more of them than [Request.MostItems] said.
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
