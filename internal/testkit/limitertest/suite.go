// Package limitertest tests whether a limiter fulfils its contract: never more
// than burst + rate·t requests, even if some are cancelled; no slot is lost
// permanently; every waiting request is admitted; no token is taken with an
// error.
//
// It runs on a fake clock, in a bubble of testing/synctest, for a limiter within
// the process, and on the real clock for a limiter that uses a store over the
// network. There, every bound is one-sided, so that the tests also pass on a
// slow machine.
package limitertest

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// New creates a new, full limit and returns a function that opens limiters for
// it. Each is what a separate process would use; a limiter that is not shared is
// the same every time. A limiter that is a [ratelimit.Pauser] or a
// [ratelimit.Refunder] is tested for that too.
type New func(t *testing.T, rate ratelimit.Rate) (open func() ratelimit.Limiter)

// Clock is how time passes in a test.
type Clock struct {
	run      func(*testing.T, func(*testing.T))
	exact    bool          // time stands still while goroutines run
	interval time.Duration // of one token, if the test waits for tokens
	patience time.Duration // time limit for what must be immediate
	crowd    int           // requests that wait at once
	overtake int           // number of later requests that may overtake a waiting one
}

// FakeClock runs each test in a bubble of testing/synctest. Times are exact.
func FakeClock() Clock {
	return Clock{run: synctest.Test, exact: true, interval: 100 * time.Millisecond, patience: time.Second, crowd: 100}
}

// RealClock runs each test on the clock of the machine, some seconds long.
func RealClock() Clock {
	run := func(t *testing.T, f func(*testing.T)) { f(t) }
	return Clock{run: run, interval: 20 * time.Millisecond, patience: 10 * time.Second, crowd: 50, overtake: 5}
}

// Run tests the limiters that fresh creates, each property in a subtest.
func Run(t *testing.T, clock Clock, fresh New) {
	for _, p := range []struct {
		name string
		test func(*world)
	}{
		{"burst, then the rate", burstThenRate},
		{"never more than burst and rate", neverMore},
		{"cancelling those ahead admits nobody more", cancelledAhead},
		{"cancelling at random admits nobody more", cancelledAtRandom},
		{"a cancelled wait leaves no gap", noGap},
		{"first come, first served", inOrder},
		{"a large cost is not passed over for ever", largeCostPasses},
		{"no process is passed over for ever", everyProcessPasses},
		{"a done context takes nothing", doneContext},
		{"a short deadline fails at once", shortDeadline},
		{"a deadline within the queue fails at once", shortDeadlineInQueue},
		{"a cost that never fits is refused", hugeCost},
		{"a cost of none or less gives nothing", negativeCost},
		{"classes have limits of their own", classes},
		{"a pause is shared, and for its route only", pause},
		{"a shorter pause does not end a longer one", shorterPause},
		{"a deadline within a pause fails at once", shortDeadlineInPause},
		{"a token that is given back is there at once", refund},
		{"a token that is given back wakes who waits", refundWakes},
		{"giving back never overfills", refundNeverOverfills},
	} {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			clock.run(t, func(t *testing.T) { p.test(&world{T: t, Clock: clock, fresh: fresh}) })
		})
	}
}

// world is the environment in which a property is tested.
type world struct {
	*testing.T
	Clock
	fresh New
}

var (
	list  = operation.Operation{Name: "things.List", Method: "GET", Route: "/things", Idempotent: true, RateClass: "one"}
	get   = operation.Operation{Name: "things.Get", Method: "GET", Route: "/things/{id}", Idempotent: true, RateClass: "one"}
	other = operation.Operation{Name: "others.Get", Method: "GET", Route: "/others/{id}", Idempotent: true, RateClass: "two"}
)

// rate allows one token per interval.
func (w *world) rate(burst int) ratelimit.Rate {
	return ratelimit.Rate{Requests: 10, Per: 10 * w.interval, Burst: burst}
}

// hourly allows one token per hour: none during a test.
func hourly(burst int) ratelimit.Rate {
	return ratelimit.Rate{Requests: 1, Per: time.Hour, Burst: burst}
}

// takes requests tokens that must be available immediately.
func (w *world) takes(l ratelimit.Limiter, op operation.Operation, cost int) error {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), w.patience)
	defer cancel()
	start := time.Now()
	err := l.Wait(ctx, op, cost)
	if took := time.Since(start); w.exact && took != 0 {
		w.Errorf("a cost of %d of %s: %v after %s, not at once", cost, op.Name, err, took)
	}
	return err
}

// holds checks that exactly n tokens are available, and takes them.
func (w *world) holds(l ratelimit.Limiter, n int) {
	w.Helper()
	for i := range n {
		if err := w.takes(l, list, 1); err != nil {
			w.Fatalf("token %d of %d: %v", i+1, n, err)
		}
	}
	if err := w.takes(l, list, 1); err == nil {
		w.Fatalf("there are more than %d tokens", n)
	}
}

// settle lets started goroutines run until they wait.
func (w *world) settle() {
	if w.exact {
		synctest.Wait()
		return
	}
	time.Sleep(10 * w.interval)
}
