package main

import (
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// world is a Clerk with two sessions of user_ada, and a token of the first.
type world struct {
	fake   *sessionstest.Fake
	client *sessions.Client
	token  models.Secret
}

func newWorld(t *testing.T) *world {
	t.Helper()
	fake := sessionstest.NewFake(models.Session{ID: "sess_laptop", UserID: "user_ada"}, models.Session{ID: "sess_phone", UserID: "user_ada"})
	client := sessions.New(fake.Transport(transport.WithTimeout(patience)))
	token, err := client.CreateToken(t.Context(), "sess_laptop", sessions.CreateTokenParams{})
	if err != nil {
		t.Fatal(err)
	}
	fake.ForgetCalls()
	return &world{fake: fake, client: client, token: token.JWT}
}

// fault is a change of the world: a script.
func fault(script string) func(*testing.T, *world) {
	return func(t *testing.T, w *world) {
		if err := w.fake.InjectScript(script); err != nil {
			t.Fatal(err)
		}
	}
}

// bearer is a change of the world: another token.
func bearer(token string) func(*testing.T, *world) {
	return func(_ *testing.T, w *world) { w.token = models.Secret(token) }
}

// claims is a token with claims, and without a signature that Clerk made.
func claims(json string) string {
	return "e30." + base64.RawURLEncoding.EncodeToString([]byte(json)) + ".c2ln"
}

func TestGuard(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		change     func(*testing.T, *world)
		status     int
		body       string
		verified   int           // how often Clerk was asked
		took       time.Duration // at least
		retryAfter string
	}{
		"signed in":         {nil, 200, "hello, user_ada", 1, 0, ""},
		"no token":          {bearer(""), 401, "sign in first", 0, 0, ""},
		"no JWT":            {bearer("abc"), 401, "sign in first", 0, 0, ""},
		"not base64":        {bearer("a.%.c"), 401, "sign in first", 0, 0, ""},
		"not JSON":          {bearer("a.YWJj.c"), 401, "sign in first", 0, 0, ""},
		"no session in it":  {bearer(claims(`{"sub":"user_ada"}`)), 401, "sign in first", 0, 0, ""},
		"hostile session":   {bearer(claims(`{"sid":".."}`)), 401, "sign in first", 0, 0, ""},
		"forged":            {bearer(claims(`{"sid":"sess_laptop"}`)), 401, "sign in first", 1, 0, ""},
		"unknown session":   {bearer(claims(`{"sid":"sess_none"}`)), 401, "sign in first", 1, 0, ""},
		"revoked":           {revoked, 401, "sign in first", 1, 0, ""},
		"token expired":     {func(_ *testing.T, w *world) { w.fake.Advance(time.Minute) }, 401, "sign in first", 1, 0, ""},
		"session expired":   {func(_ *testing.T, w *world) { w.fake.Advance(8 * 24 * time.Hour) }, 401, "sign in first", 1, 0, ""},
		"our key is bad":    {func(_ *testing.T, w *world) { w.fake.SetKeys("sk_test_new") }, 503, "try again later", 1, 0, ""},
		"Clerk fails":       {fault("Verify: 500"), 503, "try again later", 1, 0, ""},
		"Clerk hangs up":    {fault("Verify: drop"), 503, "try again later", 1, 0, ""},
		"answer lost":       {fault("Verify: drop-after"), 503, "try again later", 1, 0, ""},
		"answer cut off":    {fault("Verify: truncate"), 503, "try again later", 1, 0, ""},
		"answer is no JSON": {fault("Verify: garbage"), 503, "try again later", 1, 0, ""},
		"proxy fails":       {fault("Verify: garbage status=502"), 503, "try again later", 1, 0, ""},
		"slow":              {fault("Verify: slow=2s"), 200, "hello, user_ada", 1, 2 * time.Second, ""},
		"too slow":          {fault("Verify: slow=1h"), 503, "try again later", 1, patience, ""},
		"limited for a bit": {fault("Verify: 429 retry-after=1s"), 200, "hello, user_ada", 2, time.Second, ""},
		"limited for long":  {fault("Verify: 429 retry-after=60s always"), 503, "try again later", 1, 0, "60"},
		"later version":     {fault("Verify: future-field"), 200, "hello, user_ada", 1, 0, ""},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				w := newWorld(t)
				if c.change != nil {
					c.change(t, w)
				}
				begin := time.Now()
				got := w.visit(t, "/account")
				if got.Code != c.status || strings.TrimSpace(got.Body.String()) != c.body || got.Header().Get("Retry-After") != c.retryAfter {
					t.Errorf("got %d %s %v", got.Code, got.Body, got.Header())
				}
				if n := len(w.fake.VerifyCalls()); n != c.verified {
					t.Errorf("Clerk was asked %d times, want %d", n, c.verified)
				}
				if took := time.Since(begin); took < c.took || took > c.took+patience/2 {
					t.Errorf("it took %v, want %v", took, c.took)
				}
			})
		})
	}
}

func revoked(t *testing.T, w *world) {
	if _, err := w.client.Revoke(t.Context(), "sess_laptop"); err != nil {
		t.Fatal(err)
	}
}

// visit calls the service with the token of the world.
func (w *world) visit(t *testing.T, path string) *httptest.ResponseRecorder {
	t.Helper()
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
	if w.token != "" {
		req.Header.Set("Authorization", "Bearer "+string(w.token))
	}
	got := httptest.NewRecorder()
	service(w.client, slog.New(slog.DiscardHandler)).ServeHTTP(got, req)
	return got
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
			clerk, err := transport.New(sessionstest.Key, transport.WithBase(roundTripper(func(req *http.Request) (*http.Response, error) {
				return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(body)), Request: req}, nil
			})))
			if err != nil {
				t.Fatal(err)
			}
			w := &world{client: sessions.New(clerk), token: models.Secret(claims(`{"sid":"sess_laptop"}`))}
			if got := w.visit(t, "/account"); got.Code != status {
				t.Errorf("got %d %s, want %d", got.Code, got.Body, status)
			}
		})
	}
}

func TestTheCookieWillDo(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/account", nil)
	req.AddCookie(&http.Cookie{Name: "__session", Value: string(w.token)})
	got := httptest.NewRecorder()
	service(w.client, slog.New(slog.DiscardHandler)).ServeHTTP(got, req)
	if got.Code != http.StatusOK {
		t.Errorf("got %d %s", got.Code, got.Body)
	}
	if calls := w.fake.VerifyCalls(); calls[0].SessionID != "sess_laptop" || calls[0].Params.Token != w.token {
		t.Errorf("Clerk was asked %+v", calls)
	}
}

func TestThePublicRouteIsPublic(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.token = ""
	if got := w.visit(t, "/"); got.Code != http.StatusOK {
		t.Errorf("got %d %s", got.Code, got.Body)
	}
	if n := len(w.fake.Calls()); n != 0 {
		t.Errorf("Clerk was asked %d times", n)
	}
}

func TestTheKeyAndTheTokenStayOutOfTheLog(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if err := w.fake.InjectScript("Verify: 500"); err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	req := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/account", nil)
	req.Header.Set("Authorization", "Bearer "+string(w.token))
	service(w.client, slog.New(slog.NewTextHandler(&log, nil))).ServeHTTP(httptest.NewRecorder(), req)
	if log.Len() == 0 || strings.Contains(log.String(), string(w.token)) || strings.Contains(log.String(), sessionstest.Key) {
		t.Errorf("the log is\n%s", &log)
	}
}
