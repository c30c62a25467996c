package migration

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/clerk/clerk-sdk-go/v2"
	officialjwks "github.com/clerk/clerk-sdk-go/v2/jwks"
	"github.com/clerk/clerk-sdk-go/v2/session"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// clients are both SDKs, in front of the same fake on a socket.
func clients(t *testing.T) (*session.Client, *sessions.Client, string) {
	t.Helper()
	var seed []models.Session
	for i := range 12 {
		seed = append(seed, models.Session{
			ID: fmt.Sprintf("sess_%02d", i), UserID: "user_ada", ClientID: "client_1",
			Status: models.SessionStatusActive, CreatedAt: models.UnixMilli(1716883200000 - i),
		})
	}
	fake := sessionstest.NewFake(seed...)
	fake.SetTemplate("hasura", map[string]any{"role": "user"})
	server := httptest.NewServer(fake)
	t.Cleanup(server.Close)
	official, err := officialClient(sessionstest.Key, server.URL+"/v1")
	if err != nil {
		t.Fatal(err)
	}
	sdk, err := sdkClient(sessionstest.Key, server.URL+"/v1")
	if err != nil {
		t.Fatal(err)
	}
	return official, sdk, server.URL + "/v1"
}

// same reports what the two SDKs returned if it differs, or if either failed.
func same[T comparable](t *testing.T, official T, officialErr error, sdk T, err error) {
	t.Helper()
	if officialErr != nil || err != nil || official != sdk {
		t.Errorf("the official SDK returns %v and %v, this one %v and %v", official, officialErr, sdk, err)
	}
}

func TestSessions(t *testing.T) {
	t.Parallel()
	official, sdk, _ := clients(t)
	ctx := t.Context()
	t.Run("get", func(t *testing.T) {
		a, errA := officialGet(ctx, official, "sess_03")
		b, errB := sdkGet(ctx, sdk, "sess_03")
		same(t, a.ID+a.UserID+a.Status, errA, b.ID+b.UserID+string(b.Status), errB)
	})
	t.Run("list", func(t *testing.T) {
		a, errA := officialList(ctx, official, "user_ada")
		b, errB := sdkList(ctx, sdk, "user_ada")
		same(t, fmt.Sprint(len(a), a[0].ID, a[2].ID), errA, fmt.Sprint(len(b), b[0].ID, b[2].ID), errB)
	})
	t.Run("all", func(t *testing.T) {
		a, errA := officialAll(ctx, official, "user_ada")
		b, errB := sdkAll(ctx, sdk, "user_ada")
		same(t, fmt.Sprint(a), errA, fmt.Sprint(b), errB)
		if slices.Sort(b); len(slices.Compact(b)) != 12 {
			t.Errorf("there are 12 sessions, not %d", len(b))
		}
	})
	t.Run("create and revoke", func(t *testing.T) {
		a, errA := officialCreate(ctx, official, "user_bob")
		b, errB := sdkCreate(ctx, sdk, "user_bob")
		same(t, a.UserID+a.Status, errA, b.UserID+string(b.Status), errB)
		a, errA = officialRevoke(ctx, official, a.ID)
		b, errB = sdkRevoke(ctx, sdk, b.ID)
		same(t, a.Status, errA, string(b.Status), errB)
		if b.Status != models.SessionStatusRevoked {
			t.Errorf("a revoked session is %s", b.Status)
		}
	})
	t.Run("failure", func(t *testing.T) {
		_, errA := officialGet(ctx, official, "sess_none")
		_, errB := sdkGet(ctx, sdk, "sess_none")
		missing, code, trace := officialFailure(errA)
		if missing2, code2, trace2 := sdkFailure(errB); !missing || !missing2 || code != code2 ||
			code != "resource_not_found" || trace == "" || trace2 == "" {
			t.Errorf("%v %s %s and %v %s %s", missing, code, trace, missing2, code2, trace2)
		}
	})
}

func TestTokens(t *testing.T) {
	t.Parallel()
	official, sdk, url := clients(t)
	ctx := t.Context()
	config := &clerk.ClientConfig{}
	config.Key, config.URL = clerk.String(sessionstest.Key), clerk.String(url)
	keys := officialjwks.NewClient(config)
	connection, err := transport.New(sessionstest.Key, transport.WithBaseURL(url))
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := sessiontoken.New(sessiontoken.FromClient(jwks.New(connection)), sessiontoken.WithPartyOptional())
	if err != nil {
		t.Fatal(err)
	}
	byOfficial, errA := officialToken(ctx, official, "sess_01")
	bySDK, errB := sdkToken(ctx, sdk, "sess_01")
	same(t, byOfficial != "", errA, bySDK != "", errB)
	for name, token := range map[string]string{"of the official SDK": byOfficial, "of this SDK": bySDK} {
		t.Run(name, func(t *testing.T) {
			userA, sessionA, errA := officialVerify(ctx, keys, token)
			userB, sessionB, errB := sdkVerify(ctx, verifier, token)
			same(t, userA+sessionA, errA, userB+sessionB, errB)
			same(t, served(officialProtect(keys, user(officialUser)), token), nil,
				served(sdkProtect(verifier, user(sdkUser)), token), nil)
			if got := served(sdkProtect(verifier, user(sdkUser)), token); got != "200 user_ada" {
				t.Errorf("a request with the token gets %s", got)
			}
		})
	}
	a, errA := officialTemplate(ctx, official, "sess_01")
	b, errB := sdkTemplate(ctx, sdk, "sess_01")
	same(t, a != "", errA, b != "", errB)
}

// user is a handler that writes the user of a request.
func user(of func(*http.Request) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, of(r)) })
}

// served is the response to a request with a token.
func served(h http.Handler, token string) string {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.Header.Set("Authorization", "Bearer "+token)
	h.ServeHTTP(w, r)
	return fmt.Sprint(w.Code, " ", w.Body)
}
