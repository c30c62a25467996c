package limiter

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// WaitError reports that a request was not sent because the wait would exceed
// its deadline. It is a [context.DeadlineExceeded] for errors.Is.
type WaitError struct {
	Wait, Left time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the shared rate limit requires a wait of %s, but the deadline is in %s",
		e.Wait.Round(time.Millisecond), e.Left.Round(time.Millisecond))
}

// Is reports whether target is [context.DeadlineExceeded].
func (e *WaitError) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout returns true; see [net.Error].
func (e *WaitError) Timeout() bool { return true }

// ErrorKind returns the kind of the error for logs.
func (e *WaitError) ErrorKind() string { return "rate_limited" }

// Errors for errors.Is.
var (
	ErrAway   = errors.New("the store of the shared rate limit is unavailable")
	ErrClosed = errors.New("the shared rate limiter is closed")
)

// AwayError reports [ErrAway] with the reason.
type AwayError struct {
	Cause error
	over  context.Context // done when the store is available again
}

func (e *AwayError) Error() string {
	return ErrAway.Error() + ": " + e.Cause.Error()
}

// Unwrap returns ErrAway and the reason.
func (e *AwayError) Unwrap() []error { return []error{ErrAway, e.Cause} }

// ErrorKind returns the kind of the error for logs.
func (e *AwayError) ErrorKind() string { return "limiter_away" }

// gaveUp returns the error of a wait whose context is done.
func gaveUp(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if !errors.Is(cause, err) {
		cause = fmt.Errorf("%w: %w", err, cause)
	}
	return fmt.Errorf("stopped waiting for the shared rate limit: %w", cause)
}
