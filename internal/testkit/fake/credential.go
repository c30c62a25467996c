package fake

import (
	"net/http"
	"slices"
	"strings"
)

// authenticate reports a request that does not say who sends it, or says it with
// a key that is not accepted.
func (s *Server) authenticate(req *http.Request, r *Request) *Failure {
	if s.api.Auth.In == Nowhere || r != nil && r.Operation.Public {
		return nil
	}
	key, way := s.credential(req)
	if way == nil {
		return s.api.Errors.failure(s.api.Auth.Missing, http.StatusUnauthorized)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.keys) > 0 && !slices.Contains(s.keys, key) {
		return s.api.Errors.failure(way.Invalid, http.StatusUnauthorized)
	}
	return nil
}

// credential is the key of a request, and how it is sent; nil when it has none.
func (s *Server) credential(req *http.Request) (key string, way *Auth) {
	for i := range s.ways {
		if key := s.ways[i].read(req); key != "" {
			return key, &s.ways[i]
		}
	}
	return "", nil
}

// read is the key of a request that is sent in this way; empty when there is none.
// The password of another user is told apart by that name and a colon.
func (a *Auth) read(req *http.Request) (key string) {
	switch a.In {
	case InBearer:
		if scheme, key, _ := strings.Cut(req.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
			return key
		}
	case InHeader:
		if key, prefixed := strings.CutPrefix(req.Header.Get(a.Name), a.Prefix); prefixed {
			return key
		}
	case InQuery:
		return req.URL.Query().Get(a.Name)
	case InCookie:
		if cookie, err := req.Cookie(a.Name); err == nil {
			return cookie.Value
		}
	case InBasic:
		user, password, sent := req.BasicAuth()
		if sent && user != a.User {
			return user + ":" + password
		}
		return password
	}
	return ""
}

// isKey reports whether a query parameter is one that holds the key.
func (s *Server) isKey(param string) bool {
	return slices.ContainsFunc(s.ways, func(a Auth) bool { return a.In == InQuery && a.Name == param })
}
