package call

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/origin"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/route"
	"github.com/seed-e19c5fb5/clerk-go/internal/wirelog"
)

// Middleware wraps a round-tripper.
type Middleware = func(http.RoundTripper) http.RoundTripper

// Config is what a client is made of: the decisions of a description, and the
// options of a user.
type Config struct {
	KeyName       string       // "secret key"
	KeyPlace      origin.Place // where requests have the key; the zero Place is the bearer token
	UserAgent     string       // product token of the SDK, with its version
	Program       string       // what the User-Agent header says of the program: "myapp/1.2"
	BaseURL       string
	AllowHTTP     bool   // for any host, not for loopback addresses only
	VersionHeader string // empty when there is none
	Version       string
	TraceHeader   string

	Timeout          time.Duration // of an operation, all tries and waits; 0 sets none
	AttemptTimeout   time.Duration // of a try, body included; 0 sets none
	MaxResponseBytes int64
	Net              NetLimits // of the base that is used when none is given

	Retry        retry.Policy // zero fields stand for DefaultRetry's
	DefaultRetry retry.Policy
	Rates        []KeyRate // the first whose prefix fits counts

	Log wirelog.Log // nil is off

	Middleware        []Middleware // around the operation, outermost first
	AttemptMiddleware []Middleware // around each try, outermost first
	Base              http.RoundTripper

	ParamError func(*ParamError) error    // makes the public error; nil leaves it as it is
	Failure    func(*Failure) error       // likewise
	TooLarge   func(*TooLargeError) error // likewise

	baseURLPlace string // "in NAME " when BaseURL is from the environment

	limiterSet bool // Rates no longer count
	ownLimiter ratelimit.Limiter
	ownRate    *ratelimit.Rate
	broken     error // the first option that cannot be
}

// KeyRate is the rate for keys with a prefix.
type KeyRate struct {
	Prefix string
	Rate   ratelimit.Rate
}

// Break makes New fail with err: it is how an option refuses its argument.
func (c *Config) Break(err error) {
	if c.broken == nil {
		c.broken = err
	}
}

// SetBaseURL replaces the base URL. An error about it names the environment
// variable that it is from; env is empty when it is from none.
func (c *Config) SetBaseURL(url, env string) {
	c.BaseURL, c.baseURLPlace = url, ""
	if env != "" {
		c.baseURLPlace = "in " + env + " "
	}
}

// SetRate replaces the limiter and the rates by prefix of the key.
func (c *Config) SetRate(rate ratelimit.Rate) {
	c.limiterSet, c.ownLimiter, c.ownRate = true, nil, &rate
}

// SetLimiter replaces the rates. A nil limiter is none.
func (c *Config) SetLimiter(l ratelimit.Limiter) {
	c.limiterSet, c.ownLimiter, c.ownRate = true, l, nil
}

// check reports the first thing that a client cannot be made of.
func (c *Config) check() error {
	switch {
	case c.broken != nil:
		return c.broken
	case c.MaxResponseBytes < 1:
		return fmt.Errorf("the limit for responses is %d bytes, less than 1", c.MaxResponseBytes)
	case c.MaxResponseBytes > maxMaxResponseBytes:
		return fmt.Errorf("the limit for responses is %d bytes, more than %d", c.MaxResponseBytes, int64(maxMaxResponseBytes))
	case c.Timeout < 0:
		return fmt.Errorf("the timeout of operations is %s, less than none", c.Timeout)
	case c.AttemptTimeout < 0:
		return fmt.Errorf("the timeout of a try is %s, less than none", c.AttemptTimeout)
	case c.VersionHeader != "" && (c.Version == "" || route.HasControl(c.Version)):
		return errors.New("the API version is empty or holds a control character")
	case route.HasControl(c.UserAgent), route.HasControl(c.Program):
		return errors.New("the user agent holds a control character")
	}
	return nil
}

// maxMaxResponseBytes keeps arithmetic on the limit from overflowing.
const maxMaxResponseBytes = 1 << 40

// base checks the base URL.
func (c *Config) base() (*origin.Base, error) {
	base, err := origin.Parse(c.BaseURL, c.AllowHTTP)
	if err != nil {
		return nil, fmt.Errorf("the base URL %s%w", c.baseURLPlace, err)
	}
	return base, nil
}

// JoinPath appends a path to a base URL, which may end in a slash, or in the path
// already.
func JoinPath(base, path string) string {
	return strings.TrimSuffix(strings.TrimRight(base, "/"), path) + path
}

// limiter is the limiter that the options or the key ask for; nil is none.
func (c *Config) limiter(credential origin.Credential) (ratelimit.Limiter, error) {
	switch {
	case c.ownRate != nil:
		return limiter(*c.ownRate)
	case c.limiterSet:
		return c.ownLimiter, nil
	}
	for _, r := range c.Rates {
		if credential.Begins(r.Prefix) {
			return limiter(r.Rate)
		}
	}
	return nil, nil
}

func limiter(rate ratelimit.Rate) (ratelimit.Limiter, error) {
	l, err := ratelimit.NewClasses(rate)
	if err != nil {
		return nil, fmt.Errorf("the rate limit has a %w", err)
	}
	return l, nil
}
