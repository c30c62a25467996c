package compat_test

import (
	"errors"
	"testing"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/jwks"
	officialjwt "github.com/clerk/clerk-sdk-go/v2/jwt"
	"github.com/clerk/clerk-sdk-go/v2/session"

	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// config points the official SDK at the fake.
func config(key string) *clerk.ClientConfig {
	c := &clerk.ClientConfig{}
	c.Key, c.URL = &key, &fakeclerk
	return c
}

// The official SDK's Verify is left out: it sends the body null, so the token
// never leaves. Refresh is not one of its operations.
func TestOfficialSDK(t *testing.T) {
	t.Parallel()
	client := session.NewClient(config(sessionstest.Key))
	created, err := client.Create(t.Context(), &session.CreateParams{UserID: "user_official"})
	if err != nil || created.Status != "active" || created.Object != "session" {
		t.Fatalf("create: %+v and %v", created, err)
	}
	got, err := client.Get(t.Context(), created.ID)
	if err != nil || got.UserID != "user_official" || got.CreatedAt != created.CreatedAt {
		t.Errorf("get: %+v and %v", got, err)
	}
	user := "user_ada"
	params := &session.ListParams{UserID: &user}
	params.Limit = clerk.Int64(3)
	list, err := client.List(t.Context(), params)
	if err != nil || list.TotalCount != 20 || len(list.Sessions) != 3 || list.Sessions[0].ID != "sess_00096" {
		t.Errorf("list: %+v and %v", list, err)
	}
	revoked, err := client.Revoke(t.Context(), &session.RevokeParams{ID: created.ID})
	if err != nil || revoked.Status != "revoked" {
		t.Errorf("revoke: %+v and %v", revoked, err)
	}
}

func TestOfficialSDKSeesFailures(t *testing.T) {
	t.Parallel()
	_, notFound := session.NewClient(config(sessionstest.Key)).Get(t.Context(), "sess_none")
	_, badKey := session.NewClient(config("sk_test_other")).Get(t.Context(), "sess_00001")
	for code, err := range map[string]error{"resource_not_found": notFound, "clerk_key_invalid": badKey} {
		var failure *clerk.APIErrorResponse
		if !errors.As(err, &failure) || len(failure.Errors) != 1 || failure.Errors[0].Code != code ||
			failure.TraceID == "" {
			t.Errorf("got %v, want %s", err, code)
		}
	}
}

func TestOfficialSDKTrustsTheTokens(t *testing.T) {
	t.Parallel()
	client := session.NewClient(config(sessionstest.Key))
	created, err := client.Create(t.Context(), &session.CreateParams{UserID: "user_official"})
	if err != nil {
		t.Fatal(err)
	}
	token, err := client.CreateToken(t.Context(),
		&session.CreateTokenParams{ID: created.ID, ExpiresInSeconds: clerk.Int64(600)})
	if err != nil || token.Object != "token" {
		t.Fatalf("token: %+v and %v", token, err)
	}
	keys := jwks.NewClient(config(sessionstest.Key))
	claims, err := officialjwt.Verify(t.Context(), &officialjwt.VerifyParams{Token: token.JWT, JWKSClient: keys})
	if err != nil || claims.SessionID != created.ID || claims.Subject != "user_official" {
		t.Errorf("claims: %+v and %v", claims, err)
	}
	token, err = client.CreateToken(t.Context(),
		&session.CreateTokenParams{ID: created.ID, TemplateName: "custom_hasura"})
	if err != nil {
		t.Fatal(err)
	}
	claims, err = officialjwt.Verify(t.Context(), &officialjwt.VerifyParams{Token: token.JWT, JWKSClient: keys})
	if err != nil || claims.SessionID != "" || claims.Subject != "user_official" {
		t.Errorf("claims of the template: %+v and %v", claims, err)
	}
}
