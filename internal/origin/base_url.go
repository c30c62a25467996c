// Package origin validates the base URL that a client sends requests to, and the
// secret key, which is sent to that origin only and redacted everywhere else.
package origin

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"strings"
)

// Base is an accepted base URL.
type Base struct {
	scheme string
	host   string // value of the Host header
	origin string // host with an explicit port, in lower case
	path   string // escaped, without a trailing slash
	plain  bool   // path has no escaped characters
}

// Parse accepts https, and http for loopback addresses: localhost, 127.0.0.0/8
// and ::1. With insecure, http is accepted for every host. Userinfo, query and
// fragment are rejected, and so are relative URLs. The error never contains the
// URL, because it may contain a key by mistake.
func Parse(raw string, insecure bool) (*Base, error) {
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, errors.New("is not a URL")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("must begin with https://")
	case u.Opaque != "" || u.Hostname() == "":
		return nil, errors.New("has no host")
	case strings.Contains(u.Host, "%"):
		return nil, errors.New("has a host with an escape or a zone")
	case u.User != nil:
		return nil, errors.New("contains a user name or password")
	case u.RawQuery != "" || u.ForceQuery:
		return nil, errors.New("has a query")
	case u.Fragment != "" || strings.Contains(raw, "#"):
		return nil, errors.New("has a fragment")
	case u.Scheme == "http" && !insecure && !loopback(u.Hostname()):
		return nil, errors.New("would send the key unencrypted: http is for loopback addresses only")
	}
	if err := checkPort(u.Port(), u.Host); err != nil {
		return nil, err
	}
	return newBase(u)
}

func newBase(u *url.URL) (*Base, error) {
	for segment := range strings.SplitSeq(u.Path, "/") {
		if segment == "." || segment == ".." {
			return nil, errors.New(`has a path with "." or ".."`)
		}
	}
	path := url.URL{Path: strings.TrimRight(u.Path, "/"), RawPath: strings.TrimRight(u.RawPath, "/")}
	escaped := path.EscapedPath()
	return &Base{
		scheme: u.Scheme,
		host:   u.Host,
		origin: origin(u),
		path:   escaped,
		plain:  escaped == path.Path,
	}, nil
}

// Path returns the path of the base URL, escaped, without a trailing slash.
func (b *Base) Path() string { return b.path }

// Scheme returns "https" or "http".
func (b *Base) Scheme() string { return b.scheme }

// Host returns the host, with the port if the base URL has one.
func (b *Base) Host() string { return b.host }

// String returns the base URL.
func (b *Base) String() string { return b.scheme + "://" + b.host + b.Path() }

// Holds reports whether u has the scheme, host and port of the base URL.
func (b *Base) Holds(u *url.URL) bool {
	if u.Scheme != b.scheme {
		return false
	}
	return u.Host == b.host || origin(u) == b.origin
}

// origin returns the host and the port of u in a comparable form.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "http": "80"}[u.Scheme]
	}
	return net.JoinHostPort(strings.ToLower(u.Hostname()), port)
}

func loopback(host string) bool {
	if strings.ToLower(host) == "localhost" {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

func checkPort(port, host string) error {
	if port == "" {
		if strings.HasSuffix(host, ":") {
			return errors.New("has a colon without a port")
		}
		return nil
	}
	if n, err := net.LookupPort("tcp", port); err != nil || n == 0 {
		return fmt.Errorf("has the port %s, outside 1..65535", port)
	}
	return nil
}

// Plain reports whether the path of the base URL has no escaped characters.
func (b *Base) Plain() bool { return b.plain }
