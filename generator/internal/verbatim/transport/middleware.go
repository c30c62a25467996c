package transport

import (
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Middleware wraps a round-tripper. Like any round-tripper, the one it returns
// must not modify the request, and must close its body.
type Middleware func(next http.RoundTripper) http.RoundTripper

// Passive marks a round-tripper, returned by a middleware, that neither reads
// nor modifies the headers of requests. It passes on the request itself or a
// copy with another context. If all middleware is passive, the client does not
// copy the headers that its requests share, and the middleware's requests may
// contain the key.
type Passive interface {
	http.RoundTripper
	Passive()
}

// Chain combines several middlewares into one. The first is the outermost. It
// skips nil middleware. If the innermost round-tripper is nil, it uses
// [net/http.DefaultTransport], as [net/http.Client] does. If a middleware
// returns nil, every request fails.
func Chain(middleware ...Middleware) Middleware {
	return call.Chain(middleware)
}

// Retry retries requests as [WithRetry] does. A request without an operation is
// idempotent if its method is GET, HEAD, OPTIONS, TRACE, PUT or DELETE. Without
// a Client, it returns the error of a context that ends between two attempts.
// All round-trippers that one Retry wraps share its budget. If the policy is
// invalid, every request fails.
func Retry(policy RetryPolicy) Middleware {
	return Chain(call.Retry(retry.Policy(policy), defaultRetry()))
}

// RateLimit waits for limiter before it sends a request. After a 429 it pauses
// the route for the time in Retry-After, at most 5m. All round-trippers that one
// RateLimit wraps share the pauses. If limiter is nil, every request fails.
func RateLimit(limiter Limiter) Middleware {
	if limiter == nil {
		return call.Refuse(errors.New("transport.RateLimit: the limiter is nil"))
	}
	return Chain(call.RateLimit(forEngine(limiter)))
}

// AttemptTimeout sets the time limit of a request as [WithAttemptTimeout] does,
// including reading the response body. Inside [Retry] it limits one attempt. It
// does not limit the connection of a 101 response. If d is negative, every
// request fails.
func AttemptTimeout(d time.Duration) Middleware {
	return Chain(call.AttemptTimeout(d))
}

// Logging writes a line for each request, with the attributes that [WithLogger]
// lists. The level is Info, or Warn if the request failed.
func Logging(logger *slog.Logger) Middleware {
	return Chain(wirelog.New(logger, traceHeader).Operations)
}

// AttemptLogging writes a line for each request at level Debug. Place it inside
// [Retry].
func AttemptLogging(logger *slog.Logger) Middleware {
	return Chain(wirelog.New(logger, traceHeader).Attempts)
}
