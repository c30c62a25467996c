package scenario

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"

	"example.com/copy/invoices"
	"example.com/copy/models"
)

// TestWritten holds what arrives at a server against what the API asks for.
func TestWritten(t *testing.T) {
	t.Parallel()
	server := new(ledger)
	c := invoices.New(client(t, server, key))
	if _, err := c.Create(t.Context(), invoices.CreateParams{
		Customer: "ada & co", Amount: "1.00", Lines: []models.Line{{
			ID: models.Some("l7"), Text: "a=b", Price: "0.50", Count: models.Some(2), // the ID is not sent
		}},
		Metadata: map[string]string{"z": "1", "a b": ""}, Note: models.Null[string](), Days: []int{1, 2},
	}); err != nil {
		t.Fatal(err)
	}
	want := "amount=1.00&customer=ada+%26+co&days%5B0%5D=1&days%5B1%5D=2&lines%5B0%5D%5Bcount%5D=2&" +
		"lines%5B0%5D%5Bprice%5D=0.50&lines%5B0%5D%5Btext%5D=a%3Db&metadata%5Ba+b%5D=&metadata%5Bz%5D=1&note="
	if server.form != want {
		t.Errorf("the form is %s", server.form)
	}
	if _, err := c.List(t.Context(), invoices.ListParams{
		Created: models.Some(models.Within{
			Gte: models.Some(models.UnixSeconds(1764000000)), Lt: models.Some(models.UnixSeconds(1764000009)),
		}),
		State: []models.InvoiceState{"open", "paid"}, Number: []int64{1, 2}, Above: "0.99", Page: 1,
	}); err != nil {
		t.Fatal(err)
	}
	want = "above=0.99&api_key=" + key + "&created%5Bgte%5D=1764000000&created%5Blt%5D=1764000009&" +
		"number=1%2C2&page=1&state%5B%5D=open&state%5B%5D=paid"
	if got := server.query.Encode(); got != want {
		t.Errorf("the query is %s", got)
	}
}

// TestNested holds a form within a form against what the API asks for.
func TestNested(t *testing.T) {
	t.Parallel()
	server := new(ledger)
	c := invoices.New(client(t, server, key))
	made, err := c.Create(t.Context(), invoices.CreateParams{
		Customer: "ada", Amount: "1", Lines: []models.Line{{Text: "Tea", Price: "1"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	address := models.Address{
		City: models.Some("Ulm"), Lines: models.Some([]string{"a", "b c"}),
		Floors: models.Some(map[string]models.Floor{"2": {Bells: []int{5}}, "1": {Bells: []int{3, 4}}}),
	}
	if _, err := c.Pay(t.Context(), made.ID, invoices.PayParams{Source: models.Card{
		Number: models.Some(models.Secret("4242")), Address: models.Some(address),
	}}); err != nil {
		t.Fatal(err)
	}
	want := "source[address][city]=Ulm&source[address][floors][1][bells][0]=3&" +
		"source[address][floors][1][bells][1]=4&source[address][floors][2][bells][0]=5&" +
		"source[address][lines][0]=a&source[address][lines][1]=b c&" +
		"source[live]=true&source[number]=4242&source[object]=card&source[version]=2"
	if got, err := url.QueryUnescape(server.form); err != nil || got != want {
		t.Errorf("the form is %s", got)
	}
}

// TestFilters has a server reckon with the filters.
func TestFilters(t *testing.T) {
	t.Parallel()
	c := invoices.New(client(t, new(ledger), key))
	for _, amount := range amounts {
		if _, err := c.Create(t.Context(), invoices.CreateParams{
			Customer: "ada", Amount: amount, Lines: []models.Line{{Text: "Tea", Price: "1"}},
		}); err != nil {
			t.Fatal(err)
		}
	}
	always := models.Some(models.Within{})
	from := func(first, end int64) models.Optional[models.Within] {
		within := models.Within{Gte: models.Some(models.UnixSeconds(1764000000 + first))}
		if end > 0 {
			within.Lt = models.Some(models.UnixSeconds(1764000000 + end))
		}
		return models.Some(within)
	}
	for name, test := range map[string]struct {
		params invoices.ListParams
		want   []int64
	}{
		"from the fourth on":       {invoices.ListParams{Created: from(4, 0)}, []int64{5, 4}},
		"before the fourth":        {invoices.ListParams{Created: from(2, 4), PerPage: 1}, []int64{3, 2}},
		"above what no float says": {invoices.ListParams{Above: "123456789012345678901234567890.09"}, []int64{3}},
		"at any time":              {invoices.ListParams{Created: always, Above: "5"}, []int64{3, 1}},
	} {
		var got []int64
		for invoice, err := range c.All(t.Context(), test.params) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, invoice.Number)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, not %v", name, got, test.want)
		}
	}
}

// TestLostAnswer has a server that makes the invoice and drops the connection. By the
// key it knows the second try as the same call.
func TestLostAnswer(t *testing.T) {
	t.Parallel()
	server := new(ledger)
	lost := false
	c := invoices.New(client(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !lost {
			lost = true
			server.ServeHTTP(httptest.NewRecorder(), r)
			panic(http.ErrAbortHandler)
		}
		server.ServeHTTP(w, r)
	}), key))
	made, err := c.Create(t.Context(), invoices.CreateParams{
		Customer: "ada", Amount: "19.90", Lines: []models.Line{{Text: "Tea", Price: "19.90"}},
	})
	if err != nil || made.Amount != "19.90" || len(server.invoices) != 1 {
		t.Errorf("made %+v and %v; there are %d", made, err, len(server.invoices))
	}
}
