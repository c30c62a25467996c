package limiter

import (
	"slices"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// queue is the calls of one route that wait, and the tokens and slots that were
// got for them. Its limiter's lock guards it.
type queue struct {
	l     *Limiter
	class *class
	route string
	name  string // of the class

	waiting line      // with a cost of 1
	large   []*waiter // with a cost above 1

	ready       int // tokens that are due
	leased      int // tokens that are due, and may be held for calls to come
	leasedUntil time.Time
	ahead       []slots // in the order of time
	held        int     // slots of ahead
	asked       int     // what round trips under way ask for

	back   []store.Run   // what is to be given back
	unused int           // leased tokens that are, when a round trip can be spared
	giving bool          // a round trip that only gives back is under way
	given  chan struct{} // closed when all is given back; nil while nobody looks

	pausedUntil time.Time
	timer       *time.Timer
	wake        time.Time // when the timer fires; zero when it does not

	demand demand
	free   []*trip
}

// slots are slots that were reserved: a run, and when the first is due here.
type slots struct {
	store.Run
	due time.Time
}

func newQueue(l *Limiter, at place) *queue {
	return &queue{l: l, class: l.class(at.class), name: at.class, route: at.method + " " + at.route}
}

// idle reports whether nobody would miss the queue.
func (q *queue) idle(now time.Time) bool {
	return q.waiting.n+len(q.large)+q.leased+q.asked+len(q.back) == 0 && !q.giving && !now.Before(q.pausedUntil)
}

// takeLeased takes a token that is there for calls to come.
func (q *queue) takeLeased(now time.Time) bool {
	if q.leased == 0 || q.waiting.n > 0 || !now.Before(q.leasedUntil) || now.Before(q.pausedUntil) {
		return false
	}
	q.leased--
	q.demand.count(now, q.l.Hold)
	return true
}

// join puts a waiter in its place, and asks for what it needs. It is refused at
// once when its turn is known to come too late.
func (q *queue) join(w *waiter, now time.Time) {
	if w.misses(q.pausedUntil) {
		w.decide(w.tooLate(q.pausedUntil, now))
		return
	}
	if w.cost > 1 {
		q.large = append(q.large, w)
		q.advance(now)
		return
	}
	q.waiting.add(w)
	q.advance(now)
	if w.queued && q.waiting.n > q.held+q.asked {
		if turn, ok := q.turn(q.waiting.n, 0, now); ok && w.misses(turn) {
			q.waiting.remove(w)
			w.decide(w.tooLate(turn, now))
		}
	}
}

// leave takes a waiter out that gave up. When its verdict came meanwhile, its
// tokens go to the next.
func (q *queue) leave(w *waiter, now time.Time) {
	switch {
	case !w.queued:
		if err := <-w.verdict; err == nil {
			q.ready += w.cost
		}
	case w.cost > 1:
		q.large = slices.DeleteFunc(q.large, func(other *waiter) bool { return other == w })
		q.shedSlots(w.slots.Run)
	default:
		q.waiting.remove(w)
	}
	w.queued = false
	q.advance(now)
}

// refund takes tokens back, for whoever is next, here or anywhere. The channel
// is closed when the store has them.
func (q *queue) refund(n int, now time.Time) <-chan struct{} {
	if q.given == nil {
		q.given = make(chan struct{})
	}
	given := q.given
	if q.l.Burst > 1 { // otherwise the next slot may be nearer than an interval
		q.ready += n
	} else {
		q.back = append(q.back, store.Run{N: int64(n)})
	}
	q.advance(now)
	q.checkGiven()
	return given
}

// checkGiven tells who looks that nothing is left to be given back.
func (q *queue) checkGiven() {
	if q.given != nil && len(q.back) == 0 && !q.giving {
		close(q.given)
		q.given = nil
	}
}

// pause keeps the queue until a time. Who cannot wait so long is refused, and
// what the queue holds is given back: after the pause it would all go at once.
func (q *queue) pause(until, now time.Time) {
	if !until.After(q.pausedUntil) {
		return
	}
	q.pausedUntil = until
	q.refuse(0, now)
	q.advance(now)
}

// release gives every waiter the same verdict, and gives up what is held.
func (q *queue) release(err error, now time.Time) {
	for w := q.waiting.first; w != nil; w = q.waiting.first {
		q.waiting.remove(w)
		w.decide(err)
	}
	for _, w := range q.large {
		q.shedSlots(w.slots.Run)
		w.decide(err)
	}
	q.large = nil
	q.ready += q.leased + q.unused
	q.leased, q.unused = 0, 0
	q.advance(now)
	q.checkGiven()
}

// advance does whatever can be done now. It is called after everything that
// changes a queue.
func (q *queue) advance(now time.Time) {
	q.mature(now)
	if now.Before(q.pausedUntil) {
		q.surrender()
	} else {
		q.serve(now)
	}
	q.shed()
	q.exchange(now)
	q.schedule(now)
}

// mature makes tokens of slots that are due, and ends a lease whose time is
// over.
func (q *queue) mature(now time.Time) {
	if !now.Before(q.leasedUntil) {
		q.unused, q.leased = q.unused+q.leased, 0
	}
	for len(q.ahead) > 0 && !q.ahead[0].due.After(now) {
		s := &q.ahead[0]
		s.At += store.Micros(q.l.Interval)
		s.due = s.due.Add(q.l.Interval)
		q.ready++
		q.held--
		if s.N--; s.N == 0 {
			q.ahead = slices.Delete(q.ahead, 0, 1)
		}
	}
}

// serve lets pass whoever has a token.
func (q *queue) serve(now time.Time) {
	for q.waiting.n > 0 && q.ready+q.leased > 0 {
		w := q.waiting.first
		if q.ready > 0 {
			q.ready--
		} else {
			q.leased--
		}
		q.waiting.remove(w)
		q.demand.count(now, q.l.Hold)
		w.decide(nil)
	}
	q.large = slices.DeleteFunc(q.large, func(w *waiter) bool {
		due := w.slots.N > 0 && !q.whole(w).After(now)
		if due {
			w.decide(nil)
		}
		return due
	})
}

// whole is when all slots of a large cost are due.
func (q *queue) whole(w *waiter) time.Time {
	return w.slots.due.Add(time.Duration(w.slots.N-1) * q.l.Interval)
}

// surrender gives up everything that the queue holds.
func (q *queue) surrender() {
	q.ready += q.leased + q.unused
	q.leased, q.unused = 0, 0
	for _, s := range q.ahead {
		q.shedSlots(s.Run)
	}
	q.ahead, q.held = q.ahead[:0], 0
	for _, w := range q.large {
		q.shedSlots(w.slots.Run)
		w.slots = slots{}
	}
}

// shed gives back what nobody here needs, latest slots first.
func (q *queue) shed() {
	if q.ready > 0 {
		q.back = append(q.back, store.Run{N: int64(q.ready)})
		q.ready = 0
	}
	for q.held > q.waiting.n {
		last := &q.ahead[len(q.ahead)-1]
		n := min(last.N, int64(q.held-q.waiting.n))
		last.N -= n
		q.held -= int(n)
		at := last.At + last.N*store.Micros(q.l.Interval)
		q.shedSlots(store.Run{At: at, N: n})
		if last.N == 0 {
			q.ahead = q.ahead[:len(q.ahead)-1]
		}
	}
}

// shedSlots gives slots back, if there are any.
func (q *queue) shedSlots(run store.Run) {
	if run.N > 0 {
		q.back = append(q.back, run)
	}
}

// turn is when the waiter in place i, from 1 on, can pass at the soonest, as far
// as it is known. A hint is how long the next slot is away that is not held.
func (q *queue) turn(i int, hint time.Duration, now time.Time) (turn time.Time, ok bool) {
	for _, s := range q.ahead {
		if i <= int(s.N) {
			return s.due.Add(time.Duration(i-1) * q.l.Interval), true
		}
		i -= int(s.N)
		turn = s.due.Add(time.Duration(s.N) * q.l.Interval)
	}
	if hint > 0 {
		turn = now.Add(hint)
	}
	return turn.Add(time.Duration(i-1) * q.l.Interval), !turn.IsZero()
}

// refuse tells everybody whose turn comes too late.
func (q *queue) refuse(hint time.Duration, now time.Time) {
	var next *waiter
	for i, w := 1, q.waiting.first; w != nil; w = next {
		next = w.behind
		turn, ok := q.turn(i, hint, now)
		if turn.Before(q.pausedUntil) {
			turn, ok = q.pausedUntil, true
		}
		if ok && w.misses(turn) {
			q.waiting.remove(w)
			w.decide(w.tooLate(turn, now))
		} else {
			i++
		}
	}
	q.large = slices.DeleteFunc(q.large, func(w *waiter) bool {
		missed := w.misses(q.pausedUntil)
		if missed {
			w.decide(w.tooLate(q.pausedUntil, now))
		}
		return missed
	})
}

// schedule sets the timer for what comes next.
func (q *queue) schedule(now time.Time) {
	var next time.Time
	sooner := func(t time.Time) {
		if next.IsZero() || t.Before(next) {
			next = t
		}
	}
	if len(q.ahead) > 0 {
		sooner(q.ahead[0].due)
	}
	if q.leased > 0 {
		sooner(q.leasedUntil)
	}
	for _, w := range q.large {
		if w.slots.N > 0 {
			sooner(q.whole(w))
		}
	}
	if now.Before(q.pausedUntil) && q.waiting.n+len(q.large) > 0 {
		sooner(q.pausedUntil)
	}
	if next.Equal(q.wake) {
		return
	}
	switch q.wake = next; {
	case next.IsZero():
		q.timer.Stop()
	case q.timer == nil:
		q.timer = time.AfterFunc(next.Sub(now), q.ring)
	default:
		q.timer.Reset(next.Sub(now))
	}
}

// ring is the timer's call.
func (q *queue) ring() {
	q.l.mu.Lock()
	defer q.l.mu.Unlock()
	q.wake = time.Time{}
	q.advance(time.Now())
}
