package sessiontoken_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
)

var ctx = context.Background()

// newFake is a Clerk with one session, for the examples.
func newFake() *sessionstest.Fake {
	return sessionstest.NewFake(models.Session{ID: "sess_1", UserID: "user_ada"})
}

// The key of the instance is in the environment; nothing goes over the network.
func Example() {
	const pem = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtxKYyu277H2EJ/x3V2nJ
FCjVvZu0sZYjo32OLTKRext/uEaJLhEcS4Nsr+Uc5vyaCIdMStA7wDihUNsvnjSV
0pi2LBmRqT5+CHQygGE1HEghER4Yh3O3hDkE+6JycZ94kjppQY6V3EsET7CPF3EI
jaUfEzW/S4bCFNKRuACOAvMsw1rkIchDDiDmDODKW4T+0zO/C4StzeiYnmarTkvu
mYBJ6OmFvh4OO/35lz1kaln9SH6o4FVMUFVaRxtnBmaLUnfKlgsI9yvpd9qQz6hh
0xo9Z+KwFcWhPyd2wtEjnSr326Lna8FGVaX8dZ/h0MYgGMR4Oeya6Fs+Bjm0WvZk
gQIDAQAB
-----END PUBLIC KEY-----`
	keys, err := sessiontoken.ParsePEM(pem) // os.Getenv("CLERK_JWT_KEY")
	if err != nil {
		log.Fatal(err)
	}
	verifier, err := sessiontoken.New(keys, sessiontoken.WithAuthorizedParties("https://app.example.com"))
	if err != nil {
		log.Fatal(err)
	}
	claims, err := verifier.Verify(ctx, "not.a.token")
	fmt.Println(claims == nil, errors.Is(err, sessiontoken.ErrMalformed))
	// Output:
	// true true
}

// Handlers behind Require have claims.
func ExampleVerifier_Require() {
	fake := newFake()
	verifier, err := sessiontoken.New(published(fake))
	if err != nil {
		log.Fatal(err)
	}
	defer verifier.Close()
	account := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		claims, _ := sessiontoken.FromContext(r.Context()) // never missing behind Require
		fmt.Fprintln(w, "hello,", claims.UserID)
	})
	admin := verifier.RequireThat(sessiontoken.Role("org:admin"), sessiontoken.RecentFirstFactor(10*time.Minute))

	mux := http.NewServeMux()
	mux.Handle("GET /account", verifier.Require(account))
	mux.Handle("GET /admin", admin(account))

	for _, path := range []string{"/account", "/admin"} {
		req := httptest.NewRequest(http.MethodGet, path, nil)
		req.Header.Set("Authorization", "Bearer "+string(fake.SessionToken("sess_1", nil)))
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, req)
		fmt.Println(path, w.Code)
	}
	// Output:
	// /account 200
	// /admin 403
}

// A token says that its session was active a moment ago. Clerk knows whether it
// is now.
func ExampleVerifier_VerifyActive() {
	fake := newFake()
	client := sessions.New(fake.Transport())
	verifier, err := sessiontoken.New(published(fake))
	if err != nil {
		log.Fatal(err)
	}
	defer verifier.Close()
	token := string(fake.SessionToken("sess_1", nil))
	if _, err := client.Revoke(ctx, "sess_1"); err != nil {
		log.Fatal(err)
	}

	_, err = verifier.Verify(ctx, token) // no request, and no knowledge of what was revoked
	fmt.Println(err)
	_, _, err = verifier.VerifyActive(ctx, client, token) // the same, and then client.Get
	fmt.Println(err)
	// Output:
	// <nil>
	// sessiontoken: session ended: its status is "revoked"
}

// Claims of one's own, from the session token's settings in the dashboard.
func ExampleCustom() {
	fake := newFake()
	verifier, err := sessiontoken.New(published(fake))
	if err != nil {
		log.Fatal(err)
	}
	defer verifier.Close()
	claims, err := verifier.Verify(ctx, string(fake.SessionToken("sess_1", map[string]any{"plan": "gold"})))
	if err != nil {
		log.Fatal(err)
	}
	type own struct {
		Plan string `json:"plan"`
	}
	custom, err := sessiontoken.Custom[own](claims)
	fmt.Println(custom.Plan, err)
	// Output:
	// gold <nil>
}

// The reason of a failure, and what belongs to it.
func ExampleError() {
	fake := newFake()
	verifier, err := sessiontoken.New(published(fake), sessiontoken.WithClock(fake.Now))
	if err != nil {
		log.Fatal(err)
	}
	defer verifier.Close()
	fake.SetClock(func() time.Time { return noon })
	token := fake.SessionToken("sess_1", nil)
	fake.Advance(time.Hour)
	_, err = verifier.Verify(ctx, string(token))
	if failure, ok := errors.AsType[*sessiontoken.Error](err); ok && errors.Is(err, sessiontoken.ErrExpired) {
		fmt.Println(failure.StatusCode(), "expired at", failure.Time.UTC().Format(time.TimeOnly))
	}
	// Output:
	// 401 expired at 12:01:00
}

// What the fake can sign.
func Example_testing() {
	fake, other := newFake(), newFake()
	verifier, err := sessiontoken.New(published(fake), sessiontoken.WithClock(fake.Now))
	if err != nil {
		log.Fatal(err)
	}
	defer verifier.Close()
	try := func(what string, token models.Secret) {
		_, err := verifier.Verify(ctx, string(token))
		fmt.Println(what+":", err == nil)
	}

	sound := fake.SessionToken("sess_1", nil)
	try("sound", sound)
	try("own claims", fake.SessionToken("sess_1", map[string]any{"plan": "gold", "fva": []int{0, -1}, "azp": nil}))
	try("expired", fake.SessionToken("sess_1", map[string]any{"exp": fake.Now().Add(-time.Hour).Unix()}))
	fake.RotateKey()
	try("new key", fake.SessionToken("sess_1", nil))
	try("old key", sound)
	other.RotateKey()
	try("foreign", other.SessionToken("sess_1", nil))
	// Output:
	// sound: true
	// own claims: true
	// expired: false
	// new key: true
	// old key: false
	// foreign: false
}
