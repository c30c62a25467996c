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

// Option changes how a [Verifier] works.
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
	cookie        string // with the suffix of the instance; empty when that is not known
	fail          func(http.ResponseWriter, *http.Request, error)
}

func defaults() config {
	return config{leeway: 5 * time.Second, stale: defaultStale, now: time.Now, fail: respond}
}

// WithLeeway is how far the clocks may be apart when the times of a token are
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

// WithIssuer accepts tokens of one issuer only: the URL of the instance's
// Frontend API, such as https://clerk.example.com. Without it the keys alone
// tell whose tokens they are.
func WithIssuer(url string) Option {
	return func(c *config) error {
		if url == "" {
			return errors.New("the issuer is empty")
		}
		c.issuer = url
		return nil
	}
}

// WithAuthorizedParties accepts tokens that were issued to one of these origins,
// such as https://app.example.com. It keeps other sites below the same domain,
// who get to see the cookie, from using it. A token that names no origin is
// refused, unless [WithPartyOptional] is given too. Without this option the
// origin is not looked at.
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
// Clerk leaves it out when the browser sent none, as native apps do.
func WithPartyOptional() Option {
	return func(c *config) error {
		c.partyOptional = true
		return nil
	}
}

// WithPending accepts sessions that are pending: the user has signed in and has
// yet to do something, such as choose an organization. By default they count as
// signed out.
func WithPending() Option {
	return func(c *config) error {
		c.pending = true
		return nil
	}
}

// WithTemplateTokens accepts tokens made from a JWT template, too. They name no
// session, may live for years and are meant for third parties; by default they
// are refused.
func WithTemplateTokens() Option {
	return func(c *config) error {
		c.templates = true
		return nil
	}
}

// WithStaleKeys is for how long after their hour the keys serve on while newer
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

// WithClock replaces time.Now where the times of a token are checked.
func WithClock(now func() time.Time) Option {
	return func(c *config) error {
		if now == nil {
			return errors.New("the clock is nil")
		}
		c.now = now
		return nil
	}
}

// WithPublishableKey names the instance whose cookie is read. Several instances
// may have cookies below one domain; each has a suffix of its own, which follows
// from its publishable key. Without this option every suffix is tried.
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

// cookieSuffix is how Clerk tells the cookies of instances apart. It is a name,
// and protects nothing.
func cookieSuffix(publishableKey string) string {
	sum := sha1.Sum([]byte(publishableKey))
	return base64.URLEncoding.EncodeToString(sum[:])[:suffixLength]
}

// WithFailureHandler answers requests that [Verifier.Require] and its siblings
// turn away. The error is an [*Error], whose StatusCode is the status to send;
// the WWW-Authenticate and Retry-After that belong to it are set already. The
// default answers with a line of text.
func WithFailureHandler(fail func(w http.ResponseWriter, r *http.Request, err error)) Option {
	return func(c *config) error {
		if fail == nil {
			return errors.New("the failure handler is nil")
		}
		c.fail = fail
		return nil
	}
}
