package scenario

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/copy/documents"
	"example.com/copy/documents/renditions"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// hostile starts a server that answers what no API should, and fails the test when
// another one, whose address handle is given, is asked for anything.
func hostile(t *testing.T, handle func(http.ResponseWriter, *http.Request, string)) *transport.Client {
	t.Helper()
	elsewhere := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("another origin was asked for %s, with %q", r.URL, r.Header["Authorization"])
	}))
	t.Cleanup(elsewhere.Close)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle(w, r, elsewhere.URL)
	}))
	t.Cleanup(server.Close)
	return door{server.URL, reader, password}.open(t, transport.WithMaxResponseBytes(100_000))
}

// always answers every request alike. Headers are names and values.
func always(status int, body string, headers ...string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, _ *http.Request, elsewhere string) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], strings.ReplaceAll(headers[i+1], "ELSEWHERE", elsewhere))
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// endless never stops writing.
func endless(contentType, text string) func(http.ResponseWriter, *http.Request, string) {
	return func(w http.ResponseWriter, r *http.Request, _ string) {
		w.Header().Set("Content-Type", contentType)
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, text); err != nil {
				return
			}
		}
	}
}

// nextPages names one page after the other, each with items.
func nextPages(items string) func(http.ResponseWriter, *http.Request, string) {
	calls := 0
	return func(w http.ResponseWriter, _ *http.Request, _ string) {
		calls++
		w.Header().Set("Link", "</documents?n="+strconv.Itoa(calls)+`>; rel="next"`)
		_, _ = io.WriteString(w, items)
	}
}

func all(ctx context.Context, c *transport.Client) error {
	for _, err := range documents.New(c).All(ctx, documents.ListParams{}) {
		if err != nil {
			return err
		}
	}
	return nil
}

func get(ctx context.Context, c *transport.Client) error {
	_, err := documents.New(c).Get(ctx, "doc_1", documents.GetParams{})
	return err
}

func content(ctx context.Context, c *transport.Client) error {
	result, err := documents.New(c).Content(ctx, "doc_1")
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, result.Value)
	return errors.Join(err, result.Value.Close())
}

func image(ctx context.Context, c *transport.Client) error {
	_, err := documents.New(c).Cover(ctx, "doc_1", documents.CoverParams{})
	return err
}

func text(ctx context.Context, c *transport.Client) error {
	_, err := documents.New(c).Text(ctx, "doc_1")
	return err
}

func locate(ctx context.Context, c *transport.Client) error {
	_, err := documents.New(c).Locate(ctx, "doc_1")
	return err
}

func order(ctx context.Context, c *transport.Client) error {
	_, err := renditions.New(c).Make(ctx, "doc_1", renditions.MakeParams{Recipe: plain})
	return err
}

// TestHostile has servers that answer what no API should. The call fails, says why,
// and says the password to nobody.
func TestHostile(t *testing.T) {
	t.Parallel()
	const page = `[{"id": "d", "title": "t", "created_at": "2026-01-01T00:00:00Z"}]`
	const one = `{"id": "d", "title": "t", "created_at": "2026-01-01T00:00:00Z", `
	for name, test := range map[string]struct {
		handle func(http.ResponseWriter, *http.Request, string)
		call   func(context.Context, *transport.Client) error
		want   string
	}{
		"HTML for a file":        {always(200, "<html>", "Content-Type", "text/html"), content, `"text/html"`},
		"another kind of image":  {always(200, "x", "Content-Type", "image/jpeg"), image, `and not image/png`},
		"HTML for text":          {always(200, "<html>", "Content-Type", "text/html"), text, `"text/html"`},
		"HTML for JSON":          {always(200, "<html>", "Content-Type", "text/html"), get, "documents.Get"},
		"text that is no UTF-8":  {always(200, "\xff\xfe", "Content-Type", "text/markdown"), text, "UTF-8"},
		"a file without end":     {endless("application/pdf", "%PDF-1.7"), content, "100000 bytes"},
		"text without end":       {endless("text/markdown", "text"), text, "100000 bytes"},
		"JSON without end":       {endless("application/json", "[ "), get, "100000 bytes"},
		"a file that breaks off": {always(200, "%PDF", "Content-Length", "9"), content, "unexpected EOF"},
		"a tag of another kind":  {always(200, one+`"outline": [{"kind": 7}]}`), get, "kind"},
		"a union that is a text": {always(200, one+`"outline": ["heading"]}`), get, "outline[0]"},
		"a union too deep": {
			always(200, one+`"place": `+strings.Repeat(`{"a":`, 11_000)+"1"+strings.Repeat("}", 11_001)), get, "deep",
		},
		"a status of no success":      {always(206, "{}"), order, "does not document"},
		"no date":                     {always(200, page, "Last-Modified", "soon"), get, "Last-Modified is \"soon\""},
		"a header that is no number":  {always(204, "", "X-Cost", "much"), order, "X-Cost"},
		"a next page elsewhere":       {always(200, page, "Link", `<ELSEWHERE/d>; rel=next`), all, "Link"},
		"a next page of no scheme":    {always(200, page, "Link", `<file:///etc/passwd>; rel=next`), all, "Link"},
		"a next page at another port": {always(200, page, "Link", `<//127.0.0.1:1/d>; rel=next`), all, "Link"},
		"a next page that repeats":    {always(200, page, "Link", `</documents>; rel=next`), all, "repeats"},
		"pages without items":         {nextPages("[]"), all, "consecutive pages are empty"},
		"a redirect elsewhere":        {always(302, "", "Location", "ELSEWHERE/x"), get, "status 302"},
		"a redirect of a file":        {always(307, "", "Location", "ELSEWHERE/x"), content, "status 307"},
		"a redirect to itself":        {always(307, "", "Location", "/documents/doc_1"), get, "status 307"},
		"a redirect without a target": {always(307, ""), locate, "Location header is missing"},
		"a target of another scheme":  {always(307, "", "Location", "javascript:alert(1)"), locate, "Location"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			err := test.call(ctx, hostile(t, test.handle))
			if err == nil || !strings.Contains(err.Error(), test.want) || ctx.Err() != nil {
				t.Errorf("got %v, which does not say %s", err, test.want)
			}
			if err != nil && (strings.Contains(err.Error(), password) || strings.Contains(err.Error(), reader)) {
				t.Errorf("%v says who calls", err)
			}
		})
	}
}

var plain = models.Recipe{Plain: &models.Plain{}}
