package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// ledger records what the server did, by the name of the call.
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

// report is the result of a run.
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

// report compares what callers observed with what the server did.
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

// sound reports whether the run shows no error of the client.
func (r *report) sound() bool { return r.lost+r.doubled+r.wrong+r.leaked == 0 }

// String returns the report as text.
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
	line("attempts", r.tries)
	line("requests at the server", r.requests)
	b.WriteString("outcomes\n")
	for _, name := range slices.Sorted(maps.Keys(r.outcomes)) {
		line(name, r.outcomes[name])
	}
	b.WriteString("totals\n")
	line("writes", len(r.writes))
	line("failed, but happened", r.unknown)
	line("lost", r.lost)
	line("duplicated", r.doubled)
	line("responses to the wrong call", r.wrong)
	line("goroutines leaked", r.leaked)
	return b.String()
}
