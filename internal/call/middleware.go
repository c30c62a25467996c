package call

import (
	"fmt"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

// Chain combines middleware, the first outermost. It skips nil middleware. A nil
// innermost round-tripper is replaced by http.DefaultTransport, as in an
// http.Client. If a middleware returns nil, every request fails. The result is
// passive if all of its layers are.
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

// isPassive reports whether a layer is marked as one that neither reads nor
// changes headers. It may then receive headers that requests share.
func isPassive(layer http.RoundTripper) bool {
	_, ok := layer.(interface{ Passive() })
	return ok
}

// active removes the mark of a passive layer whose next layer is not passive.
type active struct{ http.RoundTripper }

// Retry returns the retry layer for any client. All that it wraps shares one
// budget. With an invalid policy, every request fails, because a middleware
// cannot return an error.
func Retry(policy, defaults retry.Policy) func(http.RoundTripper) http.RoundTripper {
	retrier, err := retry.New(policy.Or(defaults))
	if err != nil {
		return Refuse(fmt.Errorf("the retry policy %w", err))
	}
	return retrier.Layer
}

// RateLimit returns the rate limit layer for any client. All that it wraps shares
// the limiter and its pauses.
func RateLimit(limiter ratelimit.Limiter) func(http.RoundTripper) http.RoundTripper {
	return ratelimit.NewGate(limiter, longestPause).Layer
}

// AttemptTimeout returns the layer that limits the time of an attempt, for any
// client. Zero means no limit.
func AttemptTimeout(limit time.Duration) func(http.RoundTripper) http.RoundTripper {
	if limit < 0 {
		return Refuse(fmt.Errorf("the attempt timeout %s is negative", limit))
	}
	return func(next http.RoundTripper) http.RoundTripper { return attempt.Layer(next, limit, false) }
}

// Refuse returns a middleware that fails every request with err.
func Refuse(err error) func(http.RoundTripper) http.RoundTripper {
	return func(http.RoundTripper) http.RoundTripper { return refusing{err} }
}

type refusing struct{ err error }

// unfit is the error of a layer that can never work.
type unfit struct{ error }

// Retryable returns false, so that the request is not retried.
func (unfit) Retryable() bool { return false }

// Unwrap returns the reason.
func (u unfit) Unwrap() error { return u.error }

func (r refusing) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		req.Body.Close()
	}
	return nil, unfit{r.err}
}
