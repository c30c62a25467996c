package compat_test

import (
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"net/http"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// publicKey looks the key of a token up in the fake's key set.
func publicKey(t *testing.T, fake *sessionstest.Fake) jwt.Keyfunc {
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
	var set struct {
		Keys []struct{ Kid, Kty, N, E string }
	}
	if err := json.NewDecoder(resp.Body).Decode(&set); err != nil {
		t.Fatal(err)
	}
	return func(token *jwt.Token) (any, error) {
		for _, k := range set.Keys {
			if k.Kid == token.Header["kid"] && k.Kty == "RSA" {
				return &rsa.PublicKey{N: number(t, k.N), E: int(number(t, k.E).Int64())}, nil
			}
		}
		return nil, fmt.Errorf("no key %v", token.Header["kid"])
	}
}

func number(t *testing.T, text string) *big.Int {
	t.Helper()
	b, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return new(big.Int).SetBytes(b)
}

func TestTokensVerify(t *testing.T) {
	t.Parallel()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
	fake.SetTemplate("custom_hasura", map[string]any{"roles": []string{"editor"}})
	client := sessions.New(fake.Transport())
	token, err := client.CreateToken(t.Context(), "sess_1", sessions.CreateTokenParams{})
	if err != nil {
		t.Fatal(err)
	}
	templated, err := client.CreateTokenFromTemplate(t.Context(), "sess_1", "custom_hasura",
		sessions.CreateTokenFromTemplateParams{})
	if err != nil {
		t.Fatal(err)
	}
	parser := jwt.NewParser(
		jwt.WithValidMethods([]string{"RS256"}), jwt.WithIssuer("https://clerk.example.com"),
		jwt.WithSubject("user_ada"),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithTimeFunc(fake.Now),
	)
	keys := publicKey(t, fake)
	for name, want := range map[string]struct {
		jwt models.Secret
		sid any
	}{"session token": {token.JWT, "sess_1"}, "templated token": {templated.JWT, nil}} {
		t.Run(name, func(t *testing.T) {
			claims := jwt.MapClaims{}
			if _, err := parser.ParseWithClaims(string(want.jwt), claims, keys); err != nil {
				t.Error(err)
			}
			if claims["sid"] != want.sid {
				t.Errorf("claims are %v", claims)
			}
		})
	}
	forged := string(token.JWT[:len(token.JWT)-8]) + "AAAAAAAA"
	if _, err := parser.Parse(forged, keys); !errors.Is(err, jwt.ErrTokenSignatureInvalid) {
		t.Errorf("a forged token: %v", err)
	}
	fake.Advance(time.Minute)
	if _, err := parser.Parse(string(token.JWT), keys); !errors.Is(err, jwt.ErrTokenExpired) {
		t.Errorf("after a minute: %v", err)
	}
}
