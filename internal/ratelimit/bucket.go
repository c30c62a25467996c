package ratelimit

import (
	"context"
	"fmt"
	"math"
	"sync/atomic"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
)

// Rate is how many requests may be sent: Requests in every Per on average, and
// up to Burst at once after a quiet time.
type Rate struct {
	Requests int
	Per      time.Duration
	Burst    int
}

// Check reports the first field that makes no sense.
func (r Rate) Check() error {
	switch {
	case r.Requests < 1:
		return fmt.Errorf("rate of %d requests, less than 1", r.Requests)
	case r.Per <= 0:
		return fmt.Errorf("rate per %s, which is not positive", r.Per)
	case r.Burst < 1:
		return fmt.Errorf("burst of %d, less than 1", r.Burst)
	case r.interval() > math.MaxInt64/4/int64(r.Burst):
		return fmt.Errorf("burst of %d, which takes centuries to fill at %d per %s", r.Burst, r.Requests, r.Per)
	}
	return nil
}

// interval is the time in nanoseconds that one request takes up, rounded up.
func (r Rate) interval() int64 {
	return (int64(r.Per)-1)/int64(r.Requests) + 1
}

// Bucket is a token bucket: a generic cell rate algorithm, which is one number
// that tells how far the bucket is empty. Tokens are taken when a request passes
// and never in advance, so that a wait that ends in cancellation has nothing to
// give back. It is safe for concurrent use.
type Bucket struct {
	burst    int
	interval int64        // nanoseconds for one token
	depth    int64        // nanoseconds for all of burst
	emptyAt  atomic.Int64 // when all that was taken is paid for
	queue    queue
	start    time.Time
}

// NewBucket makes a full bucket. A rate or a burst of zero is an error: nothing
// would ever pass.
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

// now is nanoseconds on a clock that does not go backwards.
func (b *Bucket) now() int64 { return int64(time.Since(b.start)) }

// Wait takes cost tokens once they are there; those who wait are served in the
// order in which they came. It returns at once, with a [*WaitError], when the
// turn would come after the deadline of ctx, and with the reason when ctx is
// done. A cost above the burst is refused: it would never pass. With an error
// nothing was taken. A cost of zero or less takes nothing.
func (b *Bucket) Wait(ctx context.Context, cost int) error {
	if ctx.Err() != nil {
		return gaveUp(ctx)
	}
	if cost <= 0 {
		return nil
	}
	if cost > b.burst {
		return fmt.Errorf("a cost of %d is more than the rate limit's burst of %d: it would never pass", cost, b.burst)
	}
	need := b.interval * int64(cost)
	if b.queue.empty() && b.take(b.now(), need) <= 0 {
		return nil
	}
	return b.queueUp(ctx, need)
}

// take takes tokens that are there, by compare-and-swap, or says in how long
// they will be. A clock read that comes late can only lengthen a wait, because
// the number never moves backwards with the clock.
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

// Refund gives back what a Wait took for a request that is not sent after all.
// It belongs right behind that Wait: a bucket that has filled up meanwhile has
// these tokens already.
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

// sleep waits, unless the wait outlasts ctx.
func sleep(ctx context.Context, wait time.Duration) error {
	if err := fits(ctx, wait); err != nil {
		return err
	}
	if deadline.Sleep(ctx, wait) != nil {
		return gaveUp(ctx)
	}
	return nil
}

// fits is a [*WaitError] when a wait outlasts ctx.
func fits(ctx context.Context, wait time.Duration) error {
	if end, ok := ctx.Deadline(); ok {
		if left := time.Until(end); left < wait {
			return &WaitError{Wait: wait, Left: max(left, 0)}
		}
	}
	return nil
}

func gaveUp(ctx context.Context) error {
	return fmt.Errorf("gave up waiting for the rate limit: %w", deadline.Reason(ctx))
}

// WaitError says that a request was not sent because its turn would come after
// its deadline. It is a [context.DeadlineExceeded] for errors.Is.
type WaitError struct {
	Wait, Left time.Duration
}

func (e *WaitError) Error() string {
	return fmt.Sprintf("the rate limit asks for a wait of %s, but the deadline is in %s",
		e.Wait.Round(time.Millisecond), e.Left.Round(time.Millisecond))
}

// Is makes the error a [context.DeadlineExceeded].
func (e *WaitError) Is(target error) bool { return target == context.DeadlineExceeded }

// Timeout is true, as [net.Error] has it.
func (e *WaitError) Timeout() bool { return true }

// ErrorKind names the error in logs.
func (e *WaitError) ErrorKind() string { return "rate_limited" }
