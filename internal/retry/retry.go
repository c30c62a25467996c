// Package retry sends a request again when that is safe and likely to help.
//
// What is safe depends on the operation that the request's context carries
// (package operation), or on the method when it carries none: a status that
// means "refused" (429) and a connection that was never made allow another try
// of anything; any other failure leaves open whether the server acted, and
// allows another try of idempotent operations only.
package retry

import (
	"context"
	"io"
	"math"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retryafter"
)

// Retrier is a policy with its budget. Everything that is made from one Retrier
// shares the budget.
type Retrier struct {
	policy Policy
	budget *budget

	ownAttempts int  // that the caller has set; 0 when they are a default
	ownStatuses bool // the caller has set which statuses count
}

// New checks the policy. There are no defaults here.
func New(policy Policy) (*Retrier, error) {
	if err := policy.Check(); err != nil {
		return nil, err
	}
	return &Retrier{policy: policy, budget: newBudget(policy)}, nil
}

// Layer makes the retrying round-tripper. Its answer to a request that keeps
// failing is the last response, with its body open and no error; so it is when a
// layer below refuses to send the request again, and the [operation.Call] notes
// why. When the context ends before the next try, a call gets the last response
// too, and a request that belongs to none the context's error. The first try
// sends the request itself, later ones copies with a fresh body; a body without
// GetBody is sent once.
func (r *Retrier) Layer(next http.RoundTripper) http.RoundTripper {
	return &layer{Retrier: r, next: next}
}

type layer struct {
	*Retrier
	next http.RoundTripper
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	call := operation.CallFrom(ctx)
	if ctx.Err() != nil {
		closeBody(req)
		return nil, deadline.Reason(ctx)
	}
	if call != nil {
		call.AddTry()
		if call.GaveUp() != nil {
			call.GiveUp(nil)
		}
	}
	resp, err := l.next.RoundTrip(req)
	if l.done(call, resp, err) {
		return resp, err
	}
	if call != nil && isUnsent(err) {
		call.DropTry()
	}
	if call != nil && call.Once {
		return resp, err
	}
	return l.again(req, call, resp, err)
}

// done is the way out for the try that succeeds, and for a round-tripper that
// returns nothing at all, of which there is nothing to judge.
func (l *layer) done(call *operation.Call, resp *http.Response, err error) bool {
	if resp == nil && err == nil {
		return true
	}
	if err != nil || l.ofStatus(call, resp.StatusCode) != final {
		return false
	}
	if resp.StatusCode < 500 {
		l.budget.success()
	}
	return true
}

// again makes the second try and all further ones.
func (l *layer) again(req *http.Request, known *operation.Call, resp *http.Response, err error) (*http.Response, error) {
	ctx, call := req.Context(), known
	if call == nil {
		call = new(operation.Call)
		call.AddTry()
		ctx = operation.WithCall(ctx, call)
	}
	for n, most := 1, l.attempts(call); n < most && l.allowed(req, call, resp, err); n++ {
		wait, ok := l.wait(n, resp)
		if !ok || !fits(ctx, wait) {
			break
		}
		body, ok := fresh(req)
		if !ok {
			break
		}
		if !l.budget.take() {
			operation.Notify(ctx, call, operation.Event{Kind: operation.BudgetExhausted})
			body.Close()
			break
		}
		due := time.Now().Add(wait)
		keep(ctx, resp)
		next, nextErr, stopped := l.send(copyFor(req, ctx, body), call, due)
		if stopped != nil {
			l.budget.giveBack()
			return instead(ctx, known, resp, err, stopped)
		}
		discard(resp)
		if resp, err = next, nextErr; resp != nil {
			resp.Request = req
		}
		if l.done(call, resp, err) {
			break
		}
	}
	return resp, err
}

// send makes one more try when it is due. Stopped is why it was not made.
func (l *layer) send(req *http.Request, call *operation.Call, due time.Time) (resp *http.Response, err, stopped error) {
	watch := operation.StartWatch(req.Context(), call)
	stopped = deadline.Sleep(req.Context(), time.Until(due))
	watch.Waited(operation.RetryWait, stopped)
	if stopped != nil {
		closeBody(req)
		return nil, nil, stopped
	}
	call.AddTry()
	resp, err = l.next.RoundTrip(req)
	if isUnsent(err) {
		call.DropTry()
		return nil, nil, err
	}
	return resp, err, nil
}

// allowed reports whether the outcome of a try lets this request be sent again.
func (l *layer) allowed(req *http.Request, call *operation.Call, resp *http.Response, err error) bool {
	outcome := final
	switch {
	case req.Context().Err() != nil:
		return false
	case err != nil:
		outcome = ofError(err)
	default:
		outcome = l.ofStatus(call, resp.StatusCode)
	}
	return outcome == refused || outcome == ambiguous && idempotent(req, call)
}

// idempotent asks the operation, or else the method.
func idempotent(req *http.Request, call *operation.Call) bool {
	if call.Operation != nil {
		return call.Operation.Idempotent
	}
	switch req.Method {
	case "", http.MethodGet, http.MethodHead, http.MethodOptions, http.MethodTrace, http.MethodPut, http.MethodDelete:
		return true
	}
	return false
}

// wait is how long to wait after try number n. A Retry-After is waited for in
// full, with the jitter on top of it; ok is false when it is too long.
func (l *layer) wait(n int, resp *http.Response) (wait time.Duration, ok bool) {
	wait = l.policy.backoff(n)
	if resp == nil {
		return wait, true
	}
	if asked, ok := retryafter.Parse(resp.Header, time.Now()); ok {
		return asked + min(wait, math.MaxInt64-asked), asked <= l.policy.MaxRetryAfter
	}
	return wait, true
}

// fits reports whether a wait ends before the deadline of ctx.
func fits(ctx context.Context, wait time.Duration) bool {
	end, ok := ctx.Deadline()
	return !ok || wait < time.Until(end)
}

// fresh returns a new copy of the request's body, if there can be one.
func fresh(req *http.Request) (io.ReadCloser, bool) {
	if req.Body == nil || req.Body == http.NoBody {
		return http.NoBody, true
	}
	if req.GetBody == nil {
		return nil, false
	}
	body, err := req.GetBody()
	return body, err == nil
}

// copyFor is the request of a later try.
func copyFor(req *http.Request, ctx context.Context, body io.ReadCloser) *http.Request {
	again := req.WithContext(ctx)
	if req.Body != nil && req.Body != http.NoBody {
		again.Body = body
	}
	return again
}

func closeBody(req *http.Request) {
	if req.Body != nil {
		req.Body.Close()
	}
}
