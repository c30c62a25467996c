package call

import (
	"fmt"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

// Chain makes one middleware of many, the first outermost. It skips nil ones. A
// nil round-tripper stands for http.DefaultTransport inside, as it does in an
// http.Client; one that a middleware returns fails every request. The result is
// passive when all of its layers are.
func Chain[M ~func(http.RoundTripper) http.RoundTripper](middleware []M) func(http.RoundTripper) http.RoundTripper {
	return func(next http.RoundTripper) http.RoundTripper {
		if next == nil {
			next = http.DefaultTransport
		}
		passive := true
		for i := len(middleware) - 1; i >= 0; i-- {
			if middleware[i] == nil {
				continue
			}
			if next = middleware[i](next); next == nil {
				next = refusing{fmt.Errorf("middleware[%d] returned a nil round-tripper", i)}
			}
			passive = passive && isPassive(next)
		}
		if !passive && isPassive(next) {
			return active{next}
		}
		return next
	}
}

// isPassive reports whether a layer says of itself that it reads no header of a
// request and changes none. It may then see those that requests share.
func isPassive(layer http.RoundTripper) bool {
	_, ok := layer.(interface{ Passive() })
	return ok
}

// active is a passive layer around one that is not.
type active struct{ http.RoundTripper }

// Retry is the retry layer for any client. What it wraps shares one budget. A
// policy that makes no sense fails every request, because a middleware has no
// other way to say so.
func Retry(policy, defaults retry.Policy) func(http.RoundTripper) http.RoundTripper {
	retrier, err := retry.New(policy.Or(defaults))
	if err != nil {
		return Refuse(fmt.Errorf("the retry policy %w", err))
	}
	return retrier.Layer
}

// RateLimit is the rate limit layer for any client. What it wraps shares the
// limiter and its pauses.
func RateLimit(limiter ratelimit.Limiter) func(http.RoundTripper) http.RoundTripper {
	return ratelimit.NewGate(limiter, longestPause).Layer
}

// AttemptTimeout is the time limit of a try for any client. Zero sets none.
func AttemptTimeout(limit time.Duration) func(http.RoundTripper) http.RoundTripper {
	if limit < 0 {
		return Refuse(fmt.Errorf("the timeout of a try is %s, less than none", limit))
	}
	return func(next http.RoundTripper) http.RoundTripper { return attempt.Layer(next, limit, false) }
}

// Refuse fails every request with err.
func Refuse(err error) func(http.RoundTripper) http.RoundTripper {
	return func(http.RoundTripper) http.RoundTripper { return refusing{err} }
}

type refusing struct{ err error }

// unfit is the reason of a layer that cannot work, now or later.
type unfit struct{ error }

// Retryable keeps the retry layer from sending the request again.
func (unfit) Retryable() bool { return false }

// Unwrap returns the reason itself.
func (u unfit) Unwrap() error { return u.error }

func (r refusing) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		req.Body.Close()
	}
	return nil, unfit{r.err}
}
