package limiter

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/storemodel"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

var (
	get       = transport.Operation{Method: "GET", Route: "/sessions/{session_id}", RateClass: "backend"}
	list      = transport.Operation{Method: "GET", Route: "/sessions", RateClass: "backend"}
	tenth     = ratelimit.Rate{Requests: 10, Per: time.Second, Burst: 10}
	errBroken = errors.New("connection refused")
)

// unstable is a store that can be away.
type unstable struct {
	*storemodel.Store
	away atomic.Pointer[error]
}

func newUnstable() *unstable {
	s := &unstable{Store: storemodel.New()}
	s.Fail = func() error {
		if err := s.away.Load(); err != nil {
			return *err
		}
		return nil
	}
	return s
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestAnOutageIsLoggedOnceAndEndsByItself takes the store away for ten seconds
// of calls.
func TestAnOutageIsLoggedOnceAndEndsByItself(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		s := newUnstable()
		l := open(t, s, tenth, func(c *Config) {
			c.Fallback = Pass()
			c.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{ReplaceAttr: withoutTime}))
		})
		must(t, l.Wait(t.Context(), get, 1))
		s.away.Store(&errBroken)
		for range 1000 {
			must(t, l.Wait(t.Context(), get, 1))
			time.Sleep(10 * time.Millisecond)
		}
		s.away.Store(nil)
		for range 200 {
			must(t, l.Wait(t.Context(), get, 1))
			time.Sleep(10 * time.Millisecond)
		}
		const want = `level=WARN msg="the store of the shared rate limit is unavailable" error="connection refused" meanwhile="calls pass"
level=INFO msg="the store of the shared rate limit is available again" after=`
		if got := log.String(); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 2 {
			t.Errorf("the log is\n%s", got)
		}
	})
}

func withoutTime(_ []string, a slog.Attr) slog.Attr {
	if a.Key == slog.TimeKey {
		return slog.Attr{}
	}
	return a
}

// TestASilentStoreIsAwayWithinTheTimeLimit has the store keep every message for
// an hour. Nobody waits longer than the limit, and the client's own patience does
// not matter.
func TestASilentStoreIsAwayWithinTheTimeLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		s.Travel = time.Hour
		l := open(t, s, tenth, func(c *Config) { c.Fallback = Refuse() })
		start := time.Now()
		err := l.Wait(t.Context(), get, 1)
		if took := time.Since(start); took != 50*time.Millisecond || !errors.Is(err, ErrAway) {
			t.Errorf("%v after %s", err, took)
		}
		if want := "the store of the shared rate limit is unavailable: no reply within 50ms"; err == nil || err.Error() != want {
			t.Errorf("%v, not %s", err, want)
		}
		start = time.Now()
		if err := l.Wait(t.Context(), get, 1); !errors.Is(err, ErrAway) || time.Since(start) != 0 {
			t.Errorf("the next call: %v after %s", err, time.Since(start))
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
		defer cancel()
		fresh := open(t, s, tenth, nil)
		if err := fresh.Wait(ctx, get, 1); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 10*time.Millisecond {
			t.Errorf("with a deadline: %v after %s", err, time.Since(start))
		}
		time.Sleep(2 * time.Hour) // so that the messages arrive
	})
}

// TestWhoWaitsWhenTheStoreGoesAwayIsServed has calls hold slots, and others wait
// for the round trip that finds out.
func TestWhoWaitsWhenTheStoreGoesAwayIsServed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		l := open(t, s, tenth, func(c *Config) { c.Fallback = Pass() })
		results := make(chan error, 100)
		for range 100 {
			go func() { results <- l.Wait(t.Context(), get, 1) }()
		}
		synctest.Wait()
		s.away.Store(&errBroken)
		start := time.Now()
		for range 100 {
			must(t, <-results)
		}
		if took := time.Since(start); took > time.Second {
			t.Errorf("the last one waited %s", took)
		}
	})
}

// TestTheShareIsDividedByTheProcessesThatWereSeen counts what four processes let
// pass in a minute without the store.
func TestTheShareIsDividedByTheProcessesThatWereSeen(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ replicas, processes, most int }{
		"as seen":        {0, 4, 600 + 4*2},
		"a number given": {8, 4, 300 + 4*1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := newUnstable()
				var fleet []*Limiter
				for i := range c.processes {
					fleet = append(fleet, open(t, s, tenth, func(config *Config) {
						config.Process = string(rune('a' + i))
						fallback, err := Share(transport.Rate(tenth), c.replicas)
						must(t, err)
						config.Fallback = fallback
					}))
				}
				for range 2 { // the second time everybody has been seen
					for _, l := range fleet {
						must(t, l.Wait(t.Context(), get, 1))
					}
					time.Sleep(beat)
				}
				s.away.Store(&errBroken)
				passed := crowd(t, fleet, time.Minute)
				if passed > c.most || passed < c.most-20 {
					t.Errorf("%d calls passed, not %d or little less", passed, c.most)
				}
			})
		})
	}
}

// crowd sends from 16 goroutines of each limiter for a while, and counts.
func crowd(t *testing.T, fleet []*Limiter, d time.Duration) int {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	defer cancel()
	var passed atomic.Int64
	done := make(chan struct{})
	for _, l := range fleet {
		for range 16 {
			go func() {
				for l.Wait(ctx, get, 1) == nil {
					passed.Add(1)
				}
				done <- struct{}{}
			}()
		}
	}
	for range 16 * len(fleet) {
		<-done
	}
	return int(passed.Load())
}

// TestAShareDoesNotBeginAnew takes the store away again and again: the burst of
// the share comes once, not each time.
func TestAShareDoesNotBeginAnew(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		slow := ratelimit.Rate{Requests: 1, Per: time.Hour, Burst: 10}
		l := open(t, s, slow, nil)
		s.away.Store(&errBroken)
		passed := 0
		for range 5 {
			for try(t, l, get) == nil {
				passed++
			}
			s.away.Store(nil)
			time.Sleep(2 * lastProbe)
			for try(t, l, get) == nil {
				passed++
			}
			s.away.Store(&errBroken)
			_ = try(t, l, list)
		}
		if passed != 10 { // those that went by empty the bucket too
			t.Errorf("%d calls passed, not 10", passed)
		}
	})
}

// try asks for a token that is there.
func try(t *testing.T, l *Limiter, op transport.Operation) error {
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	return l.Wait(ctx, op, 1)
}

// TestAStoreThatForgotIsReminded empties the store while two processes are at
// work. They tell it how far it was; without that it would give a burst again.
func TestAStoreThatForgotIsReminded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		slow := ratelimit.Rate{Requests: 1, Per: time.Hour, Burst: 100}
		one, two, late := open(t, s, slow, nil), open(t, s, slow, nil), open(t, s, slow, nil)
		for range 40 {
			must(t, try(t, one, get))
			must(t, try(t, two, get))
		}
		time.Sleep(time.Second)
		s.Forget()
		passed := 80
		for _, l := range []*Limiter{one, two, late} {
			for try(t, l, get) == nil {
				passed++
			}
		}
		if most := 101; passed > most { // the last call of two is unknown to one
			t.Errorf("%d calls passed, more than %d", passed, most)
		}
	})
}

// TestAKnownPauseHoldsWithoutTheStore pauses a route and takes the store away.
func TestAKnownPauseHoldsWithoutTheStore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		l := open(t, s, tenth, nil)
		start := time.Now()
		l.Pause(t.Context(), get, 3*time.Second)
		s.away.Store(&errBroken)
		must(t, l.Wait(t.Context(), list, 1))
		if err := try(t, l, get); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 {
			t.Errorf("with a deadline within the pause: %v after %s", err, time.Since(start))
		}
		must(t, l.Wait(t.Context(), get, 1))
		if took := time.Since(start); took != 3*time.Second {
			t.Errorf("the route opened after %s", took)
		}
	})
}

// TestALargeCostInAShare asks for more than the burst of the share.
func TestALargeCostInAShare(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		s.away.Store(&errBroken)
		l := open(t, s, tenth, func(c *Config) {
			fallback, err := Share(transport.Rate(tenth), 5)
			must(t, err)
			c.Fallback = fallback
		})
		must(t, l.Wait(t.Context(), get, 6))
	})
}

// TestWhoWaitsForAShareAsksTheStoreWhenItIsBack has a crowd wait for the share of
// the process, and the store come back.
func TestWhoWaitsForAShareAsksTheStoreWhenItIsBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := newUnstable()
		s.away.Store(&errBroken)
		l := open(t, s, tenth, func(c *Config) {
			fallback, err := Share(transport.Rate(tenth), 1000)
			must(t, err)
			c.Fallback = fallback
		})
		results := make(chan error)
		for range 51 {
			go func() { results <- l.Wait(t.Context(), get, 1) }()
		}
		time.Sleep(time.Second)
		s.away.Store(nil)
		start := time.Now()
		for range 51 {
			must(t, <-results)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("51 calls, of which one went by, took %s at 10 a second", took)
		}
	})
}
