package limitertest

import (
	"context"
	"errors"
	"math"
	"time"
)

// doneContext calls a limiter that has tokens with a context that is done.
func doneContext(w *world) {
	l := w.fresh(w.T, hourly(3))()
	cancelled, cancel := context.WithCancel(w.Context())
	cancel()
	past, cancelPast := context.WithDeadline(w.Context(), time.Now().Add(-time.Second))
	defer cancelPast()
	for range 5 {
		if err := l.Wait(cancelled, list, 1); !errors.Is(err, context.Canceled) {
			w.Fatalf("a cancelled context: %v", err)
		}
		if err := l.Wait(past, list, 1); !errors.Is(err, context.DeadlineExceeded) {
			w.Fatalf("a deadline that has passed: %v", err)
		}
	}
	w.holds(l, 3)
}

// shortDeadline requests a token that is due after the deadline.
func shortDeadline(w *world) {
	l := w.fresh(w.T, hourly(1))()
	if err := w.takes(l, list, 1); err != nil {
		w.Fatal(err)
	}
	w.failsAtOnce(func(ctx context.Context) error { return l.Wait(ctx, list, 1) }, 59*time.Minute)
}

// shortDeadlineInQueue does the same behind another waiting request.
func shortDeadlineInQueue(w *world) {
	l := w.fresh(w.T, hourly(1))()
	if err := w.takes(l, list, 1); err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = l.Wait(ctx, list, 1)
	}()
	w.settle()
	w.failsAtOnce(func(ctx context.Context) error { return l.Wait(ctx, list, 1) }, 90*time.Minute)
	cancel()
	<-done
}

// failsAtOnce checks that a request with a deadline fails long before it.
func (w *world) failsAtOnce(ask func(context.Context) error, left time.Duration) {
	w.Helper()
	ctx, cancel := context.WithTimeout(w.Context(), left)
	defer cancel()
	start, result := time.Now(), make(chan error, 1)
	go func() { result <- ask(ctx) }()
	select {
	case err := <-result:
		if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || w.exact && took != 0 {
			w.Errorf("with a deadline in %s: %v after %s", left, err, took)
		}
	case <-time.After(w.patience):
		w.Errorf("with a deadline in %s: it waits", left)
		cancel()
		<-result
	}
}

// hugeCost requests more tokens than the burst.
func hugeCost(w *world) {
	l := w.fresh(w.T, hourly(3))()
	for _, cost := range []int{4, 1 << 20, 1 << 30, math.MaxInt32, math.MaxInt/3 + 1, math.MaxInt - 1, math.MaxInt} {
		err := w.takes(l, list, cost)
		if err == nil || errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled) {
			w.Errorf("a cost of %d, where the burst is 3: %v", cost, err)
		}
	}
	w.holds(l, 3)
}

// negativeCost requests a negative number of tokens.
func negativeCost(w *world) {
	l := w.fresh(w.T, hourly(3))()
	w.holds(l, 3)
	for _, cost := range []int{0, -1, -1 << 30, math.MinInt} {
		_ = w.takes(l, list, cost)
	}
	w.holds(l, 0)
}

// classes checks that rate classes have separate limits, and that the operations
// of a class share one.
func classes(w *world) {
	l := w.fresh(w.T, hourly(2))()
	w.holds(l, 2)
	for range 2 {
		if err := w.takes(l, other, 1); err != nil {
			w.Fatal(err)
		}
	}
	if err := w.takes(l, get, 1); err == nil {
		w.Error("an operation of the same class has a limit of its own")
	}
}
