package limiter

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/storemodel"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// hundred is a rate with room for leases.
var hundred = ratelimit.Rate{Requests: 100, Per: time.Second, Burst: 100}

// leasing leases 20 tokens for 200 ms, which costs 20 of the burst.
func leasing(c *Config) { c.Lease, c.Hold, c.Burst = 20, 200*time.Millisecond, c.Burst-20 }

// TestTheBoundIsExact sends from a fleet at random, cancels at random, gives back
// at random, pauses, and holds every stretch of time against burst + rate·t.
func TestTheBoundIsExact(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Config){"without leases": nil, "with leases": leasing} {
		for seed := range uint64(6) {
			t.Run(fmt.Sprint(name, " ", seed), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) { exactBound(t, seed, change) })
			})
		}
	}
}

func exactBound(t *testing.T, seed uint64, change func(*Config)) {
	s := storemodel.New()
	s.Travel = 2 * time.Millisecond * time.Duration(seed%3)
	var mu sync.Mutex
	var passed []time.Duration
	start := time.Now()
	var group sync.WaitGroup
	for process := range 5 {
		l := open(t, s, hundred, change)
		for worker := range 12 {
			random := rand.New(rand.NewPCG(seed, uint64(100*process+worker)))
			group.Go(func() {
				for time.Since(start) < 10*time.Second {
					ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.IntN(300))*time.Millisecond)
					err := l.Wait(ctx, []transport.Operation{get, list}[random.IntN(2)], 1)
					switch {
					case err == nil && random.IntN(20) == 0:
						l.Refund(ctx, get, 1)
					case err == nil:
						mu.Lock()
						passed = append(passed, time.Since(start))
						mu.Unlock()
					}
					if random.IntN(2000) == 0 {
						l.Pause(ctx, get, 100*time.Millisecond)
					}
					cancel()
					time.Sleep(time.Duration(random.IntN(int(seed+1)*80)) * time.Millisecond)
				}
			})
		}
	}
	group.Wait()
	// On its way back a token is as late as the message: the answer's half, and
	// no more, for the slots' times are counted from when it arrives.
	late := s.Travel / 2
	for first := range passed {
		for last := first; last < len(passed); last++ {
			took := passed[last] - passed[first] + late
			if n, most := last-first+1, hundred.Burst+int(took/(10*time.Millisecond)); n > most {
				t.Fatalf("%d passed in %s from %s on, where %d are allowed", n, took, passed[first], most)
			}
		}
	}
	if len(passed) < 300 {
		t.Errorf("only %d passed", len(passed))
	}
}

// TestAFullFleetUsesTheWholeRate counts what eight processes send that always
// have something to send, and who sends it.
func TestAFullFleetUsesTheWholeRate(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*Config){"without leases": nil, "with leases": leasing} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := storemodel.New()
				s.Travel = time.Millisecond
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				var group sync.WaitGroup
				served := make([]int, 8)
				var mu sync.Mutex
				for i := range served {
					l := open(t, s, hundred, change)
					for range 8 + 20*i { // who asks more gets no more
						group.Go(func() {
							for l.Wait(ctx, get, 1) == nil {
								mu.Lock()
								served[i]++
								mu.Unlock()
							}
						})
					}
				}
				group.Wait()
				total, least, most := 0, served[0], served[0]
				for _, n := range served {
					total, least, most = total+n, min(least, n), max(most, n)
				}
				if total < 1050 {
					t.Errorf("%d calls passed in 10 s at 100 a second", total)
				}
				if least*2 < most {
					t.Errorf("the processes were served %v times", served)
				}
			})
		})
	}
}

// TestOneRoundTripACall counts round trips under every kind of load.
func TestOneRoundTripACall(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change  func(*Config)
		workers int
		pause   time.Duration // of a worker between calls
		burst   int           // calls between pauses
		most    float64       // round trips for a call
	}{
		"now and then":                   {nil, 1, 50 * time.Millisecond, 1, 1},
		"at once":                        {nil, 20, 300 * time.Millisecond, 1, 1},
		"always, and waiting":            {nil, 20, 0, 1, 0.35},
		"leases, now and then":           {leasing, 1, 250 * time.Millisecond, 1, 1},
		"leases, three and then nothing": {leasing, 1, 450 * time.Millisecond, 3, 1},
		"leases, five and then nothing":  {leasing, 1, 450 * time.Millisecond, 5, 1},
		"leases, many":                   {leasing, 4, 50 * time.Millisecond, 1, 0.35},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := storemodel.New()
				l := open(t, s, hundred, c.change)
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				var mu sync.Mutex
				calls := 0
				var group sync.WaitGroup
				for range c.workers {
					group.Go(func() {
						for ctx.Err() == nil {
							for range c.burst {
								mu.Lock()
								calls++
								mu.Unlock()
								if l.Wait(ctx, get, 1) != nil {
									return
								}
							}
							time.Sleep(c.pause)
						}
					})
				}
				group.Wait()
				// The end may cut off a call whose answer is on the way, and what
				// that got is given back by one trip more.
				if got := float64(s.Trips()-1) / float64(calls); got > c.most {
					t.Errorf("%d round trips for %d calls are %.2f for each, more than %.2f", s.Trips(), calls, got,
						c.most)
				}
			})
		})
	}
}

// TestUnusedLeasesAreGivenBack has one process stop in the middle of a lease, and
// another one ask.
func TestUnusedLeasesAreGivenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		rate := ratelimit.Rate{Requests: 10, Per: time.Second, Burst: 42}
		change := func(c *Config) { c.Lease, c.Hold, c.Burst = 20, 200*time.Millisecond, 40 }
		one, two := open(t, s, rate, change), open(t, s, rate, change)
		for range 21 { // the last one begins a lease
			must(t, one.Wait(t.Context(), get, 1))
		}
		time.Sleep(201 * time.Millisecond)
		synctest.Wait()
		start, passed := time.Now(), 21
		for try(t, two, get) == nil && time.Since(start) == 0 {
			passed++
		}
		if passed != 42 { // what the bucket held, and what came in 201 ms
			t.Errorf("%d calls passed at once, not 42", passed)
		}
	})
}

// TestADeadProcessTakesFewSlotsWithIt kills a process in which a crowd waits.
func TestADeadProcessTakesFewSlotsWithIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		dead, alive := open(t, s, tenth, nil), open(t, s, tenth, nil)
		for range 200 {
			go func() { _ = dead.Wait(t.Context(), get, 1) }()
		}
		synctest.Wait()
		start := time.Now()
		must(t, alive.Wait(t.Context(), get, 1))
		if took := time.Since(start); took > (window+1)*100*time.Millisecond {
			t.Errorf("the next call of another process waited %s", took)
		}
		must(t, dead.Close(t.Context())) // which is no death, but ends the crowd
	})
}

func TestCloseGivesBackAndRefuses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		one, two := open(t, s, tenth, nil), open(t, s, tenth, nil)
		for range 10 {
			must(t, one.Wait(t.Context(), get, 1))
		}
		results := make(chan error)
		go func() { results <- one.Wait(t.Context(), get, 1) }()
		go func() { results <- one.Wait(t.Context(), get, 3) }()
		synctest.Wait()
		must(t, one.Close(t.Context()))
		for range 2 {
			if err := <-results; !errors.Is(err, ErrClosed) {
				t.Errorf("who waits gets %v", err)
			}
		}
		if err := one.Wait(t.Context(), get, 1); !errors.Is(err, ErrClosed) {
			t.Errorf("who comes gets %v", err)
		}
		must(t, one.Close(t.Context()))
		start := time.Now()
		must(t, two.Wait(t.Context(), get, 1))
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("the next slot was %s away: those before it were not given back", took)
		}
	})
}

// TestLongPausesEnd asks for a year.
func TestLongPausesEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		change := func(c *Config) { c.LongestPause = 5 * time.Minute }
		one, two := open(t, s, tenth, change), open(t, s, tenth, change)
		start := time.Now()
		one.Pause(t.Context(), get, 365*24*time.Hour)
		must(t, two.Wait(t.Context(), get, 1))
		if took := time.Since(start); took != 5*time.Minute {
			t.Errorf("paused for %s", took)
		}
	})
}

// TestAPauseTakesBackWhatWaits pauses a route in which calls hold slots: they are
// for others now, and the calls ask again after the pause.
func TestAPauseTakesBackWhatWaits(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		one, two := open(t, s, tenth, nil), open(t, s, tenth, nil)
		for range 10 {
			must(t, one.Wait(t.Context(), get, 1))
		}
		start := time.Now()
		var group sync.WaitGroup
		for i := range 6 {
			group.Go(func() {
				must(t, one.Wait(t.Context(), get, 1+i/5))
				if took := time.Since(start); took < 10*time.Second {
					t.Errorf("a call of a paused route went after %s", took)
				}
			})
		}
		synctest.Wait()
		two.Pause(t.Context(), get, 10*time.Second)
		synctest.Wait()
		must(t, two.Wait(t.Context(), list, 1))
		if took := time.Since(start); took != 100*time.Millisecond {
			t.Errorf("another route waited %s, as if the slots were taken", took)
		}
		group.Wait()
	})
}

// TestIdleQueuesAreDropped asks for many routes that never come again.
func TestIdleQueuesAreDropped(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		l := open(t, storemodel.New(), ratelimit.Rate{Requests: 1e6, Per: time.Second, Burst: 1e6}, nil)
		for i := range 5000 {
			op := get
			op.Route = fmt.Sprint("/sessions/", i)
			must(t, l.Wait(t.Context(), op, 1))
		}
		if n := len(l.queues); n > 1024 {
			t.Errorf("%d queues are remembered", n)
		}
	})
}

// TestATokenForWhoJustGaveUpIsNotLost has a verdict and the end of the context
// come together.
func TestATokenForWhoJustGaveUpIsNotLost(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := storemodel.New()
		slow := ratelimit.Rate{Requests: 1, Per: time.Hour, Burst: 2}
		one, two := open(t, s, slow, nil), open(t, s, slow, nil)
		w := one.newWaiter(t.Context(), 1)
		one.mu.Lock()
		q := one.queue(get)
		q.join(w, time.Now())
		one.mu.Unlock()
		synctest.Wait()
		one.mu.Lock()
		q.leave(w, time.Now())
		one.mu.Unlock()
		synctest.Wait()
		must(t, try(t, two, get))
		must(t, try(t, two, get))
	})
}
