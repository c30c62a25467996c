package selftest

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

// Call calls an operation of a client.
type Call = func(ctx context.Context) (Response, error)

// Response is the response of a call.
type Response = call.Response

// Middleware wraps a round-tripper.
type Middleware = func(next http.RoundTripper) http.RoundTripper

// check runs a check in a separate bubble, in which waiting takes no time.
func check(t *testing.T, name string, f func(t *testing.T) error) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			if err := f(t); err != nil {
				t.Error(err)
			}
		})
	})
}

// Timeouts measures the time limits of an attempt and an operation. Zero means
// no limit.
func Timeouts(t *testing.T, client func(base http.RoundTripper, around Middleware) (Call, error), try, operation time.Duration) {
	t.Parallel()
	limits := func(t *testing.T) (try, operation time.Duration, err error) {
		note := func(limit *time.Duration) Middleware {
			return func(next http.RoundTripper) http.RoundTripper {
				return Watch(next, func(ctx context.Context) {
					if end, ok := ctx.Deadline(); ok {
						*limit = time.Until(end)
					}
				})
			}
		}
		c, err := client(note(&try)(&base{}), note(&operation))
		if err == nil {
			_, _ = c(t.Context())
		}
		return try, operation, err
	}
	check(t, "try", func(t *testing.T) error {
		got, _, err := limits(t)
		return unequal(got, shorter(try, operation), err)
	})
	check(t, "operation", func(t *testing.T) error {
		_, got, err := limits(t)
		return unequal(got, operation, err)
	})
}

// shorter returns the shorter of two limits; zero means none.
func shorter(a, b time.Duration) time.Duration {
	if a == 0 || b > 0 && b < a {
		return b
	}
	return a
}

func unequal[T comparable](got, want T, err error) error {
	if err == nil && got != want {
		err = fmt.Errorf("it is %v, not %v", got, want)
	}
	return err
}

// Failure checks what an error takes from the header of a failure: the trace ID,
// in the response and in the text of the error, and the time to wait. The name
// of the trace ID's header is empty if there is none.
func Failure(t *testing.T, client func(base http.RoundTripper) (Call, error), traceHeader string, retryAfter func(err error) time.Duration) {
	t.Parallel()
	id := ""
	header := http.Header{"Retry-After": {"7"}}
	if traceHeader != "" {
		id = "0123456789abcdef"
		header.Set(traceHeader, id)
	}
	c, err := client(&base{answer: always(answer{status: http.StatusNotFound, header: header})})
	if err != nil {
		t.Fatal(err)
	}
	r, err := c(t.Context())
	if r.TraceID != id || err == nil || !strings.Contains(err.Error(), id) {
		t.Errorf("the trace ID is %q, and the error %v", r.TraceID, err)
	}
	if got := retryAfter(err); got != 7*time.Second {
		t.Errorf("the server asks to wait %s, not 7s", got)
	}
}

// ResponseLimit sends the longest response that is read, and one that is longer
// by a byte. E is the error for it.
func ResponseLimit[E error](t *testing.T, client func(base http.RoundTripper) (Call, error), limit int64) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		size    int64
		refused bool
	}{{"just inside", limit, false}, {"just outside", limit + 1, true}} {
		check(t, test.name, func(t *testing.T) error {
			c, err := client(&base{answer: always(answer{body: strings.Repeat(" ", int(test.size))})})
			if err != nil {
				return err
			}
			_, err = c(t.Context())
			_, refused := errors.AsType[E](err)
			if refused != test.refused {
				return fmt.Errorf("a response of %d bytes gives %w", test.size, orNothing(err))
			}
			return nil
		})
	}
}
