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

// Config configures a client with the values of a description and the options of
// the caller.
type Config struct {
	KeyName       string       // "secret key"
	KeyPlace      origin.Place // where requests have the key; the zero Place is the bearer token
	UserAgent     string       // product token of the SDK, with its version
	Program       string       // what the User-Agent header says of the program: "myapp/1.2"
	BaseURL       string
	AllowHTTP     bool   // for any host, not only for loopback addresses
	VersionHeader string // empty if there is none
	Version       string
	TraceHeader   string

	Timeout          time.Duration // of an operation, with all attempts and waits; 0 means no limit
	AttemptTimeout   time.Duration // of an attempt, including the body; 0 means no limit
	MaxResponseBytes int64
	Net              NetLimits // of the default base

	Retry        retry.Policy // zero fields have the values of DefaultRetry
	DefaultRetry retry.Policy
	Rates        []KeyRate // the first with a matching prefix applies

	Log wirelog.Log // nil is off

	Middleware        []Middleware // around the operation, outermost first
	AttemptMiddleware []Middleware // around each attempt, outermost first
	Base              http.RoundTripper

	ParamError func(*ParamError) error    // converts to the public error; nil returns it unchanged
	Failure    func(Failure) error        // the same for a Failure
	TooLarge   func(*TooLargeError) error // the same for a TooLargeError

	baseURLPlace string // "in NAME " if BaseURL is from the environment

	limiterSet bool // Rates does not apply
	ownLimiter ratelimit.Limiter
	ownRate    *ratelimit.Rate
	broken     error // error of the first invalid option
}

// KeyRate is the rate limit for keys with a prefix.
type KeyRate struct {
	Prefix string
	Rate   ratelimit.Rate
}

// Break makes New fail with err. Options use it for an invalid argument.
func (c *Config) Break(err error) {
	if c.broken == nil {
		c.broken = err
	}
}

// SetBaseURL sets the base URL. If env is not empty, errors name it as the
// environment variable that contains the URL.
func (c *Config) SetBaseURL(url, env string) {
	c.BaseURL, c.baseURLPlace = url, ""
	if env != "" {
		c.baseURLPlace = "in " + env + " "
	}
}

// SetRate replaces the limiter and Rates.
func (c *Config) SetRate(rate ratelimit.Rate) {
	c.limiterSet, c.ownLimiter, c.ownRate = true, nil, &rate
}

// SetLimiter replaces the limiter and Rates. Nil turns the rate limit off.
func (c *Config) SetLimiter(l ratelimit.Limiter) {
	c.limiterSet, c.ownLimiter, c.ownRate = true, l, nil
}

// check returns an error for the first invalid field.
func (c *Config) check() error {
	switch {
	case c.broken != nil:
		return c.broken
	case c.MaxResponseBytes < 1:
		return fmt.Errorf("the limit for responses is %d bytes, less than 1", c.MaxResponseBytes)
	case c.MaxResponseBytes > maxMaxResponseBytes:
		return fmt.Errorf("the limit for responses is %d bytes, more than %d", c.MaxResponseBytes,
			int64(maxMaxResponseBytes))
	case c.Timeout < 0:
		return fmt.Errorf("the operation timeout %s is negative", c.Timeout)
	case c.AttemptTimeout < 0:
		return fmt.Errorf("the attempt timeout %s is negative", c.AttemptTimeout)
	case c.VersionHeader != "" && (c.Version == "" || route.HasControl(c.Version)):
		return errors.New("the API version is empty or contains a control character")
	case route.HasControl(c.UserAgent), route.HasControl(c.Program):
		return errors.New("the user agent contains a control character")
	}
	return nil
}

// maxMaxResponseBytes keeps arithmetic on the limit from overflowing.
const maxMaxResponseBytes = 1 << 40

// base validates the base URL.
func (c *Config) base() (*origin.Base, error) {
	base, err := origin.Parse(c.BaseURL, c.AllowHTTP)
	if err != nil {
		return nil, fmt.Errorf("the base URL %s%w", c.baseURLPlace, err)
	}
	return base, nil
}

// JoinPath appends a path to a base URL, which may already end in a slash or in
// the path.
func JoinPath(base, path string) string {
	return strings.TrimSuffix(strings.TrimRight(base, "/"), path) + path
}

// limiter returns the limiter that the options or the key select; nil means none.
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
