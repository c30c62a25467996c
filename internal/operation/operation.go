// Package operation carries the operation that a request belongs to, from the
// method that was called down to the last round-tripper, in the request's
// context.
package operation

import (
	"context"
	"sync/atomic"
)

// Operation is what the description says of an endpoint.
type Operation struct {
	Name       string // package and method: "sessions.Get"
	Method     string // of the request: "GET"
	Route      string // template below the base URL: "/sessions/{session_id}"
	Idempotent bool   // sending it twice does what sending it once does
	RateClass  string // operations of one class share a rate limit
}

// Call is one call of an operation: what the layers of a stack tell each other
// about it. It is safe for concurrent use.
type Call struct {
	Operation *Operation // nil when a request was made without one
	Traits    *Traits    // of the operation; nil when it has none
	Once      bool       // the caller wants one try and no more
	tries     atomic.Int32
	gaveUp    atomic.Pointer[error]
	observed  atomic.Bool // by somebody whom a context knows
}

// AddTry counts one more try and returns its number, from 1 on.
func (c *Call) AddTry() int { return int(c.tries.Add(1)) }

// DropTry takes the last try back, which was not sent after all.
func (c *Call) DropTry() { c.tries.Add(-1) }

// Tries is the number of tries so far.
func (c *Call) Tries() int { return int(c.tries.Load()) }

// GiveUp notes why a request is not sent again although it may be, and nil that
// nothing is in the way. The caller gets the last response, which does not say.
func (c *Call) GiveUp(why error) { c.gaveUp.Store(&why) }

// GaveUp is what GiveUp noted last.
func (c *Call) GaveUp() error {
	if why := c.gaveUp.Load(); why != nil {
		return *why
	}
	return nil
}

// callKey is the context key of a *Call. A pointer compares faster than an
// empty struct in an interface.
var callKey = new(int)

// With returns a context that carries a call of op.
func With(ctx context.Context, op *Operation) context.Context {
	return WithCall(ctx, &Call{Operation: op})
}

// WithCall returns a context that carries call.
func WithCall(ctx context.Context, call *Call) context.Context {
	return context.WithValue(ctx, callKey, call)
}

// From returns the operation that ctx carries.
func From(ctx context.Context) (*Operation, bool) {
	if call := CallFrom(ctx); call != nil && call.Operation != nil {
		return call.Operation, true
	}
	return nil, false
}

// CallFrom returns the call that ctx carries, or nil.
func CallFrom(ctx context.Context) *Call {
	call, _ := ctx.Value(callKey).(*Call)
	return call
}

// Try is the number of the current try of the call that ctx carries. It is 1
// where nobody counts.
func Try(ctx context.Context) int {
	if call := CallFrom(ctx); call != nil {
		return max(1, call.Tries())
	}
	return 1
}
