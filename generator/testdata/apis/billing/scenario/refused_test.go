package scenario

import (
	"errors"
	"strings"
	"testing"

	"example.com/copy/invoices"
	"example.com/copy/models"
	"example.com/copy/transport"
)

type params = invoices.CreateParams

// refusedBefore has mistakes that are found before anything is sent, with the path of
// the value.
func refusedBefore(t *testing.T, c *invoices.Client) {
	for want, change := range map[string]func(*params){
		`customer "x" has 1 bytes, fewer than 2`:      func(p *params) { p.Customer = "x" },
		`amount "1,5" is not a decimal number`:        func(p *params) { p.Amount = "1,5" },
		"amount is required":                          func(p *params) { p.Amount = "" },
		"lines is required":                           func(p *params) { p.Lines = nil },
		"lines has 4 values, more than 3":             func(p *params) { p.Lines = make([]models.Line, 4) },
		"lines[0][text] is required":                  func(p *params) { p.Lines[0].Text = "" },
		"lines[0][count] 1000 is outside 1..999":      func(p *params) { p.Lines[0].Count = models.Some(1000) },
		`lines[0][price] "x" is not a decimal number`: func(p *params) { p.Lines[0].Price = "x" },
		`metadata[order] "123456" has 6 bytes, which is outside 0..5`: func(p *params) {
			p.Metadata = map[string]string{"order": "123456"}
		},
		"days[1] 91 is outside 1..90":       func(p *params) { p.Days = []int{90, 91} },
		"tags[1] is a duplicate of tags[0]": func(p *params) { p.Tags = []string{"a", "a"} },
		"tags has 3 values, more than 2":    func(p *params) { p.Tags = []string{"a", "b", "c"} },
		`metadata key "a]b" is empty or holds a`: func(p *params) {
			p.Metadata = map[string]string{"a]b": ""}
		},
	} {
		p := params{Customer: "ada", Amount: "1", Lines: []models.Line{{Text: "Tea", Price: "1"}}}
		change(&p)
		_, err := c.Create(t.Context(), p)
		isRefused(t, err, want)
	}
	for want, filters := range map[string]invoices.ListParams{
		"number[1] 0 is less than 1":             {Number: []int64{1, 0}},
		"state[1] is a duplicate of state[0]":    {State: []models.InvoiceState{"open", "open"}},
		`state[0] "late" is not one of open, pa`: {State: []models.InvoiceState{"late"}},
		"per_page 51 is outside 1..50":           {PerPage: 51},
		`above "much" is not a decimal number`:   {Above: "much"},
	} {
		_, err := c.List(t.Context(), filters)
		isRefused(t, err, want)
	}
	number := models.Some(models.Secret("4242"))
	at := func(a models.Address) models.Card { return models.Card{Number: number, Address: models.Some(a)} }
	for want, card := range map[string]models.Card{
		"source[number] is required": {},
		"source[number] has 3 bytes": {Number: models.Some(models.Secret("424"))},
		`source[expires] "2031-02-30" is not a date`: {
			Number: models.Some(models.Secret("4242")), Expires: models.Some(models.Date("2031-02-30")),
		},
		"source[version] 3 is not one of 2":                         {Number: number, Version: 3},
		`source[object] "bank" is not one of card`:                  {Number: number, Object: "bank"},
		"source[address][city] or source[address][zip] is required": at(models.Address{}),
		`source[address][zip] "x" does not match`:                   at(models.Address{Zip: models.Some("x")}),
		`source[address][lines][0] "0123456789" has 10 bytes`: at(models.Address{
			City: models.Some("Ulm"), Lines: models.Some([]string{"0123456789"}),
		}),
		"source[address][lines] has 3 values, more than 2": at(models.Address{
			City: models.Some("Ulm"), Lines: models.Some(make([]string, 3)),
		}),
		"source[address][floors][1][bells][1] is a duplicate": at(models.Address{
			City: models.Some("Ulm"), Floors: models.Some(map[string]models.Floor{"1": {Bells: []int{1, 1}}}),
		}),
		"source[address][floors][1][bells] is required": at(models.Address{
			City: models.Some("Ulm"), Floors: models.Some(map[string]models.Floor{"1": {}}),
		}),
	} {
		_, err := c.Pay(t.Context(), "in_1", invoices.PayParams{Source: card})
		isRefused(t, err, want)
		if strings.Contains(err.Error(), "424") {
			t.Errorf("the number is in %v", err)
		}
	}
}

func isRefused(t *testing.T, err error, want string) {
	t.Helper()
	if _, ok := errors.AsType[*transport.ParamError](err); !ok || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, which does not say %s", err, want)
	}
}
