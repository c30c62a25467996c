package contract

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

const jwt = "eyJhbGciOiJSUzI1NiJ9.e30.c2ln"

// TestJSONOfCallers encodes what callers make of models. No secret is in it,
// and none comes back.
func TestJSONOfCallers(t *testing.T) {
	t.Parallel()
	token := models.Token{Object: "token", JWT: jwt}
	const hidden = `{"object":"token","jwt":"[redacted]"}`
	for name, test := range map[string]struct {
		value any
		want  string
	}{
		"token":   {token, hidden},
		"pointer": {&token, hidden},
		"slice":   {[]models.Token{token, token}, "[" + hidden + "," + hidden + "]"},
		"map":     {map[string]*models.Token{"a": &token}, `{"a":` + hidden + `}`},
		"struct": {
			struct{ Answer models.SessionRefresh }{models.SessionRefresh{Token: &token}}, `{"Answer":` + hidden + `}`,
		},
		"optional": {models.Some(token), hidden},
		"secrets":  {[]models.Secret{jwt, ""}, `["[redacted]",""]`},
		"extra": {
			models.Token{Object: "token", Extra: map[string]json.RawMessage{"later": json.RawMessage(`"` + jwt + `"`)}},
			`{"object":"token","jwt":""}`,
		},
		"no variant": {models.SessionRefresh{}, `"[redacted]"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b, err := json.Marshal(test.value)
			if err != nil || string(b) != test.want {
				t.Errorf("%s, %v, want %s", b, err, test.want)
			}
			var log bytes.Buffer
			slog.New(slog.NewJSONHandler(&log, nil)).Info("m", "value", test.value, "values", []any{test.value})
			if strings.Contains(log.String(), jwt) {
				t.Errorf("the log shows it: %s", &log)
			}
		})
	}
	var again models.Token
	b, _ := json.Marshal(token)
	if err := json.Unmarshal(b, &again); err != nil || string(again.JWT) != "[redacted]" {
		t.Errorf("%+v, %v", again, err)
	}
}

// TestAModelIsStoredWithItsSecrets takes the way that the documentation of
// Secret names.
func TestAModelIsStoredWithItsSecrets(t *testing.T) {
	t.Parallel()
	token := models.Token{Object: "token", JWT: jwt, Extra: map[string]json.RawMessage{"later": json.RawMessage("1")}}
	b, err := token.AppendJSON(nil)
	if want := `{"object":"token","jwt":"` + jwt + `","later":1}`; err != nil || string(b) != want {
		t.Errorf("%s, %v, want %s", b, err, want)
	}
	var again models.Token
	if err := json.Unmarshal(b, &again); err != nil || !reflect.DeepEqual(again, token) {
		t.Errorf("%#v, %v", again, err)
	}
}
