package golden

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

const sample = `# A comment.
-- request --
POST https://api.example.com/v1/things?a=1
Accept: application/json
-- request.body --
{"a":1}
-- response --
201
Content-Type: application/json
X-Trace: t
-- response.body --
{"id":"x"}
-- value --
ID = "x"
`

func TestArchiveRoundTrip(t *testing.T) {
	t.Parallel()
	a := parse([]byte(sample))
	if got := string(a.format()); got != sample {
		t.Errorf("got\n%s\nwant\n%s", got, sample)
	}
	if text, ok := a.text("request.body"); !ok || text != "{\"a\":1}\n" {
		t.Errorf("the section request.body is %q, %v", text, ok)
	}
	if _, ok := a.text("error"); ok {
		t.Error("there is a section error")
	}
	if got := string((&archive{sections: []section{{"a", "no newline"}, {"b", ""}}}).format()); got != "-- a --\nno newline\n-- b --\n" {
		t.Errorf("got %q", got)
	}
}

// thing is what the client of these tests decodes.
type thing struct{ ID string }

// client is a minimal client: what an emitted one does, by hand.
type client struct{ base http.RoundTripper }

func (c client) create(ctx context.Context, url, body string, header http.Header) (*thing, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, url, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header = header
	res, err := c.base.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode >= 300 {
		return nil, &statusError{StatusCode: res.StatusCode, Operation: "create", Attempts: 1, TraceID: res.Header.Get("X-Trace")}
	}
	v := new(thing)
	return v, json.Unmarshal(data, v)
}

type statusError struct {
	StatusCode int
	Operation  string
	Attempts   int
	TraceID    string
	Errors     []struct{ Code string }
}

func (e *statusError) Error() string { return fmt.Sprint("status ", e.StatusCode) }

// TestDifferences makes the same call right and wrong in each way that an
// archive can tell.
func TestDifferences(t *testing.T) {
	t.Parallel()
	right := func() (string, string, http.Header) {
		return "https://api.example.com/v1/things?a=1", `{"a":1}`, http.Header{"Accept": {"application/json"}}
	}
	for name, test := range map[string]struct {
		change func(url, body *string, header http.Header)
		want   string
	}{
		"nothing":        {func(*string, *string, http.Header) {}, ""},
		"another path":   {func(url, _ *string, _ http.Header) { *url = strings.Replace(*url, "things", "thing", 1) }, "request, line 1"},
		"another query":  {func(url, _ *string, _ http.Header) { *url += "&b=2" }, "request, line 1"},
		"a header more":  {func(_, _ *string, h http.Header) { h.Set("X-More", "1") }, "request, line 3"},
		"a header less":  {func(_, _ *string, h http.Header) { h.Del("Accept") }, "request, line 2"},
		"another body":   {func(_, body *string, _ http.Header) { *body = `{"a":2}` }, "request.body, line 1"},
		"no body at all": {func(_, body *string, _ http.Header) { *body = "" }, "request.body: is missing"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := parse([]byte(sample))
			server, err := newServer(want)
			if err != nil {
				t.Fatal(err)
			}
			url, body, header := right()
			test.change(&url, &body, header)
			got := record(t.Context(), want, server, func(ctx context.Context) (any, error) {
				return client{server.mock}.create(ctx, url, body, header)
			})
			if err := server.check(); err != nil {
				t.Error(err)
			}
			all := strings.Join(differences(want, got), "\n")
			if test.want == "" && all != "" || !strings.Contains(all, test.want) {
				t.Errorf("got %q, want it to say %q", all, test.want)
			}
		})
	}
}

func TestResultDifferences(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		archive string
		call    func(context.Context, client) (any, error)
		want    string
	}{
		"another value": {
			strings.Replace(sample, `ID = "x"`, `ID = "y"`, 1), call, "value, line 1",
		},
		"an error instead of a value": {
			strings.Replace(sample, "201", "500", 1), call, "value: is missing",
		},
		"the right error": {
			"-- response --\n404\nX-Trace: t\n-- error --\nStatusCode = 404\nOperation = \"create\"\nAttempts = 1\nTraceID = \"t\"\nErrors = []\n", call, "request: is not wanted",
		},
		"a value beside the error": {
			"-- response --\n200\n-- error --\nfailed\n",
			func(ctx context.Context, c client) (any, error) {
				_, _ = call(ctx, c)
				return &thing{}, errors.New("failed")
			}, "but a value was returned",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want := parse([]byte(test.archive))
			server, err := newServer(want)
			if err != nil {
				t.Fatal(err)
			}
			got := record(t.Context(), want, server, func(ctx context.Context) (any, error) { return test.call(ctx, client{server.mock}) })
			if all := strings.Join(differences(want, got), "\n"); !strings.Contains(all, test.want) {
				t.Errorf("got %q, want it to say %q", all, test.want)
			}
		})
	}
}

func call(ctx context.Context, c client) (any, error) {
	return c.create(ctx, "https://api.example.com/v1/things?a=1", `{"a":1}`, http.Header{"Accept": {"application/json"}})
}

func TestServerCounts(t *testing.T) {
	t.Parallel()
	server, err := newServer(parse([]byte(sample)))
	if err != nil {
		t.Fatal(err)
	}
	if err := server.check(); err == nil || err.Error() != "0 requests were sent, want 1" {
		t.Errorf("without a request: %v", err)
	}
	for range 2 {
		if _, err := call(t.Context(), client{server.mock}); err != nil {
			t.Fatal(err)
		}
	}
	if err := server.check(); err == nil || !strings.Contains(err.Error(), "2 requests were sent, want 1") {
		t.Errorf("with two requests: %v", err)
	}
}

// TestFormOfParts shows a form as an archive can have it.
func TestFormOfParts(t *testing.T) {
	t.Parallel()
	server, err := newServer(parse([]byte(sample)))
	if err != nil {
		t.Fatal(err)
	}
	header := http.Header{"Content-Type": {"multipart/form-data; boundary=x7"}}
	const body = "--x7\r\n\r\na\r\n--x7--\r\n"
	if _, err := (client{server.mock}).create(t.Context(), "https://api.example.com/", body, header); err != nil {
		t.Fatal(err)
	}
	sections := server.requestSections()
	if text := sections[0].text; !strings.Contains(text, "multipart/form-data; boundary=boundary\n") {
		t.Errorf("the request is %s", text)
	}
	if text := sections[1].text; text != "--boundary\n\na\n--boundary--\n" {
		t.Errorf("the body is %q", text)
	}
}

func TestServerNeedsResponse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                               "no section response",
		"-- response --\nteapot\n":       "response: status",
		"-- response --\n200\nnothing\n": `response: "nothing" is not a header`,
	} {
		t.Run(text, func(t *testing.T) {
			if _, err := newServer(parse([]byte(text))); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("got %v, want %s", err, want)
			}
		})
	}
}

type (
	text   string
	moment int64
	// maybe is an optional as dump knows it.
	maybe struct {
		v         int
		set, null bool
	}
)

func (m moment) Time() time.Time { return time.UnixMilli(int64(m)) }
func (m maybe) IsNull() bool     { return m.null }
func (m maybe) IsZero() bool     { return !m.set && !m.null }
func (m maybe) Get() (int, bool) { return m.v, m.set }

func TestDump(t *testing.T) {
	t.Parallel()
	type inner struct{ B bool }
	value := &struct {
		S                text
		N                int
		F                float64
		T                moment
		Set, Null, Unset maybe
		Raw, NoRaw       json.RawMessage
		List, Empty      []inner
		Map, NoMap       map[string]int
		Inner            inner
		Pointer, Nil     *inner
		Extra            map[string]json.RawMessage
		hidden           int
	}{
		S: "a\"b", N: -1, F: 0.5, T: 1716883200001, Set: maybe{v: 3, set: true}, Null: maybe{null: true},
		Raw: json.RawMessage("{ \"a\": 1 }"), List: []inner{{true}, {false}}, Map: map[string]int{"b": 2, "a": 1},
		Pointer: &inner{true}, hidden: 1,
	}
	want := `S = "a\"b"
N = -1
F = 0.5
T = 2024-05-28T08:00:00.001Z
Set = 3
Null = null
Raw = {"a":1}
List[0].B = true
List[1].B = false
Empty = []
Map["a"] = 1
Map["b"] = 2
NoMap = {}
Inner.B = false
Pointer.B = true
`
	if got := dump(value); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := dump([]inner{}); got != "[]\n" {
		t.Errorf("got %q", got)
	}
	if got := dump(nil); got != "" {
		t.Errorf("got %q", got)
	}
}
