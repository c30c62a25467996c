package contract

import (
	"errors"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestBaseURLsThatWouldLeakTheKeyAreRefused(t *testing.T) {
	t.Parallel()
	for url, why := range map[string]string{
		"http://api.clerk.dev/v1":           "would send the key unencrypted",
		"https://user:pass@api.clerk.dev":   "contains a user name or password",
		"https://" + key + "@api.clerk.dev": "contains a user name or password",
		"https://api.clerk.dev/v1?a=b":      "has a query",
		"https://api.clerk.dev/v1#a":        "has a fragment",
		"api.clerk.dev":                     "must begin with https://",
		"":                                  "must begin with https://",
	} {
		t.Run(url, func(t *testing.T) {
			_, err := transport.New(key, transport.WithBaseURL(url))
			if err == nil || !strings.Contains(err.Error(), "transport.New: the base URL "+why) || strings.Contains(err.Error(), key) {
				t.Error(err)
			}
		})
	}
	for _, url := range []string{"http://127.0.0.1:1/v1", "http://localhost:1", "http://[::1]:1/v1", transport.BaseURLDev, transport.BaseURLCom} {
		t.Run(url, func(t *testing.T) {
			client, err := transport.New(key, transport.WithBaseURL(url))
			if err != nil || client.BaseURL() != url {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := transport.New(key, transport.WithBaseURL("http://clerk.internal"), transport.WithInsecureHTTP()); err != nil {
		t.Errorf("the explicit option: %v", err)
	}
}

func TestKeysThatCannotBeSentAreRefused(t *testing.T) {
	t.Parallel()
	for _, bad := range []string{"", "sk_test_a\r\nX-Evil: 1", "sk_test_a b", "sk_test_\x00", "sk_test_é"} {
		t.Run(bad, func(t *testing.T) {
			_, err := transport.New(bad)
			if err == nil || bad != "" && strings.Contains(err.Error(), bad) {
				t.Error(err)
			}
		})
	}
}

func TestHostileIDsAreRefusedOrEscaped(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base, unlimited(t))
	for _, hostile := range []string{"", ".", "..", "/", "a\x00b", "a\nb", "a\rb", "\x7f", "a\u0085"} {
		t.Run(hostile, func(t *testing.T) {
			calls := map[string]func() error{
				"Get":    func() error { _, err := client.Get(t.Context(), hostile); return err },
				"Revoke": func() error { _, err := client.Revoke(t.Context(), hostile); return err },
				"CreateTokenFromTemplate": func() error {
					_, err := client.CreateTokenFromTemplate(t.Context(), id, hostile, sessions.CreateTokenFromTemplateParams{})
					return err
				},
			}
			for name, call := range calls {
				t.Run(name, func(t *testing.T) {
					var refused *transport.ParamError
					if err := call(); !errors.As(err, &refused) || refused.Operation != "sessions."+name {
						t.Errorf("%s %q: %v", name, hostile, err)
					}
				})
			}
		})
	}
	if base.tries() != 0 {
		t.Fatalf("%d requests were sent", base.tries())
	}
	for hostile, escaped := range map[string]string{
		"../users/u":     "..%2Fusers%2Fu",
		"a/b%2Fc":        "a%2Fb%252Fc",
		"x?y=1#z":        "x%3Fy%3D1%23z",
		"%2e%2e":         "%252e%252e",
		"//evil.example": "%2F%2Fevil.example",
		"a b+c":          "a%20b%2Bc",
	} {
		t.Run(hostile, func(t *testing.T) {
			if _, err := client.Get(t.Context(), hostile); err != nil {
				t.Error(err)
			}
			if got := base.got[len(base.got)-1].url; got != "https://api.clerk.dev/v1/sessions/"+escaped {
				t.Errorf("%q went to %s", hostile, got)
			}
		})
	}
}

func TestParametersAreCheckedBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	_, err := newSessions(t, base).List(t.Context(), sessions.ListParams{Limit: 500})
	var refused *transport.ParamError
	if !errors.As(err, &refused) || err.Error() != "sessions.List: limit 500 is outside 1..499" || base.tries() != 0 {
		t.Errorf("%v after %d tries", err, base.tries())
	}
}

func TestClientsThatNewDidNotMakeFailClearly(t *testing.T) {
	t.Parallel()
	for name, client := range map[string]*transport.Client{"nil": nil, "zero": new(transport.Client)} {
		t.Run(name, func(t *testing.T) {
			_, err := sessions.New(client).Get(t.Context(), id)
			if err == nil || err.Error() != "sessions.Get: the client was not created by New" {
				t.Error(err)
			}
		})
	}
}
