package origin

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
)

// Layer makes the round-tripper that sets the Authorization header of requests
// for the origin of base. Requests for any other origin pass without the key.
func Layer(next http.RoundTripper, key Key, base *Base) http.RoundTripper {
	authorization := "Bearer " + key.reveal()
	return &layer{
		next: next,
		base: base,
		// A fresh slice for every request: a round-tripper that edits header
		// values in place would otherwise edit everybody's.
		authorize: func(h http.Header) { h["Authorization"] = []string{authorization} },
	}
}

type layer struct {
	next      http.RoundTripper
	base      *Base
	authorize func(http.Header)
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	if !l.base.Holds(req.URL) {
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
