package limitertest

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// inOrder queues requests one after the other and checks the order in which they
// are admitted.
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

// largeCostPasses checks that a request with a large cost is admitted, although
// many with a small cost arrive while it waits.
func largeCostPasses(w *world) {
	const burst, more = 10, 30
	l := w.fresh(w.T, w.rate(burst))()
	if err := w.takes(l, list, burst); err != nil {
		w.Fatal(err)
	}
	var group sync.WaitGroup
	var small, before atomic.Int64
	start := time.Now()
	group.Go(func() {
		if err := l.Wait(w.Context(), list, burst); err != nil {
			w.Error(err)
		}
		before.Store(small.Load())
		if took := time.Since(start); w.exact && took != burst*w.interval {
			w.Errorf("a cost of %d waited %s", burst, took)
		}
	})
	for range more {
		time.Sleep(w.interval)
		group.Go(func() {
			if err := l.Wait(w.Context(), list, 1); err != nil {
				w.Error(err)
			}
			small.Add(1)
		})
	}
	group.Wait()
	if n := before.Load(); n > more/2 {
		w.Errorf("%d of %d requests of a small cost passed before one that came first", n, more)
	}
}

// everyProcessPasses counts the requests admitted for two processes that send
// constantly.
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
