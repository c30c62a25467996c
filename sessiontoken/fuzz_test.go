package sessiontoken_test

import (
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

// FuzzVerify makes a token of its three parts. Where tail is empty the parts are
// signed, so that the claims are read; what the library that signs does not
// accept never passes.
func FuzzVerify(f *testing.F) {
	const header = `{"alg":"EdDSA","kid":"k","typ":"JWT"}`
	for _, body := range []string{
		claims(), claims(acme), claims(with("v", nil)), claims(with("exp", "x")), claims(with("exp", raw("1e300"))),
		"{}", "[]", "", "\xff",
	} {
		f.Add(header, body, "")
	}
	f.Add(`{"alg":"none"}`, claims(), "")
	f.Add(`{"alg":"EdDSA","kid":"k","jwk":{}}`, claims(), "")
	f.Add(header, claims(), "AAAA")
	f.Add("a.b", "c.d", "e.f")
	f.Add(header, claims(with("x", raw("1e700"))), "") // JSON, and no number that Go has
	private := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	public := private.Public()
	set, err := sessiontoken.NewKeySet(sessiontoken.Key{ID: "k", Public: public})
	if err != nil {
		f.Fatal(err)
	}
	v := newVerifier(f, set)
	library := jwt.NewParser(jwt.WithValidMethods([]string{"EdDSA"}), jwt.WithStrictDecoding(), jwt.WithJSONNumber(),
		jwt.WithTimeFunc(atNoon), jwt.WithLeeway(5*time.Second))
	f.Fuzz(func(t *testing.T, header, claims, tail string) {
		token := encode([]byte(header)) + "." + encode([]byte(claims))
		if tail == "" {
			token = seal(jwt.SigningMethodEdDSA, private, token)
		} else {
			token += "." + tail
		}
		got, err := v.Verify(t.Context(), token)
		if err != nil {
			checkFailure(t, got, err, token)
			return
		}
		all := jwt.MapClaims{}
		if _, err := library.ParseWithClaims(token, all,
			func(*jwt.Token) (any, error) { return public, nil }); err != nil {
			t.Fatalf("%q %q passes, but: %v", header, claims, err)
		}
		checkClaims(t, got, all)
	})
}

func checkFailure(t *testing.T, got *sessiontoken.Claims, err error, token string) {
	t.Helper()
	failure, ok := errors.AsType[*sessiontoken.Error](err)
	if !ok || failure.Kind == nil || failure.StatusCode() != 401 || got != nil {
		t.Fatalf("got %v and %#v", got, err)
	}
	if len(token) > 200 && strings.Contains(fmt.Sprintf("%+v", err), token[len(token)/2:]) {
		t.Fatalf("the error has the token in it: %v", err)
	}
}

// checkClaims compares with what the library has decoded.
func checkClaims(t *testing.T, got *sessiontoken.Claims, all jwt.MapClaims) {
	t.Helper()
	if got.UserID != all["sub"] || got.SessionID != all["sid"] || got.UserID == "" || got.SessionID == "" {
		t.Fatalf("got %v, want %v in %v", got, all["sub"], all["sid"])
	}
	for name, value := range got.Extra() {
		if _, there := all[name]; !there || !json.Valid(value) {
			t.Fatalf("extra has %q: %s", name, value)
		}
	}
	if _, err := sessiontoken.Custom[map[string]json.RawMessage](got); err != nil {
		t.Fatal(err)
	}
}
