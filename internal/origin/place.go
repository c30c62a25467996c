package origin

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Place is the part of a request that contains the key.
type Place struct {
	put   func(key string) func(*http.Request) // modifies the request, whose header may be modified
	check func(key string) error               // rejects a key that is invalid there; nil accepts any
}

// Bearer returns the Authorization header with a bearer token, as in RFC 6750.
func Bearer() Place { return InHeader("Authorization", "Bearer ") }

// OrBearer returns p, or Bearer for the zero Place.
func (p Place) OrBearer() Place {
	if p.put == nil {
		return Bearer()
	}
	return p
}

// InHeader returns the place of a header whose value is prefix and key.
func InHeader(name, prefix string) Place {
	name = http.CanonicalHeaderKey(name)
	return Place{put: func(key string) func(*http.Request) {
		value := prefix + key
		// A new slice for every request: a round-tripper that modifies header
		// values in place would otherwise modify those of other requests.
		return func(req *http.Request) { req.Header[name] = []string{value} }
	}}
}

// InQuery returns the place of a query parameter. It replaces parameters with the
// same name, since the link to a next page may contain one.
func InQuery(name string) Place {
	return Place{put: func(key string) func(*http.Request) {
		param := url.QueryEscape(name) + "=" + url.QueryEscape(key)
		return func(req *http.Request) {
			u := *req.URL
			u.RawQuery = strings.TrimPrefix(without(u.RawQuery, name)+"&"+param, "&")
			req.URL = &u
		}
	}}
}

// without returns a query without the parameters of a name.
func without(query, name string) string {
	var kept []string
	for param := range strings.SplitSeq(query, "&") {
		key, _, _ := strings.Cut(param, "=")
		if decoded, err := url.QueryUnescape(key); err != nil || decoded != name {
			kept = append(kept, param)
		}
	}
	return strings.Join(kept, "&")
}

// InCookie returns the place of a cookie, in addition to those of the request.
func InCookie(name string) Place {
	return Place{check: checkCookie, put: func(key string) func(*http.Request) {
		cookie := name + "=" + key
		return func(req *http.Request) {
			all := append(req.Header.Values("Cookie"), cookie)
			req.Header["Cookie"] = []string{strings.Join(all, "; ")}
		}
	}}
}

func checkCookie(key string) error {
	const unfit = `",;\`
	if strings.ContainsAny(key, unfit) {
		return errors.New("contains one of " + unfit + ", which is invalid in a cookie")
	}
	return nil
}
