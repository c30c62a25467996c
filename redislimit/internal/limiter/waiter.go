package limiter

import (
	"context"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// waiter is a caller of Wait.
type waiter struct {
	cost     int
	deadline time.Time // zero when it has none
	verdict  chan error
	queued   bool // no verdict was given

	before, behind *waiter // in a line

	// Of a cost above 1: its slots belong together and to nobody else.
	asked bool
	slots slots
}

func (l *Limiter) newWaiter(ctx context.Context, cost int) *waiter {
	w, ok := l.waiters.Get().(*waiter)
	if !ok {
		w = &waiter{verdict: make(chan error, 1)}
	}
	w.cost, w.queued = cost, true
	w.deadline, _ = ctx.Deadline()
	return w
}

// recycle is called by the waiter's owner, when its verdict is read. One of a
// large cost may still be known to a round trip.
func (l *Limiter) recycle(w *waiter) {
	if w.cost == 1 {
		*w = waiter{verdict: w.verdict}
		l.waiters.Put(w)
	}
}

// decide gives the verdict. The waiter is in no line any more.
func (w *waiter) decide(err error) {
	w.queued = false
	w.verdict <- err
}

// misses reports whether a turn at the time would come too late.
func (w *waiter) misses(turn time.Time) bool {
	return !w.deadline.IsZero() && turn.After(w.deadline)
}

// tooLate is the verdict when the turn would come after the deadline.
func (w *waiter) tooLate(turn, now time.Time) error {
	return &WaitError{Wait: turn.Sub(now), Left: max(w.deadline.Sub(now), 0)}
}

// patience is how far ahead a slot may be, in microseconds.
func (w *waiter) patience(now time.Time) int64 {
	if w.deadline.IsZero() {
		return store.Patient
	}
	return max(store.Micros(w.deadline.Sub(now)), 0)
}

// line is waiters in the order in which they came.
type line struct {
	first, last *waiter
	n           int
}

func (l *line) add(w *waiter) {
	w.before = l.last
	if l.last == nil {
		l.first = w
	} else {
		l.last.behind = w
	}
	l.last = w
	l.n++
}

func (l *line) remove(w *waiter) {
	if w.before == nil {
		l.first = w.behind
	} else {
		w.before.behind = w.behind
	}
	if w.behind == nil {
		l.last = w.before
	} else {
		w.behind.before = w.before
	}
	w.before, w.behind = nil, nil
	l.n--
}
