package fake_test

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

func TestPageJSON(t *testing.T) {
	t.Parallel()
	total := 7
	items := json.RawMessage(`[1]`)
	for name, test := range map[string]struct {
		page  fake.Page
		total *int
		next  string
		want  string
	}{
		"all members": {
			fake.Page{
				Members: `{"object":"list"}`,
				Items:   "data",
				Total:   "total",
				Next:    "next",
				More:    "more",
			}, &total, "a",
			`{"object":"list","data":[1],"total":7,"next":"a","more":true}`,
		},
		"the last page": {
			fake.Page{Items: "data", Total: "total", Next: "next", More: "more"}, nil, "", `{"data":[1],"more":false}`,
		},
		"members of members": {
			fake.Page{Items: "data", Total: "meta.count.all", Next: "meta.next"}, &total, "a",
			`{"data":[1],"meta":{"count":{"all":7},"next":"a"}}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.page.JSON(items, test.total, test.next); string(got) != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// answering is a server with one operation that answers with the same response.
func answering(conditional bool, canned fake.Canned) *fake.Server {
	api := notes()
	api.Operations = []*fake.Operation{{
		Name: "notes." +
			"Page", Method: "GET", Route: "/page", Status: 200, Conditional: conditional, Effects: []fake.Effect{
			canned,
		},
	}}
	return fake.New(api)
}

// got is the response to a request for that operation, with an entity tag or
// without.
func got(t *testing.T, s http.RoundTripper, tag string) *http.Response {
	t.Helper()
	req := request(t, "GET", "/v2/page", "")
	if tag != "" {
		req.Header.Set("If-None-Match", tag)
	}
	resp, err := s.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { resp.Body.Close() })
	return resp
}

func TestEntityTags(t *testing.T) {
	t.Parallel()
	canned := fake.Canned{Body: `{"a":1}`}
	s := answering(true, canned)
	tag := got(t, s, "").Header.Get("ETag")
	if other := got(t, answering(true, fake.Canned{Body: `{"a":2}`}), "").Header.Get(
		"ETag",
	); tag == "" || tag == other {
		t.Errorf("the tags of two bodies are %s and %s", tag, other)
	}
	same := got(t, s, tag)
	if body, err := io.ReadAll(
		same.Body,
	); same.StatusCode != 304 || len(body) > 0 || err != nil || same.Header.Get("ETag") != tag {
		t.Errorf("%d, %q, %v", same.StatusCode, body, same.Header)
	}
	if changed := got(t, s, `"another"`); changed.StatusCode != 200 {
		t.Errorf("%d for another tag", changed.StatusCode)
	}
	if plain := got(t, answering(false, canned), tag); plain.StatusCode != 200 || plain.Header.Get("ETag") != "" {
		t.Errorf("%d, %v without conditions", plain.StatusCode, plain.Header)
	}
	canned.Header = fake.Headers("ETag", `"own"`)
	if own := got(t, answering(true, canned), `"own"`); own.StatusCode != 304 {
		t.Errorf("%d for a tag of the description", own.StatusCode)
	}
}

func TestCannedResponse(t *testing.T) {
	t.Parallel()
	resp := got(
		t,
		answering(
			false,
			fake.Canned{Body: "text", Status: 203, Header: fake.Headers("Content-Type", "text/plain", "X-Cost", "3")},
		),
		"",
	)
	body, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != 203 || string(body) != "text" {
		t.Errorf("%d, %q, %v", resp.StatusCode, body, err)
	}
	if resp.Header.Get("Content-Type") != "text/plain" || resp.Header.Get("X-Cost") != "3" {
		t.Errorf("%v", resp.Header)
	}
}

func TestHandlerSetsTheResponse(t *testing.T) {
	t.Parallel()
	api := notes()
	api.Operations = []*fake.Operation{{Name: "notes.Page", Method: "GET", Route: "/page", Status: 200}}
	s := fake.NewStub(
		api,
		map[string]fake.Handler{"notes.Page": func(_ context.Context, r *fake.Request) (json.RawMessage, error) {
			r.SetStatus(202)
			r.SetHeader("X-Cost", "3")
			r.SetHeader("X-None", "")
			r.LinkNext("https://notes.example.com/2?a=" + r.Header("If-None-Match"))
			return fake.ReadAll(io.NopCloser(strings.NewReader(`{}`)))
		}},
	)
	resp := got(t, s, "tag")
	if resp.StatusCode != 202 || resp.Header.Get("X-Cost") != "3" || resp.Header.Values("X-None") != nil {
		t.Errorf("%d, %v", resp.StatusCode, resp.Header)
	}
	if want := `<https://notes.example.com/2?a=tag>; rel="next"`; resp.Header.Get("Link") != want {
		t.Errorf("%s\nwant %s", resp.Header.Get("Link"), want)
	}
}

type broken struct{ io.Reader }

func (broken) Close() error { return errors.New("it is broken") }

func TestReadAll(t *testing.T) {
	t.Parallel()
	for says, body := range map[string]io.ReadCloser{
		"neither a value nor an error": nil,
		"it is broken":                 broken{strings.NewReader("a")},
	} {
		if _, err := fake.ReadAll(body); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, not %s", err, says)
		}
	}
	if err := fake.WrongStatus(299); !strings.Contains(err.Error(), "299") {
		t.Error(err)
	}
}

// TestTimeText checks times of response headers.
func TestTimeText(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 12, 0, 0, 500, time.FixedZone("", 7200))
	if got := fake.TimeText(at); got != "2026-03-01T10:00:00.0000005Z" {
		t.Errorf("the time is %q", got)
	}
	if got := fake.TimeText(time.Time{}); got != "" {
		t.Errorf("no time is %q", got)
	}
}
