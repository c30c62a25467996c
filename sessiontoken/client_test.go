package sessiontoken_test

import (
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// answers is a Clerk that always answers with the same.
type answers struct {
	status int
	body   string
}

func (a answers) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
			StatusCode: a.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(a.body)), Request: req,
		},
		nil
}

// What Clerk, or something on the way, may answer to GET /jwks.
func TestFromClient(t *testing.T) {
	t.Parallel()
	own := `{"use":"sig","kty":"RSA","kid":"` + home().id + `","alg":"RS256","n":"` + number(home().key.N) +
		`","e":"AQAB"}`
	private := `{"use":"sig","kty":"RSA","kid":"` + home().id + `","alg":"RS256","n":"` + number(home().key.N) +
		`","e":"AQAB","d":"AQAB"}`
	set := func(keys ...string) answers { return answers{200, `{"keys":[` + strings.Join(keys, ",") + `]}`} }
	many := make([]string, 10000)
	for i := range many {
		many[i] = own
	}
	cases := map[string]struct {
		answer answers
		kind   error
		cause  error
	}{
		"one key": {set(own), nil, nil},
		"beside a later kind": {
			set(`{"kty":"AKP","kid":"later","alg":"ML-DSA-44","use":"sig","pub":"AAAA"}`, own), nil, nil,
		},
		"beside a secret": {
			set(`{"kty":"oct","kid":"secret","alg":"HS256","use":"sig","k":"c2VjcmV0"}`, own), nil, nil,
		},
		"with more than is due": {set(own[:len(own)-1] + `,"x5c":["MIIB"],"later":{"a":[1]}}`), nil, nil},
		"private":               {set(private), sessiontoken.ErrKeysUnavailable, nil},
		"none":                  {set(), sessiontoken.ErrKeysUnavailable, nil},
		"10,000":                {set(many...), sessiontoken.ErrKeysUnavailable, nil},
		"HTML": {
			answers{200, "<html><body>it works</body></html>"}, sessiontoken.ErrKeysUnavailable, nil,
		},
		"nothing":        {answers{200, ""}, sessiontoken.ErrKeysUnavailable, nil},
		"our key is bad": {answers{401, "{}"}, sessiontoken.ErrKeysUnavailable, models.ErrUnauthorized},
		"Clerk fails":    {answers{500, "{}"}, sessiontoken.ErrKeysUnavailable, models.ErrInternal},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			clerk, err := transport.New("sk_test_x", transport.WithBase(c.answer),
				transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}))
			if err != nil {
				t.Fatal(err)
			}
			_, err = newVerifier(t, sessiontoken.FromClient(jwks.New(clerk))).Verify(t.Context(),
				home().token(claims()))
			if c.kind == nil {
				if err != nil {
					t.Error(err)
				}
				return
			}
			wantKind(t, err, c.kind, "")
			if c.cause != nil && !errors.Is(err, c.cause) {
				t.Errorf("the cause of %v is lost", err)
			}
		})
	}
}
