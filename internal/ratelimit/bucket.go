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

// Bucket is a token bucket. It is safe for concurrent use.
type Bucket struct {
	interval int64        // nanoseconds for one token
	depth    int64        // nanoseconds for all of Burst
	emptyAt  atomic.Int64 // when all that was taken is paid for
	now      func() int64 // nanoseconds on a clock that does not go backwards
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
	start := time.Now()
	return &Bucket{
		interval: rate.interval(),
		depth:    rate.interval() * int64(rate.Burst),
		now:      func() int64 { return int64(time.Since(start)) },
	}
}

// Wait takes cost tokens and returns when they are there. It returns at once,
// with a [*WaitError], when that would be after the deadline of ctx, and with
// the reason when ctx is done first. With an error nothing was taken.
func (b *Bucket) Wait(ctx context.Context, cost int) error {
	wait := b.reserve(cost)
	if wait <= 0 {
		return nil
	}
	err := sleep(ctx, wait)
	if err != nil {
		b.refund(cost)
	}
	return err
}

// reserve takes tokens, in advance if need be, and says how long to wait for
// them. It is the generic cell rate algorithm: one number, moved forward by
// compare-and-swap. Clock reads that arrive out of order can only lengthen a
// wait, because the number never moves backwards with the clock.
func (b *Bucket) reserve(cost int) time.Duration {
	need := b.interval * int64(max(cost, 0))
	for {
		now, old := b.now(), b.emptyAt.Load()
		taken := max(old, now) + need
		if b.emptyAt.CompareAndSwap(old, taken) {
			return time.Duration(taken - b.depth - now)
		}
	}
}

// refund gives tokens back. It is exact while their owner still waits: until
// then the number is ahead of the clock by more than the depth of the bucket.
func (b *Bucket) refund(cost int) { b.emptyAt.Add(-b.interval * int64(max(cost, 0))) }

// sleep waits, unless the wait outlasts ctx.
func sleep(ctx context.Context, wait time.Duration) error {
	if end, ok := ctx.Deadline(); ok {
		if left := time.Until(end); left < wait {
			return &WaitError{Wait: wait, Left: max(left, 0)}
		}
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return fmt.Errorf("gave up waiting for the rate limit: %w", deadline.Reason(ctx))
	}
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
