package retry

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// policy has the numbers of the description.
var policy = Policy{
	MaxAttempts: 3, BaseDelay: 200 * time.Millisecond, MaxDelay: 5 * time.Second, MaxRetryAfter: 30 * time.Second,
	Budget: 20, BudgetRefill: 0.1, Refused: []int{429}, Ambiguous: []int{500, 502, 503, 504},
}

// body is a response body that remembers what was done to it.
type body struct {
	io.Reader
	read, closed int
}

func (b *body) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	b.read += n
	return n, err
}

func (b *body) Close() error { b.closed++; return nil }

// step is one answer of a scripted server: a response or an error.
type step struct {
	status int
	header http.Header
	body   *body
	err    error
}

// script answers with one step after the other, and with the last one for ever.
type script struct {
	steps []step
	seen  []string    // request bodies
	at    []time.Time // when the requests came
}

func (s *script) RoundTrip(req *http.Request) (*http.Response, error) {
	sent := ""
	if req.Body != nil {
		b, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		req.Body.Close()
		sent = string(b)
	}
	s.seen, s.at = append(s.seen, sent), append(s.at, time.Now())
	step := s.steps[min(len(s.seen), len(s.steps))-1]
	if step.err != nil {
		return nil, step.err
	}
	if step.body == nil {
		step.body = &body{Reader: strings.NewReader("{}")}
	}
	return &http.Response{StatusCode: step.status, Header: step.header, Body: step.body, Request: req}, nil
}

func statuses(codes ...int) *script {
	s := new(script)
	for _, code := range codes {
		s.steps = append(s.steps, step{status: code})
	}
	return s
}

func newRetrier(t *testing.T, p Policy) *Retrier {
	t.Helper()
	r, err := New(p)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func newRequest(t *testing.T, ctx context.Context, method, content string) *http.Request {
	t.Helper()
	var reader io.Reader
	if content != "" {
		reader = strings.NewReader(content)
	}
	req, err := http.NewRequestWithContext(ctx, method, "https://api.example.com/v1/sessions", reader)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestTriesByStatusAndMethod(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, method string
		statuses     []int
		tries        int
		status       int
	}{
		{"success", "GET", []int{200}, 1, 200},
		{"503 twice", "GET", []int{503, 503, 200}, 3, 200},
		{"503 for ever", "GET", []int{503}, 3, 503},
		{"DELETE is idempotent", "DELETE", []int{500, 200}, 2, 200},
		{"POST after a 503", "POST", []int{503, 200}, 1, 503},
		{"POST after a 429", "POST", []int{429, 200}, 2, 200},
		{"PATCH after a 504", "PATCH", []int{504, 200}, 1, 504},
		{"404", "GET", []int{404, 200}, 1, 404},
		{"501", "GET", []int{501, 200}, 1, 501},
		{"redirect", "GET", []int{302, 200}, 1, 302},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := statuses(test.statuses...)
				resp, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), test.method, ""))
				if err != nil {
					t.Fatal(err)
				}
				if resp.StatusCode != test.status || len(server.seen) != test.tries {
					t.Errorf("status %d after %d tries, not %d after %d", resp.StatusCode, len(server.seen), test.status, test.tries)
				}
			})
		})
	}
}

func TestTheOperationDecidesWhatIsIdempotent(t *testing.T) {
	t.Parallel()
	for _, idempotent := range []bool{false, true} {
		t.Run(fmt.Sprintf("idempotent %t", idempotent), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx := operation.With(t.Context(), &operation.Operation{Name: "things.Touch", Idempotent: idempotent})
				server := statuses(503, 200)
				if _, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, ctx, "POST", "")); err != nil {
					t.Fatal(err)
				}
				if again := len(server.seen) == 2; again != idempotent {
					t.Errorf("idempotent %v: %d tries", idempotent, len(server.seen))
				}
				if got := operation.CallFrom(ctx).Tries(); got != len(server.seen) {
					t.Errorf("the call counts %d tries of %d", got, len(server.seen))
				}
			})
		})
	}
}

func TestOnceIsOnce(t *testing.T) {
	t.Parallel()
	ctx := operation.WithCall(t.Context(), &operation.Call{Once: true})
	server := statuses(503, 200)
	resp, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, ctx, "GET", ""))
	if err != nil || resp.StatusCode != 503 || len(server.seen) != 1 {
		t.Errorf("%v, %v after %d tries", resp, err, len(server.seen))
	}
}

func TestLaterTriesKnowTheirNumber(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var tries []int
		inner := roundTripper(func(req *http.Request) (*http.Response, error) {
			tries = append(tries, operation.Try(req.Context()))
			return nil, io.ErrUnexpectedEOF
		})
		_, err := newRetrier(t, policy).Layer(inner).RoundTrip(newRequest(t, t.Context(), "GET", ""))
		if !errors.Is(err, io.ErrUnexpectedEOF) || !reflect.DeepEqual(tries, []int{1, 2, 3}) {
			t.Errorf("%v, tries %v", err, tries)
		}
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func TestEveryTrySendsTheSameBody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := statuses(429, 429, 200)
		if _, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "POST", `{"a":1}`)); err != nil {
			t.Fatal(err)
		}
		if want := []string{`{"a":1}`, `{"a":1}`, `{"a":1}`}; !reflect.DeepEqual(server.seen, want) {
			t.Errorf("the server saw %q", server.seen)
		}
	})
}

func TestABodyThatCannotBeHadAgainIsSentOnce(t *testing.T) {
	t.Parallel()
	for name, getBody := range map[string]func() (io.ReadCloser, error){
		"no GetBody":           nil,
		"a GetBody that fails": func() (io.ReadCloser, error) { return nil, errors.New("gone") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := statuses(429, 200)
				req := newRequest(t, t.Context(), "POST", "x")
				req.GetBody = getBody
				resp, err := newRetrier(t, policy).Layer(server).RoundTrip(req)
				if err != nil || resp.StatusCode != 429 || len(server.seen) != 1 {
					t.Errorf("%v, %v after %d tries", resp, err, len(server.seen))
				}
			})
		})
	}
}

func TestTheCallersRequestStaysAsItWas(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		req := newRequest(t, t.Context(), "PUT", "x")
		req.Header.Set("X-Mine", "1")
		before, header := *req, req.Header.Clone()
		server := statuses(503, 200)
		resp, err := newRetrier(t, policy).Layer(server).RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		req.GetBody, before.GetBody = nil, nil // functions are equal to nothing
		if !reflect.DeepEqual(before, *req) || !reflect.DeepEqual(header, req.Header) {
			t.Error("the request changed")
		}
		if resp.Request != req {
			t.Error("the response belongs to another request")
		}
	})
}

func TestFailedResponsesAreDrainedALittleAndClosed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		small := &body{Reader: strings.NewReader("busy")}
		endless := &body{Reader: roundAndRound{}}
		server := &script{steps: []step{{status: 503, body: small}, {status: 503, body: endless}, {status: 200}}}
		if _, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", "")); err != nil {
			t.Fatal(err)
		}
		if small.read != 4 || small.closed != 1 {
			t.Errorf("small body: %d bytes read, closed %d times", small.read, small.closed)
		}
		if endless.read != drained || endless.closed != 1 {
			t.Errorf("endless body: %d bytes read, closed %d times", endless.read, endless.closed)
		}
	})
}

type roundAndRound struct{}

func (roundAndRound) Read(p []byte) (int, error) {
	return copy(p, bytes.Repeat([]byte("x"), len(p))), nil
}

func TestExhaustedGivesTheLastResponse(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		last := &body{Reader: strings.NewReader("third")}
		server := &script{steps: []step{{status: 503}, {status: 503}, {status: 503, body: last}}}
		resp, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", ""))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(resp.Body)
		if err != nil || string(content) != "third" || last.closed != 0 {
			t.Errorf("%q, %v, closed %d times", content, err, last.closed)
		}
	})
}

func TestRetryAfterIsWaitedForInFull(t *testing.T) {
	t.Parallel()
	for header, asked := range map[string]time.Duration{"7": 7 * time.Second, "date": 9 * time.Second, "": 0, "-1": 0, "NaN": 0} {
		t.Run(header, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { // whose clock starts at a whole second, as dates need it
				if header == "date" {
					header = time.Now().Add(asked).UTC().Format(http.TimeFormat)
				}
				server := &script{steps: []step{{status: 429, header: http.Header{"Retry-After": {header}}}, {status: 200}}}
				if _, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", "")); err != nil {
					t.Fatal(err)
				}
				if wait := server.at[1].Sub(server.at[0]); wait < asked || wait > asked+policy.BaseDelay {
					t.Errorf("waited %s", wait)
				}
			})
		})
	}
}

func TestJitterGoesOnTopOfRetryAfter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		seen := make(map[time.Duration]bool)
		for range 20 {
			server := &script{steps: []step{{status: 429, header: http.Header{"Retry-After": {"7"}}}, {status: 200}}}
			if _, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", "")); err != nil {
				t.Fatal(err)
			}
			seen[server.at[1].Sub(server.at[0])] = true
		}
		if len(seen) < 10 {
			t.Errorf("20 clients that were told to wait 7 s come back in %d moments", len(seen))
		}
	})
}

func TestAWaitThatIsTooLongGivesTheResponseNow(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, retryAfter string
		deadline         time.Duration
	}{
		{"over the cap", "31", time.Hour},
		{"overflowing", "9223372037", time.Hour},
		{"past the deadline", "20", 10 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), test.deadline)
				defer cancel()
				start := time.Now()
				server := &script{steps: []step{{status: 429, header: http.Header{"Retry-After": {test.retryAfter}}}, {status: 200}}}
				resp, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, ctx, "GET", ""))
				if err != nil || resp.StatusCode != 429 || len(server.seen) != 1 || time.Since(start) != 0 {
					t.Errorf("%v, %v after %d tries and %s", resp, err, len(server.seen), time.Since(start))
				}
			})
		})
	}
}

func TestCancellationEndsTheWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		server := &script{steps: []step{{status: 429, header: http.Header{"Retry-After": {"20"}}}, {status: 200}}}
		time.AfterFunc(3*time.Second, cancel)
		start := time.Now()
		retrier := newRetrier(t, policy)
		_, err := retrier.Layer(server).RoundTrip(newRequest(t, ctx, "POST", "x"))
		if !errors.Is(err, context.Canceled) || len(server.seen) != 1 || time.Since(start) != 3*time.Second {
			t.Errorf("%v after %d tries and %s", err, len(server.seen), time.Since(start))
		}
		if got := retrier.budget.tokens.Load(); got != retrier.budget.full {
			t.Errorf("the budget was not given back: %d of %d", got, retrier.budget.full)
		}
	})
}

func TestADeadContextSendsNothingAndClosesTheBody(t *testing.T) {
	t.Parallel()
	why := errors.New("shutting down")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(why)
	server := statuses(200)
	req := newRequest(t, ctx, "POST", "")
	sent := &body{Reader: strings.NewReader("x")}
	req.Body = sent
	_, err := newRetrier(t, policy).Layer(server).RoundTrip(req)
	if !errors.Is(err, context.Canceled) || !errors.Is(err, why) || len(server.seen) != 0 || sent.closed != 1 {
		t.Errorf("%v after %d tries, body closed %d times", err, len(server.seen), sent.closed)
	}
}

func TestPolicyCheck(t *testing.T) {
	t.Parallel()
	for why, change := range map[string]func(*Policy){
		"allows 0 attempts, less than 1":                                func(p *Policy) { p.MaxAttempts = 0 },
		"has a negative base delay of -1ns":                             func(p *Policy) { p.BaseDelay = -1 },
		"has a maximum delay of 1ns, less than the base delay of 200ms": func(p *Policy) { p.MaxDelay = 1 },
		"has a negative maximum Retry-After of -1ns":                    func(p *Policy) { p.MaxRetryAfter = -1 },
		"has a negative budget of -1":                                   func(p *Policy) { p.Budget = -1 },
		"has a refill of -0.5, which is negative or not a number":       func(p *Policy) { p.BudgetRefill = -0.5 },
		"has a refill of NaN, which is negative or not a number":        func(p *Policy) { p.BudgetRefill = math.NaN() },
		"has status 200 in Refused, outside 300..599":                   func(p *Policy) { p.Refused = []int{429, 200} },
		"has status 299 in Ambiguous, outside 300..599":                 func(p *Policy) { p.Ambiguous = []int{299} },
		"has status 600 in Ambiguous, outside 300..599":                 func(p *Policy) { p.Ambiguous = []int{300, 599, 600} },
		"has status 503 in both Refused and Ambiguous":                  func(p *Policy) { p.Refused = []int{429, 503} },
	} {
		t.Run(why, func(t *testing.T) {
			p := policy
			change(&p)
			if _, err := New(p); err == nil || err.Error() != why {
				t.Errorf("%v, not %s", err, why)
			}
		})
	}
	if got := (Policy{}).Or(policy); !reflect.DeepEqual(got, policy) {
		t.Errorf("defaults: %+v", got)
	}
	if got := (Policy{MaxAttempts: 1, Refused: []int{}}).Or(policy); got.MaxAttempts != 1 || len(got.Refused) != 0 {
		t.Errorf("the defaults replaced what was set: %+v", got)
	}
	got := Policy{Refused: []int{503}}.Or(policy)
	if want := []int{500, 502, 504}; !reflect.DeepEqual(got.Ambiguous, want) || got.Check() != nil {
		t.Errorf("with 503 refused: %+v", got)
	}
	got = Policy{Ambiguous: []int{429}}.Or(policy)
	if len(got.Refused) != 0 || got.Check() != nil {
		t.Errorf("with 429 ambiguous: %+v", got)
	}
	if want := []int{500, 502, 503, 504}; !reflect.DeepEqual(policy.Ambiguous, want) {
		t.Errorf("the defaults became %v", policy.Ambiguous)
	}
}

func BenchmarkLayer(b *testing.B) {
	answer := &http.Response{StatusCode: 200, Body: http.NoBody}
	inner := roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil })
	retrier, err := New(policy)
	if err != nil {
		b.Fatal(err)
	}
	layer := retrier.Layer(inner)
	ctx := operation.With(b.Context(), &operation.Operation{Name: "sessions.Get", Idempotent: true})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.example.com/v1/sessions", nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := layer.RoundTrip(req); err != nil {
			b.Fatal(err)
		}
	}
}
