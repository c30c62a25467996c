package origin

import (
	"net/http"

	"github.com/seed-e19c5fb5/clerk-go/internal/attempt"
)

// Layer returns the round-tripper that adds the credential to requests for the
// origin of base. Requests for any other origin, and those of public operations,
// pass without it.
func Layer(next http.RoundTripper, credential Credential, base *Base) http.RoundTripper {
	return &layer{next: next, base: base, authorize: credential.authorize}
}

type layer struct {
	next      http.RoundTripper
	base      *Base
	authorize func(*http.Request) error
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	if t := attempt.Traits(req); t != nil && t.Public || !l.base.Holds(req.URL) {
		return l.next.RoundTrip(req)
	}
	keyed := req
	if !attempt.Owned(req) {
		keyed = attempt.Clone(req, req.Context())
	}
	if err := l.authorize(keyed); err != nil {
		if req.Body != nil {
			req.Body.Close()
		}
		return nil, err
	}
	resp, err := l.next.RoundTrip(keyed)
	if resp != nil {
		resp.Request = req
	}
	return resp, err
}
