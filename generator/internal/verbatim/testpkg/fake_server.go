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

// ServeHTTP answers a request over a socket. Where RoundTrip returns an error,
// the connection is closed.
func (f *Fake) ServeHTTP(w http.ResponseWriter, req *http.Request) {
	f.engine().ServeHTTP(w, req)
}

// Transport is a transport that sends to it with [Key], as fast as it can. It
// panics when an option is not valid.
func (f *Fake) Transport(opts ...transport.Option) *transport.Client {
	return newTransport(f, opts)
}

// SetClock replaces time.Now, and forgets what [Fake.Advance] added.
func (f *Fake) SetClock(now func() time.Time) {
	f.engine().SetClock(now)
}

// Advance puts the clock forward. What expires by then has expired.
func (f *Fake) Advance(d time.Duration) {
	f.engine().Advance(d)
}

// Now is the time on the clock.
func (f *Fake) Now() time.Time {
	return f.engine().Now()
}

// SetKeys replaces the keys that are accepted. At the start that is [Key];
// without any, every key is.
func (f *Fake) SetKeys(keys ...string) {
	f.engine().SetKeys(keys...)
}

// Fallback sets what answers requests that are for no operation of AcmeScope, such
// as the fake of another API. Without it AcmeOtherwise. It panics when next is the
// fake itself.
func (f *Fake) Fallback(next http.RoundTripper) {
	f.engine().Fallback(f, next)
}
