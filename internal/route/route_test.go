package route

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
)

func TestParse(t *testing.T) {
	t.Parallel()
	for template, names := range map[string][]string{
		"/sessions":                            nil,
		"/sessions/{session_id}":               {"session_id"},
		"/sessions/{session_id}/tokens/{name}": {"session_id", "name"},
		"/a/{b}/c/{d}/e":                       {"b", "d"},
	} {
		t.Run(template, func(t *testing.T) {
			if got := Parse(template).Names(); !slices.Equal(got, names) {
				t.Errorf("names are %q", got)
			}
		})
	}
}

func TestAppend(t *testing.T) {
	t.Parallel()
	r := Parse("/sessions/{session_id}/tokens/{name}")
	for _, test := range []struct {
		values []string
		path   string
	}{
		{[]string{"sess_1", "hasura"}, "/sessions/sess_1/tokens/hasura"},
		{[]string{"a/b", "100%"}, "/sessions/a%2Fb/tokens/100%25"},
		{[]string{"../users/u", "?x=1#y"}, "/sessions/..%2Fusers%2Fu/tokens/%3Fx%3D1%23y"},
		{[]string{"é ;:@&=+$,", "~-._"}, "/sessions/%C3%A9%20%3B%3A%40%26%3D%2B%24%2C/tokens/~-._"},
	} {
		t.Run(fmt.Sprint(test.values), func(t *testing.T) {
			if got := string(r.Append(nil, test.values)); got != test.path {
				t.Errorf("%s, not %s", got, test.path)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for value, why := range map[string]string{
		"":            "is required",
		".":           "is not a path segment",
		"..":          "is not a path segment",
		"/":           "is not a path segment",
		"a\x00":       "contains a control character",
		"a\nb":        "contains a control character",
		"\x7f":        "contains a control character",
		"é\u0085":     "contains a control character",
		"sess_1":      "",
		"...":         "",
		"a/../b":      "",
		"%2e%2e":      "",
		"\xff\xfe":    "",
		"日本語":         "",
		"a b?c#d/e%f": "",
	} {
		t.Run(value, func(t *testing.T) {
			if got := Refused(value); got != why {
				t.Errorf("%q, not %q", got, why)
			}
		})
	}
}

// FuzzSegment shows that any id either is refused or reaches a server as one
// segment with the same bytes.
func FuzzSegment(f *testing.F) {
	for _, id := range []string{
		"sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "", ".", "..", "...", "../users/u", "a/b", "a//b", "/", "%", "%2f",
		"%2e%2e",
		"?", "#", "a b", "+", "é", "日本語", "\x00", "\xff", "\u0085", "a\\b", ";", "a;b=c", "{session_id}", "http://x",
	} {
		f.Add(id)
	}
	var got, other string
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/sessions/{session_id}",
		func(_ http.ResponseWriter, r *http.Request) { got = r.PathValue("session_id") })
	mux.HandleFunc("/", func(_ http.ResponseWriter, r *http.Request) { other = r.URL.String() })
	r := Parse("/v1/sessions/{session_id}")
	f.Fuzz(func(t *testing.T, id string) {
		if Refused(id) != "" {
			return
		}
		path := string(r.Append(nil, []string{id}))
		u, err := url.ParseRequestURI(path)
		if err != nil {
			t.Fatalf("%q: %s: %v", id, path, err)
		}
		got, other = "", ""
		mux.ServeHTTP(httptest.NewRecorder(), &http.Request{Method: http.MethodGet, URL: u, Host: "api.example.com"})
		if other != "" || got != id {
			t.Fatalf("%q: the server saw %q, or elsewhere %q", id, got, other)
		}
	})
}

func BenchmarkAppend(b *testing.B) {
	r := Parse("/sessions/{session_id}")
	var buf [128]byte
	b.ReportAllocs()
	for b.Loop() {
		r.Append(buf[:0], []string{"sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"})
	}
}

func ExampleRoute() {
	r := Parse("/sessions/{session_id}")
	fmt.Printf("%s\n", r.Append(nil, []string{"../users/u"}))
	// Output: /sessions/..%2Fusers%2Fu
}

// TestRouteRefused has values that a text ends within their segment.
func TestRouteRefused(t *testing.T) {
	t.Parallel()
	r := Parse("/{owner}/v{base}...{head}.diff")
	for _, test := range []struct {
		param int
		value string
		why   string
	}{
		{0, "a...b", ""},
		{1, "a..b", ""},
		{1, "...", `would be read as ".", which "..." ends`},
		{1, "a...b", `would be read as "a", which "..." ends`},
		{1, "a.", `would be read as "a", which "..." ends`},
		{1, "", "is required"},
		{1, "..", "is not a path segment"},
		{2, "a...b.diff", ""},
	} {
		t.Run(fmt.Sprint(test.param, test.value), func(t *testing.T) {
			t.Parallel()
			if got := r.Refused(test.param, test.value); got != test.why {
				t.Errorf("%q, not %q", got, test.why)
			}
		})
	}
}
