package contract

import (
	"errors"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestExtras sends what no operation describes.
func TestExtras(t *testing.T) {
	t.Parallel()
	base := &scripted{steps: status(200)}
	client := newSessions(t, base)
	_, err := client.Create(t.Context(), newSession,
		transport.WithQuery("trial", "a b"), transport.WithQuery("trial", ""),
		transport.WithField("labels", map[string]any{"tier": 2, "note": "<x>"}), transport.WithField("beta", true), transport.WithField("token", models.Token{JWT: "e.y.J"}))
	if err != nil {
		t.Fatal(err)
	}
	const wantURL, wantBody = "https://api.clerk.dev/v1/sessions?trial=a%20b&trial=", `{"user_id":"user_1","labels":{"note":"<x>","tier":2},"beta":true,"token":{"object":"token","jwt":"e.y.J"}}`
	if got := base.got[0]; got.url != wantURL || got.body != wantBody {
		t.Errorf("sent %s\n%s", got.url, got.body)
	}
}

func TestExtrasThatAreRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		option transport.CallOption
		want   string
	}{
		"a field of the operation": {transport.WithField("user_id", "x"), "sessions.Create: user_id is already a field of the body"},
		"no name":                  {transport.WithQuery("", "x"), "sessions.Create: name is required"},
		"no JSON":                  {transport.WithField("f", func() {}), "sessions.Create: f cannot be written: json: unsupported type: func()"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := &scripted{steps: status(200)}
			_, err := newSessions(t, base).Create(t.Context(), newSession, test.option)
			if _, ok := errors.AsType[*transport.ParamError](err); !ok || err.Error() != test.want || len(base.got) != 0 {
				t.Errorf("%v after %d requests", err, len(base.got))
			}
		})
	}
	base := &scripted{steps: status(200)}
	_, err := newSessions(t, base).List(t.Context(), sessions.ListParams{Limit: 5}, transport.WithQuery("limit", "6"))
	if want := "sessions.List: limit is already a parameter of the operation"; err == nil || err.Error() != want {
		t.Errorf("%v", err)
	}
}
