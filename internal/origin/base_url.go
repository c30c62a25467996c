// Package origin holds the rules for the address that a client sends to and for
// its secret key, which goes to that origin only and shows nowhere else.
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
	host   string // as it goes into the Host header
	origin string // host with the port spelt out, lower case
	path   string // escaped, without a trailing slash
	plain  bool   // path has nothing escaped
}

// Parse accepts https, and http for loopback addresses: localhost, 127.0.0.0/8
// and ::1. With insecure, http is accepted for every host. Userinfo, query and
// fragment are refused, and so are relative URLs. The error never repeats the
// URL, because a key may have slipped into it.
func Parse(raw string, insecure bool) (*Base, error) {
	u, err := url.Parse(raw)
	switch {
	case err != nil:
		return nil, errors.New("is not a URL")
	case u.Scheme != "https" && u.Scheme != "http":
		return nil, errors.New("has to begin with https://")
	case u.Opaque != "" || u.Hostname() == "":
		return nil, errors.New("has no host")
	case strings.Contains(u.Host, "%"):
		return nil, errors.New("has a host with an escape or a zone")
	case u.User != nil:
		return nil, errors.New("holds a user name or password")
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

// Path is the path of the base URL, escaped, without a trailing slash.
func (b *Base) Path() string { return b.path }

// Scheme is "https" or "http".
func (b *Base) Scheme() string { return b.scheme }

// Host is the host, with the port where the base URL has one.
func (b *Base) Host() string { return b.host }

// String is the base URL.
func (b *Base) String() string { return b.scheme + "://" + b.host + b.Path() }

// Holds reports whether u has the scheme, host and port of the base URL.
func (b *Base) Holds(u *url.URL) bool {
	if u.Scheme != b.scheme {
		return false
	}
	return u.Host == b.host || origin(u) == b.origin
}

// origin is the host and the port of u in a form that compares.
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

// Plain reports whether the path of the base URL has nothing escaped.
func (b *Base) Plain() bool { return b.plain }
