package limiter

import (
	"context"
	"errors"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// outage is a time in which the store is unavailable.
type outage struct {
	err     *AwayError
	since   time.Time
	queue   *queue        // whose round trip failed, and whose next one tells that the store is back
	delay   time.Duration // until the store is asked again
	timer   *time.Timer   // which asks
	probing bool
	end     context.CancelFunc
}

// How long an outage lasts before the store is asked again; then twice as long.
// The last one bounds for how long some processes ask the store again and others
// still have their share.
const (
	firstProbe = 100 * time.Millisecond
	lastProbe  = 250 * time.Millisecond
)

// fail is failed for who does not hold the lock.
func (l *Limiter) fail(q *queue, err error) {
	l.mu.Lock()
	say := l.failed(q, err, time.Now())
	l.mu.Unlock()
	say()
}

// failed notes that the store did not answer. The first time, everybody who
// waits for it is sent to the fallback, and slots that were reserved are given
// up: the fallback has a rate of its own. It returns what to log.
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

// probe looks whether the store is back.
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

// without decides while the store is unavailable. Who still waits when it is back asks
// the store: two limits side by side would let pass twice as many.
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

// sitOut waits for the end of a pause that is known here.
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
