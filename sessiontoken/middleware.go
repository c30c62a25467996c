package sessiontoken

import (
	"context"
	"errors"
	"math"
	"net/http"
	"strconv"
)

// Require lets requests pass whose session token is sound, with its claims in
// the context: see [FromContext]. Others never reach next. They are answered by
// the failure handler: with 401, or with 503 when the keys are not available.
func (v *Verifier) Require(next http.Handler) http.Handler {
	return v.guard(next, v.VerifyRequest)
}

// RequireThat is [Verifier.Require] with checks of the claims. When one fails,
// the answer is 403. It panics when a check is nil.
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

// RequireActive is [Verifier.RequireThat], and asks Clerk whether the session is
// still active, as [Verifier.VerifyActive] does: for the few requests where a
// token that lives on for a minute after its session was revoked does harm. It
// panics when the client or a check is nil.
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

// Optional lets all requests pass. Those with a sound token have its claims in
// the context, for the others [FailureFrom] says why they have not: nobody is
// signed in by a failure.
func (v *Verifier) Optional(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, err := v.VerifyRequest(r)
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), contextKey{}, &outcome{v, claims, err})))
	})
}

// guard lets requests pass that verify accepts.
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

// challenge sets the headers of RFC 6750. Without a token there is no error code
// in it, and where signing in does not help there is no challenge.
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

// outcome is what a verifier found out about a request.
type outcome struct {
	by     *Verifier // nil when it comes from NewContext
	claims *Claims
	err    error
}

// NewContext is a context with claims in it, for the tests of handlers.
func NewContext(ctx context.Context, claims *Claims) context.Context {
	return context.WithValue(ctx, contextKey{}, &outcome{claims: claims})
}

// FromContext is the claims of a request that has passed [Verifier.Require] or
// one of its siblings, and whether there are any.
func FromContext(ctx context.Context) (*Claims, bool) {
	found, _ := ctx.Value(contextKey{}).(*outcome)
	if found == nil || found.err != nil || found.claims == nil {
		return nil, false
	}
	return found.claims, true
}

// FailureFrom is why a request that has passed [Verifier.Optional] has no claims;
// nil when it has.
func FailureFrom(ctx context.Context) error {
	found, _ := ctx.Value(contextKey{}).(*outcome)
	if found == nil {
		return nil
	}
	return found.err
}
