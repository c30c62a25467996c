package retry

import (
	"context"
	"errors"
	"io"
	"math"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// notSent is the error of a layer below that lets nothing pass.
type notSent struct{ error }

func (n notSent) Unsent() bool    { return true }
func (n notSent) Retryable() bool { return false }
func (n notSent) Unwrap() error   { return n.error }

var errRefused = errors.New("refused")

// refusedAgain is a server that answers with a step, behind a layer that lets
// one request pass.
func refusedAgain(first step) *script {
	return &script{steps: []step{first, {err: notSent{errRefused}}}}
}

// stalled is a body that never arrives. Reading ends when it is closed.
type stalled struct {
	once   sync.Once
	closed chan struct{}
}

func newStalled() *stalled { return &stalled{closed: make(chan struct{})} }

func (s *stalled) Read([]byte) (int, error) { <-s.closed; return 0, errors.New("closed") }
func (s *stalled) Close() error             { s.once.Do(func() { close(s.closed) }); return nil }

// locked is a body that cannot be closed while it is read, which ends when the
// test frees it.
type locked struct{ free chan struct{} }

func (l locked) Read([]byte) (int, error) { <-l.free; return 0, io.EOF }
func (l locked) Close() error             { <-l.free; return nil }

// inMemory is a body of which nothing is on the network.
type inMemory struct{ *body }

func (inMemory) Buffered() bool { return true }

func TestALayerThatRefusesTheNextTryGivesTheLastResponse(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		body io.ReadCloser
		want string
		err  error
	}{
		{"short", &body{Reader: strings.NewReader("busy")}, "busy", nil},
		{"none", http.NoBody, "", nil},
		{
			"in memory", inMemory{&body{Reader: strings.NewReader(strings.Repeat("x", drained+1))}},
			strings.Repeat("x", drained+1), nil,
		},
		{
			"long", &body{Reader: strings.NewReader(strings.Repeat("x", drained+1))}, strings.Repeat("x", drained),
			errGivenUp,
		},
		{
			"broken", &body{Reader: io.MultiReader(strings.NewReader("bu"), failing{io.ErrUnexpectedEOF})}, "bu",
			io.ErrUnexpectedEOF,
		},
		{"stalled", newStalled(), "", errGivenUp},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				if s, ok := test.body.(*stalled); ok {
					s.closed = make(chan struct{}) // a channel of this bubble
				}
				server := roundTripper(func(req *http.Request) (*http.Response, error) {
					if operation.Try(req.Context()) > 1 {
						return nil, notSent{errRefused}
					}
					return &http.Response{StatusCode: 503, Body: test.body}, nil
				})
				retrier := newRetrier(t, policy)
				resp, err := retrier.Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", ""))
				if err != nil || resp.StatusCode != 503 {
					t.Fatalf("%v, %v", resp, err)
				}
				content, err := io.ReadAll(resp.Body)
				if string(content) != test.want || !errors.Is(err, test.err) {
					t.Errorf("%d bytes, %v", len(content), err)
				}
				if got := retrier.budget.tokens.Load(); got != retrier.budget.full {
					t.Errorf("the budget was not given back: %d of %d", got, retrier.budget.full)
				}
				resp.Body.Close()
			})
		})
	}
}

func TestALayerThatRefusesTheNextTryGivesTheLastError(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		_, err := newRetrier(t, policy).Layer(refusedAgain(step{err: io.ErrUnexpectedEOF})).
			RoundTrip(newRequest(t, t.Context(), "GET", ""))
		if !errors.Is(err, errRefused) || !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%v", err)
		}
	})
}

// TestWhatACallLearns looks at a call whose next try is not made.
func TestWhatACallLearns(t *testing.T) {
	t.Parallel()
	slow := http.Header{"Retry-After": {"20"}}
	for _, test := range []struct {
		name   string
		server *script
		cancel time.Duration
		why    error
		tries  int
	}{
		{"the next try is refused", refusedAgain(step{status: 503}), time.Hour, errRefused, 1},
		{"the context ends", &script{steps: []step{{status: 429, header: slow}}}, 3 * time.Second, context.Canceled, 1},
		{"nothing stops it", statuses(503, 503, 503), time.Hour, nil, 3},
		{"the first try is refused", &script{steps: []step{{err: notSent{errRefused}}}}, time.Hour, nil, 0},
		{"the context has ended", statuses(200), 0, nil, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				call := &operation.Call{Operation: &operation.Operation{Idempotent: true}}
				ctx, cancel := context.WithCancel(operation.WithCall(t.Context(), call))
				defer cancel()
				if test.cancel == 0 {
					cancel()
				}
				stop := time.AfterFunc(test.cancel, cancel)
				resp, err := newRetrier(t, policy).Layer(test.server).RoundTrip(newRequest(t, ctx, "GET", ""))
				stop.Stop()
				if answered := err == nil && resp.StatusCode >= 429; answered != (test.tries > 0) {
					t.Errorf("%v, %v", resp, err)
				}
				if !errors.Is(call.GaveUp(), test.why) || call.Tries() != test.tries {
					t.Errorf("%d tries, gave up for %v", call.Tries(), call.GaveUp())
				}
			})
		})
	}
}

func TestTheNextRequestOfACallForgetsWhatStoppedTheLast(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		call := new(operation.Call)
		ctx := operation.WithCall(t.Context(), call)
		server := &script{steps: []step{{status: 503}, {err: notSent{errRefused}}, {status: 404}}}
		layer := newRetrier(t, policy).Layer(server)
		for _, want := range []error{errRefused, nil} {
			if _, err := layer.RoundTrip(newRequest(t, ctx, "GET", "")); err != nil || !errors.Is(call.GaveUp(), want) {
				t.Errorf("%v; gave up for %v, not %v", err, call.GaveUp(), want)
			}
		}
	})
}

// TestABodyThatDoesNotArriveHoldsNothingUp has a 503 whose body never comes.
func TestABodyThatDoesNotArriveHoldsNothingUp(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"closing ends reading", "closing waits for reading"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				late := newStalled()
				var sent io.ReadCloser = late
				if name == "closing waits for reading" {
					l := locked{make(chan struct{})}
					defer close(l.free)
					sent = l
				}
				tries := 0
				server := roundTripper(func(*http.Request) (*http.Response, error) {
					if tries++; tries == 1 {
						return &http.Response{StatusCode: 503, Body: sent}, nil
					}
					return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
				})
				start := time.Now()
				resp, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, t.Context(), "GET", ""))
				if took := time.Since(start); err != nil || resp.StatusCode != 200 || took < drainTime ||
					took > drainTime+policy.BaseDelay {
					t.Errorf("%v, %v after %s", resp, err, took)
				}
				if name == "closing ends reading" {
					<-late.closed
				}
			})
		})
	}
}

func TestCancellationEndsTheReadingOfABody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(drainTime/2, cancel)
		late := newStalled()
		server := roundTripper(func(*http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 503, Body: late}, nil
		})
		start := time.Now()
		_, err := newRetrier(t, policy).Layer(server).RoundTrip(newRequest(t, ctx, "GET", ""))
		if !errors.Is(err, context.Canceled) || time.Since(start) != drainTime/2 {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		<-late.closed
	})
}

// TestABodyInMemoryIsClosedAfterTheNextTry keeps an answer while it may be the
// last one.
func TestABodyInMemoryIsClosedAfterTheNextTry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		kept := inMemory{&body{Reader: strings.NewReader("busy")}}
		tries := 0
		server := roundTripper(func(*http.Request) (*http.Response, error) {
			if tries++; tries == 1 {
				return &http.Response{StatusCode: 503, Body: kept}, nil
			}
			if kept.closed != 0 || kept.read != 0 {
				t.Errorf("before the next try: %d bytes read, closed %d times", kept.read, kept.closed)
			}
			return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
		})
		if _, err := newRetrier(t, policy).Layer(server).
			RoundTrip(newRequest(t, t.Context(), "GET", "")); err != nil || kept.closed != 1 {
			t.Errorf("%v, closed %d times", err, kept.closed)
		}
	})
}

// TestABodyForATryThatIsNotMadeIsClosed asks for a fresh body that is not sent.
func TestABodyForATryThatIsNotMadeIsClosed(t *testing.T) {
	t.Parallel()
	broke := policy
	broke.Budget = 0
	for _, test := range []struct {
		name   string
		policy Policy
		cancel time.Duration
	}{
		{"the budget is empty", broke, time.Hour},
		{"the context ends", policy, time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				time.AfterFunc(test.cancel, cancel)
				var copies []*body
				req := newRequest(t, ctx, "POST", "x")
				req.GetBody = func() (io.ReadCloser, error) {
					copies = append(copies, &body{Reader: strings.NewReader("x")})
					return copies[len(copies)-1], nil
				}
				server := &script{steps: []step{{status: 429, header: http.Header{"Retry-After": {"20"}}}}}
				_, _ = newRetrier(t, test.policy).Layer(server).RoundTrip(req)
				if len(server.seen) != 1 {
					t.Fatalf("%d tries", len(server.seen))
				}
				for i, b := range copies {
					if b.closed != 1 {
						t.Errorf("copy %d of the body was closed %d times", i+1, b.closed)
					}
				}
			})
		})
	}
}

func TestADeadlineAtTheEndOfTheWait(t *testing.T) {
	t.Parallel()
	exact := policy
	exact.BaseDelay, exact.MaxDelay = 0, 0 // no jitter
	for _, test := range []struct {
		name   string
		left   time.Duration
		status int
		took   time.Duration
	}{
		{"just too short", 10*time.Second - 1, 429, 0},
		{"just the wait", 10 * time.Second, 429, 0},
		{"long enough", 10*time.Second + 1, 200, 10 * time.Second},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithTimeout(t.Context(), test.left)
				defer cancel()
				server := &script{
					steps: []step{{status: 429, header: http.Header{"Retry-After": {"10"}}}, {status: 200}},
				}
				start := time.Now()
				resp, err := newRetrier(t, exact).Layer(server).RoundTrip(newRequest(t, ctx, "GET", ""))
				if err != nil || resp.StatusCode != test.status || time.Since(start) != test.took {
					t.Errorf("%v, %v after %s", resp, err, time.Since(start))
				}
			})
		})
	}
}

// TestHugeDelays has a policy whose waits end at the largest duration there is.
func TestHugeDelays(t *testing.T) {
	t.Parallel()
	huge := Policy{MaxAttempts: 60, BaseDelay: time.Hour, MaxDelay: math.MaxInt64}.Or(policy)
	huge.MaxRetryAfter = math.MaxInt64
	retrier := newRetrier(t, huge)
	l := retrier.Layer(statuses(503)).(*layer)
	asked := &http.Response{Header: http.Header{"Retry-After": {"2147483647"}}}
	for n := 1; n < huge.MaxAttempts; n++ {
		for range 10 {
			if wait, ok := l.wait(n, nil); !ok || wait < 0 {
				t.Fatalf("wait %d is %s", n, wait)
			}
			if wait, ok := l.wait(n, asked); !ok || wait < 2147483647*time.Second {
				t.Fatalf("wait %d after a Retry-After is %s", n, wait)
			}
		}
	}
	if bound := huge.bound(60); bound != math.MaxInt64 {
		t.Errorf("the last bound is %s", bound)
	}
}
