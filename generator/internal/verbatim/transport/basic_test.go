package transport

import (
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
)

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func TestNewBasic(t *testing.T) {
	t.Parallel()
	base := roundTripper(func(req *http.Request) (*http.Response, error) {
		if user, password, ok := req.BasicAuth(); !ok || user != "account" || password != "the password" {
			t.Errorf("sent %q", req.Header)
		}
		return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody}, nil
	})
	limits := option(func(c *call.Config) { c.MaxResponseBytes = 1 << 20 })
	client, err := AcmeNewBasic("account", "the password", limits, WithBase(base),
		WithBaseURL("https://api.example.com"))
	if err != nil {
		t.Fatal(err)
	}
	if err := client.Do(t.Context(), Request{Path: "/things"}, nil); err != nil {
		t.Error(err)
	}
	if client, err := AcmeNewBasic("a:b", "", limits); client != nil || err == nil {
		t.Errorf("%v, %v with a colon", client, err)
	}
}

// TestPages compares the public page with that of the engine.
func TestPages(t *testing.T) {
	t.Parallel()
	page := (*Page[string])(&call.Page[string]{Items: []string{"a"}, Next: "b"})
	if len(page.Items) != 1 || page.Next != "b" {
		t.Errorf("%+v", page)
	}
}
