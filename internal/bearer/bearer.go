// Package bearer adds a secret key to requests for one origin only.
package bearer

import (
	"net/http"
	"net/url"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
)

// Origin decides which requests get the key.
type Origin interface {
	Holds(u *url.URL) bool
}

// Layer returns the round-tripper that sets the Authorization header of requests
// for origin. Requests for any other origin pass without the key.
func Layer(next http.RoundTripper, key Key, origin Origin) http.RoundTripper {
	authorization := "Bearer " + key.reveal()
	return &layer{
		next:   next,
		origin: origin,
		// A new slice for every request: a round-tripper that modifies header
		// values in place would otherwise modify those of other requests.
		authorize: func(h http.Header) { h["Authorization"] = []string{authorization} },
	}
}

type layer struct {
	next      http.RoundTripper
	origin    Origin
	authorize func(http.Header)
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	if !l.origin.Holds(req.URL) {
		return l.next.RoundTrip(req)
	}
	keyed := req
	if !attempt.Owned(req) {
		keyed = attempt.Clone(req, req.Context())
	}
	l.authorize(keyed.Header)
	resp, err := l.next.RoundTrip(keyed)
	if resp != nil {
		resp.Request = req
	}
	return resp, err
}
