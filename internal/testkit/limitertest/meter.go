package limitertest

import (
	"slices"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// meter notes when requests were let pass.
type meter struct {
	start time.Time // before the first
	mu    sync.Mutex
	at    []time.Duration
}

func newMeter() *meter { return &meter{start: time.Now()} }

func (m *meter) pass() {
	at := time.Since(m.start)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.at = append(m.at, at)
}

// within is how many requests passed until d.
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

// check compares with what a rate allows. On the real clock a request is noted
// late and never early, so that what passed since the start is bounded; on the
// fake clock every stretch of time is.
func (m *meter) check(w *world, rate ratelimit.Rate) {
	w.Helper()
	m.mu.Lock()
	defer m.mu.Unlock()
	slices.Sort(m.at)
	interval := rate.Per / time.Duration(rate.Requests)
	for first := range m.at {
		since := time.Duration(0)
		if first > 0 {
			if !w.exact {
				return
			}
			since = m.at[first]
		}
		for last := first; last < len(m.at); last++ {
			n, took := last-first+1, m.at[last]-since
			if allowed := rate.Burst + int(took/interval); n > allowed {
				w.Fatalf("%d requests passed in %s from %s on, where %d are allowed", n, took, since, allowed)
			}
		}
	}
}
