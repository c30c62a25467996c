package ratelimit

import (
	"container/list"
	"context"
	"fmt"
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// queue holds the calls that wait for a bucket, in the order of their arrival. Only
// the first has a timer. It takes its tokens itself and then wakes the next one.
type queue struct {
	waiting atomic.Int32 // number of waiters; the lock is not needed if it is 0
	mu      sync.Mutex
	waiters list.List // of *waiter
	need    int64     // of all of them
}

// longestQueue limits the tokens in the queue, in nanoseconds, so that arithmetic
// does not overflow.
const longestQueue = math.MaxInt64 / 4

// waiter is a request in the queue.
type waiter struct {
	need  int64
	turn  chan struct{} // tells the first waiter to try again
	place *list.Element
}

func (q *queue) empty() bool { return q.waiting.Load() == 0 }

// wake tells the first waiter to try again.
func (q *queue) wake() {
	if q.empty() {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	q.call()
}

// call tells the first waiter to try again, with the lock held.
func (q *queue) call() {
	first := q.waiters.Front()
	if first == nil {
		return
	}
	select {
	case first.Value.(*waiter).turn <- struct{}{}:
	default: // already told
	}
}

// queueUp waits until all earlier calls were served.
func (b *Bucket) queueUp(ctx context.Context, need int64) error {
	w, err := b.enter(ctx, need)
	if err != nil {
		return err
	}
	defer b.queue.leave(w)
	var due <-chan time.Time // nil for all but the first
	for {
		select {
		case <-w.turn:
		case <-due:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			return gaveUp(ctx)
		}
		left := b.take(b.now(), need)
		if left <= 0 {
			return nil
		}
		if err := fits(ctx, left); err != nil {
			return err
		}
		due = time.After(left)
	}
}

// enter joins the queue, unless the wait would exceed the deadline of ctx.
func (b *Bucket) enter(ctx context.Context, need int64) (*waiter, error) {
	q := &b.queue
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.need > longestQueue {
		return nil, fmt.Errorf("the rate limit has requests waiting for the next %s", time.Duration(q.need))
	}
	now := b.now()
	wait := max(b.emptyAt.Load(), now) + q.need + need - b.depth - now
	if err := fits(ctx, time.Duration(wait)); err != nil {
		return nil, err
	}
	w := &waiter{need: need, turn: make(chan struct{}, 1)}
	w.place = q.waiters.PushBack(w)
	q.need += need
	q.waiting.Add(1)
	if q.waiters.Len() == 1 {
		q.call()
	}
	return w, nil
}

// leave removes w from the queue, at any position, and lets the next one become
// first.
func (q *queue) leave(w *waiter) {
	q.mu.Lock()
	defer q.mu.Unlock()
	first := q.waiters.Front() == w.place
	q.waiters.Remove(w.place)
	q.need -= w.need
	q.waiting.Add(-1)
	if first {
		q.call()
	}
}
