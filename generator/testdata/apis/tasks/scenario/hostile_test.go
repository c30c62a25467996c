package scenario

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/copy/boards"
	"example.com/copy/models"
)

// TestHostile has servers that answer what no API should. The call fails, says why,
// and does not say the key.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ contentType, body, want string }{
		"HTML": {"text/html", "<html>", "boards.List"},
		"a cursor that never ends": {
			"application/json", `{"boards": [], "page": {"next": "c", "total": 9}}`, "next page",
		},
		"a cursor that is a number": {
			"application/json", `{"boards": [], "page": {"next": 7, "total": 9}}`, "page.next",
		},
		"no boards": {"application/json", `{"page": {"next": null, "total": 9}}`, "boards is missing"},
		"too much":  {"application/json", `{"boards": [` + strings.Repeat(" ", 11<<20), "10485760 bytes"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", test.contentType)
				_, _ = io.WriteString(w, test.body)
			}))
			defer server.Close()
			var last error
			pages := 0
			for _, err := range boards.New(client(t, server.URL, key)).All(t.Context(), boards.ListParams{}) {
				last = err
				pages++
			}
			if last == nil || !strings.Contains(last.Error(), test.want) || strings.Contains(last.Error(), key) {
				t.Errorf("got %v, which does not say %s, or says the key", last, test.want)
			}
		})
	}
}

// TestViolations reads the model of a failure.
func TestViolations(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/problem+json")
		w.WriteHeader(422)
		_, _ = io.WriteString(w, `{"type": "https://taskboard.example/problems/value", "title": "No", "status": 422,
			"violations": [{"pointer": "/name", "rule": "too common"}]}`)
	}))
	defer server.Close()
	_, err := boards.New(client(t, server.URL, key)).Create(t.Context(), boards.CreateParams{Name: "x"})
	violations, ok := models.FailureModel[models.Violations](err)
	if !ok || !errors.Is(err, models.ErrInvalid) {
		t.Fatal(err)
	}
	if list := violations.Violations.Or(nil); len(list) != 1 || list[0].Pointer != "/name" {
		t.Errorf("%+v", violations)
	}
}
