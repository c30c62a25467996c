package testpkg

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
)

// RoundTrip responds to a request in process.
func (s *Stub) RoundTrip(req *http.Request) (*http.Response, error) {
	return s.engine().RoundTrip(req)
}

// ServeHTTP responds to a request over a socket. It closes the connection where
// RoundTrip returns an error.
func (s *Stub) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	s.engine().ServeHTTP(w, req)
}

// Transport returns a transport that sends requests to the stub, with [Key] and
// without a rate limit. It panics if an option is invalid.
func (s *Stub) Transport(opts ...transport.Option) *transport.Client {
	return newTransport(s, opts)
}
