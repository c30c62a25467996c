package call

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// TestAFailure checks what a hook gets from a response with an error status
// code.
func TestAFailure(t *testing.T) {
	t.Parallel()
	refuses := errors.New("no turn")
	for name, test := range map[string]struct {
		header  http.Header
		status  int
		body    string
		refused error // by the limiter, from the second try on
		want    Failure
	}{
		"a status": {
			http.Header{"X-Trace": {"trace_1"}}, 404, "{}", nil,
			Failure{StatusCode: 404, TraceID: "trace_1", Attempts: 1, Body: []byte("{}")},
		},
		"nothing but a status": {nil, 302, "", nil, Failure{StatusCode: 302, Attempts: 1}},
		"after all tries": {
			nil, 503, "x", nil, Failure{StatusCode: 503, Retryable: true, Attempts: 3, Body: []byte("x")},
		},
		"with a wait that is too long": {
			http.Header{"Retry-After": {"61"}}, 429, "x", nil,
			Failure{StatusCode: 429, Retryable: true, Attempts: 1, RetryAfter: 61 * time.Second, Body: []byte("x")},
		},
		"without a turn for the next try": {
			nil, 503, "x", refuses,
			Failure{StatusCode: 503, Retryable: true, Attempts: 1, Body: []byte("x"), Cause: refuses},
		},
		"with the key in it": {
			http.Header{"X-Trace": {secret}}, 400, "bad " + secret, nil,
			Failure{StatusCode: 400, TraceID: "[redacted]", Attempts: 1, Body: []byte("bad [redacted]")},
		},
		"cut off within the key": {
			nil, 400, strings.Repeat(".", boundedLength-4) + secret, nil,
			Failure{StatusCode: 400, Attempts: 1, Body: []byte(strings.Repeat(".", boundedLength-4) + "[redacted]")},
		},
		"longer than a response may be": {
			nil, 400, strings.Repeat("x", boundedLength+1), nil,
			Failure{StatusCode: 400, Attempts: 1, Body: []byte(strings.Repeat("x", boundedLength))},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				c := config(func(*http.Request) (*http.Response, error) {
					resp := answer(test.status, test.body)
					resp.Header = test.header
					if resp.Header == nil {
						resp.Header = http.Header{}
					}
					return resp, nil
				})
				if test.refused != nil {
					c.AttemptMiddleware = []Middleware{refusingAfterOne(test.refused)}
				}
				public := errors.New("public")
				var got Failure
				c.Failure = func(f Failure) error {
					got = f
					got.Body = []byte(string(f.Body))
					return public
				}
				if err := None[option](t.Context(), engineOf(t, c), list.Request(), nil); err != public {
					t.Errorf("the call returns %v", err)
				}
				cause := got.Cause
				if got.Cause = test.want.Cause; test.want.Cause != nil && !errors.Is(cause, test.want.Cause) ||
					test.want.Cause == nil && cause != nil {
					t.Errorf("the cause is %v", cause)
				}
				want := test.want
				if want.Operation = "sessions.List"; want.Body == nil {
					want.Body = []byte{}
				}
				if !reflect.DeepEqual(got, want) {
					t.Errorf("got  %+v\nwant %+v", got, want)
				}
			})
		})
	}
}

// boundedLength is the limit of responses in config.
const boundedLength = 100

// unsentError is one of a request that was not sent.
type unsentError struct{ error }

func (unsentError) Unsent() bool    { return true }
func (u unsentError) Unwrap() error { return u.error }

func refusingAfterOne(err error) Middleware {
	return func(next http.RoundTripper) http.RoundTripper {
		tries := 0
		return baseFunc(func(req *http.Request) (*http.Response, error) {
			if tries++; tries > 1 {
				return nil, unsentError{err}
			}
			return next.RoundTrip(req)
		})
	}
}

func TestAFailureWithoutAHook(t *testing.T) {
	t.Parallel()
	cause := errors.New("no turn")
	f := &Failure{Operation: "sessions.List", StatusCode: 503, Retryable: true, Cause: cause}
	if f.Error() != "sessions.List: status 503" || !errors.Is(f, cause) {
		t.Errorf("%v, which wraps %v", f, f.Unwrap())
	}
	err := None[option](t.Context(), engineOf(t, config(alwaysBase(404, "{}"))), list.Request(), nil)
	if got, ok := errors.AsType[Failure](err); !ok || got.StatusCode != 404 {
		t.Errorf("the call returns %v", err)
	}
}

func TestAResponseThatIsTooLarge(t *testing.T) {
	t.Parallel()
	public := errors.New("public")
	for name, hook := range map[string]func(*TooLargeError) error{
		"without a hook": nil,
		"with one":       func(e *TooLargeError) error { return fmt.Errorf("%w: %w", public, e) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := config(alwaysBase(200, strings.Repeat("x", boundedLength+1)))
			c.TooLarge = hook
			err := None[option](t.Context(), engineOf(t, c), list.Request(), nil)
			large, ok := errors.AsType[*TooLargeError](err)
			if !ok || *large != (TooLargeError{"sessions.List", boundedLength}) ||
				large.ErrorKind() != "response_too_large" {
				t.Errorf("%v", err)
			}
			if errors.Is(err, public) != (hook != nil) {
				t.Errorf("%v", err)
			}
		})
	}
}

// TestTheErrorOfARoundTrip covers the possible results of a base.
func TestTheErrorOfARoundTrip(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		want string
		kind string
	}{
		"once":       {errFinal, "sessions.List: final", "_OTHER"},
		"every time": {io.ErrUnexpectedEOF, "sessions.List: after 3 attempts: unexpected EOF", "truncated"},
		"with a key": {errors.Join(errFinal, errors.New(secret)), `sessions.List: final\n[redacted]`, "_OTHER"},
		"a late body": {
			&boundedbody.TooLargeError{Limit: 5}, "sessions.List: the response is longer than 5 bytes",
			"response_too_large",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				e := engineOf(t, config(func(*http.Request) (*http.Response, error) { return nil, test.err }))
				err := None[option](t.Context(), e, list.Request(), nil)
				if textOf(err) != test.want || wirelog.Kind(err) != test.kind {
					t.Errorf("%v of kind %s, want %s of kind %s", err, wirelog.Kind(err), test.want, test.kind)
				}
			})
		})
	}
}

// final is an error after which the request is not retried.
type final struct{}

func (final) Error() string   { return "final" }
func (final) Retryable() bool { return false }

var errFinal = final{}

// TestTheEndOfTheTimeIsADeadline has bases that say something else when the time
// of the call is over, or when the caller gives up.
func TestTheEndOfTheTimeIsADeadline(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		cancel time.Duration // when the caller gives up; 0 is never
		is     bool          // a deadline
	}{
		"the time is over":   {0, true},
		"the caller gave up": {time.Second, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if test.cancel > 0 {
					time.AfterFunc(test.cancel, cancel)
				}
				c := config(func(req *http.Request) (*http.Response, error) {
					<-req.Context().Done()
					return nil, errFinal
				})
				c.Timeout = time.Minute
				err := None[option](ctx, engineOf(t, c), list.Request(), nil)
				if !errors.Is(err, errFinal) || errors.Is(err, context.DeadlineExceeded) != test.is {
					t.Errorf("%v", err)
				}
			})
		})
	}
}

// item is a model that is never read: no body here holds JSON.
type item struct{}

func (*item) UnmarshalWire(d *wire.Decoder) error { return d.Err() }

func TestAResponseThatCannotBeRead(t *testing.T) {
	t.Parallel()
	one := func(e *Engine) error { _, err := One[item](t.Context(), e, list.Request(), []option(nil)); return err }
	many := func(e *Engine) error { _, err := Many[item](t.Context(), e, list.Request(), []option(nil)); return err }
	for name, test := range map[string]struct {
		call func(*Engine) error
		body string
		want string
	}{
		"no object": {
			one, "", "sessions.List: the response with status 200 cannot be read: response: empty body at byte 0",
		},
		"no list": {
			many, "{}",
			"sessions.List: the response with status 200 cannot be read: response: want an array, found an object at " +
				"byte 0",
		},
		"null": {
			one, "null",
			"sessions.List: the response with status 200 cannot be read: response: unexpected null at byte 0",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := test.call(engineOf(t, config(alwaysBase(200, test.body))))
			if textOf(err) != test.want || wirelog.Kind(err) != "unreadable_response" {
				t.Errorf("%v of kind %s, want %s", err, wirelog.Kind(err), test.want)
			}
		})
	}
}

// TestThePathOfAnErrorHasNoKey asks for the error of the decoder itself.
func TestThePathOfAnErrorHasNoKey(t *testing.T) {
	t.Parallel()
	x := &exchange{engine: engineOf(t, config(nil)), status: 200}
	x.ctx.Operation = &list.Operation
	err := x.unreadable(&wire.Error{Path: "response." + secret, Reason: "no number"})
	if inner, ok := errors.AsType[*wire.Error](error(err)); !ok || inner.Path != "response.[redacted]" {
		t.Errorf("%v", inner)
	}
	if strings.Contains(err.Error(), secret) {
		t.Error(err)
	}
}
