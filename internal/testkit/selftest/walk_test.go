package selftest

import (
	"context"
	"encoding/json"
	"io"
	"iter"
	"net/http"
	"net/url"
	"testing"
)

// walked is an iterator by hand over pages with a cursor. The function next says
// which cursor is asked for behind a page, and whether there is a page behind it.
func walked(
	next func(cursor string, more bool) (string, bool),
) func(context.Context, http.RoundTripper) iter.Seq2[string, error] {
	return func(ctx context.Context, base http.RoundTripper) iter.Seq2[string, error] {
		return func(yield func(string, error) bool) {
			for cursor, more := "", true; more; {
				var page struct {
					Data []struct{ ID string }
					Next string
				}
				query := url.Values{"after": {cursor}, "word": {"hat"}}
				req, err := http.NewRequestWithContext(
					ctx,
					http.MethodGet,
					"https://selftest.example/?"+query.Encode(),
					nil,
				)
				if err == nil {
					var resp *http.Response
					if resp, err = base.RoundTrip(req); err == nil {
						var body []byte
						if body, err = io.ReadAll(resp.Body); err == nil {
							err = json.Unmarshal(body, &page)
						}
					}
				}
				if err != nil {
					yield("", err)
					return
				}
				for _, item := range page.Data {
					if !yield(item.ID, nil) {
						return
					}
				}
				cursor, more = next(page.Next, page.Next != "")
			}
		}
	}
}

func TestWalk(t *testing.T) {
	t.Parallel()
	calls := 0
	right := func(cursor string, more bool) (string, bool) { return cursor, more }
	for name, test := range map[string]struct {
		next    func(cursor string, more bool) (string, bool)
		query   string
		says    string // of the way to the end
		endless bool   // it asks for the same page again and again
	}{
		"right":          {right, "word=hat", "", true},
		"the first only": {func(string, bool) (string, bool) { return "", false }, "word=hat", "2 items of 5", false},
		"one too many": {
			func(c string, more bool) (string, bool) { calls++; return c, more || calls == 3 },
			"word=hat",
			"10 items of 5",
			false,
		},
		"another argument": {right, "word=cap", "asked for by word=hat besides", false},
	} {
		t.Run(name, func(t *testing.T) {
			w := Walk[http.RoundTripper, string]{
				Query: test.query, Cursor: "after", Items: "data", Next: "next", Key: "id", All: walked(test.next),
				KeyOf: func(id string) string { return id }, item: json.RawMessage(`{"id":"a"}`), size: 2,
			}
			client := func(base http.RoundTripper) (http.RoundTripper, error) { return base, nil }
			wantError(t, w.toTheEnd(t.Context(), client), test.says)
			if test.endless {
				wantError(t, w.again(t.Context(), client), "pages were asked for, all of them the same")
			}
		})
	}
}
