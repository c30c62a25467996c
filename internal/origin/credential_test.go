package origin

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

const (
	user     = "AC_account_7"
	password = "päss: word; 0xC0FFEE"
)

// sent returns the request that a layer passes on, and its error.
func sent(t *testing.T, c Credential, req *http.Request) (*http.Request, error) {
	t.Helper()
	var got *http.Request
	_, err := Layer(roundTripper(func(req *http.Request) (*http.Response, error) {
		got = req
		return &http.Response{StatusCode: 200, Body: http.NoBody}, nil
	}), c, base(t)).RoundTrip(req)
	return got, err
}

func always(keys ...string) Source {
	return func(context.Context) (string, error) {
		key := keys[0]
		keys = append(keys[1:], key)
		return key, nil
	}
}

func TestCredentials(t *testing.T) {
	t.Parallel()
	basic := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	const odd = "sk&test=4bQ7+mJx0"
	for name, test := range map[string]struct {
		credential                     Credential
		query, authorize, own, cookies string
	}{
		"bearer":        {NewCredential(Bearer(), secret), "a=1", "Bearer " + secret, "", "theme=dark"},
		"header":        {NewCredential(InHeader("x-api-key", ""), secret), "a=1", "", secret, "theme=dark"},
		"query":         {NewCredential(InQuery("api_key"), odd), "a=1&api_key=sk%26test%3D4bQ7%2BmJx0", "", "", "theme=dark"},
		"its own again": {NewCredential(InQuery("a"), secret), "a=" + secret, "", "", "theme=dark"},
		"cookie":        {NewCredential(InCookie("sid"), secret), "a=1", "", "", "theme=dark; sid=" + secret},
		"basic":         {Basic(user, password), "a=1", "Basic " + basic, "", "theme=dark"},
		"source":        {FromSource(InHeader("X-Api-Key", "Key "), always(secret)), "a=1", "", "Key " + secret, "theme=dark"},
		"none":          {None(), "a=1", "", "", "theme=dark"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for address, same := range map[string]bool{"https://api.example.com/v1?a=1": false, "https://example.com/v1?a=1": true} {
				req := request(t, address)
				req.Header.Set("Cookie", "theme=dark")
				got, err := sent(t, test.credential, req)
				if err != nil {
					t.Fatal(err)
				}
				if same && got != req {
					t.Error("another origin gets the key")
				}
				if same {
					continue
				}
				for what, values := range map[string][2]string{
					"query":         {got.URL.RawQuery, test.query},
					"Authorization": {got.Header.Get("Authorization"), test.authorize},
					"X-Api-Key":     {got.Header.Get("X-Api-Key"), test.own},
					"Cookie":        {got.Header.Get("Cookie"), test.cookies},
				} {
					if values[0] != values[1] {
						t.Errorf("%s is %q, not %q", what, values[0], values[1])
					}
				}
				if req.URL.RawQuery != "a=1" || len(req.Header) != 1 || req.Header.Get("Cookie") != "theme=dark" {
					t.Errorf("the caller's request is %v %v", req.URL, req.Header)
				}
			}
		})
	}
}

func TestCredentialsThatCannotBe(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		credential Credential
		want       string
	}{
		"empty key":             {NewCredential(InHeader("X-Api-Key", ""), ""), "is empty"},
		"key of two lines":      {NewCredential(InQuery("key"), "a\nb"), "contains a space, a control character or a non-ASCII character"},
		"key of two cookies":    {NewCredential(InCookie("sid"), "a;b"), `contains one of ",;\, which is invalid in a cookie`},
		"nobody":                {Basic("", ""), "is empty"},
		"colon in a user name":  {Basic("a:b", "c"), "contains a colon in its user name"},
		"password of two lines": {Basic("a", "b\r\nc"), "contains a control character"},
		"no source":             {FromSource(Bearer(), nil), "has no source"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if err := test.credential.Err(); err == nil || err.Error() != test.want {
				t.Errorf("%v, not %s", err, test.want)
			}
		})
	}
}

// TestAPublicOperationGetsNoKey passes the request itself.
func TestAPublicOperationGetsNoKey(t *testing.T) {
	t.Parallel()
	for public, want := range map[bool]string{true: "", false: "Bearer " + secret} {
		t.Run(fmt.Sprint(public), func(t *testing.T) {
			t.Parallel()
			req := request(t, "https://api.example.com/v1")
			req = req.WithContext(operation.WithCall(t.Context(), &operation.Call{Traits: &operation.Traits{Public: public}}))
			got, err := sent(t, NewCredential(Bearer(), secret), req)
			if err != nil || got.Header.Get("Authorization") != want {
				t.Errorf("%v, %v", got.Header, err)
			}
		})
	}
}

// TestCredentialsHideWhatTheySend also has the forms that nobody typed.
func TestCredentialsHideWhatTheySend(t *testing.T) {
	t.Parallel()
	rotating := FromSource(Bearer(), always("first_"+secret, "second_"+secret))
	for range 2 {
		if _, err := sent(t, rotating, request(t, "https://api.example.com/v1")); err != nil {
			t.Fatal(err)
		}
	}
	encoded := base64.StdEncoding.EncodeToString([]byte(user + ":" + password))
	for name, test := range map[string]struct {
		credential Credential
		forms      []string
		shown      string
	}{
		"basic":            {Basic(user, password), []string{password, encoded, strings.TrimRight(encoded, "="), url.PathEscape(password), url.PathEscape(encoded)}, user},
		"without password": {Basic(secret, ""), []string{secret, base64.StdEncoding.EncodeToString([]byte(secret + ":"))}, "nothing"},
		"rotating":         {rotating, []string{"first_" + secret, "second_" + secret}, "third_key_of_all"},
		"query":            {NewCredential(InQuery("key"), secret), []string{secret, "/v1?key=" + secret}, "key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			key := test.credential.Key()
			for _, form := range test.forms {
				if got := key.Redact("<" + form + ">"); !strings.Contains(got, redacted) || strings.Contains(got, secret) || strings.Contains(got, "C0FFEE") {
					t.Errorf("%q becomes %q", form, got)
				}
				if got := string(key.RedactBytes([]byte("<"+form+">"), false)); !strings.Contains(got, redacted) {
					t.Errorf("%q becomes %q", form, got)
				}
				cut := form[:len(form)-2]
				if got := string(key.RedactBytes([]byte("<"+cut), true)); !strings.HasPrefix(form, "/") && got != "<"+redacted {
					t.Errorf("cut %q becomes %q", cut, got)
				}
			}
			if got := key.Redact(test.shown); got != test.shown {
				t.Errorf("%q becomes %q", test.shown, got)
			}
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
				if out := fmt.Sprintf(verb, []any{test.credential, &test.credential, key}); strings.Contains(out, secret) || strings.Contains(out, fmt.Sprintf("%x", secret)) || strings.Contains(out, encoded) {
					t.Errorf("%s prints %s", verb, out)
				}
			}
		})
	}
}

func TestOldKeysAreForgotten(t *testing.T) {
	t.Parallel()
	n := 0
	c := FromSource(Bearer(), func(context.Context) (string, error) { n++; return fmt.Sprintf("key_number_%04d", n), nil })
	for range 3 * remembered {
		if _, err := sent(t, c, request(t, "https://api.example.com/v1")); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(c.key.texts()); got != remembered {
		t.Errorf("%d keys are remembered", got)
	}
	if got := c.key.Redact(fmt.Sprintf("key_number_%04d", n)); got != redacted {
		t.Errorf("the newest key shows as %s", got)
	}
}

// TestAKeyThatStaysIsPreparedOnce has a source that returns one key.
func TestAKeyThatStaysIsPreparedOnce(t *testing.T) {
	t.Parallel()
	c := FromSource(Bearer(), always(secret))
	for range 3 {
		if _, err := sent(t, c, request(t, "https://api.example.com/v1")); err != nil {
			t.Fatal(err)
		}
	}
	if got := len(c.key.texts()); got != 1 {
		t.Errorf("%d keys are remembered", got)
	}
}

func TestASourceThatFails(t *testing.T) {
	t.Parallel()
	down := errors.New("the issuer is down")
	for name, test := range map[string]struct {
		source Source
		in     Place
		want   string
		cause  error
	}{
		"itself":         {func(context.Context) (string, error) { return secret, down }, Bearer(), "the source of keys failed: the issuer is down", down},
		"an empty key":   {always(""), Bearer(), "the source of keys failed: the key is empty", nil},
		"a broken key":   {always(secret + "\r\nX: y"), Bearer(), "the source of keys failed: the key contains a space, a control character or a non-ASCII character", nil},
		"an unfit place": {always(secret + ";x"), InCookie("sid"), `the source of keys failed: the key contains one of ",;\, which is invalid in a cookie`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			closed := false
			req := request(t, "https://api.example.com/v1")
			req.Body = closing{&closed}
			got, err := sent(t, FromSource(test.in, test.source), req)
			if got != nil || err == nil || err.Error() != test.want || !closed {
				t.Errorf("%v, %v, body closed: %v", got, err, closed)
			}
			if test.cause != nil && !errors.Is(err, test.cause) {
				t.Error("the cause is lost")
			}
		})
	}
}

type closing struct{ closed *bool }

func (c closing) Read([]byte) (int, error) { return 0, errors.New("read") }

func (c closing) Close() error { *c.closed = true; return nil }

func TestBegins(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		credential Credential
		prefix     string
		want       bool
	}{
		"a key":               {NewCredential(Bearer(), secret), "sk_test_", true},
		"another":             {NewCredential(Bearer(), secret), "sk_live_", false},
		"any":                 {NewCredential(Bearer(), secret), "", true},
		"a password":          {Basic(user, password), "pä", true},
		"not known yet":       {FromSource(Bearer(), always(secret)), "sk_test_", false},
		"not known yet, any":  {FromSource(Bearer(), always(secret)), "", true},
		"none has the others": {None(), "sk", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.credential.Begins(test.prefix); got != test.want {
				t.Error(got)
			}
		})
	}
}
