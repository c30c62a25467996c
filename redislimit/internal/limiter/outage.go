package limiter

import (
	"context"
	"errors"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// outage is a period in which the store is unavailable.
type outage struct {
	err     *AwayError
	since   time.Time
	queue   *queue        // whose round trip failed, and whose next one tests the store
	delay   time.Duration // until the store is tried again
	timer   *time.Timer   // that tries
	probing bool
	end     context.CancelFunc
}

// Delays before the store is tried again, doubled each time.
// The last one limits the time in which some processes use the store again and others
// still use their share.
const (
	firstProbe = 100 * time.Millisecond
	lastProbe  = 250 * time.Millisecond
)

// fail is failed for callers that do not hold the lock.
func (l *Limiter) fail(q *queue, err error) {
	l.mu.Lock()
	say := l.failed(q, err, time.Now())
	l.mu.Unlock()
	say()
}

// failed records that the store did not reply. The first time, all calls that
// wait for it are passed to the fallback, and reserved slots are given
// up: the fallback has its own rate. It returns a function that logs.
func (l *Limiter) failed(q *queue, err error, now time.Time) (say func()) {
	if o := l.outage; o != nil {
		if o.probing {
			o.probing = false
			o.delay = min(2*o.delay, lastProbe)
			o.timer.Reset(o.delay)
		}
		return func() {}
	}
	if l.closed {
		return func() {}
	}
	over, end := context.WithCancel(context.Background())
	away := &AwayError{Cause: err, over: over}
	l.outage = &outage{err: away, since: now, queue: q, delay: firstProbe, end: end, timer: time.AfterFunc(firstProbe, l.probe)}
	l.Fallback.begin(l.seen)
	for _, other := range l.queues {
		other.release(away, now)
	}
	if l.Logger == nil {
		return func() {}
	}
	does := l.Fallback.String()
	return func() {
		l.Logger.Warn("the store of the shared rate limit is unavailable", "error", err, "meanwhile", does)
	}
}

// probe tests whether the store is available again.
func (l *Limiter) probe() {
	l.mu.Lock()
	defer l.mu.Unlock()
	o := l.outage
	if o == nil || o.probing || l.closed {
		return
	}
	o.probing = true
	t := o.queue.trip()
	t.probe = true
	o.queue.start(t, time.Now())
}

// recovered ends the outage.
func (l *Limiter) recovered(now time.Time) (say func()) {
	took := now.Sub(l.outage.since)
	l.outage.end()
	l.outage = nil
	if l.Logger == nil {
		return func() {}
	}
	return func() {
		l.Logger.Info("the store of the shared rate limit is available again", "after", took.Round(time.Millisecond))
	}
}

// without decides while the store is unavailable. Calls that still wait afterwards use
// the store: two limits at the same time would admit twice as many.
func (l *Limiter) without(ctx context.Context, q *queue, op transport.Operation, cost int, away *AwayError) error {
	waiting, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(away.over, cancel)()
	err := l.sitOut(waiting, q)
	if err == nil {
		err = l.Fallback.wait(waiting, op, cost, away)
	}
	switch {
	case err == nil:
		l.mu.Lock()
		q.class.spent += int64(cost)
		l.mu.Unlock()
		return nil
	case errors.Is(err, context.Canceled) && ctx.Err() == nil:
		return l.Wait(ctx, op, cost)
	}
	return err
}

// sitOut waits for the end of a known pause.
func (l *Limiter) sitOut(ctx context.Context, q *queue) error {
	for {
		now := time.Now()
		l.mu.Lock()
		until := q.pausedUntil
		l.mu.Unlock()
		if !now.Before(until) {
			return nil
		}
		if end, ok := ctx.Deadline(); ok && end.Before(until) {
			return &WaitError{Wait: until.Sub(now), Left: max(end.Sub(now), 0)}
		}
		timer := time.NewTimer(until.Sub(now))
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return gaveUp(ctx)
		}
	}
}
