// Package scenario holds what the tests that come with the output cannot show:
// what becomes of answers that are wrong, and how the parts work together.
package scenario

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"example.com/copy/bodies"
	"example.com/copy/bodies/bodiestest"
	"example.com/copy/lists"
	"example.com/copy/lists/liststest"
	"example.com/copy/models"
	"example.com/copy/results"
	"example.com/copy/results/resultstest"
	"example.com/copy/transport"
)

// serve starts a server and makes a client of it, which tries once.
func serve(t *testing.T, answer http.HandlerFunc) *transport.Client {
	t.Helper()
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	c, err := transport.New("key_123456789012345678901234", transport.WithBaseURL(server.URL+"/v1"),
		transport.WithMaxResponseBytes(1000), transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// always answers every request alike.
func always(status int, body string, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

func TestWrongAnswers(t *testing.T) {
	t.Parallel()
	call := func(do func(context.Context, *transport.Client) error) func(context.Context, *transport.Client) error {
		return do
	}
	words := call(func(ctx context.Context, c *transport.Client) error {
		_, err := bodies.New(c).Words(ctx, "t")
		return err
	})
	text := call(func(ctx context.Context, c *transport.Client) error {
		_, err := bodies.New(c).Text(ctx, "t")
		return err
	})
	picture := call(func(ctx context.Context, c *transport.Client) error {
		body, err := bodies.New(c).Picture(ctx, "t")
		if err != nil {
			return err
		}
		_, err = io.ReadAll(body)
		return errors.Join(err, body.Close())
	})
	target := call(func(ctx context.Context, c *transport.Client) error {
		_, err := bodies.New(c).Target(ctx, "t")
		return err
	})
	wrapping := call(func(ctx context.Context, c *transport.Client) error {
		v, err := bodies.New(c).Wrapping(ctx, "t")
		if err == nil && v.Unknown == nil {
			return errors.New("the variant is known")
		}
		return err
	})
	submit := call(func(ctx context.Context, c *transport.Client) error {
		_, err := results.New(c).Submit(ctx, "t")
		return err
	})
	page := call(func(ctx context.Context, c *transport.Client) error {
		_, err := lists.New(c).Counted(ctx, lists.CountedParams{})
		return err
	})
	linked := call(func(ctx context.Context, c *transport.Client) error {
		for _, err := range lists.New(c).AllLinked(ctx, lists.LinkedParams{}) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	continued := call(func(ctx context.Context, c *transport.Client) error {
		for _, err := range lists.New(c).AllContinued(ctx, lists.ContinuedParams{}) {
			if err != nil {
				return err
			}
		}
		return nil
	})
	for name, test := range map[string]struct {
		answer http.HandlerFunc
		call   func(context.Context, *transport.Client) error
		says   string // empty where it is no error
	}{
		"an object for an array": {always(200, `{}`), words, "bodies.Words"},
		"a number for a text":    {always(200, `[1]`), words, "[0]"},
		"null for an array":      {always(200, `null`), words, "null"},
		"a page of HTML for text": {
			always(200, `<html>`, "Content-Type", "text/html"),
			text,
			`the content type is "text/html" and not text/plain`,
		},
		"text in Latin-1": {
			always(200, "\xe9", "Content-Type", "text/plain; charset=iso-8859-1"),
			text,
			"and not UTF-8",
		},
		"text that is too long": {
			always(200, strings.Repeat("x", 1001), "Content-Type", "text/plain"),
			text,
			"longer than 1000 bytes",
		},
		"data that is too long":    {always(200, strings.Repeat("x", 1001)), picture, "longer than 1000 bytes"},
		"data that is long enough": {always(200, strings.Repeat("x", 1000)), picture, ""},
		"a page of HTML for data":  {always(200, `<html>`, "Content-Type", "text/html"), picture, "text/html"},
		"a redirect to nowhere":    {always(302, ""), target, "the Location header is missing"},
		"a redirect to another scheme": {
			always(302, "", "Location", "file:///etc"), target, "is not an http or https URL",
		},
		"a tag that nobody knows": {always(200, `{"kind": "sack"}`), wrapping, ""},
		"no tag":                  {always(200, `{}`), wrapping, "kind"},
		"a success without meaning": {
			always(201, `{"id": "t"}`),
			submit,
			"does not document this status code",
		},
		"an object without its key":  {always(202, `{}`), submit, "id"},
		"a header that is no number": {always(204, ``, "X-Cost", "much"), submit, `header X-Cost is "much"`},
		"a page without items":       {always(200, `{"total": 3}`), page, "data is missing"},
		"a page that is a list":      {always(200, `[]`), page, "lists.Counted"},
		"a link to another origin": {
			always(200, `[]`, "Link", `<https://elsewhere.example.com/>; rel="next"`),
			linked,
			"Link",
		},
		"a link to itself": {
			always(200, `[{"id": "t"}]`, "Link", `</v1/lists/linked>; rel="next"`),
			linked,
			"repeats a next page",
		},
		"a cursor that never ends": {
			always(200, `{"data": [{"id": "t"}], "meta": {"next": "c"}}`),
			continued,
			"repeats a next page",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := test.call(t.Context(), serve(t, test.answer))
			switch {
			case test.says == "" && err != nil:
				t.Error(err)
			case test.says != "" && (err == nil || !strings.Contains(err.Error(), test.says)):
				t.Errorf("got %v, which does not say %s", err, test.says)
			}
		})
	}
}

// TestPage reads a page with all that it holds.
func TestPage(t *testing.T) {
	t.Parallel()
	const body = `{"object": "list", "data": [{"id": "a"}, {"id": "b"}], "meta": {"next": "c", "total": 7}}`
	c := serve(t, always(200, body, "X-Cost", "3"))
	page, err := lists.New(c).Continued(t.Context(), lists.ContinuedParams{After: "before"})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Items) != 2 || page.Items[1].ID != "b" || page.Total == nil || *page.Total != 7 || page.Next != "c" {
		t.Errorf("%+v", page)
	}
	if page.Header.Get("X-Cost") != "3" || string(page.Body) != body {
		t.Errorf("%v, %s", page.Header, page.Body)
	}
	var list models.ContinuedList
	if err := json.Unmarshal(page.Body, &list); err != nil || len(list.Data) != 2 {
		t.Errorf("%v, %v", list, err)
	}
}

// TestIterationBegins holds that an iterator begins where its parameters say, and
// ends when nobody wants more.
func TestIterationBegins(t *testing.T) {
	t.Parallel()
	var asked []string
	c := lists.New(serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.RawQuery)
		always(200, `{"data": [{"id": "a"}], "meta": {"next": "d", "total": 90}, "total": 90}`)(w, r)
	}))
	first := func(err error) {
		if err != nil {
			t.Error(err)
		}
	}
	for _, err := range c.AllContinued(t.Context(), lists.ContinuedParams{After: "c", Word: "hat"}) {
		first(err)
		break
	}
	for _, err := range c.AllNumbered(t.Context(), lists.NumberedParams{Page: 4, Limit: 9}) {
		first(err)
		break
	}
	for _, err := range c.AllCounted(t.Context(), lists.CountedParams{Offset: 5}) {
		first(err)
		break
	}
	want := []string{"word=hat&after=c", "page=4&limit=9", "offset=5&limit=3"}
	if !slices.Equal(asked, want) {
		t.Errorf("asked for %q\nwant %q", asked, want)
	}
}

// TestConditional asks the fake twice, the second time with the entity tag of the
// first.
func TestConditional(t *testing.T) {
	t.Parallel()
	fake := resultstest.NewFake()
	c := results.New(fake.Transport())
	got, err := c.Get(t.Context(), "t", results.GetParams{})
	if err != nil || got.NotModified || got.Value == nil || got.Value.ID != "t" || got.ETag != `"1"` {
		t.Fatalf("%+v, %v", got, err)
	}
	again, err := c.Get(t.Context(), "t", results.GetParams{IfNoneMatch: got.ETag})
	if err != nil || !again.NotModified || again.Value != nil || again.ETag != got.ETag {
		t.Errorf("%+v, %v", again, err)
	}
	if calls := fake.GetCalls(); len(
		calls,
	) != 2 || calls[1].Params.IfNoneMatch != `"1"` || calls[1].Status != http.StatusNotModified {
		t.Errorf("%+v", calls)
	}
}

// TestStub has functions answer in ways that need more than a body.
func TestStub(t *testing.T) {
	t.Parallel()
	answer := &results.SubmitResult{Status: 303, Target: "https://shop.example.com/v1/x"}
	c := results.New(
		(&resultstest.Stub{
			SubmitFunc: func(context.Context, string) (*results.SubmitResult, error) { return answer, nil },
		}).Transport(),
	)
	if got, err := c.Submit(t.Context(), "t"); err != nil || got.Status != 303 || got.Target != answer.Target {
		t.Errorf("%+v, %v", got, err)
	}
	for status, says := range map[int]string{
		299: "the function returned the status 299",
		200: "neither a value nor an error",
	} {
		answer = &results.SubmitResult{Status: status}
		if _, err := c.Submit(t.Context(), "t"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%d: %v", status, err)
		}
	}
	answer = nil
	if _, err := c.Submit(
		t.Context(),
		"t",
	); err == nil || !strings.Contains(err.Error(), "neither a value nor an error") {
		t.Errorf("nil: %v", err)
	}
	pages := lists.New((&liststest.Stub{
		FlaggedFunc: func(_ context.Context, p lists.FlaggedParams) (*transport.Page[models.Thing], error) {
			page := &transport.Page[models.Thing]{Items: []models.Thing{{ID: p.After + "x"}}}
			if len(p.After) < 2 {
				page.Next = "more"
			}
			return page, nil
		},
	}).Transport())
	var ids []string
	for item, err := range pages.AllFlagged(t.Context(), lists.FlaggedParams{}) {
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, item.ID)
	}
	if !slices.Equal(ids, []string{"x", "xx", "xxx"}) {
		t.Errorf("%q", ids)
	}
}

// TestCanned reads what the fake answers with the examples.
func TestCanned(t *testing.T) {
	t.Parallel()
	c := bodies.New(bodiestest.NewFake().Transport())
	if words, err := c.Words(t.Context(), "t"); err != nil || len(words) != 1 {
		t.Errorf("%q, %v", words, err)
	}
	if text, err := c.Table2(t.Context(), "t"); err != nil || text != "content\n" {
		t.Errorf("%q, %v", text, err)
	}
	if target, err := c.Target(t.Context(), "t"); err != nil || target != "https://shop.example.com/v1/target" {
		t.Errorf("%q, %v", target, err)
	}
	body, err := c.Document(t.Context(), "t")
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(body)
	if err := errors.Join(err, body.Close()); err != nil || string(data) != "content\n" {
		t.Errorf("%q, %v", data, err)
	}
	got, err := results.New(resultstest.NewFake().Transport()).Submit(t.Context(), "t")
	if err != nil || got.Status != 200 || got.Thing == nil || got.Accepted != nil || got.Cost != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}
