package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// ledger is what the server did, by the name of the call.
type ledger struct {
	mu      sync.Mutex
	applied map[string]int
}

func newLedger() *ledger { return &ledger{applied: make(map[string]int)} }

func (l *ledger) apply(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.applied[name]++
}

// report is the accounts of a run.
type report struct {
	*tally
	took     time.Duration
	workers  int
	requests int // that reached the server
	lost     int // writes that succeeded for the caller and never happened
	doubled  int // writes that happened more than once
	unknown  int // writes that failed for the caller and happened all the same
	leaked   int // goroutines
}

// report holds what callers saw against what the server did.
func (l *ledger) report(t *tally) *report {
	l.mu.Lock()
	defer l.mu.Unlock()
	r := &report{tally: t}
	for _, w := range t.writes {
		switch n := l.applied[w.name]; {
		case n > 1:
			r.doubled++
		case n == 0 && w.succeeded:
			r.lost++
		case n == 1 && !w.succeeded:
			r.unknown++
		}
	}
	return r
}

// sound reports whether the run shows no mistake of the client.
func (r *report) sound() bool { return r.lost+r.doubled+r.wrong+r.leaked == 0 }

// String is the report as text.
func (r *report) String() string {
	var b strings.Builder
	total := 0
	for _, n := range r.calls {
		total += n
	}
	line := func(name string, n int) { fmt.Fprintf(&b, "  %-28s %8d\n", name, n) }
	fmt.Fprintf(&b, "%s, %d goroutines\n", r.took.Round(time.Millisecond), r.workers)
	line("calls", total)
	for _, kind := range slices.Sorted(maps.Keys(r.calls)) {
		line("  "+kind, r.calls[kind])
	}
	line("tries", r.tries)
	line("requests at the server", r.requests)
	b.WriteString("outcomes\n")
	for _, name := range slices.Sorted(maps.Keys(r.outcomes)) {
		line(name, r.outcomes[name])
	}
	b.WriteString("accounts\n")
	line("writes", len(r.writes))
	line("failed, but happened", r.unknown)
	line("lost", r.lost)
	line("doubled", r.doubled)
	line("answers to another call", r.wrong)
	line("goroutines left", r.leaked)
	return b.String()
}
