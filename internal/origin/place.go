package origin

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Place is where requests have the key.
type Place struct {
	put   func(key string) func(*http.Request) // changes the request, whose header is its own
	check func(key string) error               // refuses a key that does not fit; nil takes any
}

// Bearer is the Authorization header as OAuth 2 has it.
func Bearer() Place { return InHeader("Authorization", "Bearer ") }

// OrBearer is p, or Bearer for the zero Place.
func (p Place) OrBearer() Place {
	if p.put == nil {
		return Bearer()
	}
	return p
}

// InHeader is a header whose value is the key behind a prefix.
func InHeader(name, prefix string) Place {
	name = http.CanonicalHeaderKey(name)
	return Place{put: func(key string) func(*http.Request) {
		value := prefix + key
		// A fresh slice for every request: a round-tripper that edits header
		// values in place would otherwise edit everybody's.
		return func(req *http.Request) { req.Header[name] = []string{value} }
	}}
}

// InQuery is a parameter of the query, in place of any that has its name: the
// address of a next page may come with one.
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

// without is a query without the parameters of a name.
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

// InCookie is a cookie, beside those that a request has.
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
		return errors.New("holds one of " + unfit + ", which a cookie cannot carry")
	}
	return nil
}
