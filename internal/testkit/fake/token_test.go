package fake_test

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// share mints a token for a note.
func share(t *testing.T, s *fake.Server, id, body string) string {
	t.Helper()
	_, answer := send(t, s, request(t, "POST", "/v2/notes/"+id+"/tokens", body))
	return member(t, answer, "jwt")
}

// claims returns the claims of a token, as JSON.
func claims(t *testing.T, token string) string {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("%q is not a token", token)
	}
	raw, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func TestMint(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`)
	got := claims(t, share(t, s, "n", ""))
	jti := member(t, got, "jti")
	want := `{"sub":"ann","note":"n","v":2,"iss":"https://notes.example.com","iat":1700000000,"nbf":1700000000,"exp":1700000060,"jti":"` + jti + `"}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if exp := member(t, claims(t, share(t, s, "n", `{"seconds":600}`)), "exp"); exp != "1700000600" {
		t.Errorf("with a lifetime of 600 s it expires at %s", exp)
	}
	if exp := member(t, claims(t, share(t, s, "n", `{"seconds":null}`)), "exp"); exp != "1700000060" {
		t.Errorf("with a null lifetime it expires at %s", exp)
	}
}

func TestMintCookies(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`)
	_, body := send(t, s, request(t, "POST", "/v2/notes/n/tokens", `{"form":"cookie"}`))
	cookie := strings.Trim(member(t, body, "cookies"), `[]"`)
	token, attributes, _ := strings.Cut(strings.TrimPrefix(cookie, "__note="), ";")
	if attributes != " Path=/; Secure; SameSite=Lax" || member(t, claims(t, token), "note") != "n" {
		t.Errorf("cookie is %s", cookie)
	}
	for _, form := range []string{`{"form":"token"}`, `{"form":null}`} {
		if token := share(t, s, "n", form); token == "" {
			t.Errorf("%s gives no token", form)
		}
	}
}

func TestTemplates(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`)
	s.SetTemplate("plain", nil)
	s.SetTemplate("roles", map[string]any{"roles": []string{"editor"}, "sub": "somebody else"})
	for name, want := range map[string]string{"plain": `{"sub":"ann"}`, "roles": `{"roles":["editor"],"sub":"ann"}`} {
		_, body := send(t, s, request(t, "POST", "/v2/notes/n/tokens/"+name, ""))
		if got := claims(t, member(t, body, "jwt")); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/n/tokens/none", "")); status != 404 {
		t.Errorf("a template that does not exist: %d", status)
	}
}

func TestRequireToken(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`, `{"id":"m","author":"bob"}`)
	own, other := share(t, s, "n", ""), share(t, s, "m", "")
	open := func(token string) int {
		status, _ := send(t, s, request(t, "POST", "/v2/notes/n/open", `{"token":"`+token+`"}`))
		return status
	}
	renew := func(token, secret string) int {
		status, _ := send(t, s, request(t, "POST", "/v2/notes/n/renew", `{"token":"`+token+`","secret":"`+secret+`"}`))
		return status
	}
	if got := open(own); got != 200 {
		t.Errorf("own token: %d", got)
	}
	if got := open(other); got != 409 {
		t.Errorf("token of another note: %d", got)
	}
	if got := open("a.b.c"); got != 401 {
		t.Errorf("no token: %d", got)
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/n/open", "")); status != 200 {
		t.Errorf("absent token: %d", status)
	}
	s.Advance(time.Minute)
	if got := open(own); got != 401 {
		t.Errorf("expired token: %d", got)
	}
	if got := renew(own, "guess"); got != 401 {
		t.Errorf("secret that nobody handed out: %d", got)
	}
	secret := s.Secret("Note", "n")
	if secret != s.Secret("Note", "n") {
		t.Error("the secret changes")
	}
	if got := renew(own, secret); got != 200 {
		t.Errorf("expired token and secret: %d", got)
	}
	if got := renew(own, s.Secret("Note", "m")); got != 401 {
		t.Errorf("secret of another note: %d", got)
	}
}

func TestKeysArePublished(t *testing.T) {
	t.Parallel()
	status, body := send(t, newServer(t), request(t, "GET", "/v2/keys", ""))
	if status != 200 || !strings.HasPrefix(body, `{"keys":[{"use":"sig","kty":"RSA"`) {
		t.Errorf("got %d %s", status, body)
	}
}

func TestTemplatesMustBeJSON(t *testing.T) {
	t.Parallel()
	defer func() {
		want := `fake: template "bad": claim "f": json: unsupported type: func()`
		if got := recover(); got != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}()
	newServer(t).SetTemplate("bad", map[string]any{"f": func() {}})
}

func TestToken(t *testing.T) {
	t.Parallel()
	s := newServer(t, `{"id":"n","author":"ann"}`)
	got := claims(t, s.Token("Note", "n", map[string]any{"v": 3, "sub": nil, "roles": []string{"editor"}}))
	want := `{"note":"n","v":3,"iss":"https://notes.example.com","iat":1700000000,"nbf":1700000000,"exp":1700000060,"jti":"` +
		member(t, got, "jti") + `","roles":["editor"]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if status, _ := send(t, s, request(t, "POST", "/v2/notes/n/open", `{"token":"`+s.Token("Note", "n", nil)+`"}`)); status != 200 {
		t.Errorf("the token is answered with %d", status)
	}
}

func TestTokenOfNothing(t *testing.T) {
	t.Parallel()
	defer func() {
		if got, want := recover(), `fake: token: there is no record "n"`; got != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}()
	newServer(t).Token("Note", "n", nil)
}

func TestRotateKey(t *testing.T) {
	t.Parallel()
	s, other := newServer(t, `{"id":"n","author":"ann"}`), newServer(t, `{"id":"n","author":"ann"}`)
	open := func(s *fake.Server, token string) int {
		status, _ := send(t, s, request(t, "POST", "/v2/notes/n/open", `{"token":"`+token+`"}`))
		return status
	}
	before := s.Token("Note", "n", nil)
	_, published := send(t, s, request(t, "GET", "/v2/keys", ""))
	s.RotateKey()
	after := s.Token("Note", "n", nil)
	if got := open(s, after); got != 200 {
		t.Errorf("a token of the new key: %d", got)
	}
	if got := open(s, before); got != 401 {
		t.Errorf("a token of the old key: %d", got)
	}
	if got := open(other, after); got != 401 {
		t.Errorf("a foreign token: %d", got)
	}
	if _, now := send(t, s, request(t, "GET", "/v2/keys", "")); now == published {
		t.Error("the old key is still published")
	}
}
