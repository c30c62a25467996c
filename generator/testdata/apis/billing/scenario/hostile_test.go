package scenario

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"example.com/copy/invoices"
	"example.com/copy/models"
	"example.com/copy/transport"
)

// page is a list with one invoice, whose amount and price of a line are JSON.
func page(count, amount, price string) string {
	return `{"count": ` + count + `, "results": [{"id": "in_1", "customer": "ada", "amount": ` + amount +
		`, "state": "open", "lines": [{"text": "Tea", "price": ` + price + `}], "metadata": {}, "note": null, ` +
		`"created": 1764000000, "number": 1}]}`
}

// TestHostile has servers that answer what no API should. The calls end, say why,
// and do not say the key, though it is in the URL.
func TestHostile(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ contentType, body, want string }{
		"HTML":                         {"text/html", "<html>", "invoices.List"},
		"a form":                       {"application/x-www-form-urlencoded", "count=0", "invoices.List"},
		"no invoices":                  {"application/json", `{"count": 1}`, "results is missing"},
		"a count that is text":         {"application/json", `{"results": [], "count": "1"}`, "count"},
		"an amount with a comma":       {"application/json", page("1", "19,90", `"1"`), "results[0]"},
		"an amount that is text":       {"application/json", page("1", `"19.90"`, `"1"`), "results[0].amount"},
		"an amount that is no number":  {"application/json", page("1", "NaN", `"1"`), "results[0].amount"},
		"a price that is a number":     {"application/json", page("1", "1", "19.90"), "results[0].lines[0].price"},
		"a price with two points":      {"application/json", page("1", "1", `"1.2.3"`), "results[0].lines[0].price"},
		"a price that is not a number": {"application/json", page("1", "1", `"NaN"`), "results[0].lines[0].price"},
		"a price that is empty":        {"application/json", page("1", "1", `""`), "results[0].lines[0].price"},
		"half a page":                  {"application/json", page("1", "1", `"1"`)[:60], "invoices.List"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err, requests := walk(t, func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", test.contentType)
				_, _ = io.WriteString(w, test.body)
			})
			fails(t, err, test.want)
			if requests > 3 {
				t.Errorf("%d requests", requests)
			}
		})
	}
}

// walk reads all pages of a server, and counts the requests.
func walk(t *testing.T, handler http.HandlerFunc) (last error, requests int64) {
	t.Helper()
	var n atomic.Int64
	c := client(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if n.Add(1) > 50 {
			t.Error("it goes on for ever")
		}
		handler(w, r)
	}), key)
	for _, err := range invoices.New(c).All(t.Context(), invoices.ListParams{PerPage: 1}) {
		if err != nil {
			last = err
		}
		if n.Load() > 50 {
			break
		}
	}
	return last, n.Load()
}

func fails(t *testing.T, err error, want string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), key) {
		t.Errorf("got %v, which does not say %s, or says the key", err, want)
	}
}

// TestEndless has pages that never end, and an answer that does not.
func TestEndless(t *testing.T) {
	t.Parallel()
	respond := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			_, _ = io.WriteString(w, body)
		}
	}
	if err, n := walk(t, respond(page("1000000", "1", `"1"`))); n > 4 {
		t.Errorf("the same page again: %d requests and %v", n, err)
	}
	if err, n := walk(t, respond(`{"results": [], "count": 1000000}`)); n > 2 {
		t.Errorf("pages without invoices: %d requests and %v", n, err)
	}
	err, _ := walk(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		for r.Context().Err() == nil {
			if _, err := io.WriteString(w, strings.Repeat(" ", 1<<16)); err != nil {
				return
			}
		}
	})
	fails(t, err, "10485760 bytes")
}

// TestElsewhere has a server that sends clients to another, which would learn the
// key, and one that is gone.
func TestElsewhere(t *testing.T) {
	t.Parallel()
	asked := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked = true }))
	defer other.Close()
	err, _ := walk(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, other.URL+"/?"+r.URL.RawQuery, http.StatusTemporaryRedirect)
	})
	fails(t, err, "307")
	if asked {
		t.Error("the other server was asked")
	}
	gone := httptest.NewServer(nil)
	gone.Close()
	once := transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1})
	c, err := transport.New(key, transport.WithBaseURL(gone.URL), once)
	if err != nil {
		t.Fatal(err)
	}
	_, err = invoices.New(c).Create(t.Context(), invoices.CreateParams{
		Customer: "ada", Amount: "1", Lines: []models.Line{{Text: "Tea", Price: "1"}},
	})
	fails(t, err, "refused")
}
