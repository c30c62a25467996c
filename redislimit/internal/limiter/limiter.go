// Package limiter is the side of a shared limit that lives in a process: who
// waits for which slot, tokens that were leased, and what happens while the
// store is away.
//
// Every round trip asks for the queue of a route and not for one caller: slots
// go to whoever is first when they are due, so that those behind a cancelled
// wait move up, and what nobody needs is given back. A queue holds few slots
// ahead of time, so that processes take turns and a process that dies takes few
// with it.
package limiter

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Store is where the processes of a fleet meet.
type Store interface {
	NewExchange(class, route string) *store.Exchange
	Do(ctx context.Context, e *store.Exchange) error
	Pause(ctx context.Context, route string, wait time.Duration) error
	Listen(paused func(route string, left time.Duration)) (stop func())
}

// Config is a limiter in numbers. All of them have been checked.
type Config struct {
	Interval     time.Duration // that one token takes up, in whole microseconds
	Burst        int           // tokens of a full bucket, without those that Hold costs
	Lease        int           // tokens that a process may hold for calls to come
	Hold         time.Duration // for how long
	TimeLimit    time.Duration // of a round trip
	LongestPause time.Duration
	Fallback     *Fallback
	Logger       *slog.Logger
	Process      string // a name that no other process has
}

// window is how many slots a queue holds ahead of time. With half of them left
// it asks for more, so that one round trip serves several calls.
const window = 8

// beat is how often a process that is at work tells that it is there.
const beat = 5 * time.Second

// Limiter is one process's part of a shared limit. It is safe for concurrent
// use.
type Limiter struct {
	Config
	store   Store
	stop    func()         // listening to pauses
	flight  sync.WaitGroup // round trips
	waiters sync.Pool      // of this limiter, so that a test's bubble keeps its own

	mu       sync.Mutex
	closed   bool
	queues   map[place]*queue
	crowded  int // queues at which the idle ones are dropped
	classes  map[string]*class
	outage   *outage // nil while the store answers
	seen     int     // processes that the store saw
	nextBeat time.Time
}

// place is what has a queue.
type place struct{ class, method, route string }

// New makes a limiter. It begins to listen for pauses.
func New(s Store, config Config) *Limiter {
	l := &Limiter{Config: config, store: s, queues: make(map[place]*queue), classes: make(map[string]*class), crowded: 1024}
	l.stop = s.Listen(l.hear)
	return l
}

// Wait returns when a call of op may go.
func (l *Limiter) Wait(ctx context.Context, op transport.Operation, cost int) error {
	if ctx.Err() != nil {
		return gaveUp(ctx)
	}
	if cost <= 0 {
		return nil
	}
	if cost > l.Burst {
		return fmt.Errorf("a cost of %d exceeds the rate limit's burst of %d", cost, l.Burst)
	}
	now := time.Now()
	l.mu.Lock()
	q := l.queue(op)
	switch {
	case l.closed:
		l.mu.Unlock()
		return ErrClosed
	case l.outage != nil:
		err := l.outage.err
		l.mu.Unlock()
		return l.without(ctx, q, op, cost, err)
	case cost == 1 && q.takeLeased(now):
		l.mu.Unlock()
		return nil
	}
	w := l.newWaiter(ctx, cost)
	q.join(w, now)
	l.mu.Unlock()
	return l.await(ctx, q, op, w)
}

// await waits for a waiter's verdict.
func (l *Limiter) await(ctx context.Context, q *queue, op transport.Operation, w *waiter) error {
	var err error
	select {
	case err = <-w.verdict:
	case <-ctx.Done():
		l.mu.Lock()
		q.leave(w, time.Now())
		l.mu.Unlock()
		err = gaveUp(ctx)
	}
	cost := w.cost
	l.recycle(w)
	if away, ok := err.(*AwayError); ok {
		return l.without(ctx, q, op, cost, away)
	}
	return err
}

// Refund gives back what Wait took.
func (l *Limiter) Refund(ctx context.Context, op transport.Operation, cost int) {
	if cost <= 0 {
		return
	}
	l.mu.Lock()
	if l.closed || l.outage != nil {
		l.mu.Unlock()
		return
	}
	given := l.queue(op).refund(min(cost, l.Burst), time.Now())
	l.mu.Unlock()
	select {
	case <-given:
	case <-ctx.Done():
	}
}

// Pause keeps calls of op back, in every process.
func (l *Limiter) Pause(ctx context.Context, op transport.Operation, wait time.Duration) {
	wait = min(wait, l.LongestPause)
	if wait <= 0 {
		return
	}
	now := time.Now()
	l.mu.Lock()
	q := l.queue(op)
	q.pause(now.Add(wait), now)
	tell := l.outage == nil && !l.closed
	if tell {
		l.flight.Add(1)
	}
	l.mu.Unlock()
	if tell {
		l.tell(ctx, q, wait)
	}
}

// tell tells the store of a pause, within the time limit.
func (l *Limiter) tell(ctx context.Context, q *queue, wait time.Duration) {
	limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), l.TimeLimit)
	told := make(chan struct{})
	go func() {
		defer l.flight.Done()
		defer cancel()
		err := l.store.Pause(limited, q.route, wait)
		close(told)
		if err != nil {
			l.fail(q, err)
		}
	}()
	select {
	case <-told:
	case <-limited.Done():
	case <-ctx.Done():
	}
}

// hear is told of pauses by the store.
func (l *Limiter) hear(route string, left time.Duration) {
	now := time.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, q := range l.queues {
		if q.route == route {
			q.pause(now.Add(min(left, l.LongestPause)), now)
		}
	}
}

// Close gives back what is held, and refuses who waits. It returns when that is
// done, or with the reason when ctx is.
func (l *Limiter) Close(ctx context.Context) error {
	l.mu.Lock()
	already := l.closed
	l.closed = true
	for _, q := range l.queues {
		q.release(ErrClosed, time.Now())
	}
	if o := l.outage; o != nil {
		o.timer.Stop()
		o.end()
	}
	l.mu.Unlock()
	if already {
		return nil
	}
	idle := make(chan struct{})
	go func() {
		defer close(idle)
		l.stop()
		l.flight.Wait()
	}()
	select {
	case <-idle:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// queue is the queue of an operation's route.
func (l *Limiter) queue(op transport.Operation) *queue {
	at := place{op.RateClass, op.Method, op.Route}
	q, ok := l.queues[at]
	if !ok {
		l.sweep()
		q = newQueue(l, at)
		l.queues[at] = q
	}
	return q
}

// sweep drops idle queues once in a while: routes that are paths with ids never
// come again.
func (l *Limiter) sweep() {
	if len(l.queues) < l.crowded {
		return
	}
	now := time.Now()
	for at, q := range l.queues {
		if q.idle(now) {
			delete(l.queues, at)
		}
	}
	l.crowded = max(1024, 2*len(l.queues))
}
