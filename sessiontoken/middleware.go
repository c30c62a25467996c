package sessiontoken

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
)

// Require lets requests with a valid session token pass, with its claims in
// the context: see [FromContext]. Other requests never reach next: the failure
// handler responds to them, with 401, or with 503 if the keys are unavailable.
func (v *Verifier) Require(next http.Handler) http.Handler {
	return v.guard(next, v.VerifyRequest)
}

// RequireThat is [Verifier.Require] with checks of the claims. If one fails,
// the response is 403. It panics if a check is nil.
func (v *Verifier) RequireThat(checks ...Check) func(http.Handler) http.Handler {
	for _, check := range checks {
		if check == nil {
			panic("sessiontoken: RequireThat: a check is nil")
		}
	}
	return func(next http.Handler) http.Handler {
		return v.guard(next, func(r *http.Request) (*Claims, error) {
			claims, err := v.VerifyRequest(r)
			if err != nil {
				return nil, err
			}
			return claims, verdict(claims, checks)
		})
	}
}

// RequireActive is [Verifier.RequireThat], and also checks that the session is
// still active, as [Verifier.VerifyActive] does. Use it for requests that must not
// succeed in the minute after the session was revoked. It
// panics if the client or a check is nil.
func (v *Verifier) RequireActive(client SessionGetter, checks ...Check) func(http.Handler) http.Handler {
	if client == nil {
		panic("sessiontoken: RequireActive: the client is nil")
	}
	local := v.RequireThat(checks...)
	return func(next http.Handler) http.Handler {
		return local(v.guard(next, func(r *http.Request) (*Claims, error) {
			claims, err := v.VerifyRequest(r)
			if err != nil {
				return nil, err
			}
			_, err = v.active(r.Context(), client, claims)
			return claims, err
		}))
	}
}

// Optional lets all requests pass. Those with a valid token have its claims in
// the context. For the others, [FailureFrom] returns the reason: a failure never
// signs anybody in.
func (v *Verifier) Optional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := v.VerifyRequest(r)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, &outcome{v, claims, err})))
	})
}

// guard lets a request pass if verify succeeds.
func (v *Verifier) guard(next http.Handler, verify func(*http.Request) (*Claims, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := verify(r)
		if err != nil {
			challenge(w.Header(), err)
			v.config.fail(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, &outcome{v, claims, nil})))
	})
}

// challenge sets the headers of RFC 6750. Without a token, it contains no error code,
// and there is no challenge if signing in does not help.
func challenge(h http.Header, err error) {
	failure, ok := errors.AsType[*Error](err)
	if !ok {
		return
	}
	if failure.RetryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(failure.RetryAfter.Seconds()))))
	}
	k, _ := failure.Kind.(*kind)
	switch {
	case k == nil:
	case k.description == "" && k.status == http.StatusUnauthorized:
		h.Set("WWW-Authenticate", "Bearer")
	case k.status == http.StatusUnauthorized:
		h.Set("WWW-Authenticate", `Bearer error="invalid_token", error_description="`+k.description+`"`)
	case k.status == http.StatusForbidden:
		h.Set("WWW-Authenticate", `Bearer error="insufficient_scope", error_description="`+k.description+`"`)
	}
}

// respond is the default failure handler.
func respond(w http.ResponseWriter, _ *http.Request, err error) {
	status := http.StatusInternalServerError
	if failure, ok := errors.AsType[*Error](err); ok {
		status = failure.StatusCode()
	}
	http.Error(w, http.StatusText(status), status)
}

type contextKey struct{}

// outcome is the result of verifying a request.
type outcome struct {
	by     *Verifier // nil if it comes from NewContext
	claims *Claims
	err    error
}

// NewContext returns a context with claims, for tests of handlers.
func NewContext(ctx context.Context, claims *Claims) context.Context {
	return context.WithValue(ctx, contextKey{}, &outcome{claims: claims})
}

// FromContext returns the claims of a request that passed [Verifier.Require] or
// another middleware, and whether there are any.
func FromContext(ctx context.Context) (*Claims, bool) {
	found, _ := ctx.Value(contextKey{}).(*outcome)
	if found == nil || found.err != nil || found.claims == nil {
		return nil, false
	}
	return found.claims, true
}

// FailureFrom returns why a request that passed [Verifier.Optional] has no claims,
// or nil if it has claims.
func FailureFrom(ctx context.Context) error {
	found, _ := ctx.Value(contextKey{}).(*outcome)
	if found == nil {
		return nil
	}
	return found.err
}
