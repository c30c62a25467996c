// Package ratelimit keeps a client within the rate that its server allows, so that
// requests are not rejected, and pauses an endpoint that rejected one.
//
// The token bucket uses its own generic cell rate algorithm instead of
// golang.org/x/time/rate, for three reasons. Tokens are taken when a request
// passes, by the first call in the queue, and not in advance: a cancelled wait
// has nothing to return, the calls behind it move up, and no slot is used
// twice. A deadline that is too short matches [context.DeadlineExceeded] with
// errors.Is. Clock readings that arrive out of order do not admit more: 2,000
// requests at one time, every other one with a clock reading that is a second
// old, pass x/time/rate 2,000 times at 10 a second and a burst of 2, and this
// bucket twice. It is also faster: while no call waits, it updates a single
// number by compare-and-swap, without a lock and without an
// allocation (benchmarks/ratelimit).
package ratelimit

import (
	"context"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retryafter"
)

// Pauser is implemented by a [Limiter] that shares pauses with other processes.
// Pause is called after a 429 with the time that the server requested.
type Pauser interface {
	Pause(ctx context.Context, op operation.Operation, wait time.Duration)
}

// Refunder is implemented by a [Limiter] that takes tokens back. Refund is called
// directly after a Wait with the same cost, if a pause of the route began meanwhile
// and the request is not sent. It must return when ctx is done; ctx may be done.
type Refunder interface {
	Refund(ctx context.Context, op operation.Operation, cost int)
}

// Gate waits for a limiter before each request. All layers created from one Gate
// share its pauses: a 429 with a Retry-After pauses its endpoint for all
// requests, for the time that the server requested, at most for longest.
type Gate struct {
	limiter  Limiter
	pauser   Pauser   // nil if the limiter is not a Pauser
	refunder Refunder // nil if the limiter is not a Refunder
	longest  time.Duration
	pauses   pauses
}

// NewGate returns a gate without pauses.
func NewGate(limiter Limiter, longest time.Duration) *Gate {
	g := &Gate{limiter: limiter, longest: longest}
	g.pauser, _ = limiter.(Pauser)
	g.refunder, _ = limiter.(Refunder)
	return g
}

// Layer returns the round-tripper that sends a request when the gate admits it.
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

// wait waits for the end of the pause first: otherwise, tokens taken before would
// all be used when it ends. For the same reason, a token that was granted while a
// pause began is returned, if the limiter takes it back.
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

func (g *Gate) refused(
	ctx context.Context, call *operation.Call, op *operation.Operation, at place, resp *http.Response,
) {
	wait, ok := retryafter.Parse(resp.Header, time.Now)
	if !ok || wait == 0 {
		return
	}
	g.pauses.add(at, min(wait, g.longest))
	operation.Notify(ctx, call, operation.Event{Kind: operation.Pause, Duration: min(wait, g.longest)})
	if g.pauser != nil {
		g.pauser.Pause(ctx, *op, wait)
	}
}

// operationOf returns the operation of a request, or one derived from the request.
func operationOf(req *http.Request, call *operation.Call) *operation.Operation {
	if call != nil && call.Operation != nil {
		return call.Operation
	}
	return &operation.Operation{Name: req.Method + " " + req.URL.Host, Method: req.Method, Route: req.URL.Path}
}

// refusal is the error of a request that was not admitted. It is not retried.
type refusal struct{ err error }

func (r *refusal) Error() string { return r.err.Error() }

// Unwrap returns the limiter's error.
func (r *refusal) Unwrap() error { return r.err }

// Retryable returns false.
func (r *refusal) Retryable() bool { return false }

// Unsent returns true.
func (r *refusal) Unsent() bool { return true }
