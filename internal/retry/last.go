package retry

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// A failed response is read a little and closed before the wait, so that its
// connection can be used again meanwhile.
const (
	drained   = 4 << 10                // bytes of its body, at most
	drainTime = 100 * time.Millisecond // that the rest of it may take to arrive
)

// keep takes the body of a response into memory, which may be the last one that
// there is. What does not fit, or does not come in time, is given up.
func keep(ctx context.Context, resp *http.Response) {
	if resp == nil || resp.Body == nil || resp.Body == http.NoBody {
		return
	}
	if buffered, ok := resp.Body.(interface{ Buffered() bool }); ok && buffered.Buffered() {
		return
	}
	resp.Body = io.NopCloser(drain(ctx, resp.Body))
}

// drain reads a body and closes it. The body of a server that sends no more is
// closed while it is being read, as [net/http] allows, and in a goroutine: not
// every body can be closed then.
func drain(ctx context.Context, body io.ReadCloser) io.Reader {
	read := make(chan io.Reader, 1)
	go func() {
		var start bytes.Buffer
		_, err := io.CopyN(&start, body, drained)
		if err == nil {
			err = errGivenUp
		}
		body.Close()
		read <- io.MultiReader(&start, failing{err})
	}()
	timer := time.NewTimer(drainTime)
	defer timer.Stop()
	select {
	case kept := <-read:
		return kept
	case <-timer.C:
	case <-ctx.Done():
	}
	go body.Close()
	return failing{errGivenUp}
}

var errGivenUp = errors.New("the rest of the response was given up, to send the request again")

// failing is a reader that ends with an error, or with [io.EOF].
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// discard closes a response that nobody will see.
func discard(resp *http.Response) {
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
}

// instead is the result when the next try is not made: the last response, unless
// the context ended and no call can tell its caller so.
func instead(ctx context.Context, call *operation.Call, resp *http.Response, err, stopped error) (*http.Response, error) {
	switch {
	case err != nil:
		return nil, fmt.Errorf("gave up while waiting to try again after %w: %w", err, stopped)
	case call == nil && ctx.Err() != nil:
		discard(resp)
		return nil, fmt.Errorf("gave up while waiting to try again after status %d: %w", resp.StatusCode, stopped)
	case call != nil:
		call.GiveUp(stopped)
	}
	return resp, nil
}

// unsent is an error that says itself that the request was not sent.
type unsent interface {
	error
	Unsent() bool
}

func isUnsent(err error) bool {
	declared, ok := errors.AsType[unsent](err)
	return ok && declared.Unsent()
}
