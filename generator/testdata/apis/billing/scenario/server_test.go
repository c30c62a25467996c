package scenario

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/big"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// ledger is the API, written by hand from its documents.
type ledger struct {
	mu       sync.Mutex
	invoices []map[string]any // the newest first
	answered map[string]any   // what was answered to each idempotency key
	query    url.Values       // of the last list
	form     string           // the last one
}

func (s *ledger) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.URL.Query().Get("api_key") != key {
		fail(w, 401, "no_key")
		return
	}
	if r.Method != http.MethodGet && r.Header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		fail(w, 402, "bad_value")
		return
	}
	routes := http.NewServeMux()
	routes.HandleFunc("GET /api/invoices", s.list)
	routes.HandleFunc("POST /api/invoices", s.create)
	routes.HandleFunc("GET /api/invoices/{invoice}", s.one(func(map[string]any, url.Values) string { return "" }))
	routes.HandleFunc("POST /api/invoices/{invoice}/pay", s.one(pay))
	routes.HandleFunc("PATCH /api/invoices/{invoice}", s.one(annotate))
	routes.ServeHTTP(w, r)
}

func answer(w http.ResponseWriter, body any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(body)
}

func fail(w http.ResponseWriter, status int, code string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = fmt.Fprintf(w, `{"error": {"code": %q, "message": "no"}}`, code)
}

func (s *ledger) list(w http.ResponseWriter, r *http.Request) {
	s.query = r.URL.Query()
	found := []map[string]any{}
	for _, invoice := range s.invoices {
		if isListed(invoice, s.query) {
			found = append(found, invoice)
		}
	}
	number := func(name string, otherwise int) int {
		if n, err := strconv.Atoi(s.query.Get(name)); err == nil {
			return n
		}
		return otherwise
	}
	size := number("per_page", 20)
	from := min((number("page", 1)-1)*size, len(found))
	answer(w, map[string]any{"results": found[from:min(from+size, len(found))], "count": len(found)})
}

// isListed reports whether an invoice is one that a query asks for.
func isListed(invoice map[string]any, query url.Values) bool {
	text := func(name string) string { return fmt.Sprint(invoice[name]) }
	rational := func(text string) *big.Rat { r, _ := new(big.Rat).SetString(text); return r }
	created := invoice["created"].(int)
	after, _ := strconv.Atoi(query.Get("created[gte]"))
	before, err := strconv.Atoi(query.Get("created[lt]"))
	states := query["state[]"]
	return (!query.Has("customer") || query.Get("customer") == text("customer")) &&
		(!query.Has("number") || slices.Contains(strings.Split(query.Get("number"), ","), text("number"))) &&
		(states == nil || slices.Contains(states, text("state"))) &&
		(!query.Has("above") || rational(text("amount")).Cmp(rational(query.Get("above"))) > 0) &&
		created >= after && (err != nil || created < before)
}

// create makes an invoice, or answers again what it has answered to the key.
func (s *ledger) create(w http.ResponseWriter, r *http.Request) {
	once := r.Header.Get("Idempotency-Key")
	if before, ok := s.answered[once]; ok {
		answer(w, before)
		return
	}
	if err := r.ParseForm(); err != nil || once == "" {
		fail(w, 402, "bad_value")
		return
	}
	s.form = r.PostForm.Encode()
	number := len(s.invoices) + 1
	invoice := map[string]any{
		"id": fmt.Sprintf("in_%d", number), "number": number, "created": 1764000000 + number, "state": "open",
		"customer": r.PostForm.Get("customer"), "amount": json.Number(r.PostForm.Get("amount")),
		"metadata": below("metadata", r.PostForm), "note": nil,
	}
	lines := []map[string]any{}
	for i := 0; r.PostForm.Has(fmt.Sprintf("lines[%d][text]", i)); i++ {
		at := func(name string) string { return r.PostForm.Get(fmt.Sprintf("lines[%d][%s]", i, name)) }
		line := map[string]any{"id": fmt.Sprintf("l%d", i), "text": at("text"), "price": at("price")}
		if count := at("count"); count != "" {
			line["count"] = json.Number(count)
		}
		lines = append(lines, line)
	}
	invoice["lines"] = lines
	s.invoices = slices.Insert(s.invoices, 0, invoice)
	if s.answered == nil {
		s.answered = map[string]any{}
	}
	s.answered[once] = invoice
	answer(w, invoice)
}

// below are the members of a field of a form.
func below(name string, form url.Values) map[string]any {
	members := map[string]any{}
	for full := range form {
		if rest, ok := strings.CutPrefix(full, name+"["); ok {
			members[strings.TrimSuffix(rest, "]")] = form.Get(full)
		}
	}
	return members
}

// one handles a request for an invoice that is there; change returns the code of a
// failure.
func (s *ledger) one(change func(invoice map[string]any, form url.Values) string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		i := slices.IndexFunc(s.invoices, func(m map[string]any) bool { return m["id"] == r.PathValue("invoice") })
		if i < 0 {
			fail(w, 404, "no_invoice")
			return
		}
		if err := r.ParseForm(); err != nil {
			fail(w, 402, "bad_value")
			return
		}
		s.form = r.PostForm.Encode()
		if code := change(s.invoices[i], r.PostForm); code != "" {
			fail(w, 402, code)
			return
		}
		answer(w, s.invoices[i])
	}
}

func pay(invoice map[string]any, form url.Values) string {
	switch {
	case form.Get("source[number]") == "", form.Has("source[brand]"), form.Get("source[version]") != "2":
		return "bad_value"
	case invoice["state"] == "paid":
		return "paid"
	}
	invoice["state"] = "paid"
	return ""
}

func annotate(invoice map[string]any, form url.Values) string {
	if form.Has("note") {
		invoice["note"] = form.Get("note")
		if form.Get("note") == "" {
			invoice["note"] = nil
		}
	}
	metadata := invoice["metadata"].(map[string]any)
	maps.Copy(metadata, below("metadata", form))
	return ""
}
