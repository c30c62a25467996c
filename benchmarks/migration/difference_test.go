package migration

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/clerk/clerk-sdk-go/v2"
	"github.com/clerk/clerk-sdk-go/v2/session"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// TestDifferences holds what the page says of requests: it fails when a newer
// official SDK behaves better.
func TestDifferences(t *testing.T) {
	t.Parallel()
	var requests []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		requests = append(requests, r.Method+" "+r.RequestURI+" "+string(body))
		w.WriteHeader(http.StatusServiceUnavailable)
	}))
	t.Cleanup(server.Close)
	official, _ := officialClient("sk_test_x", server.URL)
	sdk, _ := sdkClient("sk_test_x", server.URL)
	ctx := t.Context()
	for _, test := range []struct {
		name          string
		official, sdk func() error
		sent, resent  []string
	}{
		{
			"the token of a verification",
			func() error {
				//lint:ignore SA1019 what it sends is the difference
				_, err := official.Verify(ctx, &session.VerifyParams{ID: "sess_1", Token: clerk.String("a.b.c")})
				return err
			},
			func() error {
				//lint:ignore SA1019 what it sends is the difference
				_, err := sdk.Verify(ctx, "sess_1", sessions.VerifyParams{Token: "a.b.c"})
				return err
			},
			[]string{"POST /sessions/sess_1/verify null"},
			[]string{`POST /sessions/sess_1/verify {"token":"a.b.c"}`},
		},
		{
			"an id with a slash",
			func() error { _, err := officialGet(ctx, official, "../users/user_1"); return err },
			func() error { _, err := sdkGet(ctx, sdk, "a/b"); return err },
			[]string{"GET /sessions/../users/user_1 "},
			[]string{"GET /sessions/a%2Fb ", "GET /sessions/a%2Fb ", "GET /sessions/a%2Fb "},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if err := test.official(); err == nil {
				t.Error("the official SDK succeeds")
			}
			compare(t, &requests, test.sent)
			if err := test.sdk(); err == nil {
				t.Error("this SDK succeeds")
			}
			compare(t, &requests, test.resent)
		})
	}
	t.Run("an id that is no id", func(t *testing.T) {
		if _, err := sdkGet(ctx, sdk, ".."); err == nil || len(requests) > 0 {
			t.Errorf("%v, and %q were sent", err, requests)
		}
	})
}

// compare reports requests that differ, and forgets them.
func compare(t *testing.T, sent *[]string, want []string) {
	t.Helper()
	if len(*sent) != len(want) {
		t.Errorf("%q were sent, not %q", *sent, want)
	}
	for i, request := range want {
		if i < len(*sent) && (*sent)[i] != request {
			t.Errorf("%q was sent, not %q", (*sent)[i], request)
		}
	}
	*sent = nil
}
