package call

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
	"github.com/seed-e19c5fb5/clerk-go/internal/boundedbody"
	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Engine sends requests: it holds a stack of round-trippers and the parts that
// all requests share. It is immutable and safe for concurrent use.
type Engine struct {
	stack http.RoundTripper // nil if the engine was not created by New
	base  http.RoundTripper
	log   wirelog.Log // nil is off
	retry *retry.Retrier
	key   origin.Key

	baseURL  *origin.Base
	basePath string // escaped
	plain    bool   // basePath has no escapes

	template    *http.Request
	header      http.Header // of requests without a body; shared, see exchange.header
	bodyHeader  http.Header // of requests with one
	ownHeader   bool        // each request needs its own header
	traceHeader string

	timeout  time.Duration
	maxBytes int64

	paramError func(*ParamError) error
	failure    func(Failure) error
	tooLarge   func(*TooLargeError) error
}

// New returns an engine. Errors name the invalid field and never contain the key.
func New(key string, c Config) (*Engine, error) {
	return NewWith(origin.NewCredential(c.KeyPlace.OrBearer(), key), c)
}

// NewFromSource is like [New], with a key that may change.
func NewFromSource(source func(context.Context) (string, error), c Config) (*Engine, error) {
	return NewWith(origin.FromSource(c.KeyPlace.OrBearer(), source), c)
}

// NewBasic is like [New], with a user name and a password.
func NewBasic(user, password string, c Config) (*Engine, error) {
	return NewWith(origin.Basic(user, password), c)
}

// NewWith is like [New], with any credential.
func NewWith(credential origin.Credential, c Config) (*Engine, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if err := credential.Err(); err != nil {
		return nil, fmt.Errorf("the %s %w", c.KeyName, err)
	}
	e := &Engine{
		traceHeader: http.CanonicalHeaderKey(c.TraceHeader),
		timeout:     c.Timeout,
		maxBytes:    c.MaxResponseBytes,
		paramError:  c.ParamError,
		failure:     c.Failure,
		tooLarge:    c.TooLarge,
	}
	e.key = credential.Key()
	if c.Log != nil {
		e.log = c.Log.Redacting(e.key.Redact)
	}
	var err error
	if e.baseURL, err = c.base(); err != nil {
		return nil, err
	}
	limiter, err := c.limiter(credential)
	if err != nil {
		return nil, err
	}
	retrier, err := retry.New(c.Retry.Or(c.DefaultRetry))
	if err != nil {
		return nil, fmt.Errorf("the retry policy %w", err)
	}
	retrier.Prefer(&c.Retry)
	e.retry = retrier
	e.prepare(&c)
	e.build(&c, credential, limiter, retrier)
	return e, nil
}

// prepare creates the parts that all requests share.
func (e *Engine) prepare(c *Config) {
	e.basePath = e.baseURL.Path()
	e.plain = e.baseURL.Plain()
	e.template = &http.Request{
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Host: e.baseURL.Host(),
	}
	e.header = http.Header{"Accept": {"application/json"}}
	if agent := strings.TrimSpace(c.UserAgent + " " + c.Program); agent != "" {
		e.header["User-Agent"] = []string{agent}
	}
	if c.VersionHeader != "" {
		e.header.Set(c.VersionHeader, c.Version)
	}
	e.bodyHeader = e.header.Clone()
	e.bodyHeader["Content-Type"] = []string{"application/json"}
}

// build creates the round-trippers, the innermost first.
func (e *Engine) build(c *Config, credential origin.Credential, limiter ratelimit.Limiter, retrier *retry.Retrier) {
	e.base = c.Base
	if e.base == nil {
		e.base = newNetBase(c.Net)
	}
	stack := boundedbody.Layer(e.base, c.MaxResponseBytes)
	stack = origin.Layer(stack, credential, e.baseURL)
	if e.log != nil {
		stack = e.log.Attempts(stack)
	}
	stack = Chain(c.AttemptMiddleware)(stack)
	exclusive := len(c.AttemptMiddleware) == 0 || isPassive(stack)
	stack = attempt.Layer(stack, c.AttemptTimeout, exclusive, slices.Collect(maps.Keys(e.bodyHeader))...)
	if limiter != nil {
		stack = ratelimit.NewGate(limiter, longestPause).Layer(stack)
	}
	stack = retrier.Layer(stack)
	e.stack = Chain(c.Middleware)(stack)
	e.ownHeader = len(c.Middleware) > 0 && !isPassive(e.stack)
}

// longestPause limits the pause of an endpoint after a 429: a server that asks
// for a year must not lock a client out for one.
const longestPause = 5 * time.Minute

// CloseIdleConnections closes connections that are not in use.
func (e *Engine) CloseIdleConnections() {
	if e == nil {
		return
	}
	if c, ok := e.base.(interface{ CloseIdleConnections() }); ok {
		c.CloseIdleConnections()
	}
}

// BaseURL returns the base URL, or "" if the engine was not created by New.
func (e *Engine) BaseURL() string {
	if e == nil || e.baseURL == nil {
		return ""
	}
	return e.baseURL.String()
}

// String returns a description that contains only the base URL.
func (e *Engine) String() string {
	return "client for " + e.BaseURL()
}
