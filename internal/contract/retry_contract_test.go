package contract

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestGetIsSentUntilItSucceeds(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(503, 503, 200)}
		var raw transport.Response
		s, err := newSessions(t, base).Get(t.Context(), id, transport.WithResponse(&raw))
		if err != nil || s.ID != id {
			t.Fatalf("%v, %v", s, err)
		}
		if base.tries() != 3 || raw.Attempts != 3 || raw.StatusCode != 200 || raw.TraceID != traceID {
			t.Errorf("%d tries, response %+v", base.tries(), raw)
		}
		if base.open != 0 {
			t.Errorf("%d response bodies are open", base.open)
		}
	})
}

func TestFinalFailuresAreSentOnce(t *testing.T) {
	t.Parallel()
	operations := map[string]func(context.Context, *sessions.Client) error{
		"Get": func(ctx context.Context, c *sessions.Client) error { _, err := c.Get(ctx, id); return err },
		"List": func(ctx context.Context, c *sessions.Client) error {
			_, err := c.List(ctx, sessions.ListParams{})
			return err
		},
		"Create": func(ctx context.Context, c *sessions.Client) error {
			_, err := c.Create(ctx, newSession)
			return err
		},
		"Revoke": func(ctx context.Context, c *sessions.Client) error { _, err := c.Revoke(ctx, id); return err },
		"CreateToken": func(ctx context.Context, c *sessions.Client) error {
			_, err := c.CreateToken(ctx, id, sessions.CreateTokenParams{})
			return err
		},
	}
	for name, call := range operations {
		t.Run(name, func(t *testing.T) {
			for _, code := range []int{302, 400, 401, 404, 422, 501, 503} {
				if code == 503 && (name == "Get" || name == "List") {
					continue // may be sent again
				}
				base := &scripted{steps: status(code, 200)}
				err := call(t.Context(), newSessions(t, base))
				var failure *models.APIError
				if !errors.As(err, &failure) || failure.StatusCode != code || failure.Attempts != 1 ||
					base.tries() != 1 {
					t.Errorf("%s %d: %v after %d tries", name, code, err, base.tries())
				}
			}
		})
	}
}

func TestCreateIsSentAgainAfterA429(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(429, 200)}
		if _, err := newSessions(t, base).Create(t.Context(), newSession); err != nil || base.tries() != 2 {
			t.Errorf("%v after %d tries", err, base.tries())
		}
	})
}

func TestA429IsAnsweredWithTheSameBytes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(429, 429, 200)}
		if _, err := newSessions(t, base).Create(t.Context(), newSession); err != nil {
			t.Fatal(err)
		}
		for i, got := range base.got {
			got.at, base.got[0].at = time.Time{}, time.Time{}
			if got.body != `{"user_id":"user_1"}` || !reflect.DeepEqual(got, base.got[0]) {
				t.Errorf("try %d sent %+v", i+1, got)
			}
		}
	})
}

func TestABodyWithoutGetBodyIsSentOnce(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(429, 200)}
	client := &http.Client{Transport: transport.Retry(transport.RetryPolicy{})(base)}
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.example.com/",
		io.NopCloser(strings.NewReader("x")))
	if err != nil {
		t.Fatal(err)
	}
	resp, err := client.Do(req)
	if err != nil || resp.StatusCode != 429 || base.tries() != 1 {
		t.Fatalf("%v, %v after %d tries", resp, err, base.tries())
	}
	resp.Body.Close()
}

// closeCounter is a request body that counts its ends.
type closeCounter struct {
	io.Reader
	closed int
}

func (c *closeCounter) Close() error { c.closed++; return nil }

func TestRequestBodiesAreAlwaysClosed(t *testing.T) {
	t.Parallel()
	closing := roundTripper(func(req *http.Request) (*http.Response, error) {
		req.Body.Close()
		return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
	})
	failing := roundTripper(func(req *http.Request) (*http.Response, error) {
		req.Body.Close()
		return nil, errors.New("down")
	})
	dead, cancel := context.WithCancel(t.Context())
	cancel()
	for name, test := range map[string]struct {
		ctx  context.Context
		base http.RoundTripper
		wrap transport.Middleware
	}{
		"success":       {t.Context(), closing, transport.Chain()},
		"error":         {t.Context(), failing, transport.Chain()},
		"dead context":  {dead, closing, transport.Chain()},
		"limiter":       {t.Context(), closing, transport.RateLimit(refusing{})},
		"no limiter":    {t.Context(), closing, transport.RateLimit(nil)},
		"broken policy": {t.Context(), closing, transport.Retry(transport.RetryPolicy{MaxAttempts: -1})},
		"limiter inside a timeout": {
			t.Context(), closing, transport.Chain(transport.AttemptTimeout(time.Hour), transport.RateLimit(refusing{})),
		},
	} {
		t.Run(name, func(t *testing.T) {
			body := &closeCounter{Reader: strings.NewReader("x")}
			req, err := http.NewRequestWithContext(test.ctx, http.MethodPost, "https://api.example.com/", body)
			if err != nil {
				t.Fatal(err)
			}
			stack := transport.Chain(transport.Retry(transport.RetryPolicy{MaxAttempts: 1}), test.wrap)(test.base)
			if resp, err := stack.RoundTrip(req); err == nil {
				resp.Body.Close()
			}
			if body.closed != 1 {
				t.Errorf("the body was closed %d times", body.closed)
			}
		})
	}
}

// refusing is a limiter that lets nothing pass.
type refusing struct{}

func (refusing) Wait(context.Context, transport.Operation, int) error { return errors.New("no") }

func TestTheCallersRequestIsNotChanged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limiter, err := transport.NewLimiter(transport.Rate{Requests: 1, Per: time.Second, Burst: 1})
		if err != nil {
			t.Fatal(err)
		}
		meddling := transport.Chain(transport.Logging(nil), transport.AttemptLogging(nil))
		stack := transport.Chain(
			transport.Retry(transport.RetryPolicy{}), transport.RateLimit(limiter),
			transport.AttemptTimeout(time.Minute), meddling,
		)(&scripted{steps: status(503, 200)})
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPut, "https://api.example.com/a?b",
			strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		req.Header["X-Mine"] = []string{"1", "2"}
		before, header, address := *req, req.Header.Clone(), *req.URL
		resp, err := stack.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		req.GetBody, before.GetBody = nil, nil // functions are equal to nothing
		if !reflect.DeepEqual(*req, before) || !reflect.DeepEqual(req.Header, header) || *req.URL != address ||
			resp.Request != req {
			t.Error("the request changed")
		}
	})
}

func TestRetryAfterSetsTheWait(t *testing.T) {
	t.Parallel()
	const jitter = 200 * time.Millisecond
	in := func(d time.Duration, layout string) string { return time.Now().Add(d).UTC().Format(layout) }
	for name, test := range map[string]struct {
		value func() string
		asked time.Duration
	}{
		"absent":   {func() string { return "" }, 0},
		"seconds":  {func() string { return "7" }, 7 * time.Second},
		"RFC 1123": {func() string { return in(8*time.Second, http.TimeFormat) }, 8 * time.Second},
		"RFC 850":  {func() string { return in(9*time.Second, "Monday, 02-Jan-06 15:04:05 GMT") }, 9 * time.Second},
		"asctime":  {func() string { return in(10*time.Second, time.ANSIC) }, 10 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				base := &scripted{steps: []step{{status: 429, header: retryAfter(test.value())}, {status: 200}}}
				if _, err := newSessions(t, base).Get(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				if wait := base.got[1].at.Sub(base.got[0].at); wait < test.asked || wait > test.asked+jitter {
					t.Errorf("waited %s, not %s and up to %s more", wait, test.asked, jitter)
				}
			})
		})
	}
}

func TestASkewedClockDoesNoHarm(t *testing.T) {
	t.Parallel()
	for name, skew := range map[string]time.Duration{"an hour slow": time.Hour, "an hour fast": -time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := time.Now().Add(skew).UTC()
				header := retryAfter(server.Add(5 * time.Second).Format(http.TimeFormat))
				header.Set("Date", server.Format(http.TimeFormat))
				base := &scripted{steps: []step{{status: 429, header: header}, {status: 200}}}
				if _, err := newSessions(t, base).Get(t.Context(), id); err != nil {
					t.Fatal(err)
				}
				if wait := base.got[1].at.Sub(base.got[0].at); wait < 5*time.Second || wait > 6*time.Second {
					t.Errorf("waited %s, not 5s", wait)
				}
			})
		})
	}
}

func TestNonsenseInRetryAfterMakesNoStorm(t *testing.T) {
	t.Parallel()
	for value, tries := range map[string]int{
		"-1": 3, "NaN": 3, "9223372037": 1, "99999999999999999999": 1, "1e9": 3, "": 3,
	} {
		t.Run(value, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				base := &scripted{steps: []step{{status: 429, header: retryAfter(value)}}}
				_, err := newSessions(t, base).Get(t.Context(), id)
				if !errors.Is(err, models.ErrRateLimited) || base.tries() != tries {
					t.Errorf("%v after %d tries, not %d", err, base.tries(), tries)
				}
			})
		})
	}
}

func TestAWaitPastTheDeadlineGivesThe429AtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		start := time.Now()
		base := &scripted{steps: []step{{status: 429, header: retryAfter("20")}}}
		_, err := newSessions(t, base).Get(ctx, id)
		var failure *models.APIError
		if !errors.As(err, &failure) || failure.RetryAfter != 20*time.Second || base.tries() != 1 ||
			time.Since(start) != 0 {
			t.Errorf("%v after %d tries and %s", err, base.tries(), time.Since(start))
		}
	})
}

func TestCancellingTheBackoffEndsTheCall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(2*time.Second, cancel)
		start := time.Now()
		base := &scripted{steps: []step{{status: 503, header: retryAfter("20")}, {status: 200}}}
		_, err := newSessions(t, base).Get(ctx, id)
		if !errors.Is(err, context.Canceled) || base.tries() != 1 || time.Since(start) != 2*time.Second {
			t.Errorf("%v after %d tries and %s", err, base.tries(), time.Since(start))
		}
		var failure *models.APIError
		if !errors.As(err, &failure) || failure.StatusCode != 503 || failure.TraceID != traceID ||
			failure.Attempts != 1 {
			t.Errorf("the answer before it is lost: %v", err)
		}
		const text = "sessions.Get: status 503: service_unavailable: Busy (trace " + traceID +
			"); not sent again: context canceled"
		if err.Error() != text {
			t.Errorf("%s, not %s", err, text)
		}
	})
}

func TestExhaustedTriesGiveTheLastResponse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(503)}
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.example.com/", nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := transport.Retry(transport.RetryPolicy{})(base).RoundTrip(req)
		if err != nil || resp.StatusCode != 503 || base.tries() != 3 {
			t.Fatalf("%v, %v after %d tries", resp, err, base.tries())
		}
		if body, err := io.ReadAll(resp.Body); err != nil || string(body) != busy {
			t.Errorf("body %s, %v", body, err)
		}
		resp.Body.Close()

		_, err = newSessions(t, &scripted{steps: status(503)}).Get(t.Context(), id)
		var failure *models.APIError
		if !errors.As(err, &failure) || failure.Attempts != 3 || len(failure.Errors) != 1 {
			t.Errorf("the client gives %v", err)
		}
	})
}

func TestAnOutageCostsNoMoreThanTheBudget(t *testing.T) {
	t.Parallel()
	const calls, budget = 64, 20
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: status(503)}
		client := newSessions(t, base, transport.WithoutRateLimit())
		storm := func() int {
			before := base.tries()
			var group sync.WaitGroup
			for range calls {
				group.Go(func() {
					if _, err := client.Get(t.Context(), id); !errors.Is(err, models.ErrUnavailable) {
						t.Error(err)
					}
				})
			}
			group.Wait()
			return base.tries() - before
		}
		if tries := storm(); tries != calls+budget {
			t.Errorf("%d tries for %d calls and a budget of %d", tries, calls, budget)
		}
		if tries := storm(); tries != calls {
			t.Errorf("%d tries for %d calls with an empty budget", tries, calls)
		}
		base.steps = status(200)
		for range 50 {
			if _, err := client.Get(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		}
		base.steps = status(503)
		if tries := storm(); tries != calls+5 {
			t.Errorf("%d tries for %d calls after 50 successes at 0.1 each", tries, calls)
		}
	})
}

func TestOneCallWithoutRetry(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(503, 200)}
	if _, err := newSessions(t, base).Get(t.Context(), id,
		transport.WithoutRetry()); !errors.Is(err, models.ErrUnavailable) || base.tries() != 1 {
		t.Errorf("%v after %d tries", err, base.tries())
	}
}
