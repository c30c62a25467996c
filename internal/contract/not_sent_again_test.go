package contract

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// perMinute is a rate at which a second try has to wait for a minute.
var perMinute = transport.Rate{Requests: 1, Per: time.Minute, Burst: 1}

// TestALimiterThatRefusesTheNextTryLosesNothing has a 503 and a rate limit that
// asks for more time than is left for the second try.
func TestALimiterThatRefusesTheNextTryLosesNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		var raw transport.Response
		base := &scripted{steps: status(503, 200)}
		_, err := newSessions(t, base, transport.WithRateLimit(perMinute)).Get(ctx, id, transport.WithResponse(&raw))
		var failure *models.APIError
		if !errors.As(err, &failure) || failure.StatusCode != 503 || failure.TraceID != traceID || failure.Attempts != 1 || len(failure.Errors) != 1 {
			t.Fatalf("the answer is lost: %v", err)
		}
		if !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, models.ErrUnavailable) || !errors.Is(failure.Cause, context.DeadlineExceeded) {
			t.Errorf("the reason is lost: %v", err)
		}
		if raw.StatusCode != 503 || raw.TraceID != traceID || raw.Attempts != 1 || string(raw.Body) != busy {
			t.Errorf("the response is lost: %+v", raw)
		}
		if !strings.Contains(err.Error(), "; not sent again: the rate limit requires a wait of ") {
			t.Error(err)
		}
		if base.tries() != 1 || base.open != 0 {
			t.Errorf("%d tries, %d bodies open", base.tries(), base.open)
		}
	})
}

// refusesSecond is a limiter that lets one request pass, and whose refusal holds
// a text of its own.
type refusesSecond struct {
	asked int
	err   error
}

func (r *refusesSecond) Wait(context.Context, transport.Operation, int) error {
	if r.asked++; r.asked > 1 {
		return r.err
	}
	return nil
}

func TestTheCauseNeverHoldsTheKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		sentinel := errors.New("the store has no entry for " + key)
		_, err := newSessions(t, &scripted{steps: status(503)}, transport.WithLimiter(&refusesSecond{err: sentinel})).Get(t.Context(), id)
		if !errors.Is(err, models.ErrUnavailable) || !errors.Is(err, sentinel) || strings.Contains(err.Error(), key) {
			t.Errorf("%v", err)
		}
	})
}

func TestALimiterThatRefusesAfterAnErrorLosesNeither(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		no, reset := errors.New("no"), errors.New("reset")
		var raw transport.Response
		_, err := newSessions(t, &scripted{steps: []step{{err: reset}}}, transport.WithLimiter(&refusesSecond{err: no})).
			Get(t.Context(), id, transport.WithResponse(&raw))
		if !errors.Is(err, no) || !errors.Is(err, reset) || raw.Attempts != 1 {
			t.Errorf("%v after %d tries", err, raw.Attempts)
		}
	})
}

// TestABareRoundTripperGivesTheLastResponse stacks Retry on RateLimit without a
// client.
func TestABareRoundTripperGivesTheLastResponse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter, err := transport.NewLimiter(perMinute)
		if err != nil {
			t.Fatal(err)
		}
		base := &scripted{steps: status(503, 200)}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := transport.Chain(transport.Retry(transport.RetryPolicy{}), transport.RateLimit(limiter))(base).RoundTrip(req)
		if err != nil || resp.StatusCode != 503 || resp.Request != req {
			t.Fatalf("%v, %v", resp, err)
		}
		if body, err := io.ReadAll(resp.Body); err != nil || string(body) != busy {
			t.Errorf("body %s, %v", body, err)
		}
		if resp.Body.Close(); base.tries() != 1 || base.open != 0 {
			t.Errorf("%d tries, %d bodies open", base.tries(), base.open)
		}
	})
}

// TestAttemptsCountsWhatWasSent has calls that end before their first try.
func TestAttemptsCountsWhatWasSent(t *testing.T) {
	t.Parallel()
	dead, cancel := context.WithCancel(t.Context())
	cancel()
	for _, test := range []struct {
		name   string
		ctx    context.Context
		option transport.Option
	}{
		{"the context has ended", dead, transport.WithoutRateLimit()},
		{"the limiter refuses", t.Context(), transport.WithLimiter(refusing{})},
		{"the limiter refuses, and there is one try", t.Context(), transport.Option(nil)},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			raw := transport.Response{Attempts: 7}
			opts := []transport.CallOption{transport.WithResponse(&raw)}
			if test.option == nil {
				test.option, opts = transport.WithLimiter(refusing{}), append(opts, transport.WithoutRetry())
			}
			base := &scripted{steps: status(200)}
			_, err := newSessions(t, base, test.option).Get(test.ctx, id, opts...)
			if err == nil || raw.Attempts != 0 || base.tries() != 0 {
				t.Errorf("%v; %d attempts, %d requests sent", err, raw.Attempts, base.tries())
			}
		})
	}
}

func TestNegativeTimeoutsAreRefused(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	_, err := newSessions(t, base).List(t.Context(), sessions.ListParams{}, transport.WithCallTimeout(-time.Second))
	var param *transport.ParamError
	if !errors.As(err, &param) || err.Error() != "sessions.List: timeout -1s is negative" {
		t.Errorf("WithCallTimeout: %v", err)
	}
	_, err = transport.AttemptTimeout(-time.Second)(base).RoundTrip(get(t, "https://api.example.com/"))
	if err == nil || err.Error() != "the attempt timeout -1s is negative" {
		t.Errorf("AttemptTimeout: %v", err)
	}
	if base.tries() != 0 {
		t.Errorf("%d requests were sent", base.tries())
	}
}

// TestHugeDelays has a policy whose longest wait is the longest there is.
func TestHugeDelays(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		policy := transport.RetryPolicy{MaxAttempts: 60, BaseDelay: time.Hour, MaxDelay: math.MaxInt64, Budget: 1000}
		ctx, cancel := context.WithTimeout(t.Context(), 100*365*24*time.Hour)
		defer cancel()
		base := &scripted{steps: status(503)}
		client := newSessions(t, base, transport.WithRetry(policy), transport.WithTimeout(0), transport.WithoutRateLimit())
		_, err := client.Get(ctx, id)
		if !errors.Is(err, models.ErrUnavailable) || base.tries() < 10 {
			t.Errorf("%v after %d tries", err, base.tries())
		}
	})
}

func TestPausesEndAfterFiveMinutes(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		asked string
		want  time.Duration
	}{{"299", 299 * time.Second}, {"301", 5 * time.Minute}, {"86400", 5 * time.Minute}} {
		t.Run(test.asked+" s", func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				base := func() *scripted {
					return &scripted{steps: []step{{status: 429, header: retryAfter(test.asked)}, {status: 200}}}
				}
				limiter, err := transport.NewLimiter(transport.Rate{Requests: 1000, Per: time.Second, Burst: 1000})
				if err != nil {
					t.Fatal(err)
				}
				alone, start := transport.RateLimit(limiter)(base()), time.Now()
				for range 2 {
					resp, err := alone.RoundTrip(get(t, "https://api.example.com/"))
					if err != nil {
						t.Fatal(err)
					}
					resp.Body.Close()
				}
				if took := time.Since(start); took != test.want {
					t.Errorf("alone: paused for %s, not %s", took, test.want)
				}

				client := newSessions(t, base(), transport.WithTimeout(0))
				start = time.Now()
				if _, err := client.Get(t.Context(), id, transport.WithoutRetry()); !errors.Is(err, models.ErrRateLimited) {
					t.Error(err)
				}
				if _, err := client.Get(t.Context(), id); err != nil || time.Since(start) != test.want {
					t.Errorf("client: %v; paused for %s, not %s", err, time.Since(start), test.want)
				}
			})
		})
	}
}
