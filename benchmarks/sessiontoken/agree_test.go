package sessiontoken_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/clerktest"
	officialjwt "github.com/clerk/clerk-sdk-go/v2/jwt"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// organizations are claims of both versions, as custom claims of a token.
var organizations = map[string]map[string]any{
	"none": nil,
	"version 2": {
		"fea": "o:dashboard,u:profile,uo:teams", "pla": "o:pro",
		"o": map[string]string{"id": "org_acme", "slg": "acme", "rol": "admin", "per": "read,manage", "fpm": "3,3,1"},
	},
	"version 1": {
		"v": nil, "org_id": "org_acme", "org_role": "org:admin", "org_slug": "acme",
		"org_permissions": []string{"org:teams:read"},
	},
}

// Tokens of the fake mean the same to both.
func TestTokensOfTheFake(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada",
		Actor: models.Some(models.Actor{UserID: "user_eve"})})
	fake.SetClock(func() time.Time { return noon })
	keys := published(t, fake)
	set, err := sessiontoken.ParseJWKS(keys)
	if err != nil {
		t.Fatal(err)
	}
	v, err := sessiontoken.New(set, sessiontoken.WithClock(fake.Now))
	if err != nil {
		t.Fatal(err)
	}
	for name, claims := range organizations {
		token := string(fake.SessionToken("sess_1", claims))
		own, err := v.Verify(t.Context(), token)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		official, err := officialjwt.Verify(t.Context(),
			&officialjwt.VerifyParams{Token: token, JWK: firstKey(t, keys), Clock: clerktest.NewClockAt(noon)})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		compare(t, name, own, official)
	}
}

// published is the key set that the fake serves.
func published(t *testing.T, fake *sessionstest.Fake) []byte {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.clerk.dev/v1/jwks", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+sessionstest.Key)
	resp, err := fake.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// firstKey is the key of a set in the official SDK's form.
func firstKey(t *testing.T, set []byte) *clerk.JSONWebKey {
	t.Helper()
	var parsed clerk.JSONWebKeySet
	if err := json.Unmarshal(set, &parsed); err != nil {
		t.Fatal(err)
	}
	return parsed.Keys[0]
}

func compare(t *testing.T, name string, own *sessiontoken.Claims, official *clerk.SessionClaims) {
	t.Helper()
	o := own.Organization
	same := own.UserID == official.Subject && own.SessionID == official.SessionID && own.Issuer == official.Issuer &&
		own.ID == official.ID &&
		own.AuthorizedParty == official.AuthorizedParty && own.ExpiresAt.Unix() == *official.Expiry &&
		own.IssuedAt.Unix() == *official.IssuedAt &&
		own.NotBefore.Unix() == *official.NotBefore && o.ID == official.ActiveOrganizationID &&
		o.Role == official.ActiveOrganizationRole &&
		o.Slug == official.ActiveOrganizationSlug && slices.Equal(o.Permissions, official.ActiveOrganizationPermissions)
	if !same {
		t.Errorf("%s: this SDK reads %+v of %v, the official one %+v", name, o, own, official.Claims)
	}
	// The official SDK says version 1 where no organization is active.
	if o.ID != "" && own.Version != official.Version {
		t.Errorf("%s: version %d, but %d to the official SDK", name, own.Version, official.Version)
	}
}

// Tokens that the official SDK makes for tests pass here.
func TestTokensOfTheOfficialSDK(t *testing.T) {
	t.Parallel()
	for name, organization := range organizations {
		claims := map[string]any{
			"exp": noon.Unix() + 60, "iat": noon.Unix(), "nbf": noon.Unix(), "iss": "https://clerk.example.com",
			"sub": "user_ada", "sid": "sess_1", "v": 2,
		}
		for claim, value := range organization {
			claims[claim] = value
			if value == nil {
				delete(claims, claim)
			}
		}
		token, public := clerktest.GenerateJWT(t, claims, keyID)
		set, err := sessiontoken.NewKeySet(sessiontoken.Key{ID: keyID, Public: public})
		if err != nil {
			t.Fatal(err)
		}
		v, err := sessiontoken.New(set, sessiontoken.WithClock(func() time.Time { return noon }))
		if err != nil {
			t.Fatal(err)
		}
		own, err := v.Verify(t.Context(), token)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		official, err := officialjwt.Verify(context.Background(), &officialjwt.VerifyParams{
			Token: token, JWK: &clerk.JSONWebKey{Key: public, KeyID: keyID, Algorithm: "RS256"},
			Clock: clerktest.NewClockAt(noon),
		})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		compare(t, name, own, official)
	}
}
