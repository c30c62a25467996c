package ratelimit

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
)

// Rate is a rate limit: on average Requests per period Per, and up to Burst
// requests at once after an idle time.
type Rate struct {
	Requests int
	Per      time.Duration
	Burst    int
}

// Check returns an error for the first invalid field.
func (r Rate) Check() error {
	switch {
	case r.Requests < 1:
		return fmt.Errorf("rate of %d requests, less than 1", r.Requests)
	case r.Per <= 0:
		return fmt.Errorf("rate per %s, which is not positive", r.Per)
	case r.Burst < 1:
		return fmt.Errorf("burst of %d, less than 1", r.Burst)
	case r.interval() > math.MaxInt64/4/int64(r.Burst):
		return fmt.Errorf("burst of %d, too large for a rate of %d per %s", r.Burst, r.Requests, r.Per)
	}
	return nil
}

// interval returns the time per request in nanoseconds, rounded up.
func (r Rate) interval() int64 {
	return (int64(r.Per)-1)/int64(r.Requests) + 1
}

// Bucket is a token bucket. It uses the generic cell rate algorithm, whose state is
// one number: how empty the bucket is. A token is taken when a request passes,
// never in advance, so that a cancelled wait has nothing to return. It is safe
// for concurrent use.
type Bucket struct {
	burst    int
	interval int64        // nanoseconds for one token
	depth    int64        // nanoseconds for all of burst
	emptyAt  atomic.Int64 // time at which all tokens taken are paid for
	queue    queue
	start    time.Time
}

// NewBucket returns a full bucket. A rate or a burst of zero is an error, because
// no request would ever pass.
func NewBucket(rate Rate) (*Bucket, error) {
	if err := rate.Check(); err != nil {
		return nil, err
	}
	return newBucket(rate), nil
}

func newBucket(rate Rate) *Bucket {
	return &Bucket{
		burst:    rate.Burst,
		interval: rate.interval(),
		depth:    rate.interval() * int64(rate.Burst),
		start:    time.Now(),
	}
}

// now returns nanoseconds on a monotonic clock.
func (b *Bucket) now() int64 { return int64(time.Since(b.start)) }

// Wait takes cost tokens as soon as they are available; calls are served in the
// order of their arrival. It returns a [*WaitError] at once if the wait would
// exceed the deadline of ctx, and the reason if ctx is done. A cost above the
// burst is an error, because it would never pass. If Wait returns an error, no
// token was taken. A cost of zero or less takes no token.
func (b *Bucket) Wait(ctx context.Context, cost int) error {
	if ctx.Err() != nil {
		return gaveUp(ctx)
	}
	if cost <= 0 {
		return nil
	}
	if cost > b.burst {
		return fmt.Errorf("a cost of %d exceeds the rate limit's burst of %d", cost, b.burst)
	}
	need := b.interval * int64(cost)
	if b.queue.empty() && b.take(b.now(), need) <= 0 {
		return nil
	}
	return b.queueUp(ctx, need)
}

// take takes available tokens by compare-and-swap, or returns the time until they
// are available. A late clock reading can only lengthen a wait, because the
// number never decreases with the clock.
func (b *Bucket) take(now, need int64) time.Duration {
	for {
		old := b.emptyAt.Load()
		taken := max(old, now) + need
		if left := taken - b.depth - now; left > 0 {
			return time.Duration(left)
		}
		if b.emptyAt.CompareAndSwap(old, taken) {
			return 0
		}
	}
}

// Refund returns the tokens that a Wait took for a request that is not sent. Call
// it directly after that Wait: a bucket that became full meanwhile already
// contains these tokens.
func (b *Bucket) Refund(cost int) {
	need := b.interval * int64(min(max(cost, 0), b.burst))
	for {
		old := b.emptyAt.Load()
		if old <= b.now() { // full
			return
		}
		if b.emptyAt.CompareAndSwap(old, old-need) {
			b.queue.wake()
			return
		}
	}
}

// sleep waits, unless the wait would exceed the deadline of ctx.
func sleep(ctx context.Context, wait time.Duration) error {
	if err := fits(ctx, wait); err != nil {
		return err
	}
	if deadline.Sleep(ctx, wait) != nil {
		return gaveUp(ctx)
	}
	return nil
}

// fits returns a [*WaitError] if a wait would exceed the deadline of ctx.
func fits(ctx context.Context, wait time.Duration) error {
	if end, ok := ctx.Deadline(); ok {
		if left := time.Until(end); left < wait {
			return &WaitError{Wait: wait, Left: max(left, 0)}
		}
	}
	return nil
}

func gaveUp(ctx context.Context) error {
	return fmt.Errorf("stopped waiting for the rate limit: %w", deadline.Reason(ctx))
}

// WaitError reports that a request was not sent because the wait would exceed its
// deadline. errors.Is matches it with [context.DeadlineExceeded].
type WaitError struct {
	Wait, Left time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the rate limit requires a wait of %s, but the deadline is in %s",
		e.Wait.Round(time.Millisecond), e.Left.Round(time.Millisecond))
}

// Is reports whether target is [context.DeadlineExceeded].
func (e *WaitError) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout returns true; see [net.Error].
func (e *WaitError) Timeout() bool { return true }

// ErrorKind returns the kind of the error for logs.
func (e *WaitError) ErrorKind() string { return "rate_limited" }
