// Package limiter implements the part of a shared limit within a process: which call
// waits for which slot, leased tokens, and what happens while the
// store is away.
//
// Every round trip is made for the queue of a route and not for one caller: a slot
// goes to the first call when it is due, so that the calls behind a cancelled
// wait move up, and unused slots are returned. A queue holds few slots
// in advance, so that processes take turns and a process that dies loses few
// of them.
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

// Store is the store that the processes share.
type Store interface {
	NewExchange(class, route string) *store.Exchange
	Do(ctx context.Context, e *store.Exchange) error
	Pause(ctx context.Context, route string, wait time.Duration) error
	Listen(paused func(route string, left time.Duration)) (stop func())
}

// Config is the validated configuration of a limiter.
type Config struct {
	Interval     time.Duration // per token, in whole microseconds
	Burst        int           // tokens of a full bucket, without those subtracted for Hold
	Lease        int           // tokens that a process may hold for future calls
	Hold         time.Duration // for how long
	TimeLimit    time.Duration // of a round trip
	LongestPause time.Duration
	Fallback     *Fallback
	Logger       *slog.Logger
	Process      string // a unique name of the process
}

// window is the number of slots that a queue holds in advance. When half of them are
// left, it asks for more, so that one round trip serves several calls.
const window = 8

// beat is the interval at which an active process reports to the store.
const beat = 5 * time.Second

// Limiter is the part of a shared limit in one process. It is safe for concurrent
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
	crowded  int // number of queues at which idle ones are dropped
	classes  map[string]*class
	outage   *outage // nil while the store is available
	seen     int     // processes that the store saw
	nextBeat time.Time
}

// place identifies a queue.
type place struct{ class, method, route string }

// New returns a limiter and starts to listen for pauses.
func New(s Store, config Config) *Limiter {
	l := &Limiter{Config: config, store: s, queues: make(map[place]*queue), classes: make(map[string]*class), crowded: 1024}
	l.stop = s.Listen(l.hear)
	return l
}

// Wait returns when a call of op may be sent.
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

// await waits for the result of a waiter.
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

// Refund returns the tokens that Wait took.
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

// Pause delays calls of op in every process.
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

// tell sends a pause to the store, within the time limit.
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

// hear receives pauses from the store.
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

// Close returns the held tokens and slots and rejects waiting calls. It returns when that is
// done, or with an error when ctx is done.
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

// queue returns the queue of an operation's route.
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

// sweep drops idle queues from time to time: routes that are paths with ids are never
// used again.
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
