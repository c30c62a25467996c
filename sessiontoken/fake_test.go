package sessiontoken_test

import (
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// published is the key set that a fake serves.
func published(fake *sessionstest.Fake) sessiontoken.Source {
	return sessiontoken.FromClient(jwks.New(fake.Transport()))
}

// Everything that the fake mints.
func TestTokensOfTheFake(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
	fake.SetTemplate("hasura", map[string]any{"roles": []string{"editor"}})
	client := sessions.New(fake.Transport())
	v := newVerifier(t, published(fake), sessiontoken.WithClock(fake.Now),
		sessiontoken.WithIssuer("https://clerk.example.com"),
		sessiontoken.WithAuthorizedParties("http://localhost:3000"))
	token, err := client.CreateToken(t.Context(), "sess_1", sessions.CreateTokenParams{})
	if err != nil {
		t.Fatal(err)
	}
	templated, err := client.CreateTokenFromTemplate(t.Context(), "sess_1", "hasura",
		sessions.CreateTokenFromTemplateParams{})
	if err != nil {
		t.Fatal(err)
	}
	other := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
	other.RotateKey()
	cases := map[string]struct {
		token models.Secret
		kind  error
	}{
		"created":       {token.JWT, nil},
		"of a template": {templated.JWT, sessiontoken.ErrMalformed},
		"minted":        {fake.SessionToken("sess_1", nil), nil},
		"expired": {
			fake.SessionToken("sess_1", with("exp", fake.Now().Add(-time.Minute).Unix())), sessiontoken.ErrExpired,
		},
		"pending":     {fake.SessionToken("sess_1", with("sts", "pending")), sessiontoken.ErrPending},
		"without azp": {fake.SessionToken("sess_1", with("azp", nil)), sessiontoken.ErrAuthorizedParty},
		"foreign":     {other.SessionToken("sess_1", nil), sessiontoken.ErrUnknownKey},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := v.Verify(t.Context(), string(c.token))
			if c.kind == nil && err != nil {
				t.Error(err)
			}
			if c.kind != nil {
				wantKind(t, err, c.kind, "")
			}
		})
	}
	fake.Advance(66 * time.Second)
	_, err = v.Verify(t.Context(), string(token.JWT))
	wantKind(t, err, sessiontoken.ErrExpired, "")
}
