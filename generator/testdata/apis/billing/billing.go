// Package billing describes an invented API that takes forms, filters by objects in
// the query, reckons in exact decimals, and knows a call again by its key.
package billing

import "github.com/seed-e19c5fb5/clerk-go/spec/dsl"

// API describes invoices and their payments.
var API = dsl.API{
	Name: "Ledger", Doc: "Ledger sends invoices and collects the money.",
	Servers: []dsl.Server{{Name: "Main", URL: "https://ledger.example/api", Doc: "the address"}},
	Auth:    dsl.APIKey{In: dsl.InQuery, Name: "api_key", Missing: noKey, Invalid: noKey},
	Errors: dsl.ErrorModel{
		At: "error", Code: "code", Message: "message", Failures: []*dsl.Failure{denied, missing, declined},
		Refusals: dsl.Refusals{Value: badValue, Missing: badValue, Format: badValue, Type: badValue},
	},
	Resources: []*dsl.Resource{invoices},
}

var (
	noKey    = &dsl.ErrorCode{Code: "no_key", Message: "the key is unknown", Doc: "the key is unknown"}
	gone     = &dsl.ErrorCode{Code: "no_invoice", Message: "there is no such invoice", Doc: "the invoice is unknown"}
	paid     = &dsl.ErrorCode{Code: "paid", Message: "the invoice is paid", Doc: "the invoice is paid already"}
	badValue = &dsl.ErrorCode{Code: "bad_value", Message: "a value is wrong", Doc: "a value is wrong"}

	denied   = &dsl.Failure{Status: 401, Name: "Denied", Doc: "the key is unknown", Codes: []*dsl.ErrorCode{noKey}}
	missing  = &dsl.Failure{Status: 404, Name: "NotFound", Doc: "there is none", Codes: []*dsl.ErrorCode{gone}}
	declined = &dsl.Failure{
		Status: 402, Name: "Declined", Doc: "the payment was declined", Codes: []*dsl.ErrorCode{paid, badValue},
	}
)

var (
	invoiceID = &dsl.PathParam{Name: "invoice", Doc: "the ID of the invoice"}
	state     = &dsl.Enum{Name: "InvoiceState", Doc: "what became of an invoice", Values: []dsl.EnumValue{
		{Value: "open", Doc: "nobody has paid"}, {Value: "paid", Doc: "somebody has paid"},
	}}
	line = &dsl.Object{Name: "Line", Doc: "a line of an invoice", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Optional: true, ReadOnly: true, Doc: "identifies the line"},
		{Name: "text", Type: dsl.String{MinLength: new(1)}, Doc: "what it is for"},
		{Name: "price", Type: dsl.Decimal{Quoted: true}, Doc: "what one costs"},
		{Name: "count", Type: dsl.Int{Min: new(1), Max: new(999)}, Optional: true, Doc: "how many"},
	}}
	invoice = &dsl.Object{Name: "Invoice", Doc: "an invoice", Key: "id", Fields: []dsl.Field{
		{Name: "id", Type: dsl.String{}, Doc: "identifies the invoice"},
		{Name: "customer", Type: dsl.String{}, Doc: "who pays"},
		{Name: "amount", Type: dsl.Decimal{}, Doc: "what is to be paid"},
		{Name: "lines", Type: dsl.Array{Of: line}, Doc: "what it is for"},
		{Name: "state", Type: state, Doc: "what became of it"},
		{Name: "metadata", Type: dsl.Map{Of: dsl.String{}}, Doc: "what is kept with it"},
		{Name: "note", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "what is printed below"},
		{Name: "created", Type: dsl.UnixSeconds{}, Doc: "when it was made"},
		{Name: "number", Type: dsl.Int64{}, Doc: "counts the invoices"},
	}}
	invoicePage = &dsl.Object{Name: "InvoicePage", Doc: "a page of invoices", Fields: []dsl.Field{
		{Name: "results", Type: dsl.Array{Of: invoice}, Doc: "the invoices"},
		{Name: "count", Type: dsl.Int{}, Doc: "how many there are on all pages"},
	}}
	within = &dsl.Object{Name: "Within", Doc: "a stretch of time", Fields: []dsl.Field{
		{Name: "gte", Type: dsl.UnixSeconds{}, Optional: true, Doc: "where it begins"},
		{Name: "lt", Type: dsl.UnixSeconds{}, Optional: true, Doc: "before what it ends"},
	}}
)

const invoiceJSON = `{"id": "in_1", "customer": "ada", "amount": 19.90, "lines": [{"id": "l1", "text": "Tea", ` +
	`"price": "19.90"}], "state": "open", "metadata": {"order": "7"}, "note": null, "created": 1764000000, "number": 1}`

var at = map[string]string{"invoice": "in_1"}

// unknownKey is what all endpoints answer to a key that nobody has.
func unknownKey(path map[string]string, body string) dsl.Example {
	return dsl.Example{
		Name: "unknown_key", Doc: "a key that nobody has", Path: path, Body: body, Response: dsl.Response{
			Status: 401, Body: `{"error": {"code": "no_key", "message": "the key is unknown"}}`,
		},
	}
}

var invoices = &dsl.Resource{
	Name: "invoices", Doc: "Invoices ask for money.",
	State:     &dsl.Collection{Of: invoice, ID: "id", IDPrefix: "in_"},
	Endpoints: []dsl.Endpoint{list, create, get, pay, annotate},
}

var list = dsl.Get{
	Name: "List", Path: dsl.Path{dsl.Literal("invoices")}, Summary: "List invoices", Returns: invoicePage,
	Doc: "lists invoices, the newest first.", Failures: []*dsl.Failure{denied},
	Query: []dsl.Param{
		{Name: "page", Type: dsl.Int{Min: new(1), Default: new(1)}, Doc: "which page"},
		{Name: "per_page", Type: dsl.Int{Min: new(1), Max: new(50), Default: new(20)}, Doc: "how many to return"},
		{Name: "created", Type: dsl.DeepObject{Of: within}, Doc: "when they were made"},
		{Name: "state", Type: dsl.List{Of: state, Brackets: true, Unique: true}, Doc: "what became of them"},
		{Name: "number", Type: dsl.List{Of: dsl.Int64{Min: new(int64(1))}, Joined: ","}, Doc: "the numbers of some"},
		{Name: "customer", Type: dsl.String{MinLength: new(1)}, Doc: "who pays"},
		{Name: "above", Type: dsl.Decimal{}, Doc: "more than this is to be paid"},
	},
	Pages: &dsl.PageNumber{
		Page: "page", Size: "per_page", First: 1, Items: "results", Total: "count", Key: "id", Method: "All",
	},
	Effects: []dsl.Effect{dsl.Select{
		Order: []dsl.Order{{Field: "number", Descending: true}}, Filters: []string{"customer", "state", "number"},
		Envelope: &dsl.Envelope{Items: "results", Total: "count"},
	}},
}

var create = dsl.Post{
	Name: "Create", Path: list.Path, Summary: "Create an invoice", Doc: "creates an invoice.", Returns: invoice,
	Failures: []*dsl.Failure{denied, declined}, Encoding: dsl.EncodeForm, IdempotencyKey: "Idempotency-Key",
	Retry: &dsl.OperationRetry{MaxAttempts: 4, Statuses: []int{409, 429, 503}},
	Body: []dsl.Field{
		{Name: "customer", Type: dsl.String{MinLength: new(2)}, Doc: "who pays"},
		{Name: "amount", Type: dsl.Decimal{}, Doc: "what is to be paid"},
		{Name: "lines", Type: dsl.Array{Of: line, Max: new(3)}, Doc: "what it is for"},
		{Name: "metadata", Type: dsl.Map{Of: dsl.String{MaxLength: new(5)}}, Optional: true, Doc: "what goes with it"},
		{Name: "note", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "what is printed below"},
		{Name: "days", Type: dsl.Array{Of: dsl.Int{Min: new(1), Max: new(90)}}, Optional: true, Doc: "when to remind"},
		{
			Name: "tags", Type: dsl.Array{Of: dsl.String{}, Max: new(2), Unique: true}, Optional: true,
			Doc: "what it is about",
		},
	},
	Effects: []dsl.Effect{dsl.Insert{Values: []dsl.Assign{
		{Field: "customer", To: dsl.FromBody("customer")}, {Field: "amount", To: dsl.FromBody("amount")},
		{Field: "lines", To: dsl.FromBody("lines")}, {Field: "state", To: dsl.Text("open")},
		{Field: "metadata", To: dsl.FirstOf{dsl.FromBody("metadata"), dsl.JSON("{}")}},
		{Field: "note", To: dsl.FromBody("note")},
		{Field: "created", To: dsl.Now{}}, {Field: "number", To: dsl.Serial{}},
	}}, dsl.Reply{}},
	Examples: []dsl.Example{
		{
			Name: "made", Doc: "an invoice", Response: dsl.Response{Body: invoiceJSON},
			Body: `{"customer": "ada", "amount": 19.90, "lines": [{"text": "Tea", "price": "19.90"}],
				"metadata": {"order": "7"}}`,
		},
		unknownKey(nil, `{"customer": "ada", "amount": 1, "lines": [{"text": "Tea", "price": "1"}]}`),
	},
}

var get = dsl.Get{
	Name: "Get", Path: append(list.Path, invoiceID), Summary: "Retrieve an invoice", Doc: "retrieves an invoice.",
	Returns: invoice, Failures: []*dsl.Failure{denied, missing},
	Effects: []dsl.Effect{dsl.Find{By: invoiceID, Else: gone}, dsl.Reply{}},
}

var pay = dsl.Post{
	Name: "Pay", Path: append(get.Path, dsl.Literal("pay")), Summary: "Pay an invoice", Doc: "pays an invoice.",
	Returns: invoice, Failures: []*dsl.Failure{denied, missing, declined}, Encoding: dsl.EncodeForm,
	IdempotencyKey: "Idempotency-Key",
	Body: []dsl.Field{
		{Name: "source", Type: card, Doc: "where the money is"},
		{Name: "retry_after", Type: dsl.UnixSeconds{}, Optional: true, Doc: "when to try again"},
	},
	Effects: []dsl.Effect{
		dsl.Find{By: invoiceID, Else: gone}, dsl.Require{Field: "state", Is: "open", Else: paid},
		dsl.Set{Values: []dsl.Assign{{Field: "state", To: dsl.Text("paid")}}}, dsl.Reply{},
	},
	Examples: []dsl.Example{
		{
			Name: "paid", Doc: "an invoice that is paid", Path: at, Response: dsl.Response{Body: invoiceJSON},
			Body: `{"source": {"number": "4242424242424242", "expires": "2027-01-31", "object": "card",
				"version": 2, "live": true, "address": {"city": "Ulm", "lines": ["a", "b"],
				"floors": {"1": {"bells": [3, 4]}}}}, "retry_after": 1764000000}`,
		},
		{
			Name: "twice", Doc: "an invoice that was paid before", Path: at,
			Body: `{"source": {"number": "4242", "object": "card", "version": 2, "live": true}}`,
			Response: dsl.Response{
				Status: 402, Body: `{"error": {"code": "paid", "message": "the invoice is paid"}}`,
			},
		},
	},
}

var card = &dsl.Object{Name: "Card", Doc: "a card", Fields: []dsl.Field{
	{Name: "number", Type: dsl.String{Sensitive: true, MinLength: new(4)}, WriteOnly: true, Doc: "the number on it"},
	{Name: "expires", Type: dsl.Date{}, Optional: true, Doc: "the last day of it"},
	{Name: "brand", Type: dsl.String{}, Optional: true, ReadOnly: true, Doc: "who made it"},
	{Name: "object", Type: dsl.Const("card"), Doc: "what it is"},
	{Name: "version", Type: dsl.ConstInt(2), Doc: "how it is written"},
	{Name: "live", Type: dsl.ConstBool(true), Doc: "that it is no trial"},
	{Name: "address", Type: address, Optional: true, Doc: "where the owner lives"},
}}

var address = &dsl.Object{
	Name: "Address", Doc: "where somebody lives", AtLeastOne: []dsl.OneOrMore{{"city", "zip"}}, Fields: []dsl.Field{
		{Name: "city", Type: dsl.String{}, Optional: true, Doc: "the city"},
		{Name: "zip", Type: dsl.String{Pattern: "^[0-9]+$"}, Optional: true, Doc: "the code of the city"},
		{
			Name: "lines", Type: dsl.Array{Of: dsl.String{MaxLength: new(9)}, Max: new(2)}, Optional: true,
			Doc: "what stands above the city",
		},
		{Name: "floors", Type: dsl.Map{Of: &dsl.Object{Name: "Floor", Doc: "a floor", Fields: []dsl.Field{
			{Name: "bells", Type: dsl.Array{Of: dsl.Int{Min: new(1)}, Unique: true}, Doc: "which to ring"},
		}}}, Optional: true, Doc: "where to go"},
	},
}

var annotate = dsl.Patch{
	Name: "Annotate", Path: get.Path, Summary: "Annotate an invoice", Doc: "annotates an invoice.", Returns: invoice,
	Failures: []*dsl.Failure{denied, missing}, Encoding: dsl.EncodeForm, Idempotent: true,
	Body: []dsl.Field{
		{Name: "note", Type: dsl.String{}, Optional: true, Nullable: true, Doc: "what is printed below"},
		{Name: "metadata", Type: dsl.Map{Of: dsl.String{}}, Optional: true, Doc: "what is kept with it"},
	},
	Effects: []dsl.Effect{dsl.Find{By: invoiceID, Else: gone}, dsl.Set{Values: []dsl.Assign{
		{Field: "note", To: dsl.FromBody("note")}, {Field: "metadata", To: dsl.Merge{With: dsl.FromBody("metadata")}},
	}}, dsl.Reply{}},
}
