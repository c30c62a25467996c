package ratelimit

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

func TestAPauseIsForItsRouteOnly(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		status := 429
		layer := NewGate(classes(t, plenty),
			time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) {
			return answer(status, "10"), nil
		}))
		start := time.Now()
		for _, step := range []struct {
			op    *operation.Operation
			after time.Duration
		}{{listing, 0}, {get, 0}, {listing, 10 * time.Second}, {listing, 10 * time.Second}} {
			if _, err := layer.RoundTrip(request(t, t.Context(), step.op)); err != nil {
				t.Fatal(err)
			}
			if got := time.Since(start); got != step.after {
				t.Fatalf("%s went after %s, not %s", step.op.Name, got, step.after)
			}
			status = 200
		}
	})
}

func TestPausesEndAtTheLongest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		status := 429
		layer := NewGate(classes(t, plenty),
			time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) {
			return answer(status, "31536000"), nil
		}))
		start := time.Now()
		for range 2 {
			if _, err := layer.RoundTrip(request(t, t.Context(), listing)); err != nil {
				t.Fatal(err)
			}
			status = 200
		}
		if got := time.Since(start); got != time.Minute {
			t.Errorf("paused for %s", got)
		}
	})
}

func TestAPauseBeyondTheDeadlineFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		g := NewGate(classes(t, plenty), time.Minute)
		layer := g.Layer(roundTripper(func(*http.Request) (*http.Response, error) { return answer(429, "30"), nil }))
		if _, err := layer.RoundTrip(request(t, t.Context(), listing)); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		start := time.Now()
		_, err := layer.RoundTrip(request(t, ctx, listing))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 {
			t.Errorf("%v after %s", err, time.Since(start))
		}
	})
}

// TestAPauseIsForItsMethodAndHostOnly pauses one route and asks for it with
// another method, and at another host.
func TestAPauseIsForItsMethodAndHostOnly(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		method, url string
		after       time.Duration
	}{
		{"GET", "https://api.example.com/things", 10 * time.Second},
		{"POST", "https://api.example.com/things", 0},
		{"GET", "https://other.example.com/things", 0},
		{"GET", "https://api.example.com/others", 0},
	} {
		t.Run(test.method+" "+test.url, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				status := 429
				layer := NewGate(classes(t, plenty),
					time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) {
					return answer(status, "10"), nil
				}))
				send := func(method, url string) {
					req, err := http.NewRequestWithContext(t.Context(), method, url, nil)
					if err != nil {
						t.Fatal(err)
					}
					if _, err := layer.RoundTrip(req); err != nil {
						t.Fatal(err)
					}
				}
				send("GET", "https://api.example.com/things")
				status = 200
				start := time.Now()
				send(test.method, test.url)
				if got := time.Since(start); got != test.after {
					t.Errorf("it went after %s, not %s", got, test.after)
				}
			})
		})
	}
}

func TestADeadlineAtTheEndOfAPauseIsLongEnough(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		left time.Duration
		want error
		took time.Duration
	}{
		{"a nanosecond too short", 10*time.Second - 1, context.DeadlineExceeded, 0},
		{"a nanosecond longer", 10*time.Second + 1, nil, 10 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var p pauses
				p.add(place{}, 10*time.Second)
				ctx, cancel := context.WithTimeout(t.Context(), test.left)
				defer cancel()
				start := time.Now()
				if err := p.wait(ctx, place{}); !errors.Is(err, test.want) || time.Since(start) != test.took {
					t.Errorf("%v after %s", err, time.Since(start))
				}
			})
		})
	}
}

func TestTheLongerPauseCounts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name          string
		first, second time.Duration
		want          time.Duration
	}{
		{"a shorter one later", 30 * time.Second, time.Second, 30 * time.Second},
		{"a longer one later", time.Second, 30 * time.Second, 31 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var p pauses
				start, at := time.Now(), place{route: "/things"}
				p.add(at, test.first)
				p.add(place{route: "/others"}, 5*time.Second)
				time.Sleep(min(test.first, time.Second) - 1)
				p.add(at, test.second+1)
				if err := p.wait(t.Context(), at); err != nil || time.Since(start) != test.want {
					t.Errorf("%v after %s, not %s", err, time.Since(start), test.want)
				}
			})
		})
	}
}

func TestEndedPausesAreForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var p pauses
		for i := range 1000 {
			p.add(path(i), time.Second)
			time.Sleep(100 * time.Millisecond)
		}
		if n := len(p.known); n > 11 {
			t.Errorf("%d pauses are remembered", n)
		}
		time.Sleep(time.Minute)
		if left := p.left(path(999)); left > 0 {
			t.Errorf("a pause that has ended is left for %s", left)
		}
		if n, known := p.count.Load(), len(p.known); n != 0 || known != 0 {
			t.Errorf("%d pauses are counted, %d known", n, known)
		}
	})
}

func TestAPauseThatBecameLongerHidesNoneThatEnded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var p pauses
		p.add(path(1), time.Second)
		p.add(path(2), 2*time.Second)
		p.add(path(1), time.Minute)
		time.Sleep(3 * time.Second)
		if p.left(path(3)); len(p.known) != 1 || p.left(path(1)) != 57*time.Second {
			t.Errorf("%d pauses are known, the first for another %s", len(p.known), p.left(path(1)))
		}
	})
}

// TestPausesAreBounded pauses more paths than are remembered, in no order of
// their ends.
func TestPausesAreBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const paths = 16_000
		var p pauses
		for i := range paths {
			p.add(path(i), time.Duration(1+i*7919%paths)*time.Second)
			if n := len(p.known); n > maxPauses || n != len(p.byEnd) || n != int(p.count.Load()) {
				t.Fatalf("%d pauses are remembered after %d: %d by their end, %d counted", n, i+1, len(p.byEnd),
					p.count.Load())
			}
		}
		for i := range paths {
			d := time.Duration(1+i*7919%paths) * time.Second
			if left, kept := p.left(path(i)), d >
				(paths-maxPauses)*time.Second; kept && left != d || !kept && left != 0 {
				t.Fatalf("a pause of %s is left for %s", d, left)
			}
		}
	})
}

func path(i int) place { return place{route: "/things/" + strconv.Itoa(i)} }

// BenchmarkPause pauses one path after the other, while none has ended. The
// time for each must not grow with the paths.
func BenchmarkPause(b *testing.B) {
	for _, paths := range []int{16, 1000, 16_000} {
		at := make([]place, paths)
		for i := range at {
			at[i] = path(i)
		}
		b.Run(strconv.Itoa(paths)+" paths", func(b *testing.B) {
			var p pauses
			for i := 0; b.Loop(); i++ {
				p.add(at[i%paths], time.Hour)
			}
		})
	}
}

// TestPausesOfManyGoroutines is for the race detector.
func TestPausesOfManyGoroutines(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var p pauses
		var group sync.WaitGroup
		for i := range 16 {
			group.Go(func() {
				for j := range 200 {
					p.add(path(i*j), time.Duration(j)*time.Millisecond)
					if err := p.wait(t.Context(), path(j)); err != nil {
						t.Error(err)
					}
				}
			})
		}
		group.Wait()
		time.Sleep(time.Second)
		if p.left(path(1)); len(p.known) != 0 {
			t.Errorf("%d pauses are left", len(p.known))
		}
	})
}

// arrivals sends n requests through a gate, pauses their route, calls paused, and
// says when each request arrived.
func arrivals(t *testing.T, g *Gate, n int, paused func()) []time.Duration {
	start := time.Now()
	var mu sync.Mutex
	var at []time.Duration
	layer := g.Layer(roundTripper(func(*http.Request) (*http.Response, error) {
		mu.Lock()
		defer mu.Unlock()
		at = append(at, time.Since(start))
		return answer(200, ""), nil
	}))
	var group sync.WaitGroup
	for range n {
		group.Go(func() {
			if _, err := layer.RoundTrip(request(t, t.Context(), listing)); err != nil {
				t.Error(err)
			}
		})
	}
	synctest.Wait()
	g.pauses.add(place{method: listing.Method, host: "api.example.com", route: listing.Route}, 10*time.Second)
	paused()
	group.Wait()
	return at
}

// TestTokensDoNotPileUpDuringAPause has requests wait for a token when a pause
// begins. Their turns come and go; afterwards they must not go all at once, and
// none of their tokens may be missing.
func TestTokensDoNotPileUpDuringAPause(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		at := arrivals(t, NewGate(classes(t, Rate{Requests: 10, Per: time.Second, Burst: 3}), time.Minute), 20,
			func() {})
		for i, got := range at {
			want := time.Duration(0)
			if i >= 3 {
				want = 10*time.Second + time.Duration(max(0, i-5))*100*time.Millisecond
			}
			if got != want {
				t.Fatalf("request %d went after %s, not %s: %v", i+1, got, want, at)
			}
		}
	})
}

// TestAPauseOfOneRouteDoesNotHoldUpItsClass has the tokens of a paused route go
// to the other routes of its class.
func TestAPauseOfOneRouteDoesNotHoldUpItsClass(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter := classes(t, Rate{Requests: 10, Per: time.Second, Burst: 1})
		g := NewGate(limiter, time.Minute)
		arrivals(t, g, 50, func() {
			start := time.Now()
			if err := g.wait(t.Context(), nil, get,
				place{route: get.Route}); err != nil || time.Since(start) != 100*time.Millisecond {
				t.Errorf("%v after %s, behind 49 requests that are paused", err, time.Since(start))
			}
		})
	})
}

// TestALimiterThatTakesNothingBack keeps its tokens, and the pause counts all
// the same.
func TestALimiterThatTakesNothingBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked := 0
		slow := limiterFunc(func(context.Context, operation.Operation, int) error {
			asked++
			time.Sleep(time.Second)
			return nil
		})
		at := arrivals(t, NewGate(slow, time.Minute), 1, func() {})
		if at[0] != 10*time.Second || asked != 1 {
			t.Errorf("it went after %s, and the limiter was asked %d times", at[0], asked)
		}
	})
}

// TestATokenIsGivenBackWhenThePauseOutlastsTheDeadline has a request fail for a
// pause that began while it waited.
func TestATokenIsGivenBackWhenThePauseOutlastsTheDeadline(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter := classes(t, Rate{Requests: 1, Per: time.Second, Burst: 1})
		g, at := NewGate(limiter, time.Minute), place{route: "/things"}
		if err := g.wait(t.Context(), nil, listing, at); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(500*time.Millisecond, func() { g.pauses.add(at, time.Minute) })
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		start := time.Now()
		if err := g.wait(ctx, nil, listing,
			at); !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != time.Second {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		if err := limiter.Wait(ctx, *get, 1); err != nil || time.Since(start) != time.Second {
			t.Errorf("%v after %s, as if the token was lost", err, time.Since(start))
		}
	})
}
