package contract

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// tenPerSecond allows a burst of ten.
var tenPerSecond = transport.Rate{Requests: 10, Per: time.Second, Burst: 10}

func TestNeverMoreThanBurstPlusRate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		base := &scripted{steps: status(200)}
		client := newSessions(t, base, transport.WithRateLimit(tenPerSecond))
		var group sync.WaitGroup
		for range 64 {
			group.Go(func() {
				if _, err := client.Get(t.Context(), id); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		for i, got := range base.got {
			at := got.at.Sub(start)
			if allowed := 10 + int(at/(100*time.Millisecond)); i+1 > allowed {
				t.Fatalf("%d requests after %s, more than %d", i+1, at, allowed)
			}
		}
		if took := time.Since(start); took != 5400*time.Millisecond {
			t.Errorf("64 requests took %s", took)
		}
	})
}

// counting is a limiter that counts what it was asked for.
type counting struct {
	mu   sync.Mutex
	ops  []transport.Operation
	cost int
}

func (c *counting) Wait(_ context.Context, op transport.Operation, cost int) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.ops, c.cost = append(c.ops, op), c.cost+cost
	return nil
}

func TestEveryTryTakesAToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter := new(counting)
		if _, err := newSessions(t, &scripted{steps: status(503, 503, 200)}, transport.WithLimiter(limiter)).Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		want := transport.Operation{Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", Idempotent: true, RateClass: "backend"}
		if len(limiter.ops) != 3 || limiter.cost != 3 || limiter.ops[2] != want {
			t.Errorf("%d waits for a cost of %d: %+v", len(limiter.ops), limiter.cost, limiter.ops)
		}
	})
}

func TestCancellingTheWaitGivesTheTokenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(200)}
		client := newSessions(t, base, transport.WithRateLimit(transport.Rate{Requests: 1, Per: 10 * time.Second, Burst: 1}))
		if _, err := client.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(4*time.Second, cancel)
		if _, err := client.Create(ctx, newSession); !errors.Is(err, context.Canceled) || base.tries() != 1 {
			t.Fatalf("%v after %d tries", err, base.tries())
		}
		start := time.Now()
		if _, err := client.Get(t.Context(), id); err != nil || time.Since(start) != 6*time.Second {
			t.Errorf("%v; the next call waited %s, as if the token was gone", err, time.Since(start))
		}
	})
}

func TestCancellingTheWaitClosesTheBody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter, err := transport.NewLimiter(transport.Rate{Requests: 1, Per: time.Minute, Burst: 1})
		if err != nil {
			t.Fatal(err)
		}
		stack := transport.RateLimit(limiter)(&scripted{steps: status(200)})
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		time.AfterFunc(time.Second, cancel)
		for _, want := range []error{nil, context.Canceled} {
			body := &closeCounter{Reader: strings.NewReader("x")}
			req, err := http.NewRequestWithContext(ctx, http.MethodPost, "https://api.example.com/", body)
			if err != nil {
				t.Fatal(err)
			}
			if resp, err := stack.RoundTrip(req); !errors.Is(err, want) || body.closed != 1 {
				t.Errorf("%v, %v, body closed %d times", resp, err, body.closed)
			}
		}
	})
}

func TestADeadlineShorterThanTheWaitFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(200)}
		client := newSessions(t, base, transport.WithRateLimit(transport.Rate{Requests: 1, Per: 10 * time.Second, Burst: 1}))
		if _, err := client.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 9*time.Second)
		defer cancel()
		start := time.Now()
		_, err := client.Get(ctx, id)
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 || base.tries() != 1 {
			t.Errorf("%v after %s and %d tries", err, time.Since(start), base.tries())
		}
		if !strings.HasPrefix(err.Error(), "sessions.Get: the rate limit requires a wait of 10s") {
			t.Error(err)
		}
	})
}

func TestAStormOf429sPausesTheRouteOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		base := &scripted{}
		for range 64 {
			base.steps = append(base.steps, step{status: 429, header: retryAfter("1"), takes: 10 * time.Millisecond})
		}
		base.steps = append(base.steps, step{status: 200})
		client := newSessions(t, base, transport.WithRetry(transport.RetryPolicy{Budget: 1000}), unlimited(t))
		var group sync.WaitGroup
		for range 64 {
			group.Go(func() {
				if _, err := client.Get(t.Context(), id); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if base.tries() != 128 {
			t.Errorf("%d tries", base.tries())
		}
		for i, got := range base.got {
			at := got.at.Sub(start)
			if i < 64 && at != 0 || i >= 64 && (at < 1010*time.Millisecond || at > 1300*time.Millisecond) {
				t.Fatalf("request %d went after %s", i+1, at)
			}
		}
	})
}

func TestAPauseOfListLeavesGetAlone(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: []step{{status: 429, header: retryAfter("10")}, {status: 200}, {status: 200, body: "[]"}}}
		client := newSessions(t, base)
		start := time.Now()
		if _, err := client.List(t.Context(), sessions.ListParams{}, transport.WithoutRetry()); !errors.Is(err, models.ErrRateLimited) {
			t.Fatal(err)
		}
		if _, err := client.Get(t.Context(), id); err != nil || time.Since(start) != 0 {
			t.Errorf("Get: %v after %s", err, time.Since(start))
		}
		if _, err := client.List(t.Context(), sessions.ListParams{}); err != nil || time.Since(start) != 10*time.Second {
			t.Errorf("List: %v after %s", err, time.Since(start))
		}
	})
}

func TestZeroRateOrBurstIsRefused(t *testing.T) {
	t.Parallel()
	for _, rate := range []transport.Rate{{}, {Requests: 1, Per: time.Second}, {Requests: 1, Burst: 1}, {Per: time.Second, Burst: 1}, {Requests: -1, Per: 1, Burst: 1}} {
		t.Run(fmt.Sprint(rate), func(t *testing.T) {
			if _, err := transport.NewLimiter(rate); err == nil {
				t.Errorf("NewLimiter accepts %+v", rate)
			}
			if _, err := transport.New(key, transport.WithRateLimit(rate)); err == nil {
				t.Errorf("New accepts %+v", rate)
			}
		})
	}
	if _, err := transport.New(key, transport.WithLimiter(nil)); err == nil {
		t.Error("New accepts a nil limiter")
	}
}

func TestTheKeysPrefixSetsTheRate(t *testing.T) {
	t.Parallel()
	for prefix, burst := range map[string]int{"sk_test_": 10, "sk_live_": 100} {
		t.Run(prefix, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				base := &scripted{steps: status(200)}
				client, err := transport.New(prefix+"x", transport.WithBase(base))
				if err != nil {
					t.Fatal(err)
				}
				start := time.Now()
				for range burst + 1 {
					if _, err := sessions.New(client).Get(t.Context(), id); err != nil {
						t.Fatal(err)
					}
				}
				want := 10*time.Second/time.Duration(burst*9) + 1 // rounded up
				if took := time.Since(start); took != want {
					t.Errorf("%d requests took %s, not %s", burst+1, took, want)
				}
			})
		})
	}
}

// unlimited returns a rate limit that nothing reaches, but that keeps its pauses.
func unlimited(t testing.TB) transport.Option {
	t.Helper()
	limiter, err := transport.NewLimiter(transport.Rate{Requests: 1e6, Per: time.Second, Burst: 1e6})
	if err != nil {
		t.Fatal(err)
	}
	return transport.WithLimiter(limiter)
}

// slow is a limiter whose tokens take a second.
type slow struct{ asked, refunded atomic.Int32 }

func (s *slow) Wait(context.Context, transport.Operation, int) error {
	s.asked.Add(1)
	time.Sleep(time.Second)
	return nil
}

// refunding is one that takes tokens back.
type refunding struct{ slow }

func (r *refunding) Refund(_ context.Context, op transport.Operation, cost int) {
	if op.Name == "sessions.Get" {
		r.refunded.Add(int32(cost))
	}
}

func TestATokenGoesBackWhenAPauseBegins(t *testing.T) {
	t.Parallel()
	keeps, takes := new(slow), new(refunding)
	for _, test := range []struct {
		name            string
		limiter         transport.Limiter
		counts          *slow
		asked, refunded int32
		after           time.Duration
	}{
		{"a limiter that is no Refunder", keeps, keeps, 2, 0, 11 * time.Second},
		{"a Refunder", takes, &takes.slow, 3, 1, 12 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				base := &scripted{steps: []step{{status: 429, header: retryAfter("10")}, {status: 200}}}
				client := newSessions(t, base, transport.WithLimiter(test.limiter))
				start := time.Now()
				var group sync.WaitGroup
				group.Go(func() { _, _ = client.Get(t.Context(), id, transport.WithoutRetry()) })
				time.Sleep(500 * time.Millisecond)
				if _, err := client.Get(t.Context(), id); err != nil {
					t.Error(err)
				}
				group.Wait()
				if asked, refunded := test.counts.asked.Load(), test.counts.refunded.Load(); asked != test.asked || refunded != test.refunded {
					t.Errorf("asked for %d tokens, %d given back", asked, refunded)
				}
				if took := base.got[1].at.Sub(start); took != test.after {
					t.Errorf("sent after %s, not %s", took, test.after)
				}
			})
		})
	}
}
