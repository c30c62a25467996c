package sessiontoken

import (
	"errors"
	"net/http"
	"slices"
	"strings"
)

// sessionCookie is the cookie of Clerk's frontend. New frontends also set a
// second one with a suffix.
const sessionCookie = "__session"

// maxCookies is the maximum number of cookies of a request that are verified.
const maxCookies = 4

// VerifyRequest verifies the token of a request: the bearer token of its
// Authorization header, or else a __session cookie. Other schemes of
// authorization are ignored. If several cookies contain tokens, because several
// instances share a domain, one valid token is sufficient.
//
// A request that passed a middleware of this verifier is not verified again.
func (v *Verifier) VerifyRequest(r *http.Request) (*Claims, error) {
	if found, _ := r.Context().Value(contextKey{}).(*outcome); found != nil && found.by == v {
		return found.claims, found.err
	}
	token, err := bearer(r)
	if err != nil {
		return nil, err
	}
	if token != "" {
		return v.Verify(r.Context(), token)
	}
	return v.verifyCookies(r)
}

// bearer returns the bearer token of a request, or "" if there is none.
func bearer(r *http.Request) (string, error) {
	token := ""
	for _, value := range r.Header.Values("Authorization") {
		scheme, credentials, _ := strings.Cut(value, " ")
		credentials = strings.Trim(credentials, " ")
		if !strings.EqualFold(scheme, "Bearer") || credentials == "" {
			continue
		}
		if token != "" {
			return "", malformed("the request has two bearer tokens")
		}
		token = credentials
	}
	return token, nil
}

// verifyCookies returns the claims of the first valid cookie. If there is
// none, it returns the first failure, or that of a cookie for which keys were unavailable.
func (v *Verifier) verifyCookies(r *http.Request) (*Claims, error) {
	var failure error
	for _, token := range v.cookies(r) {
		claims, err := v.Verify(r.Context(), token)
		if err == nil {
			return claims, nil
		}
		if failure == nil || errors.Is(err, ErrKeysUnavailable) && !errors.Is(failure, ErrKeysUnavailable) {
			failure = err
		}
	}
	if failure == nil {
		failure = refusal(ErrNoToken, "")
	}
	return nil, failure
}

// cookies returns the tokens in the cookies of a request, those with a suffix first.
func (v *Verifier) cookies(r *http.Request) []string {
	var suffixed, plain []string
	for _, c := range r.Cookies() {
		switch {
		case c.Value == "" || slices.Contains(suffixed, c.Value) || slices.Contains(plain, c.Value):
		case c.Name == sessionCookie:
			plain = append(plain, c.Value)
		case v.config.cookie == "" && hasSuffix(c.Name), c.Name == v.config.cookie:
			suffixed = append(suffixed, c.Value)
		}
	}
	tokens := append(suffixed, plain...)
	return tokens[:min(len(tokens), maxCookies)]
}

// hasSuffix reports whether a cookie has the name of a session cookie with the
// suffix of some instance.
func hasSuffix(name string) bool {
	suffix, found := strings.CutPrefix(name, sessionCookie+"_")
	return found && len(suffix) == suffixLength
}
