package transport

import (
	"errors"
	"log/slog"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Option configures a client. [New] fails if an option is invalid.
type Option interface{ apply(*call.Config) }

// option adapts a function to [Option].
type option func(*call.Config)

func (o option) apply(c *call.Config) { o(c) }

// WithBase sets the innermost round-tripper, which replaces the network. Tests
// use it for their fake. The client uses base without changes: TLS settings and
// timeouts for dialling, TLS and headers are up to base.
func WithBase(base http.RoundTripper) Option {
	return option(func(c *call.Config) { c.Base = base })
}

// WithBaseURL sets the URL that all requests start with. It must use https, or
// http with a loopback address. It must not contain a user name, a query or a
// fragment. The default is [AcmeBaseURL].
func WithBaseURL(url string) Option {
	return baseURLFrom(url, "")
}

// baseURLFrom is [WithBaseURL] with the value of an environment variable.
func baseURLFrom(url, env string) Option {
	return option(func(c *call.Config) { c.SetBaseURL(url, env) })
}

// WithUserAgent appends the name of the program, such as "myapp/1.2", to the
// User-Agent header.
func WithUserAgent(program string) Option {
	return option(func(c *call.Config) { c.Program = program })
}

// WithInsecureHTTP allows a base URL with http for any host. The key is then
// sent without encryption.
func WithInsecureHTTP() Option {
	return option(func(c *call.Config) { c.AllowHTTP = true })
}

// WithRetry sets when requests are retried. Zero fields of the policy have the
// defaults that [RetryPolicy] lists. MaxAttempts: 1 turns retries off.
func WithRetry(policy RetryPolicy) Option {
	return option(func(c *call.Config) { c.Retry = retry.Policy(policy) })
}

// WithRateLimit sets the rate at which requests are sent. It is a token bucket:
// after an idle time it sends rate.Burst requests at once and rate.Requests more
// in the following rate.Per, so that the first period contains both. The default
// keeps their sum within Acme's limit. It depends on the prefix of the key:
//
//   - AcmeRates
func WithRateLimit(rate Rate) Option {
	return option(func(c *call.Config) { c.SetRate(ratelimit.Rate(rate)) })
}

// WithLimiter sets a custom limiter, such as one that several processes share
// through a store. It may also be a [Pauser] and a [Refunder].
func WithLimiter(limiter Limiter) Option {
	if limiter == nil {
		return option(func(c *call.Config) { c.Break(errors.New("WithLimiter: the limiter is nil")) })
	}
	return option(func(c *call.Config) { c.SetLimiter(forEngine(limiter)) })
}

// WithoutRateLimit turns the rate limit off. A 429 then delays only the call
// that received it.
func WithoutRateLimit() Option {
	return option(func(c *call.Config) { c.SetLimiter(nil) })
}

// WithLogger writes a line for each operation, at level Info, or Warn if it
// failed, and a line for each attempt at level Debug. The lines contain only the
// attributes below, never a body, a query, a URL, a header value or an id:
//
//   - AcmeLogAttributes
//
// If logger is nil, nothing is logged, which is the default.
func WithLogger(logger *slog.Logger) Option {
	return option(func(c *call.Config) { c.Log = wirelog.New(logger, traceHeader) })
}

// WithTimeout sets the time limit of an operation, with all attempts and the
// waits between them. The default is AcmeTimeout. With zero, only the context
// limits the operation.
func WithTimeout(d time.Duration) Option {
	return option(func(c *call.Config) { c.Timeout = d })
}

// WithAttemptTimeout sets the time limit of one attempt, from sending the first byte
// of the request to reading the last byte of the response body. The default is
// AcmeAttemptTimeout. With zero, there is no limit.
//
// The limit holds for files that are sent, too: to upload what takes longer, use a
// client with a higher limit, and [WithTimeout] or [WithCallTimeout], whose limit
// holds besides.
func WithAttemptTimeout(d time.Duration) Option {
	return option(func(c *call.Config) { c.AttemptTimeout = d })
}

// WithMaxResponseBytes sets the maximum size of a response body, after
// decompression. A call with a larger body fails with a [ResponseTooLargeError].
// The default is AcmeMaxResponseBytes.
func WithMaxResponseBytes(n int64) Option {
	return option(func(c *call.Config) { c.MaxResponseBytes = n })
}

// WithMiddleware wraps every operation. The first middleware is the outermost.
// Middleware receives one request and the last response, regardless of the
// number of attempts. Several WithMiddleware options add up.
func WithMiddleware(middleware ...Middleware) Option {
	return option(func(c *call.Config) { c.Middleware = append(c.Middleware, Chain(middleware...)) })
}

// WithAttemptMiddleware wraps every attempt. The first middleware is the
// outermost. Requests do not contain the key, unless all middleware is
// [Passive]. Several WithAttemptMiddleware options add up.
func WithAttemptMiddleware(middleware ...Middleware) Option {
	return option(func(c *call.Config) { c.AttemptMiddleware = append(c.AttemptMiddleware, Chain(middleware...)) })
}
