package limitertest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// inOrder lets requests come one after the other and looks who is served.
func inOrder(w *world) {
	const waiters = 20
	l := w.fresh(w.T, w.rate(1))()
	if err := w.takes(l, list, 1); err != nil {
		w.Fatal(err)
	}
	var mu sync.Mutex
	var served []int
	var group sync.WaitGroup
	for i := range waiters {
		group.Go(func() {
			if err := l.Wait(w.Context(), list, 1); err != nil {
				w.Error(err)
			}
			mu.Lock()
			defer mu.Unlock()
			served = append(served, i)
		})
		if w.exact {
			w.settle()
		} else {
			time.Sleep(w.interval / 4)
		}
	}
	group.Wait()
	for place, i := range served {
		if place-i > w.overtake {
			w.Errorf("request %d was served as number %d: %v", i, place, served)
		}
	}
}

// largeCostPasses has one request of a large cost among many of a small one.
func largeCostPasses(w *world) {
	const burst = 10
	l := w.fresh(w.T, w.rate(burst))()
	ctx, stop := context.WithCancel(w.Context())
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for l.Wait(ctx, list, 1) == nil { // until stopped
			}
		})
	}
	w.settle()
	start := time.Now()
	if err := l.Wait(w.Context(), list, burst); err != nil {
		w.Error(err)
	}
	stop()
	group.Wait()
	if took := time.Since(start); w.exact && took > (8+burst)*w.interval {
		w.Errorf("a cost of %d waited %s behind 8 others", burst, took)
	}
}

// everyProcessPasses counts what two processes get that ask all the time.
func everyProcessPasses(w *world) {
	open := w.fresh(w.T, w.rate(1))
	ctx, cancel := context.WithTimeout(w.Context(), 100*w.interval)
	defer cancel()
	var group sync.WaitGroup
	var served [2]atomic.Int64
	for i := range served {
		l := open()
		for range 8 {
			group.Go(func() {
				for l.Wait(ctx, list, 1) == nil {
					served[i].Add(1)
				}
			})
		}
	}
	group.Wait()
	here, there := served[0].Load(), served[1].Load()
	if least := min(here, there); least < (here+there)/10 {
		w.Errorf("one process was served %d times, the other %d times", here, there)
	}
}
