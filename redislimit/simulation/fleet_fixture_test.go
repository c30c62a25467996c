package simulation

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/limiter"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/storemodel"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// fleet is one experiment.
type fleet struct {
	limit    int // in every second, of which a tenth is the burst
	replicas int
	lease    int
	load     float64       // calls that arrive, as a multiple of the rate
	patience time.Duration // of a call
	lasts    time.Duration
	away     bool // the store is away from the middle on, for a sixth, and comes back empty
}

// result is what came out.
type result struct {
	passed []time.Duration // when, sorted
	waits  []time.Duration // of those that passed, sorted
	failed int             // whose turn would have come too late
	trips  int
}

func (f fleet) rate() transport.Rate {
	burst := f.limit / 10
	return transport.Rate{Requests: f.limit - burst, Per: time.Second, Burst: burst}
}

const (
	travel = time.Millisecond      // to the store and back
	hold   = 20 * time.Millisecond // of a lease
)

var errAway = errors.New("connection refused")

// open makes the limiter of a process.
func (f fleet) open(t *testing.T, s limiter.Store, number int) *limiter.Limiter {
	rate := f.rate()
	share, err := limiter.Share(rate, f.replicas)
	if err != nil {
		t.Fatal(err)
	}
	interval := (rate.Per / time.Duration(rate.Requests)).Truncate(time.Microsecond) + time.Microsecond
	c := limiter.Config{
		Interval: interval, Burst: rate.Burst, Lease: 1, TimeLimit: 50 * time.Millisecond, LongestPause: time.Minute,
		Fallback: share, Process: strconv.Itoa(number),
	}
	if f.lease > 1 {
		intervals := int(hold / interval)
		c.Lease, c.Hold, c.Burst = f.lease, time.Duration(intervals)*interval, c.Burst-intervals
	}
	return limiter.New(s, c)
}

// run lets calls arrive by chance, each at a process drawn by lot.
func (f fleet) run(t *testing.T) (r result) {
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		s.Travel = travel
		start := time.Now()
		from, to := f.lasts/2, f.lasts/2+f.lasts/6
		s.Fail = func() error {
			if since := time.Since(start); f.away && since >= from && since < to {
				return errAway
			}
			return nil
		}
		if f.away {
			time.AfterFunc(from, s.Forget)
		}
		processes := make([]*limiter.Limiter, f.replicas)
		for i := range processes {
			processes[i] = f.open(t, s, i)
		}
		f.arrive(t, start, processes, &r)
		r.trips = s.Trips()
		for _, l := range processes {
			_ = l.Close(t.Context())
		}
	})
	slices.Sort(r.passed)
	slices.Sort(r.waits)
	return r
}

// arrive makes the calls.
func (f fleet) arrive(t *testing.T, start time.Time, processes []*limiter.Limiter, r *result) {
	random := rand.New(rand.NewPCG(1, 2))
	gap := float64(time.Second) / (f.load * float64(f.rate().Requests))
	op := transport.Operation{Method: "GET", Route: "/sessions", RateClass: "backend"}
	var mu sync.Mutex
	var group sync.WaitGroup
	for time.Since(start) < f.lasts {
		time.Sleep(time.Duration(random.ExpFloat64() * gap))
		l := processes[random.IntN(len(processes))]
		group.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), f.patience)
			defer cancel()
			came := time.Now()
			err := l.Wait(ctx, op, 1)
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				r.failed++
				return
			}
			r.passed = append(r.passed, time.Since(start))
			r.waits = append(r.waits, time.Since(came))
		})
	}
	group.Wait()
}

// most is the most that passed in any second.
func (r result) most() (most int) {
	first := 0
	for last, at := range r.passed {
		for at-r.passed[first] >= time.Second {
			first++
		}
		most = max(most, last-first+1)
	}
	return most
}

// wait is how long the given part of the calls waited at most.
func (r result) wait(part float64) time.Duration {
	if len(r.waits) == 0 {
		return 0
	}
	return r.waits[int(part*float64(len(r.waits)-1))]
}

// tripsPerCall counts calls that were refused too: each is a decision.
func (r result) tripsPerCall() float64 {
	return float64(r.trips) / float64(max(len(r.passed)+r.failed, 1))
}
