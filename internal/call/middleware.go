package call

import (
	"fmt"
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

// Chain makes one middleware of many, the first outermost. It skips nil ones.
func Chain[M ~func(http.RoundTripper) http.RoundTripper](middleware []M) func(http.RoundTripper) http.RoundTripper {
	return func(next http.RoundTripper) http.RoundTripper {
		for i := len(middleware) - 1; i >= 0; i-- {
			if middleware[i] != nil {
				next = middleware[i](next)
			}
		}
		return next
	}
}

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

// Refuse fails every request with err.
func Refuse(err error) func(http.RoundTripper) http.RoundTripper {
	return func(http.RoundTripper) http.RoundTripper { return refusing{err} }
}

type refusing struct{ err error }

func (r refusing) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		req.Body.Close()
	}
	return nil, r.err
}
