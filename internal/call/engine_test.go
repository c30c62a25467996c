package call

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// baseFunc is a base round-tripper.
type baseFunc func(*http.Request) (*http.Response, error)

func (f baseFunc) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// config returns one that New accepts. What it sends goes to base.
func config(base baseFunc) Config {
	return Config{
		KeyName: "secret key", UserAgent: "sdk/1", BaseURL: "https://api.example.com/v1",
		VersionHeader: "Api-Version", Version: "2024-10-01", TraceHeader: "X-Trace",
		MaxResponseBytes: 100,
		DefaultRetry:     retry.Policy{MaxAttempts: 3, MaxRetryAfter: time.Minute, Budget: 10, BudgetRefill: 1, Refused: []int{429}, Ambiguous: []int{503}},
		Base:             base,
	}
}

// engineOf returns an engine with the secret as its key.
func engineOf(t *testing.T, c Config) *Engine {
	t.Helper()
	e, err := New(secret, c)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*Config)
		want   string
	}{
		"a broken option":        {func(c *Config) { c.Break(errors.New("first")); c.Break(errors.New("second")) }, "first"},
		"no room for a response": {func(c *Config) { c.MaxResponseBytes = 0 }, "the limit for responses is 0 bytes, less than 1"},
		"too much room":          {func(c *Config) { c.MaxResponseBytes = 1<<40 + 1 }, "the limit for responses is 1099511627777 bytes, more than 1099511627776"},
		"a negative timeout":     {func(c *Config) { c.Timeout = -1 }, "the operation timeout -1ns is negative"},
		"… of a try":             {func(c *Config) { c.AttemptTimeout = -1 }, "the attempt timeout -1ns is negative"},
		"no version":             {func(c *Config) { c.Version = "" }, "the API version is empty or contains a control character"},
		"a version of two lines": {func(c *Config) { c.Version = "1\n2" }, "the API version is empty or contains a control character"},
		"an agent of two lines":  {func(c *Config) { c.UserAgent = "a\nb" }, "the user agent contains a control character"},
		"a base URL":             {func(c *Config) { c.SetBaseURL("http://api.example.com", "") }, "the base URL would send the key unencrypted: http is for loopback addresses only"},
		"… of the environment":   {func(c *Config) { c.SetBaseURL("x", "API_URL") }, "the base URL in API_URL must begin with https://"},
		"a rate":                 {func(c *Config) { c.SetRate(ratelimit.Rate{}) }, "the rate limit has a rate of 0 requests, less than 1"},
		"a retry policy":         {func(c *Config) { c.Retry.MaxAttempts = -1 }, "the retry policy allows -1 attempts, less than 1"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := config(nil)
			test.change(&c)
			if e, err := New(secret, c); e != nil || err == nil || err.Error() != test.want {
				t.Errorf("%v, %v, want %s", e, err, test.want)
			}
		})
	}
	const want = "the secret key contains a space, a control character or a non-ASCII character"
	if _, err := New(secret+"\n", config(nil)); err == nil || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}

// TestTheStack has each layer that can be seen from outside note what passes.
func TestTheStack(t *testing.T) {
	t.Parallel()
	var seen []string
	note := func(layer string, req *http.Request) {
		seen = append(seen, fmt.Sprintf("%s key=%t", layer, req.Header.Get("Authorization") == "Bearer "+secret))
	}
	noting := func(layer string) Middleware {
		return func(next http.RoundTripper) http.RoundTripper {
			return baseFunc(func(req *http.Request) (*http.Response, error) {
				note(layer, req)
				resp, err := next.RoundTrip(req)
				if req.Header.Get("Authorization") != "" {
					t.Errorf("%s: the request has the key afterwards", layer)
				}
				return resp, err
			})
		}
	}
	codes := []int{503, 200}
	c := config(func(req *http.Request) (*http.Response, error) {
		note("base", req)
		code := codes[0]
		codes = codes[1:]
		return answer(code, `{}`), nil
	})
	c.Middleware = []Middleware{noting("operation 1"), noting("operation 2")}
	c.AttemptMiddleware = []Middleware{noting("try 1"), noting("try 2")}
	c.Log = attemptLog{&recording{}, noting("log")}
	c.SetLimiter(limiterFunc(func() { seen = append(seen, "limiter") }))
	if err := None[option](t.Context(), engineOf(t, c), list.Request(), nil); err != nil {
		t.Fatal(err)
	}
	try := []string{"limiter", "try 1 key=false", "try 2 key=false", "log key=false", "base key=true"}
	want := slices.Concat([]string{"operation 1 key=false", "operation 2 key=false"}, try, try)
	if !slices.Equal(seen, want) {
		t.Errorf("seen  %q\nwant %q", seen, want)
	}
}

// attemptLog is a log with a layer of its own for tries.
type attemptLog struct {
	*recording
	layer Middleware
}

func (l attemptLog) Redacting(func(string) string) wirelog.Log         { return l }
func (l attemptLog) Attempts(next http.RoundTripper) http.RoundTripper { return l.layer(next) }

// limiterFunc is called when a request takes its turn.
type limiterFunc func()

func (f limiterFunc) Wait(context.Context, operation.Operation, int) error { f(); return nil }

// TestTheTimeoutOfATry has a base that never responds: the call fails long
// before its own time limit.
func TestTheTimeoutOfATry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := config(func(req *http.Request) (*http.Response, error) {
			<-req.Context().Done()
			return nil, req.Context().Err()
		})
		c.Timeout, c.AttemptTimeout = time.Hour, time.Second
		start := time.Now()
		err := None[option](t.Context(), engineOf(t, c), list.Request(), nil)
		const want = "sessions.List: after 3 attempts: no complete response within 1s"
		if took := time.Since(start); textOf(err) != want || took != 3*time.Second {
			t.Errorf("%v after %s", err, took)
		}
	})
}

// TestRequestsHaveWhatTheClientSends looks at a request without a body and at one
// with a body.
func TestRequestsHaveWhatTheClientSends(t *testing.T) {
	t.Parallel()
	var header http.Header
	var address string
	e := engineOf(t, config(func(req *http.Request) (*http.Response, error) {
		header, address = req.Header, req.URL.String()
		return answer(200, `{}`), nil
	}))
	for name, test := range map[string]struct {
		request *Request
		address string
		kind    string // of the content
	}{
		"no body": {list.Request(), "https://api.example.com/v1/sessions", ""},
		"a body":  {withBody(token.Request("a", "b/c")), "https://api.example.com/v1/sessions/a/tokens/b%2Fc", "application/json"},
	} {
		t.Run(name, func(t *testing.T) {
			if err := None[option](t.Context(), e, test.request, nil); err != nil {
				t.Fatal(err)
			}
			for name, want := range map[string]string{
				"Accept": "application/json", "User-Agent": "sdk/1", "Api-Version": "2024-10-01", "Content-Type": test.kind,
			} {
				if got := header.Get(name); got != want {
					t.Errorf("%s is %q, not %q", name, got, want)
				}
			}
			if address != test.address {
				t.Errorf("sent to %s, not to %s", address, test.address)
			}
		})
	}
}

// TestNoRequestChangesTheNext has a middleware that modifies the header of its
// request.
func TestNoRequestChangesTheNext(t *testing.T) {
	t.Parallel()
	scribble := func(next http.RoundTripper) http.RoundTripper {
		return baseFunc(func(req *http.Request) (*http.Response, error) {
			if got := req.Header.Get("X-Scribble"); got != "" {
				t.Errorf("the request has %q already", got)
			}
			req.Header.Set("X-Scribble", "1")
			return next.RoundTrip(req)
		})
	}
	for name, change := range map[string]func(*Config){
		"of an operation": func(c *Config) { c.Middleware = []Middleware{scribble} },
		"of a try":        func(c *Config) { c.AttemptMiddleware = []Middleware{scribble} },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := config(func(*http.Request) (*http.Response, error) { return answer(200, `{}`), nil })
			change(&c)
			e := engineOf(t, c)
			for range 2 {
				if err := None[option](t.Context(), e, list.Request(), nil); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestTheLimiterOfAKey(t *testing.T) {
	t.Parallel()
	rate := func(burst int) ratelimit.Rate { return ratelimit.Rate{Requests: 1, Per: time.Hour, Burst: burst} }
	own, err := ratelimit.NewClasses(rate(7))
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		key    string
		change func(*Config)
		burst  int // 0 for no limiter
	}{
		"the first prefix that fits": {"sk_test_x", func(*Config) {}, 1},
		"the prefix of all":          {"sk_live_x", func(*Config) {}, 2},
		"a rate of the user's":       {"sk_test_x", func(c *Config) { c.SetLimiter(own); c.SetRate(rate(3)) }, 3},
		"a limiter of the user's":    {"sk_test_x", func(c *Config) { c.SetRate(rate(3)); c.SetLimiter(own) }, 7},
		"none":                       {"sk_test_x", func(c *Config) { c.SetLimiter(nil) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := Config{Rates: []KeyRate{{"sk_test_", rate(1)}, {"", rate(2)}}}
			test.change(&c)
			limiter, err := c.limiter(origin.NewCredential(origin.Bearer(), test.key))
			if err != nil || (limiter == nil) != (test.burst == 0) {
				t.Fatal(limiter, err)
			}
			if limiter == nil {
				return
			}
			if err := limiter.Wait(t.Context(), list.Operation, test.burst); err != nil {
				t.Errorf("a burst of %d is refused: %v", test.burst, err)
			}
			if err := limiter.Wait(t.Context(), list.Operation, test.burst+1); err == nil {
				t.Errorf("a burst of more than %d passes", test.burst)
			}
		})
	}
}

// idle is a base that notes that its idle connections were closed.
type idle struct {
	baseFunc
	closed bool
}

func (i *idle) CloseIdleConnections() { i.closed = true }

func TestCloseIdleConnections(t *testing.T) {
	t.Parallel()
	base := new(idle)
	c := config(nil)
	c.Base = base
	if engineOf(t, c).CloseIdleConnections(); !base.closed {
		t.Error("the base does not hear of it")
	}
	engineOf(t, config(baseFunc(nil))).CloseIdleConnections() // a base that has none
}

func TestAnEngineNamesItsBaseURLOnly(t *testing.T) {
	t.Parallel()
	e := engineOf(t, config(nil))
	if got := e.BaseURL(); got != "https://api.example.com/v1" {
		t.Errorf("BaseURL returns %s", got)
	}
	if got := fmt.Sprintf("%v %s", e, e); got != "client for https://api.example.com/v1 client for https://api.example.com/v1" || strings.Contains(got, secret) {
		t.Errorf("it prints as %s", got)
	}
}
