package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// report is the result of a run.
type report struct {
	settings
	took   time.Duration
	log    []arrival
	events []event
	away   span // when Redis was away
	calls  tally
	cut    int64
	served []int // by process, those that lived all the time

	refused     int
	most        int // sent in any window while Redis lived
	mostFrom    time.Duration
	mostAway    int // in any window that Redis's absence touched
	scripts     int64
	scriptsBusy time.Duration
}

// span is a period of time.
type span struct{ from, to time.Duration }

// overshoot is the excess in docs/fleet.md for a store that is unavailable and comes back
// empty: a burst of the shares, one of the store, and the rate while only
// some processes have reconnected.
func (r *report) overshoot() int {
	rate := r.rate()
	return max(rate.Burst, r.processes) + rate.Burst + int(float64(rate.Requests)*returning.Seconds()/rate.Per.Seconds())
}

// returning is the time until every process has reconnected to
// Redis: go-redis tries a server that is down once a second.
const returning = 1300 * time.Millisecond

// sound reports whether the run shows no error. Without Redis, an error is
// expected.
func (r *report) sound() bool {
	return !r.shared || r.calls.Failed == 0 && r.most <= r.limit && r.mostAway <= r.limit+r.overshoot()
}

// account computes the totals. Active calls still end.
func (f *fleet) account(took time.Duration) *report {
	stopped := f.stopAll()
	r := &report{settings: f.settings, took: took, events: f.events}
	f.clerk.mu.Lock()
	r.log = f.clerk.log
	f.clerk.mu.Unlock()
	slices.SortFunc(r.log, func(a, b arrival) int { return cmp.Compare(a.at, b.at) })
	for _, e := range f.events {
		switch e.what {
		case "kill Redis":
			r.away = span{e.at, took}
		case "start Redis":
			r.away.to = e.at
		}
	}
	served := make([]int, len(f.processes))
	for _, a := range r.log {
		if a.refused {
			r.refused++
		} else {
			served[a.process]++
		}
	}
	for i, p := range f.processes {
		t := p.past
		r.calls.Started, r.calls.Done, r.calls.Failed = r.calls.Started+t.Started, r.calls.Done+t.Done, r.calls.Failed+t.Failed
		r.calls.CPU += t.CPU
		if r.calls.Error == "" {
			r.calls.Error = t.Error
		}
		r.cut += p.cut
		if !p.died {
			r.served = append(r.served, served[i])
		}
	}
	if stopped != nil && r.calls.Error == "" {
		r.calls.Failed, r.calls.Error = r.calls.Failed+1, stopped.Error()
	}
	if f.store != nil {
		r.scripts, r.scriptsBusy = f.store.before+f.store.scripts, f.store.busier+f.store.busy
	}
	r.windows()
	return r
}

// windows finds the windows with the most requests, admitted or not.
func (r *report) windows() {
	first := 0
	for last, a := range r.log {
		for a.at-r.log[first].at >= r.window {
			first++
		}
		n := last - first + 1
		if r.away.to > 0 && a.at > r.away.from && r.log[first].at < r.away.to+returning {
			r.mostAway = max(r.mostAway, n)
		} else if n > r.most {
			r.most, r.mostFrom = n, r.log[first].at
		}
	}
}

// String returns the report as a table.
func (r *report) String() string {
	var b strings.Builder
	line := func(name, format string, args ...any) {
		fmt.Fprintf(&b, "  %-46s %s\n", name, fmt.Sprintf(format, args...))
	}
	fmt.Fprintf(&b, "%d processes with %d goroutines each, %s\n", r.processes, r.workers, r.took.Round(time.Second))
	line("limit", "%d in %s", r.limit, r.window)
	line("rate", "%d in %s, burst %d", r.rate().Requests, r.window, r.rate().Burst)
	line("requests", "%d, %.1f a second", len(r.log), float64(len(r.log))/r.took.Seconds())
	line("of these, 429s", "%d", r.refused)
	line("calls that succeeded", "%d", r.calls.Done)
	line("calls lost", "%d", r.calls.Failed)
	if r.calls.Error != "" {
		line("first error", "%s", r.calls.Error)
	}
	line("calls interrupted by a kill", "%d", r.cut)
	line("maximum in any window", "%d, from %.1f s on", r.most, r.mostFrom.Seconds())
	if r.away.to > 0 {
		line("maximum in any window during the outage", "%d, documented are %d", r.mostAway, r.limit+r.overshoot())
	}
	if len(r.served) > 0 {
		least, most := r.served[0], r.served[0]
		for _, n := range r.served {
			least, most = min(least, n), max(most, n)
		}
		line("fewest and most calls per surviving process", "%d and %d", least, most)
	}
	if r.calls.Done > 0 {
		line("CPU time per call, whole process", "%s", (r.calls.CPU / time.Duration(r.calls.Done)).Round(time.Microsecond))
	}
	if r.scripts > 0 {
		line("round trips to Redis per call", "%.2f", float64(r.scripts)/float64(max(r.calls.Done, 1)))
		line("Redis time per round trip", "%s", (r.scriptsBusy / time.Duration(r.scripts)).Round(100*time.Nanosecond))
	}
	return b.String()
}
