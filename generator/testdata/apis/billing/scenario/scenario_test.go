// Package scenario plays a day of sending and paying invoices: against the fake, and
// against a server that shares no code with it.
package scenario

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/copy/invoices"
	"example.com/copy/invoices/invoicestest"
	"example.com/copy/ledgertest"
	"example.com/copy/models"
	"example.com/copy/transport"
)

const key = "lk_4bQ7mJx0aVtYcR2nLwEoZ9"

func TestScenario(t *testing.T) {
	t.Parallel()
	t.Run("fake", func(t *testing.T) {
		t.Parallel()
		play(t, ledgertest.NewFake(), invoicestest.Key)
	})
	t.Run("server", func(t *testing.T) {
		t.Parallel()
		play(t, new(ledger), key)
	})
}

// client is one that waits a millisecond before it tries again, and the address is
// what follows it.
func client(t *testing.T, handler http.Handler, key string) *transport.Client {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	c, err := transport.New(key, transport.WithBaseURL(server.URL+"/api"),
		transport.WithRetry(transport.RetryPolicy{BaseDelay: time.Millisecond}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func play(t *testing.T, api http.Handler, key string) {
	front := &busy{Handler: api}
	c := invoices.New(client(t, front, key))
	send(t, c, front)
	browse(t, c)
	settle(t, c)
	refusedBefore(t, c)
	_, err := invoices.New(client(t, api, "lk_nobody")).Get(t.Context(), "in_1")
	failure, ok := errors.AsType[*models.APIError](err)
	if !ok || !errors.Is(err, models.ErrDenied) || len(failure.Errors) != 1 || failure.Errors[0].Code != "no_key" {
		t.Errorf("with a key that nobody has: %+v", err)
	}
	if strings.Contains(err.Error(), "lk_nobody") {
		t.Errorf("the key is in %v", err)
	}
}

// busy is a server that turns away the first try of each POST.
type busy struct {
	http.Handler
	mu   sync.Mutex
	keys []string // of the tries
}

func (b *busy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodPost {
		b.Handler.ServeHTTP(w, r)
		return
	}
	b.mu.Lock()
	b.keys = append(b.keys, r.Header.Get("Idempotency-Key"))
	first := len(b.keys)%2 == 1
	b.mu.Unlock()
	if first {
		http.Error(w, "busy", http.StatusServiceUnavailable)
		return
	}
	b.Handler.ServeHTTP(w, r)
}

// amounts are decimals that no float64 holds, or that one writes otherwise.
var amounts = []models.Decimal{"19.90", "0.10", "123456789012345678901234567890.10", "-1.00", "5"}

// send makes an invoice of each amount. The key of a call is the same on both tries,
// and another one in the next call.
func send(t *testing.T, c *invoices.Client, front *busy) {
	for _, amount := range amounts {
		made, err := c.Create(t.Context(), invoices.CreateParams{
			Customer: "ada & co", Amount: amount,
			Lines: []models.Line{
				{Text: "Tea=100%", Price: "0.100"}, {Text: "Milk [fresh]", Price: amount, Count: models.Some(2)},
			},
			Metadata: map[string]string{"order": "7", "a+b c": "x&y"}, Days: []int{7, 30}, Tags: []string{"a", "b c"},
		})
		if err != nil {
			t.Fatal(err)
		}
		lines := made.Lines
		if made.Amount != amount || made.Customer != "ada & co" || len(lines) != 2 || lines[0].Text != "Tea=100%" ||
			lines[0].Price != "0.100" || lines[0].Count.IsSet() || lines[1].Text != "Milk [fresh]" ||
			lines[1].Price != amount || lines[1].Count.Or(0) != 2 || made.Metadata["a+b c"] != "x&y" ||
			made.State != models.InvoiceStateOpen || !made.Note.IsNull() && made.Note.IsSet() {
			t.Errorf("made %+v", made)
		}
	}
	keys := front.keys
	if len(keys) != 2*len(amounts) || len(slices.Compact(slices.Clone(keys))) != len(amounts) || keys[0] == "" {
		t.Errorf("the keys of %d calls of two tries are %q", len(amounts), keys)
	}
}

// browse goes through the invoices, page by page, and filters them.
func browse(t *testing.T, c *invoices.Client) {
	ctx := t.Context()
	first, err := c.List(ctx, invoices.ListParams{PerPage: 2})
	if err != nil || len(first.Items) != 2 || first.Total == nil || *first.Total != len(amounts) {
		t.Fatalf("the first page is %+v and %v", first, err)
	}
	var got []models.Decimal
	for invoice, err := range c.All(ctx, invoices.ListParams{PerPage: 2}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, invoice.Amount)
	}
	slices.Reverse(got) // the newest come first
	if !slices.Equal(got, amounts) {
		t.Errorf("the amounts are %q", got)
	}
	for name, test := range map[string]struct {
		params invoices.ListParams
		want   int
	}{
		"of nobody":       {invoices.ListParams{Customer: "eve"}, 0},
		"of ada":          {invoices.ListParams{Customer: "ada & co"}, len(amounts)},
		"paid":            {invoices.ListParams{State: []models.InvoiceState{"paid"}}, 0},
		"in either state": {invoices.ListParams{State: []models.InvoiceState{"paid", "open"}}, len(amounts)},
		"of two numbers":  {invoices.ListParams{Number: []int64{1, 3}}, 2},
	} {
		if page, err := c.List(ctx, test.params); err != nil || len(page.Items) != test.want {
			t.Errorf("%s there are %+v and %v, not %d", name, page, err, test.want)
		}
	}
}

// settle annotates an invoice and pays it.
func settle(t *testing.T, c *invoices.Client) {
	ctx := t.Context()
	page, err := c.List(ctx, invoices.ListParams{})
	if err != nil {
		t.Fatal(err)
	}
	id := page.Items[0].ID
	noted, err := c.Annotate(ctx, id, invoices.AnnotateParams{
		Note: models.Some("ü"), Metadata: map[string]string{"more": "1"},
	})
	if err != nil || noted.Note.Or("") != "ü" || noted.Metadata["more"] != "1" || noted.Metadata["order"] != "7" {
		t.Errorf("annotated to %+v and %v", noted, err)
	}
	noted, err = c.Annotate(ctx, id, invoices.AnnotateParams{Note: models.Null[string]()})
	if err != nil || !noted.Note.IsNull() || noted.Metadata["more"] != "1" {
		t.Errorf("annotated with null to %+v and %v", noted, err)
	}
	card := models.Card{
		Number: models.Some(models.Secret("4242424242424242")), Expires: models.Some(models.Date("2031-01-31")),
		Brand: models.Some("visa"), // which is not sent
	}
	later := models.Some(models.UnixSeconds(1764000000))
	paid, err := c.Pay(ctx, id, invoices.PayParams{Source: card, RetryAfter: later})
	if err != nil || paid.State != models.InvoiceStatePaid {
		t.Errorf("paid %+v and %v", paid, err)
	}
	_, err = c.Pay(ctx, id, invoices.PayParams{Source: card})
	if failure, ok := errors.AsType[*models.APIError](err); !ok || !errors.Is(err, models.ErrDeclined) ||
		failure.Errors[0].Code != "paid" {
		t.Errorf("paid twice: %v", err)
	}
	_, err = c.Get(ctx, "in_nobody")
	if !errors.Is(err, models.ErrNotFound) {
		t.Errorf("an invoice that nobody made: %v", err)
	}
}
