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

// Middleware wraps a round-tripper. Like any round-tripper, what it returns
// must not change the request that it gets, and must close its body.
type Middleware func(next http.RoundTripper) http.RoundTripper

// Passive is a round-tripper, made by a middleware, that leaves headers of
// requests alone: it reads none and changes none, and passes on the request
// that it got, or a copy with another context. When all its middleware is
// passive, a client need not copy the headers that its requests share, nor keep
// the key from the middleware's requests.
type Passive interface {
	http.RoundTripper
	Passive()
}

// Chain makes one middleware of many, the first outermost. It skips nil ones. A
// nil round-tripper stands for [net/http.DefaultTransport] inside, as it does
// in a [net/http.Client]; one that a middleware returns fails every request.
func Chain(middleware ...Middleware) Middleware {
	return call.Chain(middleware)
}

// Retry sends requests again as [WithRetry] does. For requests without an
// operation the method decides what may be sent twice: GET, HEAD, OPTIONS,
// TRACE, PUT and DELETE. Without a Client, the error of a context that ends
// between two tries is returned. All that one Retry wraps shares its budget. A
// policy that makes no sense fails every request.
func Retry(policy RetryPolicy) Middleware {
	return Chain(call.Retry(retry.Policy(policy), defaultRetry()))
}

// RateLimit asks limiter before it sends a request, and pauses a route after a
// 429 for as long as its Retry-After says, 5m at most. All that one RateLimit
// wraps shares the pauses. Without a limiter every request fails.
func RateLimit(limiter Limiter) Middleware {
	if limiter == nil {
		return call.Refuse(errors.New("transport.RateLimit: the limiter is nil"))
	}
	return Chain(call.RateLimit(forEngine(limiter)))
}

// AttemptTimeout limits a request as [WithAttemptTimeout] does, reading the
// body of its response included. Inside [Retry] it limits one try. A connection
// that a 101 hands over is not limited. A negative limit fails every request.
func AttemptTimeout(d time.Duration) Middleware {
	return Chain(call.AttemptTimeout(d))
}

// Logging writes a line for each request, at Info or at Warn when it failed,
// with the attributes that [WithLogger] lists.
func Logging(logger *slog.Logger) Middleware {
	return Chain(wirelog.New(logger, traceHeader).Operations)
}

// AttemptLogging writes a line for each request at Debug. It belongs inside
// [Retry].
func AttemptLogging(logger *slog.Logger) Middleware {
	return Chain(wirelog.New(logger, traceHeader).Attempts)
}
