// Package doubles compares the stub and the fake of sessions with the behaviour
// of Clerk, and with the promises of docs/testing.md.
package doubles

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// noon is where the clocks of these tests stand.
var noon = time.Date(2024, 5, 28, 12, 0, 0, 0, time.UTC)

// start returns a fake with sessions, whose clock stands at noon, and a client.
func start(seed ...models.Session) (*sessionstest.Fake, *sessions.Client) {
	fake := sessionstest.NewFake()
	fake.SetClock(func() time.Time { return noon })
	fake.Seed(seed...)
	return fake, sessions.New(fake.Transport())
}

// wantFailure checks the status and the code of a failure.
func wantFailure(t *testing.T, err error, status int, code models.ErrorCode) {
	t.Helper()
	e, ok := errors.AsType[*models.APIError](err)
	if !ok || e.StatusCode != status || len(e.Errors) == 0 || e.Errors[0].Code != code {
		t.Errorf("got %v, want %d %s", err, status, code)
		return
	}
	if len(e.TraceID) != 32 {
		t.Errorf("trace id is %q", e.TraceID)
	}
}

func TestSeedCompletesSessions(t *testing.T) {
	t.Parallel()
	fake, client := start()
	seeded := fake.Seed(models.Session{UserID: "user_ada"})[0]
	if !strings.HasPrefix(seeded.ID, "sess_") || !strings.HasPrefix(seeded.ClientID, "client_") || seeded.Object != "session" {
		t.Errorf("made up %+v", seeded)
	}
	if seeded.Status != models.SessionStatusActive || !seeded.CreatedAt.Time().Equal(noon) {
		t.Errorf("made up %+v", seeded)
	}
	if life := seeded.ExpireAt.Time().Sub(noon); life != 7*24*time.Hour {
		t.Errorf("it lives for %v", life)
	}
	if life := seeded.AbandonAt.Time().Sub(noon); life != 30*24*time.Hour {
		t.Errorf("it is abandoned after %v", life)
	}
	got, err := client.Get(t.Context(), seeded.ID)
	if err != nil || got.UserID != "user_ada" {
		t.Errorf("got %v and %v", got, err)
	}
	if stored, found := fake.Get(seeded.ID); !found || stored.ID != seeded.ID {
		t.Errorf("Get returns %v, %v", stored, found)
	}
	if !fake.Remove(seeded.ID) || len(fake.All()) != 0 {
		t.Error("Remove does not remove")
	}
}

func TestListPagesAndFilters(t *testing.T) {
	t.Parallel()
	var seed []models.Session
	for range 25 {
		seed = append(seed, models.Session{UserID: "user_ada"}, models.Session{UserID: "user_bob", Status: models.SessionStatusEnded})
	}
	fake, client := start(seed...)
	page, err := client.List(t.Context(), sessions.ListParams{})
	if err != nil || len(page) != 10 {
		t.Fatalf("by default %d sessions and %v", len(page), err)
	}
	if page[0].ID != fake.All()[0].ID || page[0].UserID != "user_bob" {
		t.Error("the newest is not the first")
	}
	if page, err := client.List(t.Context(), sessions.ListParams{Offset: 50}); err != nil || len(page) != 0 {
		t.Errorf("past the end %d sessions and %v", len(page), err)
	}
	n := 0
	for s, err := range client.All(t.Context(), sessions.ListParams{Status: models.SessionStatusActive, Limit: 7}) {
		if err != nil || s.UserID != "user_ada" {
			t.Fatalf("got %v and %v", s, err)
		}
		n++
	}
	if n != 25 {
		t.Errorf("%d active sessions, want 25", n)
	}
}

func TestRevokeAndVerify(t *testing.T) {
	t.Parallel()
	_, client := start(models.Session{ID: "sess_a"}, models.Session{ID: "sess_b"})
	token, err := client.CreateToken(t.Context(), "sess_a", sessions.CreateTokenParams{})
	if err != nil {
		t.Fatal(err)
	}
	verify := func(id string, jwt models.Secret) error {
		_, err := client.Verify(t.Context(), id, sessions.VerifyParams{Token: jwt}) //lint:ignore SA1019 the fake serves it too
		return err
	}
	if err := verify("sess_a", token.JWT); err != nil {
		t.Errorf("own token: %v", err)
	}
	if err := verify("sess_a", ""); err != nil {
		t.Errorf("no token: %v", err)
	}
	wantFailure(t, verify("sess_b", token.JWT), 404, models.CodeResourceNotFound)
	wantFailure(t, verify("sess_a", "not.a.token"), 400, models.CodeInvalidSessionToken)
	for range 2 {
		s, err := client.Revoke(t.Context(), "sess_a")
		if err != nil || s.Status != models.SessionStatusRevoked {
			t.Errorf("revoke: %v and %v", s, err)
		}
	}
	wantFailure(t, verify("sess_a", token.JWT), 404, models.CodeResourceNotFound)
	_, err = client.CreateToken(t.Context(), "sess_a", sessions.CreateTokenParams{})
	wantFailure(t, err, 404, models.CodeResourceNotFound)
}

// claims returns the claims of a token.
func claims(t *testing.T, jwt models.Secret) map[string]any {
	t.Helper()
	parts := strings.Split(string(jwt), ".")
	if len(parts) != 3 {
		t.Fatalf("a token has %d parts", len(parts))
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestTokens(t *testing.T) {
	t.Parallel()
	fake, client := start(models.Session{ID: "sess_a", UserID: "user_ada"})
	fake.SetTemplate("custom_hasura", map[string]any{"role": "editor"})
	token, err := client.CreateToken(t.Context(), "sess_a", sessions.CreateTokenParams{ExpiresInSeconds: models.Some(600)})
	if err != nil {
		t.Fatal(err)
	}
	got := claims(t, token.JWT)
	for _, name := range strings.Fields("azp exp fva iat iss jti nbf sid sub v sts") {
		if _, found := got[name]; !found {
			t.Errorf("a session token has no %s: %v", name, got)
		}
	}
	if got["exp"].(float64)-got["iat"].(float64) != 600 || got["sid"] != "sess_a" || got["sub"] != "user_ada" || got["v"] != 2.0 {
		t.Errorf("claims are %v", got)
	}
	token, err = client.CreateTokenFromTemplate(t.Context(), "sess_a", "custom_hasura", sessions.CreateTokenFromTemplateParams{})
	if err != nil {
		t.Fatal(err)
	}
	got = claims(t, token.JWT)
	if _, found := got["sid"]; found || got["role"] != "editor" || got["exp"].(float64)-got["iat"].(float64) != 60 {
		t.Errorf("claims of the template are %v", got)
	}
	_, err = client.CreateTokenFromTemplate(t.Context(), "sess_a", "none", sessions.CreateTokenFromTemplateParams{})
	wantFailure(t, err, 404, models.CodeResourceNotFound)
}

func TestCreateAndRefresh(t *testing.T) {
	t.Parallel()
	fake, client := start(models.Session{ID: "sess_other"})
	s, err := client.Create(t.Context(), sessions.CreateParams{UserID: "user_ada", ActiveOrganizationID: "org_1"})
	if err != nil || s.Status != models.SessionStatusActive || s.LastActiveOrganizationID.Or("") != "org_1" || !s.Actor.IsNull() {
		t.Fatalf("created %+v and %v", s, err)
	}
	token, err := client.CreateToken(t.Context(), s.ID, sessions.CreateTokenParams{})
	if err != nil {
		t.Fatal(err)
	}
	fake.Advance(time.Hour)
	params := sessions.RefreshParams{ExpiredToken: token.JWT, RefreshToken: fake.RefreshToken(s.ID), RequestOrigin: "https://app.example.com"}
	refreshed, err := client.Refresh(t.Context(), s.ID, params)
	if err != nil || refreshed.Token == nil || claims(t, refreshed.Token.JWT)["sid"] != s.ID {
		t.Errorf("refreshed %v and %v", refreshed, err)
	}
	params.Format = models.Some(models.RefreshFormatCookie)
	refreshed, err = client.Refresh(t.Context(), s.ID, params)
	if err != nil || refreshed.Cookies == nil || !strings.HasPrefix(string(refreshed.Cookies.Cookies[0]), "__session=ey") {
		t.Errorf("refreshed %v and %v", refreshed, err)
	}
	_, err = client.Refresh(t.Context(), "sess_none", params)
	wantFailure(t, err, 401, models.CodeSessionRefreshSessionNotFound)
	_, err = client.Refresh(t.Context(), "sess_other", params)
	wantFailure(t, err, 401, models.CodeRefreshSIDMismatch)
	params.RefreshToken = "guess"
	_, err = client.Refresh(t.Context(), s.ID, params)
	wantFailure(t, err, 401, models.CodeRefreshTokenNotFound)
	params.ExpiredToken = "not.a.token"
	_, err = client.Refresh(t.Context(), s.ID, params)
	wantFailure(t, err, 401, models.CodeExpiredSessionTokenInvalid)
}

func TestKeys(t *testing.T) {
	t.Parallel()
	fake, _ := start()
	for key, code := range map[string]models.ErrorCode{"sk_test_other": models.CodeClerkKeyInvalid, "sk_test_mine": ""} {
		t.Run(key, func(t *testing.T) {
			fake.SetKeys("sk_test_mine")
			c, err := transport.New(key, transport.WithBase(fake))
			if err != nil {
				t.Fatal(err)
			}
			if _, err = sessions.New(c).List(t.Context(), sessions.ListParams{}); code != "" {
				wantFailure(t, err, 401, code)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

// Requests that the emitted client would never send.
func TestForeignRequests(t *testing.T) {
	t.Parallel()
	fake, _ := start(models.Session{ID: "sess_a"})
	cases := []struct {
		method, path, body string
		status             int
		code, param        string
	}{
		{"GET", "/v1/sessions?status=pending", "", 422, "form_param_value_invalid", "status"},
		{"GET", "/v1/sessions?limit=500", "", 422, "form_param_value_invalid", "limit"},
		{"GET", "/v1/sessions?limit=many", "", 422, "form_param_type_invalid", "limit"},
		{"GET", "/v1/sessions?limt=5", "", 422, "form_param_unknown", "limt"},
		{"GET", "/v1/sessions?limit=5&limit=6", "", 400, "malformed_request_parameters", ""},
		{"GET", "/v1/sessions?paginated=maybe", "", 422, "form_param_value_invalid", "paginated"},
		{"POST", "/v1/sessions/sess_a/verify?__clerk_api_version=2025-03-13", "", 410, "operation_deprecated", ""},
		{"POST", "/v1/sessions", `{}`, 422, "form_param_missing", "user_id"},
		{"POST", "/v1/sessions", `{"user_id":"u","role":"x"}`, 422, "form_param_unknown", "role"},
		{"POST", "/v1/sessions", `{"user_id":`, 400, "request_body_invalid", ""},
		{"POST", "/v1/sessions/sess_a/tokens", `{"expires_in_seconds":29}`, 422, "form_param_value_invalid", "expires_in_seconds"},
		{"POST", "/v1/sessions/sess_a/verify", `{"token":null}`, 422, "form_param_type_invalid", "token"},
		{"GET", "/v1/users", "", 404, "resource_not_found", ""},
		{"DELETE", "/v1/sessions/sess_a", "", 405, "method_not_allowed", ""},
	}
	for _, c := range cases {
		t.Run(c.method+" "+c.path, func(t *testing.T) {
			req, err := http.NewRequestWithContext(t.Context(), c.method, "https://api.clerk.dev"+c.path, strings.NewReader(c.body))
			if err != nil {
				t.Fatal(err)
			}
			req.Header.Set("Authorization", "Bearer "+sessionstest.Key)
			req.Header.Set("Content-Type", "application/json")
			resp, err := fake.RoundTrip(req)
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(resp.Body)
			if err != nil || resp.StatusCode != c.status || !strings.Contains(string(body), `"code":"`+c.code+`"`) {
				t.Errorf("%s %s: got %d %s and %v, want %d %s", c.method, c.path, resp.StatusCode, body, err, c.status, c.code)
			}
			if c.param != "" && !strings.Contains(string(body), `"meta":{"param_name":"`+c.param+`"}`) {
				t.Errorf("%s %s: the failure does not name %s: %s", c.method, c.path, c.param, body)
			}
			if trace := resp.Header.Get("X-Clerk-Trace-Id"); !strings.Contains(string(body), `"clerk_trace_id":"`+trace+`"`) {
				t.Errorf("%s %s: trace id %s is not in the body: %s", c.method, c.path, trace, body)
			}
			_ = resp.Body.Close()
		})
	}
}

func TestVersions(t *testing.T) {
	t.Parallel()
	fake, _ := start(models.Session{ID: "sess_a"})
	verify := func(version, query string) (int, string) {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://api.clerk.dev/v1/sessions/sess_a/verify"+query, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+sessionstest.Key)
		req.Header.Set("Clerk-API-Version", version)
		resp, err := fake.RoundTrip(req)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(body)
	}
	for _, c := range []struct {
		version, query string
		status         int
		code           string
	}{
		{"2021-02-05", "", 200, ""},
		{"2025-03-12", "", 200, ""},
		{"2025-11-10", "", 410, "operation_deprecated"},
		{"2021-02-05", "?__clerk_api_version=2021-02-05", 400, "api_version_invalid"},
	} {
		t.Run(c.version, func(t *testing.T) {
			if status, body := verify(c.version, c.query); status != c.status || !strings.Contains(body, c.code) {
				t.Errorf("%s %s: got %d %s, want %d %s", c.version, c.query, status, body, c.status, c.code)
			}
		})
	}
}

func TestTheZeroFake(t *testing.T) {
	t.Parallel()
	var fake sessionstest.Fake
	client := sessions.New(fake.Transport())
	if list, err := client.List(t.Context(), sessions.ListParams{}); err != nil || len(list) != 0 {
		t.Errorf("list: %v and %v", list, err)
	}
	fake.Seed(models.Session{ID: "sess_a"})
	if s, err := client.Get(t.Context(), "sess_a"); err != nil || s.ID != "sess_a" {
		t.Errorf("get: %v and %v", s, err)
	}
}

func TestFallbackToItselfPanics(t *testing.T) {
	t.Parallel()
	fake, stub := sessionstest.NewFake(), new(sessionstest.Stub)
	stub.Fallback = stub
	for name, use := range map[string]func(){
		"fake": func() { fake.Fallback(fake) },
		"stub": func() { _, _ = stub.RoundTrip(httptest.NewRequest(http.MethodGet, "/v1/users", nil)) },
	} {
		t.Run(name, func(t *testing.T) {
			func() {
				defer func() {
					if text, _ := recover().(string); !strings.Contains(text, "next is the fake itself") {
						t.Errorf("panic is %q", text)
					}
				}()
				use()
			}()
		})
	}
	fake.Fallback(sessionstest.NewFake())
}

func TestTheRateOfTheKey(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		fake := sessionstest.NewFake()
		fake.Inject(sessionstest.Fault{Kind: sessionstest.FaultRate})
		client := sessions.New(fake.Transport())
		begin := time.Now()
		for range 101 {
			if _, err := client.List(t.Context(), sessions.ListParams{}); err != nil {
				t.Fatal(err)
			}
		}
		if waited := time.Since(begin); waited < 10*time.Second || waited > 12*time.Second {
			t.Errorf("101 requests took %v", waited)
		}
		if n := len(fake.Calls()); n != 102 {
			t.Errorf("%d requests, want 102: one is refused", n)
		}
	})
}

func TestStubFailures(t *testing.T) {
	t.Parallel()
	lost := errors.New("lost")
	stub := &sessionstest.Stub{
		ListFunc: func(_ context.Context, params sessions.ListParams) ([]models.Session, error) {
			if params.UserID == "user_none" {
				return nil, nil
			}
			return nil, &models.APIError{
				StatusCode: 429, TraceID: "0123", RetryAfter: 7 * time.Second,
				Errors: []models.ErrorDetail{{Code: models.CodeTooManyRequests, Message: "slow down", Meta: json.RawMessage(`{"a":1}`)}},
			}
		},
		CreateTokenFunc: func(_ context.Context, id string, params sessions.CreateTokenParams) (*models.Token, error) {
			seconds, set := params.ExpiresInSeconds.Get()
			if id != "sess a/b" || !set || seconds != 30 {
				return nil, errors.New("wrong arguments")
			}
			return &models.Token{JWT: "secret"}, nil
		},
		RevokeFunc: func(context.Context, string) (*models.Session, error) { return nil, lost },
		GetFunc:    func(context.Context, string) (*models.Session, error) { return nil, nil },
	}
	client := sessions.New(stub.Transport(transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1})))
	_, err := client.List(t.Context(), sessions.ListParams{})
	e, ok := errors.AsType[*models.APIError](err)
	if !ok || e.TraceID != "0123" || e.RetryAfter != 7*time.Second || string(e.Errors[0].Meta) != `{"a":1}` || e.Errors[0].Message != "slow down" {
		t.Errorf("list: %+v", err)
	}
	if list, err := client.List(t.Context(), sessions.ListParams{UserID: "user_none"}); err != nil || list == nil || len(list) != 0 {
		t.Errorf("empty list: %v and %v", list, err)
	}
	token, err := client.CreateToken(t.Context(), "sess a/b", sessions.CreateTokenParams{ExpiresInSeconds: models.Some(30)})
	if err != nil || token.JWT != "secret" {
		t.Errorf("token: %v and %v", token, err)
	}
	if _, err := client.Revoke(t.Context(), "sess_a"); !errors.Is(err, lost) {
		t.Errorf("revoke: %v", err)
	}
	_, err = client.Get(t.Context(), "sess_a")
	wantFailure(t, err, 501, "not_stubbed")
	if got := messages(err); !slices.Equal(got, []string{"the function returned neither a value nor an error"}) {
		t.Errorf("get: %v", got)
	}
}

// Both ways to a stub, for errors that have less than the API would send.
func TestStubErrorsThatSayLittle(t *testing.T) {
	t.Parallel()
	stub := &sessionstest.Stub{
		GetFunc: func(_ context.Context, id string) (*models.Session, error) {
			status, err := strconv.Atoi(id)
			if err != nil {
				return nil, err
			}
			return nil, &models.APIError{StatusCode: status}
		},
	}
	server := httptest.NewServer(stub)
	defer server.Close()
	noRetry := transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1})
	socket, err := transport.New(sessionstest.Key, transport.WithBaseURL(server.URL+"/v1"), noRetry)
	if err != nil {
		t.Fatal(err)
	}
	for way, client := range map[string]*sessions.Client{
		"in process": sessions.New(stub.Transport(noRetry)), "over a socket": sessions.New(socket),
	} {
		t.Run(way, func(t *testing.T) {
			for _, status := range []string{"0", "-1", "99", "200", "299", "600", "1000"} {
				t.Run(status, func(t *testing.T) {
					_, err := client.Get(t.Context(), status)
					wantFailure(t, err, 501, "not_stubbed")
					want := "GetFunc returned an APIError with status " + status + ", which is outside 300..599"
					if got := messages(err); !slices.Equal(got, []string{want}) {
						t.Errorf("got %v, want %s", got, want)
					}
				})
			}
			_, err := client.Get(t.Context(), "503")
			wantFailure(t, err, 503, models.CodeServiceUnavailable)
			_, err = client.Get(t.Context(), "404")
			wantFailure(t, err, 404, models.CodeResourceNotFound)
		})
	}
}

func TestCallsHaveTheirTypes(t *testing.T) {
	t.Parallel()
	fake, client := start(models.Session{ID: "sess_a"})
	if err := fake.InjectScript("Refresh: 503"); err != nil {
		t.Fatal(err)
	}
	params := sessions.RefreshParams{ExpiredToken: "e", RefreshToken: "r", RequestOrigin: "o", Format: models.Null[models.RefreshFormat]()}
	_, _ = client.Refresh(t.Context(), "sess_a", params) // fails; it is the record that counts
	calls := fake.RefreshCalls()
	if len(calls) != 1 || calls[0].SessionID != "sess_a" || calls[0].Params.ExpiredToken != "e" || !calls[0].Params.Format.IsNull() {
		t.Fatalf("calls are %+v", calls)
	}
	var operations []string
	for _, c := range fake.Calls() {
		operations = append(operations, c.Operation)
	}
	if !slices.Equal(operations, []string{sessionstest.OpRefresh}) || calls[0].Fault != sessionstest.FaultStatus {
		t.Errorf("operations are %v, the fault is %q", operations, calls[0].Fault)
	}
	fake.ForgetCalls()
	if len(fake.Calls()) != 0 {
		t.Error("calls are not forgotten")
	}
}

// messages returns the messages of a failure.
func messages(err error) []string {
	e, ok := errors.AsType[*models.APIError](err)
	if !ok {
		return nil
	}
	var all []string
	for _, d := range e.Errors {
		all = append(all, d.Message)
	}
	return all
}
