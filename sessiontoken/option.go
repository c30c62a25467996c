package sessiontoken

import (
	"crypto/sha1"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Option configures a [Verifier].
type Option func(*config) error

type config struct {
	leeway        time.Duration
	issuer        string
	parties       []string
	partyOptional bool
	pending       bool
	templates     bool
	stale         time.Duration
	now           func() time.Time
	cookie        string // with the suffix of the instance; empty if that is unknown
	fail          func(http.ResponseWriter, *http.Request, error)
}

func defaults() config {
	return config{leeway: 5 * time.Second, stale: defaultStale, now: time.Now, fail: respond}
}

// WithLeeway sets the allowed clock difference when the times of a token are
// checked, from 0 to 5 minutes. The default is 5 seconds.
func WithLeeway(d time.Duration) Option {
	const most = 5 * time.Minute
	return func(c *config) error {
		if d < 0 || d > most {
			return fmt.Errorf("leeway %v is outside 0..%v", d, most)
		}
		c.leeway = d
		return nil
	}
}

// WithIssuer accepts only tokens of one issuer: the URL of the instance's
// Frontend API, such as https://clerk.example.com. Without it, only the keys
// determine the instance.
func WithIssuer(url string) Option {
	return func(c *config) error {
		if url == "" {
			return errors.New("the issuer is empty")
		}
		c.issuer = url
		return nil
	}
}

// WithAuthorizedParties accepts only tokens that were issued to one of these origins,
// such as https://app.example.com. It prevents other sites below the same domain,
// which receive the cookie, from using it. A token without an origin is
// rejected, unless [WithPartyOptional] is set. Without this option, the
// origin is not checked.
func WithAuthorizedParties(origins ...string) Option {
	return func(c *config) error {
		if len(origins) == 0 || slices.Contains(origins, "") {
			return fmt.Errorf("authorized parties %q are none, or have an empty one among them", origins)
		}
		c.parties = slices.Clone(origins)
		return nil
	}
}

// WithPartyOptional lets tokens without an origin pass [WithAuthorizedParties].
// Clerk omits it if the client sent none, as native apps do.
func WithPartyOptional() Option {
	return func(c *config) error {
		c.partyOptional = true
		return nil
	}
}

// WithPending accepts pending sessions: the user has signed in but must
// complete a task, such as choosing an organization. By default they count as
// signed out.
func WithPending() Option {
	return func(c *config) error {
		c.pending = true
		return nil
	}
}

// WithTemplateTokens also accepts tokens made from a JWT template. They have no
// session, may be valid for years and are intended for third parties; by default they
// are rejected.
func WithTemplateTokens() Option {
	return func(c *config) error {
		c.templates = true
		return nil
	}
}

// WithStaleKeys sets how long keys remain valid after they expired while newer
// ones cannot be fetched, from 0 to 30 days. The default is 24 hours.
func WithStaleKeys(d time.Duration) Option {
	return func(c *config) error {
		if d < 0 || d > maxStale {
			return fmt.Errorf("%v for stale keys is outside 0..%v", d, maxStale)
		}
		c.stale = d
		return nil
	}
}

// WithClock replaces time.Now for checking the times of a token.
func WithClock(now func() time.Time) Option {
	return func(c *config) error {
		if now == nil {
			return errors.New("the clock is nil")
		}
		c.now = now
		return nil
	}
}

// WithPublishableKey selects the instance whose cookie is read. Several instances
// may have cookies below one domain; each has its own suffix, which is derived
// from its publishable key. Without this option, every suffix is accepted.
func WithPublishableKey(key string) Option {
	return func(c *config) error {
		if !strings.HasPrefix(key, "pk_test_") && !strings.HasPrefix(key, "pk_live_") {
			return errors.New("a publishable key begins with pk_test_ or pk_live_")
		}
		c.cookie = sessionCookie + "_" + cookieSuffix(key)
		return nil
	}
}

const suffixLength = 8

// cookieSuffix returns the suffix of an instance's cookies. It is only a name
// and not a protection.
func cookieSuffix(publishableKey string) string {
	sum := sha1.Sum([]byte(publishableKey))
	return base64.URLEncoding.EncodeToString(sum[:])[:suffixLength]
}

// WithFailureHandler sets the handler that responds to requests that the
// middleware rejects. The error is an [*Error], whose StatusCode is the status to send;
// its WWW-Authenticate and Retry-After headers are already set. The
// default responds with a line of text.
func WithFailureHandler(fail func(w http.ResponseWriter, r *http.Request, err error)) Option {
	return func(c *config) error {
		if fail == nil {
			return errors.New("the failure handler is nil")
		}
		c.fail = fail
		return nil
	}
}
