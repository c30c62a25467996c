package sessiontoken_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// hello says who is there.
var hello = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	if claims, ok := sessiontoken.FromContext(r.Context()); ok {
		_, _ = io.WriteString(w, "hello, "+claims.UserID)
		return
	}
	_, _ = io.WriteString(w, "hello, whoever you are")
})

// visit sends a request with headers, which come in pairs.
func visit(t *testing.T, h http.Handler, headers ...string) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
	for i := 0; i < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, req)
	return w
}

func bearer(token string) []string { return []string{"Authorization", "Bearer " + token} }

func TestRequire(t *testing.T) {
	t.Parallel()
	const invalid = `Bearer error="invalid_token", error_description=`
	with := func(name string, value any) []string { return bearer(home().token(claims(with(name, value)))) }
	v := verifier(t, sessiontoken.WithIssuer("https://clerk.example.com"),
		sessiontoken.WithAuthorizedParties("https://app.example.com"))
	down := newVerifier(t,
		sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) { return nil, errDown }))
	cases := map[string]struct {
		by        *sessiontoken.Verifier
		headers   []string
		status    int
		challenge string
		body      string
	}{
		"sound":     {v, bearer(home().token(claims())), 200, "", "hello, user_ada"},
		"no token":  {v, nil, 401, "Bearer", "Unauthorized\n"},
		"malformed": {v, bearer("abc"), 401, invalid + `"The token is malformed"`, "Unauthorized\n"},
		"unknown key": {
			v, bearer(foreign().token(claims())), 401, invalid + `"The token is signed with an unknown key"`,
			"Unauthorized\n",
		},
		"bad signature": {
			v, bearer(home().token(claims()) + "AAAA"), 401, invalid + `"The signature of the token is invalid"`,
			"Unauthorized\n",
		},
		"expired": {
			v, with("exp", noon.Add(-time.Hour).Unix()), 401, invalid + `"The token has expired"`, "Unauthorized\n",
		},
		"not yet valid": {
			v, with("nbf", noon.Add(time.Hour).Unix()), 401, invalid + `"The token is not valid yet"`, "Unauthorized\n",
		},
		"other party": {
			v, with("azp", "https://evil.example.com"), 401, invalid + `"The token was issued to another party"`,
			"Unauthorized\n",
		},
		"other issuer": {
			v, with("iss", "https://clerk.example.org"), 401, invalid + `"The token was issued by another instance"`,
			"Unauthorized\n",
		},
		"pending": {v, with("sts", "pending"), 401, invalid + `"The session is pending"`, "Unauthorized\n"},
		"two tokens": {
			v, append(bearer("a.b.c"), bearer("a.b.c")...), 401, invalid + `"The token is malformed"`, "Unauthorized\n",
		},
		"keys of nowhere": {down, bearer(home().token(claims())), 503, "", "Service Unavailable\n"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := visit(t, c.by.Require(hello), c.headers...)
			if got.Code != c.status || got.Header().Get("WWW-Authenticate") != c.challenge ||
				got.Body.String() != c.body {
				t.Errorf("got %d %q %q", got.Code, got.Header().Get("WWW-Authenticate"), got.Body)
			}
			if retry := got.Header().Get("Retry-After"); (c.status == 503) != (retry == "10") {
				t.Errorf("Retry-After is %q", retry)
			}
		})
	}
}

func TestOptional(t *testing.T) {
	t.Parallel()
	var reason error
	spy := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reason = sessiontoken.FailureFrom(r.Context())
		hello.ServeHTTP(w, r)
	})
	down := newVerifier(t,
		sessiontoken.SourceFunc(func(context.Context) (*sessiontoken.KeySet, error) { return nil, errDown }))
	cases := map[string]struct {
		by      *sessiontoken.Verifier
		headers []string
		body    string
		kind    error
	}{
		"sound":    {verifier(t), bearer(home().token(claims())), "hello, user_ada", nil},
		"no token": {verifier(t), nil, "hello, whoever you are", sessiontoken.ErrNoToken},
		"forged": {
			verifier(t), bearer(home().token(claims()) + "AAAA"), "hello, whoever you are", sessiontoken.ErrSignature,
		},
		"keys of nowhere": {
			down, bearer(home().token(claims())), "hello, whoever you are", sessiontoken.ErrKeysUnavailable,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := visit(t, c.by.Optional(spy), c.headers...)
			if got.Code != 200 || got.Body.String() != c.body || got.Header().Get("WWW-Authenticate") != "" ||
				!errors.Is(reason, c.kind) {
				t.Errorf("got %d %q, %v", got.Code, got.Body, reason)
			}
		})
	}
}

func TestRequireThat(t *testing.T) {
	t.Parallel()
	const forbidden = `Bearer error="insufficient_scope", error_description="The session does not allow this"`
	v := verifier(t)
	cases := map[string]struct {
		checks  []sessiontoken.Check
		changes map[string]any
		status  int
	}{
		"no checks":          {nil, nil, 200},
		"role":               {list(sessiontoken.Role("org:admin")), acme, 200},
		"another role":       {list(sessiontoken.Role("org:member")), acme, 403},
		"no organization":    {list(sessiontoken.Role("org:admin")), nil, 403},
		"empty role":         {list(sessiontoken.Role("")), nil, 403},
		"permission":         {list(sessiontoken.Permission("org:teams:read")), acme, 200},
		"another permission": {list(sessiontoken.Permission("org:teams:manage")), acme, 403},
		"feature":            {list(sessiontoken.Feature("dashboard")), acme, 200},
		"another feature":    {list(sessiontoken.Feature("exports")), acme, 403},
		"both":               {list(sessiontoken.Role("org:admin"), sessiontoken.Feature("exports")), acme, 403},
		"first factor": {
			list(sessiontoken.RecentFirstFactor(3 * time.Minute)), with("fva", []int{3, -1}), 200,
		},
		"first factor too old": {
			list(sessiontoken.RecentFirstFactor(2 * time.Minute)), with("fva", []int{3, -1}), 403,
		},
		"first factor never": {list(sessiontoken.RecentFirstFactor(time.Hour)), with("fva", []int{-1, -1}), 403},
		"factors not said":   {list(sessiontoken.RecentFirstFactor(time.Hour)), with("fva", nil), 403},
		"second factor": {
			list(sessiontoken.RecentSecondFactor(3 * time.Minute)), with("fva", []int{90, 3}), 200,
		},
		"second factor too old": {
			list(sessiontoken.RecentSecondFactor(2 * time.Minute)), with("fva", []int{0, 3}), 403,
		},
		"no second factor": {
			list(sessiontoken.RecentSecondFactor(3 * time.Minute)), with("fva", []int{3, -1}), 200,
		},
		"none, and the first old": {
			list(sessiontoken.RecentSecondFactor(2 * time.Minute)), with("fva", []int{3, -1}), 403,
		},
		"second factor not said": {list(sessiontoken.RecentSecondFactor(time.Hour)), with("fva", nil), 403},
		"the user themselves":    {list(sessiontoken.NotImpersonated), nil, 200},
		"somebody in their name": {
			list(sessiontoken.NotImpersonated), with("act", map[string]string{"sub": "user_eve"}), 403,
		},
		"a check of one's own":     {list(func(c *sessiontoken.Claims) error { return errors.New("no") }), nil, 403},
		"an expired token is none": {list(sessiontoken.Role("org:admin")), with("exp", 0), 401},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := visit(t, v.RequireThat(c.checks...)(hello), bearer(home().token(claims(c.changes)))...)
			challenge := got.Header().Get("WWW-Authenticate")
			if got.Code != c.status || (c.status == 403) != (challenge == forbidden) ||
				(c.status == 200) != (got.Body.String() == "hello, user_ada") {
				t.Errorf("got %d %q %q", got.Code, challenge, got.Body)
			}
		})
	}
}

func list(checks ...sessiontoken.Check) []sessiontoken.Check { return checks }

func TestMistakesOfThePrograms(t *testing.T) {
	t.Parallel()
	v := verifier(t)
	for name, mistake := range map[string]func(){
		"nil check":  func() { v.RequireThat(nil) },
		"nil client": func() { v.RequireActive(nil) },
	} {
		t.Run(name, func(t *testing.T) {
			func() {
				defer func() {
					if recover() == nil {
						t.Error("no panic")
					}
				}()
				mistake()
			}()
		})
	}
}

// The handler gets the reason, and the headers are set before it runs.
func TestFailureHandler(t *testing.T) {
	t.Parallel()
	v := verifier(t, sessiontoken.WithFailureHandler(func(w http.ResponseWriter, _ *http.Request, err error) {
		failure, _ := errors.AsType[*sessiontoken.Error](err)
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(failure.StatusCode() + 17)
		_, _ = io.WriteString(w, failure.Error()+w.Header().Get("WWW-Authenticate"))
	}))
	got := visit(t, v.RequireThat(sessiontoken.Role("org:admin"))(hello), bearer(home().token(claims()))...)
	want := `sessiontoken: forbidden: the role "org:admin" is missing` + got.Header().Get("WWW-Authenticate")
	if got.Code != 403+17 || got.Body.String() != want {
		t.Errorf("got %d %s", got.Code, got.Body)
	}
}

// One that does nothing lets nobody in.
func TestFailureHandlerThatForgets(t *testing.T) {
	t.Parallel()
	v := verifier(t, sessiontoken.WithFailureHandler(func(http.ResponseWriter, *http.Request, error) {}))
	if got := visit(t, v.Require(hello)); got.Body.Len() != 0 {
		t.Errorf("got %s", got.Body)
	}
}

// Middlewares of one verifier verify a request once; those of another do not
// trust it.
func TestNestedMiddleware(t *testing.T) {
	t.Parallel()
	v, other := verifier(t), newVerifier(t, foreign().set(t))
	token := bearer(home().token(claims(acme)))
	admin := v.RequireThat(sessiontoken.Role("org:admin"))
	if got := visit(t, v.Require(admin(hello)), token...); got.Code != 200 {
		t.Errorf("got %d", got.Code)
	}
	if got := visit(t, v.Optional(v.Require(hello))); got.Code != 401 {
		t.Errorf("inside of Optional, without a token: got %d", got.Code)
	}
	if got := visit(t, v.Require(other.Require(hello)), token...); got.Code != 401 {
		t.Errorf("another instance: got %d", got.Code)
	}
	strip := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			r.Header.Del("Authorization")
			next.ServeHTTP(w, r)
		})
	}
	if got := visit(t, v.Require(strip(v.Require(hello))), token...); got.Code != 200 {
		t.Errorf("verified twice: got %d", got.Code)
	}
}

func TestNewContext(t *testing.T) {
	t.Parallel()
	w := httptest.NewRecorder()
	req := httptest.NewRequest(http.MethodGet, "/", nil)
	ctx := sessiontoken.NewContext(t.Context(), &sessiontoken.Claims{UserID: "user_bob"})
	hello.ServeHTTP(w, req.WithContext(ctx))
	if w.Body.String() != "hello, user_bob" || sessiontoken.FailureFrom(ctx) != nil {
		t.Errorf("got %s", w.Body)
	}
	// Claims that a test puts in open no door.
	w = httptest.NewRecorder()
	verifier(t).Require(hello).ServeHTTP(w, req.WithContext(ctx))
	if w.Code != 401 {
		t.Errorf("got %d", w.Code)
	}
	if _, ok := sessiontoken.FromContext(sessiontoken.NewContext(t.Context(),
		nil)); ok || sessiontoken.FailureFrom(t.Context()) != nil {
		t.Error("there are claims in a context without")
	}
}
