package contract

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// FuzzErrorBody checks that any body of a failure gives an error with its status
// code, that its text is printable, and that it does not contain a key that was
// sent back.
func FuzzErrorBody(f *testing.F) {
	for _, body := range []string{
		busy, "", "null", "{}", "[]", `"x"`, "<html>", `{"errors":null}`, `{"errors":[]}`, `{"errors":[{}]}`, `{"errors":[null]}`,
		`{"errors":[{"code":1}]}`, `{"errors":[{"code":"x","meta":{"a":[1,{"b":null}]}}],"clerk_trace_id":"t"}`, `{"errors":[{"message":"` + key + `"}]}`,
		key, "\xff\xfe", `{"errors":[{"message":"\ud800"}]}`, strings.Repeat("[", 20_000), strings.Repeat("x", 100_000), `{"errors":[{"code":"x"}]} trailing`,
	} {
		f.Add(404, []byte(body))
	}
	f.Fuzz(func(t *testing.T, status int, body []byte) {
		if status < 300 || status > 599 || status == http.StatusTooManyRequests || status >= 500 {
			return
		}
		base := roundTripper(func(req *http.Request) (*http.Response, error) {
			resp, err := memory{body}.RoundTrip(req)
			resp.StatusCode = status
			return resp, err
		})
		s, err := sessions.New(newTransport(t, base)).Get(t.Context(), id)
		var failure *models.APIError
		if s != nil || !errors.As(err, &failure) || failure.StatusCode != status || failure.Attempts != 1 {
			t.Fatalf("%v, %v", s, err)
		}
		if strings.Contains(err.Error(), key) {
			t.Fatalf("the key is in %v", err)
		}
		if len(failure.Excerpt) > 3*512 || !utf8.ValidString(failure.Excerpt) {
			t.Fatalf("an excerpt of %d bytes: %q", len(failure.Excerpt), failure.Excerpt)
		}
	})
}
