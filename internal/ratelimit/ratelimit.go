// Package ratelimit keeps a client below the rate that its server allows, so
// that it is not refused, and leaves an endpoint alone that has refused.
//
// The token bucket is a generic cell rate algorithm of its own and not
// golang.org/x/time/rate, for three reasons. Tokens are taken when a request
// passes, by whoever is first in the queue, and not in advance: a cancelled wait
// has nothing to give back, those behind it move up, and nobody gets a slot
// twice. A deadline that is too short is a [context.DeadlineExceeded] for
// errors.Is. And clock reads that arrive out of order do not admit more: 2,000
// requests in one instant, every other one with a clock read that is a second
// old, pass x/time/rate 2,000 times at 10 a second and a burst of 2, and this
// bucket twice. It is also the cheaper one: while nobody waits it is a single
// number that is moved by compare-and-swap, without a lock and without an
// allocation (benchmarks/ratelimit).
package ratelimit

import (
	"context"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retryafter"
)

// Pauser is a [Limiter] that wants to know of pauses, to share them with other
// processes. Pause is called after a 429 with the time that the server asked
// for.
type Pauser interface {
	Pause(ctx context.Context, op operation.Operation, wait time.Duration)
}

// Refunder is a [Limiter] that takes tokens back. Refund is called at once after
// a Wait of the same cost, when a pause of the route began meanwhile and the
// request is not sent after all. It must not outlast ctx, which may be done.
type Refunder interface {
	Refund(ctx context.Context, op operation.Operation, cost int)
}

// Gate asks a limiter before each request. Everything that is made from one Gate
// shares its pauses: a 429 with a Retry-After pauses its endpoint for all
// requests, for as long as the server says, but not longer than longest.
type Gate struct {
	limiter  Limiter
	pauser   Pauser   // nil when the limiter is none
	refunder Refunder // likewise
	longest  time.Duration
	pauses   pauses
}

// NewGate makes a gate without pauses.
func NewGate(limiter Limiter, longest time.Duration) *Gate {
	g := &Gate{limiter: limiter, longest: longest}
	g.pauser, _ = limiter.(Pauser)
	g.refunder, _ = limiter.(Refunder)
	return g
}

// Layer makes the round-tripper that sends a request when the gate lets it pass.
func (g *Gate) Layer(next http.RoundTripper) http.RoundTripper {
	return &layer{Gate: g, next: next}
}

type layer struct {
	*Gate
	next http.RoundTripper
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	call := operation.CallFrom(ctx)
	op := operationOf(req, call)
	at := place{method: op.Method, host: req.URL.Host, route: op.Route}
	if err := l.wait(ctx, call, op, at); err != nil {
		if req.Body != nil {
			req.Body.Close()
		}
		return nil, &refusal{err}
	}
	resp, err := l.next.RoundTrip(req)
	if err == nil && resp != nil && resp.StatusCode == http.StatusTooManyRequests {
		l.refused(ctx, call, op, at, resp)
	}
	return resp, err
}

// wait passes the pause first: tokens that were taken before it would all be
// spent in the moment when it ends. For the same reason a token that came while
// a pause began is given back, if the limiter takes it.
func (g *Gate) wait(ctx context.Context, call *operation.Call, op *operation.Operation, at place) error {
	watch := operation.StartWatch(ctx, call)
	for {
		err := g.pauses.wait(ctx, at)
		watch.Waited(operation.PauseWait, err)
		if err != nil {
			return err
		}
		err = g.limiter.Wait(ctx, *op, 1)
		watch.Waited(operation.LimiterWait, err)
		if err != nil {
			return err
		}
		if g.pauses.left(at) <= 0 {
			return nil
		}
		if g.refunder == nil {
			err = g.pauses.wait(ctx, at)
			watch.Waited(operation.PauseWait, err)
			return err
		}
		g.refunder.Refund(ctx, *op, 1)
	}
}

func (g *Gate) refused(ctx context.Context, call *operation.Call, op *operation.Operation, at place, resp *http.Response) {
	wait, ok := retryafter.Parse(resp.Header, time.Now())
	if !ok || wait == 0 {
		return
	}
	g.pauses.add(at, min(wait, g.longest))
	operation.Notify(ctx, call, operation.Event{Kind: operation.Pause, Duration: min(wait, g.longest)})
	if g.pauser != nil {
		g.pauser.Pause(ctx, *op, wait)
	}
}

// operationOf is the operation of a request, or one made from the request alone.
func operationOf(req *http.Request, call *operation.Call) *operation.Operation {
	if call != nil && call.Operation != nil {
		return call.Operation
	}
	return &operation.Operation{Name: req.Method + " " + req.URL.Host, Method: req.Method, Route: req.URL.Path}
}

// refusal is the error of a request that was not let pass. A retry does not ask
// the limiter again.
type refusal struct{ err error }

func (r *refusal) Error() string { return r.err.Error() }

// Unwrap returns the limiter's error.
func (r *refusal) Unwrap() error { return r.err }

// Retryable is false.
func (r *refusal) Retryable() bool { return false }

// Unsent is true.
func (r *refusal) Unsent() bool { return true }
