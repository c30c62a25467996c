package contract

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// told are the events that an observer was told of.
type told struct {
	mu     sync.Mutex
	events []transport.Event
}

// middleware observes each operation.
func (o *told) middleware(next http.RoundTripper) http.RoundTripper {
	return roundTripper(func(req *http.Request) (*http.Response, error) {
		return next.RoundTrip(req.WithContext(transport.WithObserver(req.Context(), func(e transport.Event) {
			o.mu.Lock()
			defer o.mu.Unlock()
			o.events = append(o.events, e)
		})))
	})
}

// exact is a policy whose waits are those that the server asks for.
var exact = transport.WithRetry(transport.RetryPolicy{BaseDelay: 1, MaxDelay: 1, Budget: 1})

func TestEventsOfACall(t *testing.T) {
	t.Parallel()
	slow := transport.WithRateLimit(transport.Rate{Requests: 1, Per: 2 * time.Second, Burst: 1})
	cases := map[string]struct {
		steps []step
		limit time.Duration // of the context
		want  []transport.Event
	}{
		"nothing": {status(200), time.Minute, nil},
		"a retry, which waits for the limiter too": {
			[]step{{status: 503, header: retryAfter("1")}, {status: 200}}, time.Minute,
			[]transport.Event{{Kind: transport.EventRetryWait, Duration: time.Second}, {Kind: transport.EventLimiterWait, Duration: time.Second}},
		},
		"a pause": {
			[]step{{status: 429, header: retryAfter("3")}, {status: 200}}, time.Minute,
			[]transport.Event{{Kind: transport.EventPause, Duration: 3 * time.Second}, {Kind: transport.EventRetryWait, Duration: 3 * time.Second}},
		},
		"no budget for a second retry": {
			[]step{{status: 503, header: retryAfter("2")}}, time.Minute,
			[]transport.Event{{Kind: transport.EventRetryWait, Duration: 2 * time.Second}, {Kind: transport.EventBudgetExhausted}},
		},
		"a limiter that refuses": {
			[]step{{status: 503}}, time.Second,
			[]transport.Event{{Kind: transport.EventLimiterWait, Err: context.DeadlineExceeded}},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var o told
				api := newSessions(t, &scripted{steps: c.steps}, exact, slow, transport.WithMiddleware(o.middleware))
				ctx, cancel := context.WithTimeout(t.Context(), c.limit)
				defer cancel()
				_, _ = api.Get(ctx, id)
				if !slices.EqualFunc(o.events, c.want, sameEvent) {
					t.Errorf("told %v, not %v", o.events, c.want)
				}
			})
		})
	}
}

// sameEvent leaves a millisecond to the jitter and to what limiters round.
func sameEvent(a, b transport.Event) bool {
	return a.Kind == b.Kind && (a.Duration-b.Duration).Abs() < time.Millisecond && errors.Is(a.Err, b.Err)
}

func TestAPauseOfAnotherCallIsAWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var o told
		base := &scripted{steps: []step{{status: 429, header: retryAfter("3")}, {status: 200}}}
		first := transport.WithoutRetry()
		api := newSessions(t, base, plenty, transport.WithMiddleware(o.middleware))
		_, _ = api.Get(t.Context(), id, first)
		_, _ = api.Get(t.Context(), id)
		want := []transport.Event{{Kind: transport.EventPause, Duration: 3 * time.Second}, {Kind: transport.EventPauseWait, Duration: 3 * time.Second}}
		if !slices.EqualFunc(o.events, want, sameEvent) {
			t.Errorf("told %v, not %v", o.events, want)
		}
	})
}

func TestAWaitThatIsCutShort(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var o told
		api := newSessions(t, &scripted{steps: []step{{status: 503, header: retryAfter("9")}}}, transport.WithMiddleware(o.middleware))
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, _ = api.Get(ctx, id)
		want := []transport.Event{{Kind: transport.EventRetryWait, Duration: time.Second, Err: context.Canceled}}
		if !slices.EqualFunc(o.events, want, sameEvent) {
			t.Errorf("told %v, not %v", o.events, want)
		}
	})
}

func TestMiddlewareSeesTheNumberOfTheTry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var tries []int
		count := func(next http.RoundTripper) http.RoundTripper {
			return roundTripper(func(req *http.Request) (*http.Response, error) {
				tries = append(tries, transport.AttemptFrom(req.Context()))
				return next.RoundTrip(req)
			})
		}
		api := newSessions(t, &scripted{steps: status(503, 503, 200)}, transport.WithAttemptMiddleware(count))
		if _, err := api.Get(t.Context(), id); err != nil || !slices.Equal(tries, []int{1, 2, 3}) {
			t.Errorf("tries %v, %v", tries, err)
		}
	})
}

// watching is a passive layer that keeps the requests that it passes on.
type watching struct {
	next http.RoundTripper
	got  *[]*http.Request
}

func (watching) Passive() {}

func (w watching) RoundTrip(req *http.Request) (*http.Response, error) {
	if w.got != nil {
		*w.got = append(*w.got, req)
	}
	return w.next.RoundTrip(req)
}

// TestPassiveMiddlewareCostsNothing leaves one allocation to the race detector,
// which takes from pools. What a client does for other middleware is three and
// more.
func TestPassiveMiddlewareCostsNothing(t *testing.T) {
	passive := func(next http.RoundTripper) http.RoundTripper { return watching{next: next} }
	base := memory{[]byte(session)}
	plain := newSessions(t, base, plenty)
	watched := newSessions(t, base, plenty, transport.WithMiddleware(passive), transport.WithAttemptMiddleware(passive))
	without := testing.AllocsPerRun(1000, func() { _, _ = plain.Get(context.Background(), id) })
	with := testing.AllocsPerRun(1000, func() { _, _ = watched.Get(context.Background(), id) })
	if with > without+1 {
		t.Errorf("%.0f allocations, %.0f without middleware", with, without)
	}
}

// TestMiddlewareBesideAPassiveOneSeesNoKey returns the reason why one that is not
// passive makes the whole chain so.
func TestMiddlewareBesideAPassiveOneSeesNoKey(t *testing.T) {
	t.Parallel()
	var got []*http.Request
	passive := func(next http.RoundTripper) http.RoundTripper { return watching{next: next} }
	other := func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) { return watching{next, &got}.RoundTrip(req) })
	}
	for name, chain := range map[string][]transport.Middleware{"inside": {passive, other}, "outside": {other, passive}} {
		t.Run(name, func(t *testing.T) {
			got = nil
			api := newSessions(t, memory{[]byte(session)}, plenty, transport.WithAttemptMiddleware(chain...))
			if _, err := api.Get(t.Context(), id); err != nil {
				t.Fatal(err)
			}
			if auth := got[0].Header.Get("Authorization"); auth != "" {
				t.Error("the middleware's request has the key")
			}
		})
	}
}

func TestErrorKind(t *testing.T) {
	t.Parallel()
	for want, err := range map[string]error{"timeout": context.DeadlineExceeded, "_OTHER": errors.New(id)} {
		t.Run(want, func(t *testing.T) {
			if got := transport.ErrorKind(err); got != want {
				t.Errorf("%v: %s, not %s", err, got, want)
			}
		})
	}
}
