//go:build go1.27 && goexperiment.jsonv2

package contract

import (
	"bytes"
	jsonv1 "encoding/json"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
)

// TestJSONV2 writes and reads models by encoding/json/v2, through the methods that
// it prefers to those of encoding/json, with the same results.
func TestJSONV2(t *testing.T) {
	t.Parallel()
	const text = `{"object":"session","id":"sess_<1>","user_id":"u","client_id":"c","actor":null,"status":"later",` +
		`"last_active_at":1,"expire_at":2,"abandon_at":3,"updated_at":4,"created_at":5,"added":[1,{"a":"b"}]}`
	var session, old models.Session
	var _ json.MarshalerTo = session
	var _ json.UnmarshalerFrom = &session
	if err := json.Unmarshal([]byte(text), &session); err != nil {
		t.Fatal(err)
	}
	if err := old.UnmarshalJSON([]byte(text)); err != nil || !reflect.DeepEqual(session, old) {
		t.Errorf("got %+v, want %+v, %v", session, old, err)
	}
	want, err := old.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if got, err := json.Marshal(session); err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
	list, err := json.Marshal([]models.Session{session, session})
	if joined := "[" + string(want) + "," + string(want) + "]"; err != nil || string(list) != joined {
		t.Errorf("got %s, %v, want %s", list, err, joined)
	}
	if got, err := jsonv1.Marshal(session); err != nil || !strings.Contains(string(got), `sess_\u003c1\u003e`) {
		t.Errorf("encoding/json escapes HTML: got %s, %v", got, err)
	}
}

// TestJSONV2HidesSecrets writes a token without its text, as encoding/json does.
func TestJSONV2HidesSecrets(t *testing.T) {
	t.Parallel()
	token := models.Token{JWT: "secret"}
	want, err := token.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(token)
	if err != nil || !bytes.Equal(got, want) || strings.Contains(string(got), "secret") {
		t.Errorf("got %s, %v, want %s", got, err, want)
	}
}

// TestJSONV2Refuses tells broken JSON, and a field of another kind, with its place.
func TestJSONV2Refuses(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"broken": `{"id":`, "another kind": `{"object":"session","id":7}`, "nothing": ``,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var session models.Session
			if err := json.Unmarshal([]byte(text), &session); err == nil {
				t.Errorf("%q became %+v", text, session)
			}
		})
	}
	dec := jsontext.NewDecoder(strings.NewReader(`{"object":"session","id":"a"} {"object":"session","id":"b"}`))
	var ids []string
	for range 2 {
		var session models.Session
		if err := json.UnmarshalDecode(dec, &session); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, session.ID)
	}
	if strings.Join(ids, " ") != "a b" {
		t.Errorf("a stream has the sessions %q", ids)
	}
}
