// Package scenario plays a day in an archive: against the fake, and against a
// server that shares no code with it.
package scenario

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"example.com/copy/archivetest"
	"example.com/copy/documents"
	"example.com/copy/documents/documentstest"
	"example.com/copy/models"
	"example.com/copy/transport"
)

const reader, password = "reader_7Hk2", "pw:Zq8LrT5nXo"

func TestScenario(t *testing.T) {
	t.Parallel()
	t.Run("fake", func(t *testing.T) {
		t.Parallel()
		api := archivetest.NewFake()
		documentstest.Of(api).Seed(fromTheFuture)
		server := httptest.NewServer(api)
		t.Cleanup(server.Close)
		play(t, door{server.URL + "/api", documentstest.User, documentstest.Key})
		journal(t, documentstest.Of(api))
	})
	t.Run("server", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(newStacks())
		t.Cleanup(server.Close)
		play(t, door{server.URL + "/api", reader, password})
	})
}

// door is where an archive is, and who comes in.
type door struct{ url, user, password string }

// open returns a client, which tries once unless an option says otherwise.
func (d door) open(t *testing.T, opts ...transport.Option) *transport.Client {
	t.Helper()
	opts = append([]transport.Option{
		transport.WithBaseURL(d.url), transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}),
	}, opts...)
	c, err := transport.New(d.user, d.password, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func play(t *testing.T, d door) {
	pages(t, d)
	files(t, documents.New(d.open(t)))
	conditions(t, documents.New(d.open(t)))
	unions(t, d.open(t))
	unknown(t, documents.New(d.open(t)), d.user == reader)
	d.password = "pw_nobody"
	_, err := documents.New(d.open(t)).Get(t.Context(), "doc_1", documents.GetParams{})
	failure, ok := errors.AsType[*models.APIError](err)
	if !ok || !errors.Is(err, models.ErrUnauthorized) || !failure.Has(models.CodeNoCard) || failure.TraceID == "" {
		t.Errorf("with a password that is wrong: %+v", err)
	}
	if strings.Contains(err.Error(), d.password) {
		t.Errorf("the password is in %v", err)
	}
}

// add uploads a small document.
func add(t *testing.T, c *documents.Client, title string) *models.Document {
	t.Helper()
	made, err := c.Upload(t.Context(), documents.UploadParams{
		Title: title, File: transport.File{Name: "a.pdf", Content: strings.NewReader("%PDF-1.7 " + title)},
	})
	if err != nil || made.Title != title || made.CreatedAt.IsZero() {
		t.Fatalf("uploaded %+v and %v", made, err)
	}
	return made
}

// pages follows the header Link to the end, over records of its own.
func pages(t *testing.T, d door) {
	calls := 0
	c := documents.New(d.open(t, transport.WithMiddleware(func(next http.RoundTripper) http.RoundTripper {
		return roundTripper(func(r *http.Request) (*http.Response, error) {
			calls++
			return next.RoundTrip(r)
		})
	})))
	for _, title := range []string{"a", "b", "c", "d", "same & more", "same & more"} {
		add(t, c, title)
	}
	for _, test := range []struct {
		params documents.ListParams
		pages  int
		titles string
	}{
		{params: documents.ListParams{PerPage: 1}, pages: 7, titles: "a,b,c,d,later,same & more,same & more"},
		{params: documents.ListParams{PerPage: 4}, pages: 2, titles: "a,b,c,d,later,same & more,same & more"},
		{params: documents.ListParams{PerPage: 7}, pages: 1, titles: "a,b,c,d,later,same & more,same & more"},
		{params: documents.ListParams{}, pages: 1, titles: "a,b,c,d,later,same & more,same & more"},
		{params: documents.ListParams{PerPage: 1, Title: "same & more"}, pages: 2, titles: "same & more,same & more"},
		{params: documents.ListParams{Title: "none"}, pages: 1},
	} {
		calls = 0
		var titles []string
		for d, err := range c.All(t.Context(), test.params) {
			if err != nil {
				t.Fatalf("%+v: %v", test.params, err)
			}
			titles = append(titles, d.Title)
		}
		slices.Sort(titles) // all may have come in at one instant
		if got := strings.Join(titles, ","); got != test.titles || calls != test.pages {
			t.Errorf("%+v: %s in %d pages, not %s in %d", test.params, got, calls, test.titles, test.pages)
		}
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// journal reads what was posted to a fake once more, from its calls.
func journal(t *testing.T, f *documentstest.Fake) {
	posted := f.UploadCalls()[0].Params.File
	if content, err := io.ReadAll(posted.Content); err != nil || string(content) != "%PDF-1.7 a" ||
		posted.Name != "a.pdf" || posted.ContentType != "application/pdf" {
		t.Errorf("posted was %q as %+v, %v", content, posted, err)
	}
	if tag := f.RemoveCalls()[0].Params.IfMatch; !strings.HasPrefix(tag, `"`) {
		t.Errorf("the tag was %s", tag)
	}
}
