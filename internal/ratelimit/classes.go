package ratelimit

import (
	"context"
	"maps"
	"sync"
	"sync/atomic"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Limiter decides when a request may be sent. Wait returns nil if it may, and an
// error if it may not. It must return when ctx is done.
type Limiter interface {
	Wait(ctx context.Context, op operation.Operation, cost int) error
}

// Classes is the limiter of one process. It has a bucket for each rate class of
// operations, all with the same rate. It is safe for concurrent use.
type Classes struct {
	rate    Rate
	mu      sync.Mutex                         // guards the change of buckets
	buckets atomic.Pointer[map[string]*Bucket] // copied on write: classes are few
}

// NewClasses returns a limiter with full buckets. A rate or a burst of zero is an
// error.
func NewClasses(rate Rate) (*Classes, error) {
	if err := rate.Check(); err != nil {
		return nil, err
	}
	c := &Classes{rate: rate}
	c.buckets.Store(&map[string]*Bucket{})
	return c, nil
}

// Wait takes cost tokens from the bucket of the operation's class; see
// [Bucket.Wait].
func (c *Classes) Wait(ctx context.Context, op operation.Operation, cost int) error {
	b, ok := (*c.buckets.Load())[op.RateClass]
	if !ok {
		b = c.bucket(op.RateClass)
	}
	return b.Wait(ctx, cost)
}

// Refund returns cost tokens to the bucket of the operation's class; see
// [Bucket.Refund].
func (c *Classes) Refund(_ context.Context, op operation.Operation, cost int) {
	c.bucket(op.RateClass).Refund(cost)
}

// bucket returns the bucket of a class, which is created when it is first
// requested.
func (c *Classes) bucket(class string) *Bucket {
	c.mu.Lock()
	defer c.mu.Unlock()
	b, ok := (*c.buckets.Load())[class]
	if !ok {
		buckets := maps.Clone(*c.buckets.Load())
		b = newBucket(c.rate)
		buckets[class] = b
		c.buckets.Store(&buckets)
	}
	return b
}
