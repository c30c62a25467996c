package limitertest

import (
	"context"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// pauser opens a limiter, as one that pauses.
func (w *world) pauser(open func() ratelimit.Limiter) ratelimit.Pauser {
	p, ok := open().(ratelimit.Pauser)
	if !ok {
		w.Skip("it is no Pauser")
	}
	return p
}

// waitsOut checks that a paused route opens after a pause of d that began no
// earlier than start.
func (w *world) waitsOut(l ratelimit.Limiter, start time.Time, d time.Duration) {
	w.Helper()
	if err := l.Wait(w.Context(), list, 1); err != nil {
		w.Fatal(err)
	}
	const grain = time.Millisecond // in which a store may keep time
	if took := time.Since(start); took < d-grain || w.exact && took > d+grain {
		w.Errorf("after a pause of %s the route opened after %s", d, took)
	}
}

// pause pauses a route in one process and sends a request in another.
func pause(w *world) {
	open := w.fresh(w.T, hourly(10))
	teller, l := w.pauser(open), open()
	start := time.Now()
	teller.Pause(w.Context(), list, 10*w.interval)
	if err := w.takes(l, get, 1); err != nil {
		w.Errorf("another route: %v", err)
	}
	w.waitsOut(l, start, 10*w.interval)
	if err := w.takes(l, list, 1); err != nil {
		w.Errorf("after the pause: %v", err)
	}
}

// shorterPause sets a pause, and then one that ends earlier.
func shorterPause(w *world) {
	open := w.fresh(w.T, hourly(10))
	teller, second, l := w.pauser(open), w.pauser(open), open()
	start := time.Now()
	teller.Pause(w.Context(), list, 20*w.interval)
	second.Pause(w.Context(), list, w.interval)
	w.waitsOut(l, start, 20*w.interval)
}

// shortDeadlineInPause checks that a request whose deadline is within the pause
// fails and takes no token.
func shortDeadlineInPause(w *world) {
	open := w.fresh(w.T, hourly(2))
	teller, l := w.pauser(open), open()
	teller.Pause(w.Context(), get, time.Hour)
	for range 3 {
		w.failsAtOnce(func(ctx context.Context) error { return l.Wait(ctx, get, 1) }, 50*time.Minute)
	}
	w.holds(l, 2)
}

// refunder opens a limiter that takes tokens back.
func (w *world) refunder(open func() ratelimit.Limiter) (ratelimit.Limiter, ratelimit.Refunder) {
	l := open()
	r, ok := l.(ratelimit.Refunder)
	if !ok {
		w.Skip("it is no Refunder")
	}
	return l, r
}

// refund returns tokens that were taken, and invalid amounts.
func refund(w *world) {
	l, r := w.refunder(w.fresh(w.T, hourly(3)))
	w.holds(l, 3)
	r.Refund(w.Context(), list, -2)
	r.Refund(w.Context(), list, 2)
	w.holds(l, 2)
}

// refundWakes returns tokens while a request waits.
func refundWakes(w *world) {
	l, r := w.refunder(w.fresh(w.T, hourly(2)))
	w.holds(l, 2)
	result := make(chan error, 1)
	ctx, cancel := context.WithCancel(w.Context())
	defer cancel()
	go func() { result <- l.Wait(ctx, list, 1) }()
	w.settle()
	r.Refund(w.Context(), list, 1)
	select {
	case err := <-result:
		if err != nil {
			w.Error(err)
		}
	case <-time.After(w.patience):
		w.Error("it still waits")
		cancel()
		<-result
	}
}

// refundNeverOverfills returns more tokens than were taken.
func refundNeverOverfills(w *world) {
	l, r := w.refunder(w.fresh(w.T, hourly(3)))
	for _, cost := range []int{1, 3, 1 << 30, -1} {
		r.Refund(w.Context(), list, cost)
	}
	w.holds(l, 3)
}
