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

// Option changes a client that [New] makes. What it cannot apply is New's
// error.
type Option interface{ apply(*call.Config) }

// option is a function as an [Option].
type option func(*call.Config)

func (o option) apply(c *call.Config) { o(c) }

// WithBase sets the innermost round-tripper, in place of the network: a test
// puts its fake here. It is used as it is, its TLS settings included; timeouts
// for dialling, TLS and headers are then its own affair.
func WithBase(base http.RoundTripper) Option {
	return option(func(c *call.Config) { c.Base = base })
}

// WithBaseURL sets the address below which all routes are. It has to be https;
// http is accepted for loopback addresses. A user name, a query or a fragment
// in it is refused. The default is [AcmeBaseURL].
func WithBaseURL(url string) Option {
	return baseURLFrom(url, "")
}

// baseURLFrom is [WithBaseURL] with an address out of the environment.
func baseURLFrom(url, env string) Option {
	return option(func(c *call.Config) { c.SetBaseURL(url, env) })
}

// WithUserAgent puts what the program says of itself behind the SDK in the
// User-Agent header: "myapp/1.2".
func WithUserAgent(program string) Option {
	return option(func(c *call.Config) { c.Program = program })
}

// WithInsecureHTTP accepts a base URL with http for any host. The key then
// travels in the clear.
func WithInsecureHTTP() Option {
	return option(func(c *call.Config) { c.AllowHTTP = true })
}

// WithRetry sets when requests are sent again. Zero fields of the policy stand
// for the defaults that [RetryPolicy] lists; MaxAttempts: 1 never retries.
func WithRetry(policy RetryPolicy) Option {
	return option(func(c *call.Config) { c.Retry = retry.Policy(policy) })
}

// WithRateLimit sets the rate at which requests are sent. It is a token bucket:
// after a quiet time it sends rate.Burst at once and rate.Requests in the
// rate.Per that follows, so that the first rate.Per sees both together. The
// default keeps that sum within what Acme allows, which goes by the prefix of
// the key:
//
//   - AcmeRates
func WithRateLimit(rate Rate) Option {
	return option(func(c *call.Config) { c.SetRate(ratelimit.Rate(rate)) })
}

// WithLimiter sets a limiter of the caller's own, such as one that several
// processes share through a store. It may be a [Pauser] and a [Refunder] too.
func WithLimiter(limiter Limiter) Option {
	if limiter == nil {
		return option(func(c *call.Config) { c.Break(errors.New("WithLimiter: the limiter is nil")) })
	}
	return option(func(c *call.Config) { c.SetLimiter(forEngine(limiter)) })
}

// WithoutRateLimit sends requests as fast as they come. A 429 then holds up
// only the call that got it.
func WithoutRateLimit() Option {
	return option(func(c *call.Config) { c.SetLimiter(nil) })
}

// WithLogger writes a line for each operation, at Info or at Warn when it
// failed, and a line for each try at Debug. Lines hold these attributes and no
// others, never a body, a query, a URL, a header value or an id:
//
//   - AcmeLogAttributes
//
// A nil logger is off, which is the default.
func WithLogger(logger *slog.Logger) Option {
	return option(func(c *call.Config) { c.Log = wirelog.New(logger, traceHeader) })
}

// WithTimeout limits a whole operation: all tries and the waits between them.
// The default is AcmeTimeout; zero leaves only the limits of contexts.
func WithTimeout(d time.Duration) Option {
	return option(func(c *call.Config) { c.Timeout = d })
}

// WithAttemptTimeout limits one try, reading the body of its response included.
// The default is AcmeAttemptTimeout; zero sets no limit.
func WithAttemptTimeout(d time.Duration) Option {
	return option(func(c *call.Config) { c.AttemptTimeout = d })
}

// WithMaxResponseBytes limits the body of a response after decompression. A
// longer one is a [ResponseTooLargeError]. The default is AcmeMaxResponseBytes.
func WithMaxResponseBytes(n int64) Option {
	return option(func(c *call.Config) { c.MaxResponseBytes = n })
}

// WithMiddleware wraps every operation, the first middleware outermost: it sees
// one request and the last response, however often the request was sent. It
// adds to what earlier options added.
func WithMiddleware(middleware ...Middleware) Option {
	return option(func(c *call.Config) { c.Middleware = append(c.Middleware, Chain(middleware...)) })
}

// WithAttemptMiddleware wraps every try, the first middleware outermost. It
// sees requests without the key, unless all of it is [Passive]. It adds to what
// earlier options added.
func WithAttemptMiddleware(middleware ...Middleware) Option {
	return option(func(c *call.Config) { c.AttemptMiddleware = append(c.AttemptMiddleware, Chain(middleware...)) })
}
