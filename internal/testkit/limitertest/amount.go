package limitertest

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// burstThenRate sends one request after the other.
func burstThenRate(w *world) {
	const burst, more = 5, 20
	rate := w.rate(burst)
	m := w.newMeter()
	open := w.fresh(w.T, rate)
	here, there := open(), open()
	for range (burst + more) / 2 {
		for _, l := range []ratelimit.Limiter{here, there} {
			if err := l.Wait(w.Context(), list, 1); err != nil {
				w.Fatal(err)
			}
			m.pass()
		}
	}
	m.check(w, rate)
	if took := time.Since(m.start); w.exact && took != (more-1)*w.interval {
		w.Errorf("%d requests took %s", burst+more, took)
	}
}

// neverMore sends from many goroutines for a while, and checks the number of
// admitted requests.
func neverMore(w *world) {
	const burst, intervals = 10, 50
	rate := w.rate(burst)
	m := w.newMeter()
	open := w.fresh(w.T, rate)
	ctx, cancel := context.WithTimeout(w.Context(), intervals*w.interval)
	defer cancel()
	var group sync.WaitGroup
	for range 2 {
		l := open()
		for range 32 {
			group.Go(func() {
				for l.Wait(ctx, list, 1) == nil {
					m.pass()
				}
			})
		}
	}
	group.Wait()
	m.check(w, rate)
	if n := m.within(intervals * w.interval); n < burst || w.exact && n < burst+intervals-1 {
		w.Errorf("only %d requests passed in %s", n, intervals*w.interval)
	}
}

// cancelledAhead queues three groups of requests and cancels the first group
// before the third one arrives. The third group must wait behind the second,
// which keeps its slots.
func cancelledAhead(w *world) {
	rate := w.rate(1)
	m := w.newMeter()
	open := w.fresh(w.T, rate)
	ctx, cancel := context.WithCancel(w.Context())
	defer cancel()
	var group sync.WaitGroup
	crowd := func(ctx context.Context, l ratelimit.Limiter) {
		for range w.crowd {
			group.Go(func() {
				if l.Wait(ctx, list, 1) == nil {
					m.pass()
				}
			})
		}
		w.settle()
	}
	crowd(ctx, open())
	crowd(w.Context(), open())
	cancel()
	w.settle()
	crowd(w.Context(), open())
	time.Sleep(50 * w.interval)
	w.settle()
	if n := m.within(50 * w.interval); w.exact && n != 51 {
		w.Errorf("%d requests passed in %s, not 51", n, 50*w.interval)
	}
	group.Wait()
	m.check(w, rate)
	if n := len(m.at); n < 2*w.crowd {
		w.Errorf("%d requests passed of %d that were not cancelled", n, 2*w.crowd)
	}
}

// cancelledAtRandom cancels one wait in two, some before, some at and some after
// their turn.
func cancelledAtRandom(w *world) {
	const burst = 3
	rate := w.rate(burst)
	m := w.newMeter()
	open := w.fresh(w.T, rate)
	var group sync.WaitGroup
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 2 * w.crowd {
		l, ctx, cancel := open(), w.Context(), context.CancelFunc(func() {})
		if i%2 == 0 {
			ctx, cancel = context.WithCancel(ctx)
			time.AfterFunc(time.Duration(random.IntN(2*w.crowd))*w.interval/2, cancel)
		}
		group.Go(func() {
			defer cancel()
			err := l.Wait(ctx, list, 1)
			if err == nil {
				m.pass()
			} else if i%2 != 0 {
				w.Errorf("request %d, which was not cancelled: %v", i, err)
			}
		})
		if i%10 == 0 {
			time.Sleep(w.interval)
		}
	}
	group.Wait()
	m.check(w, rate)
}

// noGap cancels a crowd and sends one request: it must not wait for the slots
// that the crowd would have had.
func noGap(w *world) {
	open := w.fresh(w.T, w.rate(1))
	l := open()
	if err := w.takes(l, list, 1); err != nil {
		w.Fatal(err)
	}
	ctx, cancel := context.WithCancel(w.Context())
	var group sync.WaitGroup
	for i := range 10 * w.crowd {
		l := l
		if i%2 != 0 {
			l = open()
		}
		group.Go(func() { _ = l.Wait(ctx, list, 1) })
	}
	w.settle()
	cancel()
	group.Wait()
	start := time.Now()
	if err := l.Wait(w.Context(), list, 1); err != nil {
		w.Fatal(err)
	}
	lost := time.Duration(10*w.crowd) * w.interval
	if took := time.Since(start); took > lost/2 || w.exact && took > w.interval {
		w.Errorf("the next request waited %s, as if slots were lost", took)
	}
}
