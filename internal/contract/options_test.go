package contract

import (
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base)
	if _, err := client.Revoke(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Create(t.Context(), newSession); err != nil {
		t.Fatal(err)
	}
	bodiless := http.Header{
		"Accept": {"application/json"}, "Authorization": {"Bearer " + key}, "Clerk-Api-Version": {"2021-02-05"}, "User-Agent": {"clerk-go/0.1.0"},
	}
	if got := base.got[0]; got.body != "" || !reflect.DeepEqual(got.header, bodiless) {
		t.Errorf("without a body: %q, %v", got.body, got.header)
	}
	withBody := bodiless.Clone()
	withBody.Set("Content-Type", "application/json")
	if got := base.got[1]; got.body != `{"user_id":"user_1"}` || !reflect.DeepEqual(got.header, withBody) {
		t.Errorf("with a body: %q, %v", got.body, got.header)
	}
}

func TestOptionsOfAClient(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base, nil, transport.WithBaseURL(transport.BaseURLCom+"/"), transport.WithAPIVersion("2025-03-12"))
	if _, err := client.Get(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if got := base.got[0]; got.url != "https://api.clerk.com/v1/sessions/"+id || got.header.Get("Clerk-API-Version") != "2025-03-12" {
		t.Errorf("%s with version %s", got.url, got.header.Get("Clerk-API-Version"))
	}
}

func TestBadOptionsAreErrorsOfNew(t *testing.T) {
	t.Parallel()
	for why, option := range map[string]transport.Option{
		"the operation timeout -1ns is negative":                                  transport.WithTimeout(-1),
		"the attempt timeout -5s is negative":                                     transport.WithAttemptTimeout(-5 * time.Second),
		"the retry policy has status 200 in Refused, outside 300..599":            transport.WithRetry(transport.RetryPolicy{Refused: []int{200}}),
		"the limit for responses is 0 bytes, less than 1":                         transport.WithMaxResponseBytes(0),
		"the API version is empty or contains a control character":                transport.WithAPIVersion("a\n"),
		"the retry policy allows -1 attempts, less than 1":                        transport.WithRetry(transport.RetryPolicy{MaxAttempts: -1}),
		"the rate limit has a burst of 0, less than 1":                            transport.WithRateLimit(transport.Rate{Requests: 1, Per: 1}),
		"WithLimiter: the limiter is nil":                                         transport.WithLimiter(nil),
		"the base URL must begin with https://":                                   transport.WithBaseURL("x"),
		"the limit for responses is 1099511627777 bytes, more than 1099511627776": transport.WithMaxResponseBytes(1<<40 + 1),
	} {
		t.Run(why, func(t *testing.T) {
			if _, err := transport.New(key, option); err == nil || err.Error() != "transport.New: "+why {
				t.Errorf("%v, not %s", err, why)
			}
		})
	}
}

func TestFromEnv(t *testing.T) {
	t.Setenv("CLERK_SECRET_KEY", "")
	if _, err := transport.FromEnv(); err == nil || err.Error() != "transport.FromEnv: CLERK_SECRET_KEY is not set" {
		t.Errorf("without a key: %v", err)
	}
	t.Setenv("CLERK_SECRET_KEY", key)
	for address, want := range map[string]string{
		"":                             transport.BaseURLDev,
		"https://clerk.example.com":    "https://clerk.example.com/v1",
		"https://clerk.example.com/":   "https://clerk.example.com/v1",
		"https://clerk.example.com/v1": "https://clerk.example.com/v1",
	} {
		t.Run(address, func(t *testing.T) {
			t.Setenv("CLERK_API_URL", address)
			client, err := transport.FromEnv()
			if err != nil || client.BaseURL() != want {
				t.Errorf("%v, %v", client, err)
			}
		})
	}
}

func TestErrorsNameTheVariableOfABadBaseURL(t *testing.T) {
	t.Setenv("CLERK_SECRET_KEY", key)
	for address, why := range map[string]string{
		"clerk.example.com":           "the base URL in CLERK_API_URL must begin with https://",
		"https://clerk.example.com:0": "the base URL in CLERK_API_URL has the port 0, outside 1..65535",
	} {
		t.Run(address, func(t *testing.T) {
			t.Setenv("CLERK_API_URL", address)
			if _, err := transport.FromEnv(); err == nil || err.Error() != "transport.New: "+why {
				t.Error(err)
			}
			if client, err := transport.FromEnv(transport.WithBaseURL(transport.BaseURLCom)); err != nil {
				t.Errorf("%q is not replaced: %v, %v", address, client, err)
			}
			_, err := transport.FromEnv(transport.WithBaseURL("x"))
			if err == nil || err.Error() != "transport.New: the base URL must begin with https://" {
				t.Errorf("another one: %v", err)
			}
		})
	}
}

func TestHeadersOfACall(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base)
	options := []transport.CallOption{nil, transport.WithHeader("X-Mine", "1"), transport.WithHeader("clerk-api-version", "2024-10-01")}
	if _, err := client.Get(t.Context(), id, options...); err != nil {
		t.Fatal(err)
	}
	if h := base.got[0].header; h.Get("X-Mine") != "1" || h.Get("Clerk-API-Version") != "2024-10-01" {
		t.Errorf("sent %v", h)
	}
	if _, err := client.Get(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if h := base.got[1].header; h.Get("X-Mine") != "" || h.Get("Clerk-API-Version") != "2021-02-05" {
		t.Errorf("the next call sent %v", h)
	}
	var refused *transport.ParamError
	_, err := client.Get(t.Context(), id, transport.WithHeader("Authorization", "Bearer other"))
	if !errors.As(err, &refused) || base.tries() != 2 {
		t.Errorf("%v after %d requests", err, base.tries())
	}
}

// TestABaseThatChangesHeadersHarmsNobody returns a round-tripper that breaks its
// contract.
func TestABaseThatChangesHeadersHarmsNobody(t *testing.T) {
	t.Parallel()
	seen := make(chan int, 64)
	client := newSessions(t, roundTripper(func(req *http.Request) (*http.Response, error) {
		seen <- len(req.Header)
		req.Header.Add("Accept", "text/html")
		req.Header["User-Agent"][0] = "changed"
		req.Header.Set("X-Count", "1")
		return (&scripted{steps: status(200)}).RoundTrip(req)
	}), plenty)
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			if _, err := client.Get(t.Context(), id); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	close(seen)
	for n := range seen {
		if n != 4 {
			t.Errorf("a request had %d headers", n)
		}
	}
}

// TestNothingStaysOpenAfterACall keeps what a middleware saw for longer than it
// should.
func TestNothingStaysOpenAfterACall(t *testing.T) {
	t.Parallel()
	var ctx context.Context
	var body io.Reader
	client := newSessions(t, &scripted{steps: status(200)}, transport.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			resp, err := next.RoundTrip(req)
			ctx, body = req.Context(), resp.Body
			return resp, err
		})
	}))
	if _, err := client.Get(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if ctx.Err() == nil {
		t.Error("the context of the call still runs")
	}
	if n, err := body.Read(make([]byte, 1)); n != 0 || err == nil || err == io.EOF {
		t.Errorf("the body can still be read: %d, %v", n, err)
	}
}

func TestAMiddlewareThatChangesHeadersHarmsNobody(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base, transport.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			req.Header.Add("X-Seen", "once")
			return next.RoundTrip(req)
		})
	}))
	for range 2 {
		if _, err := client.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	if seen := base.got[1].header["X-Seen"]; len(seen) != 1 {
		t.Errorf("the second call sent X-Seen %q", seen)
	}
}

// naming returns a middleware that notes when a request passes.
func naming(name string, notes *[]string) transport.Middleware {
	return func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(req *http.Request) (*http.Response, error) {
			*notes = append(*notes, name)
			if req.Header.Get("Authorization") != "" {
				*notes = append(*notes, "with the key")
			}
			return next.RoundTrip(req)
		})
	}
}

type notingLimiter struct{ notes *[]string }

func (l notingLimiter) Wait(context.Context, transport.Operation, int) error {
	*l.notes = append(*l.notes, "limiter")
	return nil
}

func TestTheOrderOfTheLayers(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var notes []string
		base := &scripted{steps: status(503, 200)}
		client := newSessions(t, naming("base", &notes)(base),
			transport.WithMiddleware(naming("a", &notes), nil, naming("b", &notes)), transport.WithMiddleware(naming("c", &notes)),
			transport.WithLimiter(notingLimiter{&notes}),
			transport.WithAttemptMiddleware(naming("d", &notes)), transport.WithAttemptMiddleware(naming("e", &notes)))
		if _, err := client.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		want := strings.Fields("a b c limiter d e base with_the_key limiter d e base with_the_key")
		for i := range want {
			want[i] = strings.ReplaceAll(want[i], "_", " ")
		}
		if !slices.Equal(notes, want) {
			t.Errorf("passed %v", notes)
		}
	})
}

// hanging never answers.
var hanging = roundTripper(func(req *http.Request) (*http.Response, error) {
	<-req.Context().Done()
	return nil, context.Cause(req.Context())
})

func TestTimeoutsAreOnByDefault(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		call  func(context.Context, *sessions.Client, *transport.Response) error
		takes time.Duration
		tries int
	}{
		"Get": {func(ctx context.Context, c *sessions.Client, r *transport.Response) error {
			_, err := c.Get(ctx, id, transport.WithResponse(r))
			return err
		}, time.Minute, 3},
		"Create": {func(ctx context.Context, c *sessions.Client, r *transport.Response) error {
			_, err := c.Create(ctx, newSession, transport.WithResponse(r))
			return err
		}, 20 * time.Second, 1},
		"a timeout of the call": {func(ctx context.Context, c *sessions.Client, r *transport.Response) error {
			_, err := c.Get(ctx, id, transport.WithResponse(r), transport.WithCallTimeout(3*time.Second))
			return err
		}, 3 * time.Second, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				start := time.Now()
				var raw transport.Response
				err := test.call(t.Context(), newSessions(t, hanging), &raw)
				if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != test.takes || raw.Attempts != test.tries {
					t.Errorf("%v after %s and %d tries", err, time.Since(start), raw.Attempts)
				}
			})
		})
	}
}

func TestTimeoutsCanBeSwitchedOff(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: []step{{status: 200, takes: time.Hour}}}
		client := newSessions(t, base, transport.WithTimeout(0), transport.WithAttemptTimeout(0))
		if _, err := client.Get(t.Context(), id); err != nil {
			t.Error(err)
		}
		base = &scripted{steps: []step{{status: 200, takes: 10 * time.Second}}}
		client = newSessions(t, base, transport.WithTimeout(time.Second))
		if _, err := client.Get(t.Context(), id, transport.WithCallTimeout(0)); err != nil {
			t.Error(err)
		}
	})
}

func TestAResponseIsEmptyUntilTheCallReturns(t *testing.T) {
	t.Parallel()
	raw := transport.Response{StatusCode: 200, Attempts: 7}
	_, err := newSessions(t, &scripted{steps: status(200)}).Get(t.Context(), "", transport.WithResponse(&raw))
	if err == nil || !reflect.DeepEqual(raw, transport.Response{}) {
		t.Errorf("%v, %+v", err, raw)
	}
}

func TestANilResponseKeepsNothing(t *testing.T) {
	t.Parallel()
	client := newSessions(t, &scripted{steps: status(200)})
	if s, err := client.Get(t.Context(), id, transport.WithResponse(nil)); err != nil || s.ID != id {
		t.Errorf("%v, %v", s, err)
	}
	var raw transport.Response
	if _, err := client.Get(t.Context(), id, transport.WithResponse(&raw), transport.WithResponse(nil)); err != nil || raw.StatusCode != 0 {
		t.Errorf("%+v, %v", raw, err)
	}
}

func TestNilOptionsChangeNothing(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client, err := transport.New(key, nil, transport.WithBase(base), nil)
	if err != nil {
		t.Fatal(err)
	}
	var raw transport.Response
	if _, err := sessions.New(client).Get(t.Context(), id, nil, transport.WithResponse(&raw), nil); err != nil || raw.StatusCode != 200 {
		t.Errorf("%+v, %v", raw, err)
	}
}

func TestFailuresSayWhatTheyKnow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var raw transport.Response
		base := &scripted{steps: []step{{status: 503, header: retryAfter("40")}}}
		_, err := newSessions(t, base).Get(t.Context(), id, transport.WithResponse(&raw))
		want := &models.APIError{
			Operation: "sessions.Get", StatusCode: 503, TraceID: traceID, Attempts: 1, RetryAfter: 40 * time.Second, Transient: true,
		}
		var got *models.APIError
		if !errors.As(err, &got) {
			t.Fatal(err)
		}
		errs := got.Errors
		got.Errors = nil
		if !reflect.DeepEqual(got, want) || len(errs) != 1 || errs[0].Code != models.CodeServiceUnavailable {
			t.Errorf("%+v with %+v", got, errs)
		}
		if raw.StatusCode != 503 || string(raw.Body) != busy || raw.TraceID != traceID || raw.Header.Get("Retry-After") != "40" {
			t.Errorf("raw %+v", raw)
		}
	})
}

// TestRoundTrippersThatReturnNothing break their contract; the client does not.
func TestRoundTrippersThatReturnNothing(t *testing.T) {
	t.Parallel()
	nothing := roundTripper(func(*http.Request) (*http.Response, error) { return nil, nil })
	swallow := transport.Middleware(func(http.RoundTripper) http.RoundTripper { return nothing })
	for name, client := range map[string]*sessions.Client{
		"base":               newSessions(t, nothing, transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1})),
		"middleware":         newSessions(t, nothing, transport.WithMiddleware(swallow)),
		"attempt middleware": newSessions(t, nothing, transport.WithAttemptMiddleware(swallow)),
	} {
		t.Run(name, func(t *testing.T) {
			if s, err := client.Get(t.Context(), id); s != nil || err == nil || !strings.HasSuffix(err.Error(), "returned neither a response nor an error") {
				t.Errorf("%v, %v", s, err)
			}
		})
	}
	broken := transport.Middleware(func(http.RoundTripper) http.RoundTripper { return nil })
	base := &scripted{steps: status(200)}
	for name, option := range map[string]transport.Option{
		"middleware":         transport.WithMiddleware(nil, broken),
		"attempt middleware": transport.WithAttemptMiddleware(nil, broken),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := newSessions(t, base, option).Get(t.Context(), id)
			if err == nil || err.Error() != "sessions.Get: middleware[1] returned a nil round-tripper" || base.tries() != 0 {
				t.Errorf("a nil %s: %v after %d requests", name, err, base.tries())
			}
		})
	}
	alone := transport.Chain(transport.Retry(transport.RetryPolicy{}), transport.RateLimit(new(counting)), transport.AttemptTimeout(time.Hour))(nothing)
	if resp, err := alone.RoundTrip(operationRequest(t)); resp != nil || err != nil {
		t.Errorf("alone: %v, %v", resp, err)
	}
}
