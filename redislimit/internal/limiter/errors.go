package limiter

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// WaitError says that a request was not sent because its turn would come after
// its deadline. It is a [context.DeadlineExceeded] for errors.Is.
type WaitError struct {
	Wait, Left time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the shared rate limit asks for a wait of %s, but the deadline is in %s",
		e.Wait.Round(time.Millisecond), e.Left.Round(time.Millisecond))
}

// Is makes the error a [context.DeadlineExceeded].
func (e *WaitError) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout is true, as [net.Error] has it.
func (e *WaitError) Timeout() bool { return true }

// ErrorKind names the error in logs.
func (e *WaitError) ErrorKind() string { return "rate_limited" }

// What errors.Is finds.
var (
	ErrAway   = errors.New("the store of the shared rate limit is away")
	ErrClosed = errors.New("the shared rate limiter is closed")
)

// AwayError is an [ErrAway] with the reason.
type AwayError struct {
	Cause error
	over  context.Context // done when the store is back
}

func (e *AwayError) Error() string {
	return ErrAway.Error() + ": " + e.Cause.Error()
}

// Unwrap returns ErrAway and why the store is away.
func (e *AwayError) Unwrap() []error { return []error{ErrAway, e.Cause} }

// ErrorKind names the error in logs.
func (e *AwayError) ErrorKind() string { return "limiter_away" }

// gaveUp is the error of a wait whose context is done.
func gaveUp(ctx context.Context) error {
	err, cause := ctx.Err(), context.Cause(ctx)
	if !errors.Is(cause, err) {
		cause = fmt.Errorf("%w: %w", err, cause)
	}
	return fmt.Errorf("gave up waiting for the shared rate limit: %w", cause)
}
