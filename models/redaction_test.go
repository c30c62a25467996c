package models_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

const jwt = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"

// secrets are values that hold a secret, at any depth.
func secrets() map[string]any {
	token := models.Token{Object: "token", JWT: jwt}
	return map[string]any{
		"secret":              models.Secret(jwt),
		"optional secret":     models.Some(models.Secret(jwt)),
		"token":               token,
		"pointer to token":    &token,
		"optional token":      models.Some(token),
		"cookies":             models.Cookies{Cookies: []models.Secret{jwt, jwt}},
		"union":               models.SessionRefresh{Token: &token},
		"cookies in union":    &models.SessionRefresh{Cookies: &models.Cookies{Cookies: []models.Secret{jwt}}},
		"unknown union":       models.SessionRefresh{Unknown: json.RawMessage(`{"object":"later","jwt":"` + jwt + `"}`)},
		"token with an extra": models.Token{JWT: jwt, Extra: map[string]json.RawMessage{"a": json.RawMessage("1")}},
	}
}

func TestSecretsAreNotPrinted(t *testing.T) {
	t.Parallel()
	for name, v := range secrets() {
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%20s", "%T %v"} {
			if out := fmt.Sprintf(verb, v, v); strings.Contains(out, jwt) || strings.Contains(out, fmt.Sprintf("%x", jwt)) {
				t.Errorf("%s with %s: %s", name, verb, out)
			}
		}
	}
}

func TestSecretsAreNotLogged(t *testing.T) {
	t.Parallel()
	for name, v := range secrets() {
		var text, doc strings.Builder
		for _, h := range []slog.Handler{slog.NewTextHandler(&text, nil), slog.NewJSONHandler(&doc, nil)} {
			slog.New(h).Info("m", "v", v, slog.Group("g", "v", v))
		}
		for _, out := range []string{text.String(), doc.String()} {
			if strings.Contains(out, jwt) {
				t.Errorf("%s: %s", name, out)
			}
		}
	}
}

func TestSecretsAreWrittenByTheirModels(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(models.Token{JWT: jwt})
	if want := `{"object":"token","jwt":"` + jwt + `"}`; err != nil || string(b) != want {
		t.Errorf("%s, %v, want %s", b, err, want)
	}
	b, err = json.Marshal(struct{ S []models.Secret }{[]models.Secret{jwt, ""}})
	if want := `{"S":["[redacted]",""]}`; err != nil || string(b) != want {
		t.Errorf("%s, %v, want %s", b, err, want)
	}
}

func TestAPIError(t *testing.T) {
	t.Parallel()
	e := &models.APIError{Operation: "sessions.Get", StatusCode: 404}
	e.ReadBody([]byte(`{"errors":[{"message":"not found","long_message":"No session.","code":"resource_not_found","meta":{"a":1}},{"code":"x","message":"y"}],"clerk_trace_id":"abc"}`))
	const want = "sessions.Get: status 404: resource_not_found: not found; x: y (trace abc)"
	if e.Error() != want {
		t.Errorf("got %s\nwant %s", e, want)
	}
	var err error = fmt.Errorf("wrapped: %w", e)
	if !errors.Is(err, models.ErrNotFound) || errors.Is(err, models.ErrGone) {
		t.Error("errors.Is does not go by the status")
	}
	if !e.Has(models.CodeResourceNotFound) || e.Has(models.CodeConflict) || !e.Errors[0].Code.Known() || e.Errors[1].Code.Known() {
		t.Error("codes are not told apart")
	}
	if string(e.Errors[0].Meta) != `{"a":1}` || e.Errors[1].Meta != nil {
		t.Errorf("meta: %s, %s", e.Errors[0].Meta, e.Errors[1].Meta)
	}
	e = &models.APIError{StatusCode: 502}
	e.ReadBody([]byte("<html>" + strings.Repeat("x", 1000)))
	if len(e.Excerpt) != 512 || !strings.HasPrefix(e.Error(), `status 502: "<html>xxx`) {
		t.Error(e)
	}
}
