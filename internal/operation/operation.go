// Package operation passes the operation of a request from the called method to
// the last round-tripper, in the context of the
// request.
package operation

import (
	"context"
	"sync/atomic"
)

// Operation describes an endpoint.
type Operation struct {
	Name       string // package and method: "sessions.Get"
	Method     string // HTTP method: "GET"
	Route      string // path template below the base URL: "/sessions/{session_id}"
	Idempotent bool   // sending it twice has the same effect as sending it once
	RateClass  string // operations with the same class share a rate limit
}

// Call is a call of an operation. It holds what the layers of a stack share about
// it. It is safe for concurrent use.
type Call struct {
	Operation *Operation // nil if the request has none
	Traits    *Traits    // of the operation; nil if it has none
	Once      bool       // do not retry
	tries     atomic.Int32
	gaveUp    atomic.Value // a *error, or nil; every caller would compile an atomic.Pointer
	observed  atomic.Bool  // a context has an observer
}

// AddTry counts an attempt and returns its number. The first is 1.
func (c *Call) AddTry() int { return int(c.tries.Add(1)) }

// DropTry removes the last attempt, which was not sent.
func (c *Call) DropTry() { c.tries.Add(-1) }

// Tries returns the number of attempts.
func (c *Call) Tries() int { return int(c.tries.Load()) }

// GiveUp records why a request that could be retried is not, or nil if nothing
// prevents a retry. The last response, which the caller gets, does not contain it.
func (c *Call) GiveUp(why error) { c.gaveUp.Store(&why) }

// GaveUp returns the last reason that GiveUp recorded.
func (c *Call) GaveUp() error {
	if why, ok := c.gaveUp.Load().(*error); ok {
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

// Try returns the number of the current attempt of the call in ctx. It returns 1
// if ctx carries no call.
func Try(ctx context.Context) int {
	if call := CallFrom(ctx); call != nil {
		return max(1, call.Tries())
	}
	return 1
}
