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

// A failed response is partly read and closed before the wait, so that its
// connection can be reused.
const (
	drained   = 4 << 10                // maximum number of bytes read
	drainTime = 100 * time.Millisecond // maximum time to read them
)

// keep reads the body of a response into memory, because it may be the last
// response. It drops what exceeds the limit or does not arrive in time.
func keep(ctx context.Context, resp *http.Response) {
	if resp == nil || resp.Body == nil || resp.Body == http.NoBody {
		return
	}
	if buffered, ok := resp.Body.(interface{ Buffered() bool }); ok && buffered.Buffered() {
		return
	}
	resp.Body = io.NopCloser(drain(ctx, resp.Body))
}

// drain reads a body and closes it. It closes the body of a server that stopped
// sending during the read, which [net/http] allows, and in a goroutine, because
// not every body can be closed then.
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

var errGivenUp = errors.New("the rest of the response was not read, because the request is retried")

// failing is a reader that ends with an error, or with [io.EOF].
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// discard closes a response that is not returned.
func discard(resp *http.Response) {
	if resp != nil && resp.Body != nil {
		resp.Body.Close()
	}
}

// instead returns the result if the next attempt is not made: the last response,
// or an error if the context ended and there is no call that reports that.
func instead(ctx context.Context, call *operation.Call, resp *http.Response, err, stopped error) (*http.Response, error) {
	switch {
	case err != nil:
		return nil, fmt.Errorf("stopped waiting to retry after %w: %w", err, stopped)
	case call == nil && ctx.Err() != nil:
		discard(resp)
		return nil, fmt.Errorf("stopped waiting to retry after status %d: %w", resp.StatusCode, stopped)
	case call != nil:
		call.GiveUp(stopped)
	}
	return resp, nil
}

// unsent is implemented by errors that report that the request was not sent.
type unsent interface {
	error
	Unsent() bool
}

func isUnsent(err error) bool {
	declared, ok := errors.AsType[unsent](err)
	return ok && declared.Unsent()
}
