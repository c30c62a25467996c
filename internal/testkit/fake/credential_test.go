package fake_test

import (
	"encoding/base64"
	"net/http"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// ways is an API whose requests may have their key in each place.
func ways() fake.Description {
	api := notes()
	api.Auth = fake.Auth{
		In: fake.InHeader, Name: "X-Key", Prefix: "Key ", Key: "in_header", Missing: "no_key", Invalid: "bad_key",
	}
	api.Others = []fake.Auth{
		{In: fake.InQuery, Name: "key", Key: "in_query", Invalid: "bad_key"},
		{In: fake.InCookie, Name: "sid", Key: "in_cookie", Invalid: "bad_key"},
		{Key: "bearer", Invalid: "bad_key"},
		{In: fake.InBasic, User: "ada", Key: "password", Invalid: "bad_key"},
	}
	return api
}

func TestWaysToHaveAKey(t *testing.T) {
	t.Parallel()
	basic := func(pair string) string { return "Basic " + base64.StdEncoding.EncodeToString([]byte(pair)) }
	for name, test := range map[string]struct{ header, value, query, want string }{
		"none":               {"", "", "", "no_key"},
		"header":             {"X-Key", "Key in_header", "", "not_found"},
		"another key":        {"X-Key", "Key another", "", "bad_key"},
		"no prefix":          {"X-Key", "in_header", "", "no_key"},
		"query":              {"", "", "?key=in_query", "not_found"},
		"another in a query": {"", "", "?key=another", "bad_key"},
		"cookie":             {"Cookie", "a=b; sid=in_cookie", "", "not_found"},
		"another cookie":     {"Cookie", "sid=another", "", "bad_key"},
		"bearer":             {"Authorization", "Bearer bearer", "", "not_found"},
		"basic":              {"Authorization", basic("ada:password"), "", "not_found"},
		"another password":   {"Authorization", basic("ada:another"), "", "bad_key"},
		"another user":       {"Authorization", basic("eve:password"), "", "bad_key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			req := request(t, "GET", "/v2/nothing"+test.query, "")
			req.Header = http.Header{}
			if test.header != "" {
				req.Header.Set(test.header, test.value)
			}
			if _, body := send(t, fake.New(ways()), req); codes(t, body) != test.want {
				t.Errorf("got %s, want %s", body, test.want)
			}
		})
	}
}

// TestNoKey asks an API that wants no key, and an operation that needs none.
func TestNoKey(t *testing.T) {
	t.Parallel()
	nowhere, public := notes(), notes()
	nowhere.Auth = fake.Auth{In: fake.Nowhere}
	op := *public.Operations[0]
	op.Public = true
	public.Operations = append([]*fake.Operation{&op}, public.Operations[1:]...)
	for name, api := range map[string]fake.Description{"an API": nowhere, "an operation": public} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			req := request(t, op.Method, "/v2"+strings.NewReplacer("{id}", "n1", "{note_id}", "n1").Replace(op.Route),
				"")
			req.Header.Del("Authorization")
			if status, body := send(t, fake.New(api), req); status == http.StatusUnauthorized {
				t.Errorf("status %d: %s", status, body)
			}
		})
	}
}

// TestShapesOfFailures has failures that are no list.
func TestShapesOfFailures(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ list, at, kind, want string }{
		"a list":  {"problems", "", "", `{"problems":[{"title":"Busy","text":"Busy","code":"busy"}],"trace":"`},
		"a field": {"", "error", "", `{"error":{"title":"Busy","text":"Busy","code":"busy"},"trace":"`},
		"itself":  {"", "", "application/problem+json", `{"title":"Busy","text":"Busy","code":"busy","trace":"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := notes()
			api.Errors.List, api.Errors.At, api.Errors.ContentType = test.list, test.at, test.kind
			s := fake.New(api)
			if err := s.InjectScript("503"); err != nil {
				t.Fatal(err)
			}
			if _, body := send(t, s, request(t, "GET", "/v2/nothing", "")); !strings.HasPrefix(body, test.want) {
				t.Errorf("got  %s\nwant %s", body, test.want)
			}
		})
	}
}
