package limiter

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
)

// trip is one round trip to the store, for a queue. It is its own context, which
// ends with the time limit. The limit does not depend on the client's timeouts:
// when it passes, the store is taken for away, whenever the client returns.
type trip struct {
	*store.Exchange
	q     *queue
	large *waiter // for whom all of it is
	probe bool    // looks whether the store is back
	gives bool    // only gives back

	way     func() // run, as a value that costs no allocation
	sent    time.Time
	limit   *time.Timer
	late    chan struct{} // closed when the limit passes
	expired atomic.Bool
	over    bool
}

func (q *queue) trip() *trip {
	if n := len(q.free); n > 0 {
		t := q.free[n-1]
		q.free = q.free[:n-1]
		return t
	}
	t := &trip{Exchange: q.l.store.NewExchange(q.name, q.route), q: q, late: make(chan struct{})}
	t.way = t.run
	t.Interval = store.Micros(q.l.Interval)
	t.Depth = t.Interval * int64(q.l.Burst)
	return t
}

// Deadline is when the time limit passes.
func (t *trip) Deadline() (time.Time, bool) { return t.sent.Add(t.q.l.TimeLimit), true }

// Done is closed when the time limit passes.
func (t *trip) Done() <-chan struct{} { return t.late }

// Err tells whether the time limit has passed.
func (t *trip) Err() error {
	if t.expired.Load() {
		return context.DeadlineExceeded
	}
	return nil
}

// Value has none.
func (t *trip) Value(any) any { return nil }

// exchange begins the round trips that are needed.
func (q *queue) exchange(now time.Time) {
	if q.l.outage != nil {
		q.back, q.unused = q.back[:0], 0 // it may come back without what it knew
		return
	}
	if !now.Before(q.pausedUntil) {
		for _, w := range q.large {
			if !w.asked && w.slots.N == 0 {
				w.asked = true
				q.askBlock(w, now)
			}
		}
		if n := q.lacking(); n > 0 {
			q.ask(n, now)
		}
	}
	if q.unused > 0 && q.demand.trips < q.demand.total { // leases never cost more round trips
		q.giveUnused()
	}
	if len(q.back) > 0 && !q.giving {
		t := q.trip()
		t.gives, q.giving = true, true
		q.start(t, now)
	}
}

func (q *queue) giveUnused() {
	if q.unused > 0 {
		q.back = append(q.back, store.Run{N: int64(q.unused)})
		q.unused = 0
	}
}

// lacking is how many slots to ask for.
func (q *queue) lacking() int {
	coming := q.held + q.asked
	if q.waiting.n > window && coming > window/2 {
		return 0
	}
	return min(q.waiting.n, window) - coming
}

func (q *queue) ask(n int, now time.Time) {
	t := q.trip()
	t.Want = int64(n)
	if more := min(q.demand.expected(now, q.l.Hold), q.l.Lease) - n; more > 0 {
		t.Extra = int64(more)
	}
	w, place := q.waiting.first, 0
	for ; place < q.held+q.asked; place++ {
		w = w.behind
	}
	for ; w != nil && place < q.held+q.asked+n; w = w.behind {
		t.Patience = max(t.Patience, w.patience(now))
		place++
	}
	q.start(t, now)
}

func (q *queue) askBlock(w *waiter, now time.Time) {
	t := q.trip()
	t.large, t.Block, t.Patience = w, int64(w.cost), w.patience(now)
	q.start(t, now)
}

// start sends a trip on its way. It carries what is given back.
func (q *queue) start(t *trip, now time.Time) {
	l := q.l
	t.sent = now
	q.giveUnused()
	t.Back, q.back = append(t.Back, q.back...), q.back[:0]
	q.class.tell(&t.Ask, now)
	if t.Process = ""; t.probe || !now.Before(l.nextBeat) {
		t.Process, l.nextBeat = l.Process, now.Add(beat)
	}
	q.asked += int(t.Want)
	q.demand.trips++
	if t.limit == nil {
		t.limit = time.AfterFunc(l.TimeLimit, t.expire)
	} else {
		t.limit.Reset(l.TimeLimit)
	}
	l.flight.Add(1)
	go t.way()
}

// run makes the round trip.
func (t *trip) run() {
	l := t.q.l
	defer l.flight.Done()
	err := l.store.Do(t, t.Exchange)
	l.mu.Lock()
	say := t.end(err, time.Now())
	l.mu.Unlock()
	say()
}

// expire is called when the time limit passes.
func (t *trip) expire() {
	l := t.q.l
	l.mu.Lock()
	say := func() {}
	if !t.over {
		t.expired.Store(true)
		close(t.late)
		t.settle()
		say = l.failed(t.q, fmt.Errorf("no reply within %s", l.TimeLimit), time.Now())
	}
	l.mu.Unlock()
	say()
}

// settle takes the trip off the accounts, once.
func (t *trip) settle() {
	t.q.asked -= int(t.Want)
	if t.gives {
		t.q.giving = false
	}
	if t.large != nil {
		t.large.asked = false
	}
}

// end is called with the store's answer.
func (t *trip) end(err error, now time.Time) (say func()) {
	q := t.q
	t.over = true
	late := t.expired.Load()
	if !late {
		t.settle()
	}
	say = func() {}
	switch {
	case late && err != nil: // was noticed already
	case err != nil:
		say = q.l.failed(q, err, now)
	case t.probe && !late:
		say = q.l.recovered(now)
		q.receive(t, now)
	default:
		q.receive(t, now)
	}
	q.checkGiven()
	if !late && t.limit.Stop() && len(q.free) < window {
		t.reset()
		q.free = append(q.free, t)
	}
	return say
}

func (t *trip) reset() {
	t.large, t.probe, t.gives, t.over = nil, false, false, false
	t.Want, t.Extra, t.Block, t.Patience = 0, 0, 0, 0
	t.Back = t.Back[:0]
}

// receive takes what the store gave.
func (q *queue) receive(t *trip, now time.Time) {
	q.class.hear(&t.Reply, now)
	if t.Seen > 0 {
		q.l.seen = int(t.Seen)
	}
	if t.Pause > 0 {
		q.pause(now.Add(min(micros(t.Pause), q.l.LongestPause)), now)
	}
	for _, run := range t.Runs {
		s := slots{Run: run, due: now.Add(micros(run.At - t.Now))}
		if t.large == nil {
			q.insert(s)
		} else {
			q.receiveBlock(t.large, s)
		}
	}
	hint := micros(t.Hint)
	if w := t.large; w != nil && w.queued && t.Hint > 0 && w.misses(now.Add(hint)) {
		q.large = slices.DeleteFunc(q.large, func(other *waiter) bool { return other == w })
		w.decide(w.tooLate(now.Add(hint), now))
	} else if t.large == nil && (t.Hint > 0 || len(t.Runs) > 0) {
		q.refuse(hint, now)
	}
	q.keep(t)
	q.advance(now)
}

// keep takes the tokens that are due: those that were wanted, and beyond them a
// lease, which ends before the store's allowance for it does.
func (q *queue) keep(t *trip) {
	wanted := min(t.Due, t.Want)
	q.ready += int(wanted)
	if more := int(t.Due - wanted); more > 0 {
		until := t.sent.Add(q.l.Hold)
		if q.leased > 0 && q.leasedUntil.Before(until) {
			until = q.leasedUntil
		}
		q.leased, q.leasedUntil = q.leased+more, until
	}
}

// insert puts slots among those that are held.
func (q *queue) insert(s slots) {
	i := len(q.ahead)
	for i > 0 && q.ahead[i-1].due.After(s.due) {
		i--
	}
	q.ahead = slices.Insert(q.ahead, i, s)
	q.held += int(s.N)
}

// receiveBlock takes the slots of a large cost, which may be used when the last
// of them is due.
func (q *queue) receiveBlock(w *waiter, s slots) {
	if !w.queued {
		q.shedSlots(s.Run)
		return
	}
	w.slots = s
}
