package main

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

const account = `Talking to a fake Clerk in this process. Set CLERK_SECRET_KEY to see sessions of your own.

List: the active sessions of user_ada, newest first, two to a page
  sess_car       user_ada   active    since 2026-03-02 12:00:00
  sess_laptop    user_ada   active    since 2026-03-02 11:00:00
  sess_phone     user_ada   active    since 2026-03-02 08:00:00

Get: sess_office
  sess_office    user_ada   ended     since 2026-03-02 10:00:00

Verify: sess_laptop, with the token that its browser would send
  sess_laptop    user_ada   active    since 2026-03-02 11:00:00

CreateTokenFromTemplate: custom_hasura for sess_laptop
  the token prints as [redacted]; its claims are
  {"x-hasura-default-role":"editor","azp":"http://localhost:3000","exp":1772457000,"iat":1772456400,"iss":"https://clerk.example.com",`

func TestTheFakeByDefault(t *testing.T) {
	t.Setenv("CLERK_SECRET_KEY", "")
	var out strings.Builder
	if err := run(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	rest, found := strings.CutPrefix(out.String(), account)
	if !found {
		t.Errorf("got\n%s\nwant\n%s", &out, account)
	}
	for _, want := range []string{
		"Revoke: sess_laptop\n  sess_laptop    user_ada   revoked",
		"Verify: sess_laptop again\n  sessions.Verify: status 404", "resource_not_found",
	} {
		if !strings.Contains(rest, want) {
			t.Errorf("%q is missing in\n%s", want, rest)
		}
	}
}

func TestTheAPIOnRequest(t *testing.T) {
	fake := newFake()
	server := httptest.NewServer(fake)
	defer server.Close()
	t.Setenv("CLERK_SECRET_KEY", sessionstest.Key)
	t.Setenv("CLERK_API_URL", server.URL)
	var out strings.Builder
	if err := run(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "Talking to "+server.URL+"/v1.") ||
		!strings.Contains(out.String(), "Get: sess_car\n") {
		t.Errorf("got\n%s", &out)
	}
	for _, call := range fake.Calls() {
		if call.Method != "GET" {
			t.Errorf("%s changes the instance", call.Operation)
		}
	}
	for _, s := range fake.All() {
		fake.Remove(s.ID)
	}
	out.Reset()
	if err := run(t.Context(), &out); err != nil || !strings.Contains(out.String(), "there are none") {
		t.Errorf("got\n%s and %v", &out, err)
	}
}

func TestFailuresAreExplained(t *testing.T) {
	server := httptest.NewServer(newFake())
	defer server.Close()
	gone := httptest.NewServer(newFake())
	gone.Close()
	for name, c := range map[string]struct{ key, url, want string }{
		"bad key": {"sk_test_other", server.URL, "Clerk does not accept the key. Compare CLERK_SECRET_KEY"},
		"nobody listens": {
			sessionstest.Key, gone.URL, "Clerk cannot be reached. Check the network, and CLERK_API_URL",
		},
		"unusable address": {sessionstest.Key, "ftp://api.clerk.dev", "transport.New:"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("CLERK_SECRET_KEY", c.key)
			t.Setenv("CLERK_API_URL", c.url)
			var out strings.Builder
			err := run(t.Context(), &out)
			if err == nil {
				t.Fatalf("no error, but\n%s", &out)
			}
			if got := explain(err); !strings.HasPrefix(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if strings.Contains(explain(err), c.key) {
				t.Error("the error holds the key")
			}
		})
	}
}
