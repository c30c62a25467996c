// Package attempt implements an attempt of a call: it clones the request once, for
// all layers of the attempt, and limits the time of the attempt.
//
// The layers below may change the headers of a request if [Owned] returns true. No
// layer above sees that clone: the response refers to the original request.
package attempt

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// attempt is the context of an attempt and, when there is a response, its body.
type attempt struct {
	deadline.Context
	body  io.ReadCloser
	limit time.Duration
	clone http.Request // in the same allocation
	owned bool         // the clone is not shared with others

	traits *operation.Traits
	over   func() bool // ends the wait for the header if the caller reads the body; otherwise nil
}

// TimeoutError reports that an attempt exceeded its time limit. It matches
// [context.DeadlineExceeded] with errors.Is. It distinguishes a slow server from
// a caller that gave up: the caller's context is not done.
type TimeoutError struct {
	Limit time.Duration
	Err   error // error of the round-tripper
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("no complete response within %s", e.Limit)
}

// Timeout returns true; see [net.Error].
func (e *TimeoutError) Timeout() bool { return true }

// Is reports whether target is [context.DeadlineExceeded].
func (e *TimeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// Unwrap returns the error of the round-tripper, unless it is only the
// cancellation that the limit caused.
func (e *TimeoutError) Unwrap() error {
	if errors.Is(e.Err, context.Canceled) {
		return nil
	}
	return e.Err
}

// Layer returns the round-tripper that clones a request for an attempt and limits
// the time of the attempt, including reading the body. If the operation streams the
// body to the caller, the limit ends with the header. A limit of zero means none.
// With exclusive, all layers below are the SDK's own and may modify the clone;
// without, they clone again what they modify. Usual are the names of headers that
// most requests have, which are cloned faster than others.
func Layer(next http.RoundTripper, limit time.Duration, exclusive bool, usual ...string) http.RoundTripper {
	return &layer{next: next, limit: limit, exclusive: exclusive, usual: usual}
}

type layer struct {
	next      http.RoundTripper
	limit     time.Duration
	exclusive bool
	usual     []string
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	a := &attempt{limit: l.limit, owned: l.exclusive}
	a.begin(req.Context())
	a.clone = *req.WithContext(a)
	a.clone.Header = cloneHeader(req.Header, l.usual)
	resp, err := l.next.RoundTrip(&a.clone)
	if a.over != nil && a.over() {
		if resp != nil && resp.Body != nil {
			resp.Body.Close()
		}
		err = &TimeoutError{Limit: a.limit, Err: err}
	} else if err != nil {
		err = a.explain(err)
	}
	if err != nil || resp == nil {
		a.Stop()
		return nil, err
	}
	resp.Request = req
	if complete(resp.Body) {
		a.Stop()
		return resp, nil
	}
	if connection, ok := resp.Body.(io.ReadWriteCloser); ok && resp.StatusCode == http.StatusSwitchingProtocols {
		resp.Body = &upgraded{connection, a}
		return resp, nil
	}
	a.body, resp.Body = resp.Body, a
	return resp, nil
}

// Owned reports whether req is a clone that the caller of this function may
// modify.
func Owned(req *http.Request) bool {
	a, ok := req.Context().(*attempt)
	return ok && a.owned && &a.clone == req
}

// Clone returns a copy of req with ctx and its own headers. The body, the URL and
// the trailers are shared.
func Clone(req *http.Request, ctx context.Context) *http.Request {
	clone := req.WithContext(ctx)
	clone.Header = cloneHeader(req.Header, nil)
	return clone
}

// Read reads the body within the limit of the attempt.
func (a *attempt) Read(p []byte) (int, error) {
	n, err := a.body.Read(p)
	if err != nil && err != io.EOF {
		err = a.explain(err)
	}
	return n, err
}

// Close closes the body and ends the attempt.
func (a *attempt) Close() error {
	err := a.body.Close()
	a.Stop()
	return err
}

// begin starts the limit.
func (a *attempt) begin(ctx context.Context) {
	if call := operation.CallFrom(ctx); call != nil {
		a.traits = call.Traits
	}
	limit := a.limit
	if a.traits != nil && a.traits.Wait != nil {
		ctx, a.over = a.traits.Wait(ctx, limit)
		limit = 0
	}
	a.Begin(ctx, limit)
}

// Traits returns those of the operation that a request belongs to.
func Traits(req *http.Request) *operation.Traits {
	ctx := req.Context()
	if a, ok := ctx.(*attempt); ok {
		return a.traits
	}
	if call := operation.CallFrom(ctx); call != nil {
		return call.Traits
	}
	return nil
}

// upgraded is the connection of a 101 response. Its owner also writes to it, and
// its errors are unrelated to the limit of the attempt, which has its response.
type upgraded struct {
	io.ReadWriteCloser
	attempt *attempt
}

// Close closes the connection and ends the attempt.
func (u *upgraded) Close() error {
	err := u.ReadWriteCloser.Close()
	u.attempt.Stop()
	return err
}

// explain returns a TimeoutError if the limit of the attempt has passed.
func (a *attempt) explain(err error) error {
	if a.Expired() {
		return &TimeoutError{Limit: a.limit, Err: err}
	}
	return err
}

// complete reports whether the whole body has been read from the network.
func complete(body io.ReadCloser) bool {
	if body == nil || body == http.NoBody {
		return true
	}
	buffered, ok := body.(interface{ Buffered() bool })
	return ok && buffered.Buffered()
}
