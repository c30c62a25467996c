package ratelimit

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

var (
	listing = &operation.Operation{Name: "sessions.List", Method: "GET", Route: "/sessions", RateClass: "backend"}
	get     = &operation.Operation{
		Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", RateClass: "backend",
	}
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func answer(status int, retryAfter string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Retry-After": {retryAfter}}, Body: http.NoBody}
}

func request(t testing.TB, ctx context.Context, op *operation.Operation) *http.Request {
	t.Helper()
	if op != nil {
		ctx = operation.With(ctx, op)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/v1/sessions", nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func classes(t testing.TB, rate Rate) *Classes {
	t.Helper()
	c, err := NewClasses(rate)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

var plenty = Rate{Requests: 1e6, Per: time.Second, Burst: 1e5}

func TestClassesHaveBucketsOfTheirOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, start := classes(t, Rate{Requests: 1, Per: time.Minute, Burst: 1}), time.Now()
		for _, class := range []string{"a", "b", ""} {
			if err := c.Wait(t.Context(), operation.Operation{RateClass: class}, 1); err != nil {
				t.Fatal(err)
			}
		}
		if time.Since(start) != 0 {
			t.Error("one class waited for another")
		}
		if err := c.Wait(t.Context(), operation.Operation{RateClass: "b"},
			1); err != nil || time.Since(start) != time.Minute {
			t.Errorf("%v after %s", err, time.Since(start))
		}
	})
	if _, err := NewClasses(Rate{}); err == nil {
		t.Error("a rate of zero is accepted")
	}
}

func TestARefusedRequestIsNotSentAndItsBodyIsClosed(t *testing.T) {
	t.Parallel()
	why := errors.New("the store is down")
	sent := &closing{Reader: strings.NewReader("x")}
	req := request(t, t.Context(), get)
	req.Body = sent
	layer := NewGate(limiterFunc(func(context.Context, operation.Operation, int) error { return why }), time.Minute).
		Layer(roundTripper(func(*http.Request) (*http.Response, error) {
			t.Error("it was sent")
			return answer(200, ""), nil
		}))
	_, err := layer.RoundTrip(req)
	var declared interface{ Retryable() bool }
	if !errors.Is(err, why) || !errors.As(err, &declared) || declared.Retryable() || sent.closed != 1 {
		t.Errorf("%v, body closed %d times", err, sent.closed)
	}
}

type closing struct {
	io.Reader
	closed int
}

func (c *closing) Close() error { c.closed++; return nil }

type limiterFunc func(context.Context, operation.Operation, int) error

func (f limiterFunc) Wait(ctx context.Context, op operation.Operation, cost int) error {
	return f(ctx, op, cost)
}

func TestARequestWithoutAnOperationIsKnownByItsPath(t *testing.T) {
	t.Parallel()
	var seen operation.Operation
	layer := NewGate(limiterFunc(func(_ context.Context, op operation.Operation, cost int) error {
		if cost != 1 {
			t.Errorf("cost %d", cost)
		}
		seen = op
		return nil
	}), time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) { return answer(200, ""), nil }))
	if _, err := layer.RoundTrip(request(t, t.Context(), nil)); err != nil {
		t.Fatal(err)
	}
	if want := (operation.Operation{Name: "GET api.example.com", Method: "GET", Route: "/v1/sessions"}); seen != want {
		t.Errorf("%+v", seen)
	}
}

// TestAStormOf429sIsOnePause sends 64 requests that are all refused for a
// second, and 64 more that find the route paused.
func TestAStormOf429sIsOnePause(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		var mu sync.Mutex
		var at []time.Duration
		layer := NewGate(classes(t, plenty),
			time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) {
			mu.Lock()
			at = append(at, time.Since(start))
			mu.Unlock()
			if time.Since(start) < time.Second {
				time.Sleep(10 * time.Millisecond) // so that all of them are under way
				return answer(429, "1"), nil
			}
			return answer(200, ""), nil
		}))
		for range 2 {
			var group sync.WaitGroup
			for range 64 {
				group.Go(func() {
					if _, err := layer.RoundTrip(request(t, t.Context(), listing)); err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
		}
		for i, when := range at {
			if i < 64 && when != 0 || i >= 64 && when != 1010*time.Millisecond {
				t.Fatalf("request %d went after %s", i+1, when)
			}
		}
	})
}

type pausingLimiter struct {
	limiterFunc
	paused []time.Duration
}

func (p *pausingLimiter) Pause(_ context.Context, op operation.Operation, wait time.Duration) {
	p.paused = append(p.paused, wait)
}

func TestALimiterThatSharesPausesIsTold(t *testing.T) {
	t.Parallel()
	for retryAfter, want := range map[string][]time.Duration{"7": {7 * time.Second}, "": nil, "0": nil, "soon": nil} {
		t.Run(retryAfter, func(t *testing.T) {
			t.Parallel()
			limiter := &pausingLimiter{
				limiterFunc: func(context.Context, operation.Operation, int) error { return nil },
			}
			layer := NewGate(limiter, time.Minute).Layer(roundTripper(func(*http.Request) (*http.Response, error) {
				return answer(429, retryAfter), nil
			}))
			if _, err := layer.RoundTrip(request(t, t.Context(), get)); err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(limiter.paused, want) {
				t.Errorf("told of %v, not %v", limiter.paused, want)
			}
		})
	}
}

func BenchmarkLayer(b *testing.B) {
	ok := answer(200, "")
	layer := NewGate(classes(b, Rate{Requests: 1e9, Per: time.Second, Burst: 1e6}), time.Minute).
		Layer(roundTripper(func(*http.Request) (*http.Response, error) { return ok, nil }))
	req := request(b, b.Context(), get)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layer.RoundTrip(req); err != nil {
			b.Fatal(err)
		}
	}
}
