package testpkg

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
)

// RoundTrip answers a request in process.
func (s *Stub) RoundTrip(req *http.Request) (*http.Response, error) {
	return s.engine().RoundTrip(req)
}

// ServeHTTP answers a request over a socket. Where RoundTrip returns an error,
// the connection is closed.
func (s *Stub) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	s.engine().ServeHTTP(w, req)
}

// Transport is a transport that sends to it with [Key], as fast as it can. It
// panics when an option is not valid.
func (s *Stub) Transport(opts ...transport.Option) *transport.Client {
	return newTransport(s, opts)
}
