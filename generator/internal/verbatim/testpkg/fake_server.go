package testpkg

import (
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/verbatim/transport"
)

// RoundTrip answers a request in process.
func (f *Fake) RoundTrip(req *http.Request) (*http.Response, error) {
	return f.engine().RoundTrip(req)
}

// ServeHTTP responds to a request over a socket. It closes the connection where
// RoundTrip returns an error.
func (f *Fake) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	f.engine().ServeHTTP(w, req)
}

// Transport returns a transport that sends requests to the fake, with [Key] and
// without a rate limit. It panics if an option is invalid.
func (f *Fake) Transport(opts ...transport.Option) *transport.Client {
	return newTransport(f, opts)
}

// SetClock replaces time.Now as the clock, and undoes [Fake.Advance].
func (f *Fake) SetClock(now func() time.Time) {
	f.engine().SetClock(now)
}

// Advance moves the clock forward. Records that expire by then are expired.
func (f *Fake) Advance(d time.Duration) {
	f.engine().Advance(d)
}

// Now returns the time on the clock.
func (f *Fake) Now() time.Time {
	return f.engine().Now()
}

// SetKeys replaces the accepted keys. The default is [Key]. Without arguments,
// every key is accepted.
func (f *Fake) SetKeys(keys ...string) {
	f.engine().SetKeys(keys...)
}

// Fallback sets what answers requests that are for no operation of AcmeScope, such
// as the fake of another API. Without it AcmeOtherwise. It panics when next is the
// fake itself.
func (f *Fake) Fallback(next http.RoundTripper) {
	f.engine().Fallback(f, next)
}
