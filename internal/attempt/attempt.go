// Package attempt is one try of a call: the one clone of the request that all
// layers of a try share, and the time limit of the try.
//
// The layers below may change the headers of a request for which [Owned] is
// true. Nothing above ever sees that clone: the response points back to the
// request that came in.
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

// attempt is the context of a try and, once there is a response, its body.
type attempt struct {
	deadline.Context
	body  io.ReadCloser
	limit time.Duration
	clone *http.Request // nil when the clone is shared with others

	traits *operation.Traits
	over   func() bool // ends the wait for the header, where the body is the caller's; nil elsewhere
}

// TimeoutError says that a try took longer than it may. It is a
// [context.DeadlineExceeded] for errors.Is, and tells a slow server from a
// caller who gave up: the caller's own context is still running.
type TimeoutError struct {
	Limit time.Duration
	Err   error // what the round-tripper returned
}

func (e *TimeoutError) Error() string {
	return fmt.Sprintf("no complete answer within %s", e.Limit)
}

// Timeout is true, as [net.Error] has it.
func (e *TimeoutError) Timeout() bool { return true }

// Is makes the error a [context.DeadlineExceeded].
func (e *TimeoutError) Is(target error) bool { return target == context.DeadlineExceeded }

// Unwrap returns what the round-tripper returned, unless it is the bare
// cancellation that the limit itself caused.
func (e *TimeoutError) Unwrap() error {
	if errors.Is(e.Err, context.Canceled) {
		return nil
	}
	return e.Err
}

// Layer makes the round-tripper that clones a request for a try and limits the
// time of the try, reading the body included, unless the operation streams it to
// the caller: then up to the header. A limit of zero sets none. With exclusive,
// the layers below are all the SDK's own and may use the clone as theirs;
// without, they clone again what they change.
func Layer(next http.RoundTripper, limit time.Duration, exclusive bool) http.RoundTripper {
	return &layer{next: next, limit: limit, exclusive: exclusive}
}

type layer struct {
	next      http.RoundTripper
	limit     time.Duration
	exclusive bool
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	a := &attempt{limit: l.limit}
	a.begin(req.Context())
	clone := Clone(req, a)
	if l.exclusive {
		a.clone = clone
	}
	resp, err := l.next.RoundTrip(clone)
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
// change.
func Owned(req *http.Request) bool {
	a, ok := req.Context().(*attempt)
	return ok && a.clone == req
}

// Clone copies req for ctx, with headers of its own. The body, the URL and the
// trailers stay shared.
func Clone(req *http.Request, ctx context.Context) *http.Request {
	clone := req.WithContext(ctx)
	clone.Header = cloneHeader(req.Header)
	return clone
}

// cloneHeader is http.Header.Clone with room for one more field.
func cloneHeader(h http.Header) http.Header {
	n := 0
	for _, values := range h {
		n += len(values)
	}
	all := make([]string, 0, n)
	clone := make(http.Header, len(h)+1)
	for name, values := range h {
		from := len(all)
		all = append(all, values...)
		clone[name] = all[from:len(all):len(all)]
	}
	return clone
}

// Read reads the body within the limit of the try.
func (a *attempt) Read(p []byte) (int, error) {
	n, err := a.body.Read(p)
	if err != nil && err != io.EOF {
		err = a.explain(err)
	}
	return n, err
}

// Close closes the body and ends the try.
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
	a.Begin(ctx, limit, nil)
}

// Traits are those of the operation that a request belongs to.
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

// upgraded is the connection of a 101. Its owner writes to it too, and its
// failures have nothing to do with the limit of the try, which has its answer.
type upgraded struct {
	io.ReadWriteCloser
	attempt *attempt
}

// Close closes the connection and ends the try.
func (u *upgraded) Close() error {
	err := u.ReadWriteCloser.Close()
	u.attempt.Stop()
	return err
}

// explain tells the end of the try's own limit from all other failures.
func (a *attempt) explain(err error) error {
	if a.Expired() {
		return &TimeoutError{Limit: a.limit, Err: err}
	}
	return err
}

// complete reports whether nothing of the body is left on the network.
func complete(body io.ReadCloser) bool {
	if body == nil || body == http.NoBody {
		return true
	}
	buffered, ok := body.(interface{ Buffered() bool })
	return ok && buffered.Buffered()
}
