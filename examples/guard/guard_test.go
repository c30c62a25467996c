package main

import (
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// world is a Clerk with a session of user_ada, the service in front of it, and
// the token that a request brings.
type world struct {
	fake    *sessionstest.Fake
	client  *sessions.Client
	guard   *sessiontoken.Verifier
	handler http.Handler
	token   models.Secret
	log     strings.Builder
	down    bool // no keys are to be had
}

// routers are the two ways to route.
var routers = map[string]func(*sessiontoken.Verifier, *sessions.Client) http.Handler{
	"net/http": service, "chi": chiService,
}

func newWorld(t *testing.T, routes func(*sessiontoken.Verifier, *sessions.Client) http.Handler) *world {
	t.Helper()
	fake := sessionstest.NewFake(models.Session{ID: "sess_laptop", UserID: "user_ada"})
	w := &world{fake: fake, client: sessions.New(fake.Transport(transport.WithTimeout(patience)))}
	guard, err := guard(sessiontoken.SourceFunc(w.keys), slog.New(slog.NewTextHandler(&w.log, nil)),
		sessiontoken.WithClock(fake.Now), sessiontoken.WithAuthorizedParties("http://localhost:3000"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(guard.Close)
	w.guard = guard
	w.handler = routes(guard, w.client)
	w.token = w.fake.SessionToken("sess_laptop", nil)
	return w
}

// keys is the key set of the fake.
func (w *world) keys(ctx context.Context) (*sessiontoken.KeySet, error) {
	if w.down {
		return nil, io.ErrUnexpectedEOF
	}
	return sessiontoken.FromClient(jwks.New(w.fake.Transport())).Keys(ctx)
}

// Changes of the world.

func fault(script string) func(*testing.T, *world) {
	return func(t *testing.T, w *world) {
		if err := w.fake.InjectScript(script); err != nil {
			t.Fatal(err)
		}
	}
}

func bearer(token string) func(*testing.T, *world) {
	return func(_ *testing.T, w *world) { w.token = models.Secret(token) }
}

func claims(changes map[string]any) func(*testing.T, *world) {
	return func(_ *testing.T, w *world) { w.token = w.fake.SessionToken("sess_laptop", changes) }
}

func advanced(d time.Duration) func(*testing.T, *world) {
	return func(_ *testing.T, w *world) { w.fake.Advance(d) }
}

func revoked(t *testing.T, w *world) {
	if _, err := w.client.Revoke(t.Context(), "sess_laptop"); err != nil {
		t.Fatal(err)
	}
}

func foreign(_ *testing.T, w *world) {
	other := sessionstest.NewFake(models.Session{ID: "sess_laptop", UserID: "user_ada"})
	other.RotateKey()
	w.token = other.SessionToken("sess_laptop", nil)
}

func forged(_ *testing.T, w *world) { w.token = w.token[:len(w.token)-8] + "AAAAAAAA" }

func rotated(_ *testing.T, w *world) {
	w.fake.RotateKey()
	w.token = w.fake.SessionToken("sess_laptop", nil)
}

func unreachable(_ *testing.T, w *world) { w.down = true }

// admin is the claims of a token whose organization has made the user an admin.
func admin(role string) map[string]any {
	return map[string]any{"o": map[string]string{"id": "org_acme", "rol": role}}
}

// Everything that can happen to a request.
func TestGuard(t *testing.T) {
	t.Parallel()
	const local, remote = "GET /account", "DELETE /account"
	cases := map[string]struct {
		route      string
		change     func(*testing.T, *world)
		status     int
		body       string
		asked      int           // how often Clerk was asked for the session
		took       time.Duration // at least
		retryAfter string
	}{
		"signed in":  {local, nil, 200, "hello, user_ada", 0, 0, ""},
		"no token":   {local, bearer(""), 401, "sign in first", 0, 0, ""},
		"no JWT":     {local, bearer("abc"), 401, "sign in first", 0, 0, ""},
		"not base64": {local, bearer("a.%.c"), 401, "sign in first", 0, 0, ""},
		"algorithm none": {
			local, bearer(base64.RawURLEncoding.EncodeToString([]byte(`{"alg":"none"}`)) + ".e30."), 401,
			"sign in first", 0, 0, "",
		},
		"forged":              {local, forged, 401, "sign in first", 0, 0, ""},
		"of another instance": {local, foreign, 401, "sign in first", 0, 0, ""},
		"of another site": {
			local, claims(map[string]any{"azp": "https://evil.example.com"}), 401, "sign in first", 0, 0, "",
		},
		"pending":              {local, claims(map[string]any{"sts": "pending"}), 401, "sign in first", 0, 0, ""},
		"token expired":        {local, advanced(66 * time.Second), 401, "sign in first", 0, 0, ""},
		"keys rotated":         {local, rotated, 200, "hello, user_ada", 0, 0, ""},
		"no keys to be had":    {local, unreachable, 503, "try again later", 0, 0, "10"},
		"revoked, not asked":   {local, revoked, 200, "hello, user_ada", 0, 0, ""},
		"Clerk fails, no need": {local, fault("Get: 500 always"), 200, "hello, user_ada", 0, 0, ""},
		"admin":                {"GET /admin", claims(admin("admin")), 200, "hello, user_ada", 0, 0, ""},
		"member":               {"GET /admin", claims(admin("member")), 403, "this is not for you", 0, 0, ""},
		"no organization":      {"GET /admin", nil, 403, "this is not for you", 0, 0, ""},
		"public, signed in":    {"GET /", nil, 200, "welcome back, user_ada", 0, 0, ""},
		"public, signed out":   {"GET /", bearer(""), 200, "hello, whoever you are", 0, 0, ""},
		"public, no keys":      {"GET /", unreachable, 200, "hello, whoever you are", 0, 0, ""},
		"still active":         {remote, nil, 200, "goodbye, user_ada", 1, 0, ""},
		"signed in long ago": {
			remote, claims(map[string]any{"fva": []int{11, -1}}), 403, "this is not for you", 0, 0, "",
		},
		"impersonated": {
			remote, claims(map[string]any{"act": map[string]string{"sub": "user_eve"}}), 403, "this is not for you", 0,
			0, "",
		},
		"revoked":         {remote, revoked, 401, "sign in first", 1, 0, ""},
		"session unknown": {remote, claims(map[string]any{"sid": "sess_none"}), 401, "sign in first", 1, 0, ""},
		"hostile session": {remote, claims(map[string]any{"sid": ".."}), 401, "sign in first", 0, 0, ""},
		"our key is bad": {
			remote, func(_ *testing.T, w *world) { w.fake.SetKeys("sk_test_new") }, 503, "try again later", 0, 0, "10",
		},
		"Clerk fails for a bit": {remote, fault("Get: 500"), 200, "goodbye, user_ada", 2, 0, ""},
		"Clerk fails":           {remote, fault("Get: 500 always"), 503, "try again later", 3, 0, ""},
		"Clerk hangs up":        {remote, fault("Get: drop always"), 503, "try again later", 3, 0, ""},
		"answer cut off":        {remote, fault("Get: truncate always"), 503, "try again later", 3, 0, ""},
		"answer is no JSON":     {remote, fault("Get: garbage"), 503, "try again later", 1, 0, ""},
		"slow":                  {remote, fault("Get: slow=2s"), 200, "goodbye, user_ada", 1, 2 * time.Second, ""},
		"too slow":              {remote, fault("Get: slow=1h always"), 503, "try again later", 1, patience, ""},
		"limited for a bit": {
			remote, fault("Get: 429 retry-after=1s"), 200, "goodbye, user_ada", 2, time.Second, "",
		},
		"limited for long": {remote, fault("Get: 429 retry-after=60s always"), 503, "try again later", 1, 0, "60"},
		"later version":    {remote, fault("Get: future-field"), 200, "goodbye, user_ada", 1, 0, ""},
	}
	for router, routes := range routers {
		for name, c := range cases {
			t.Run(router+"/"+name, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					w := newWorld(t, routes)
					if c.change != nil {
						c.change(t, w)
					}
					begin := time.Now()
					got := w.visit(t, c.route)
					if got.Code != c.status || strings.TrimSpace(got.Body.String()) != c.body ||
						got.Header().Get("Retry-After") != c.retryAfter {
						t.Errorf("got %d %s %v", got.Code, got.Body, got.Header())
					}
					if n := len(w.fake.GetCalls()); n != c.asked {
						t.Errorf("Clerk was asked %d times, want %d", n, c.asked)
					}
					if took := time.Since(begin); took < c.took || took > c.took+patience/2 {
						t.Errorf("it took %v, want %v", took, c.took)
					}
					w.checkLog(t, c.status)
				})
			})
		}
	}
}

// visit calls the service with the token of the world.
func (w *world) visit(t *testing.T, route string) *httptest.ResponseRecorder {
	t.Helper()
	method, path, _ := strings.Cut(route, " ")
	req := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	if w.token != "" {
		req.Header.Set("Authorization", "Bearer "+string(w.token))
	}
	got := httptest.NewRecorder()
	w.handler.ServeHTTP(got, req)
	return got
}

// checkLog makes sure that failures that are not the caller's are logged, and no
// secrets.
func (w *world) checkLog(t *testing.T, status int) {
	t.Helper()
	log := w.log.String()
	if (log != "") != (status == http.StatusServiceUnavailable) {
		t.Errorf("after %d the log is %q", status, log)
	}
	if w.token != "" && strings.Contains(log, string(w.token)) || strings.Contains(log, sessionstest.Key) {
		t.Errorf("there is a secret in the log:\n%s", log)
	}
}

// roundTripper is a Clerk of one answer.
type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// TestOnlyASessionAdmits has answers of status 200, from something on the way that
// is not Clerk.
func TestOnlyASessionAdmits(t *testing.T) {
	t.Parallel()
	for body, status := range map[string]int{
		`{"id":"sess_laptop","user_id":"user_ada","status":"active"}`: 200,
		`{}`:                   503,
		`{"object":"session"}`: 503,
		`{"id":"","user_id":"user_ada","status":"active"}`:   503,
		`{"id":null,"user_id":"user_ada","status":"active"}`: 503,
		`{"session":{"id":"sess_laptop"}}`:                   503,
		`{"status":"ok"}`:                                    503,
		`null`:                                               503,
		``:                                                   503,
	} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			clerk, err := transport.New(sessionstest.Key,
				transport.WithBase(roundTripper(func(req *http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(body)), Request: req},
						nil
				})))
			if err != nil {
				t.Fatal(err)
			}
			w := newWorld(t, service)
			w.handler = service(w.guard, sessions.New(clerk))
			if got := w.visit(t, "DELETE /account"); got.Code != status {
				t.Errorf("got %d %s, want %d", got.Code, got.Body, status)
			}
		})
	}
}

func TestTheCookieWillDo(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"__session", "__session_qReyu04C"} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, service)
			req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/account", nil)
			req.AddCookie(&http.Cookie{Name: name, Value: string(w.token)})
			got := httptest.NewRecorder()
			w.handler.ServeHTTP(got, req)
			if got.Code != http.StatusOK {
				t.Errorf("got %d %s", got.Code, got.Body)
			}
		})
	}
}

// The middleware works over a socket, too.
func TestOverASocket(t *testing.T) {
	t.Parallel()
	w := newWorld(t, chiService)
	server := httptest.NewServer(w.handler)
	defer server.Close()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/account", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := server.Client().Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusUnauthorized || resp.Header.Get("WWW-Authenticate") != "Bearer" {
		t.Errorf("got %s %v", resp.Status, resp.Header)
	}
}
