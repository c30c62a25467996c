package limitertest

import (
	"slices"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// meter records when requests were admitted.
type meter struct {
	start time.Time // before the first
	mu    sync.Mutex
	at    []time.Duration
	stall time.Duration // longest time in which the machine did not run the test
}

// newMeter starts a meter. Create it before the limit, so that no request can be
// admitted before its start.
func (w *world) newMeter() *meter {
	m := &meter{start: time.Now()}
	if !w.exact {
		stop, stopped := make(chan struct{}), make(chan struct{})
		go func() {
			defer close(stopped)
			m.watch(stop)
		}()
		w.Cleanup(func() { close(stop); <-stopped })
	}
	return m
}

// watch measures stalls: requests that passed during one are all noted at its
// end.
func (m *meter) watch(stop <-chan struct{}) {
	const beat = 2 * time.Millisecond
	ticker := time.NewTicker(beat)
	defer ticker.Stop()
	for last := time.Now(); ; {
		select {
		case <-ticker.C:
		case <-stop:
			return
		}
		now := time.Now()
		m.mu.Lock()
		m.stall = max(m.stall, now.Sub(last)-beat)
		m.mu.Unlock()
		last = now
	}
}

func (m *meter) pass() {
	at := time.Since(m.start)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at = append(m.at, at)
}

// within returns the number of requests admitted until d.
func (m *meter) within(d time.Duration) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	n := 0
	for _, at := range m.at {
		if at <= d {
			n++
		}
	}
	return n
}

// check compares every interval with what a rate allows. On the real clock a
// request is recorded late and never early: the count from the start is still
// exact, but any other may be too high by the requests admitted in a stall.
func (m *meter) check(w *world, rate ratelimit.Rate) {
	w.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	slices.Sort(m.at)
	interval := rate.Per / time.Duration(rate.Requests)
	for first := range m.at {
		since, slack := time.Duration(0), 0
		if first > 0 {
			since = m.at[first]
			if !w.exact {
				slack = 5 + 2*int(m.stall/interval)
			}
		}
		for last := first; last < len(m.at); last++ {
			n, took := last-first+1, m.at[last]-since
			if allowed := rate.Burst + int(took/interval) + slack; n > allowed {
				w.Fatalf("%d requests passed in %s from %s on, where %d are allowed", n, took, since, allowed)
			}
		}
	}
}
