package values_test

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"io"
	"iter"
	"math"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/copy/models"
	"example.com/copy/transport"
	"example.com/copy/values"
)

// refusal is a value that a client refuses, beside one that it sends.
type refusal struct {
	name         string // on the wire
	in           string // path of the part that is wrong: "[1]" of a list, ".a" of a map or a model
	value, rule  string // as in the error
	wrong, right models.Values
}

var some = models.Some[string]

var refusals = []refusal{
	{"length", "", `"a"`, "has 1 bytes, which is outside 2..4",
		models.Values{Length: some("a")}, models.Values{Length: some("ab")}},
	{"pattern", "", `"A"`, "does not match ^[a-z]+$",
		models.Values{Pattern: some("A")}, models.Values{Pattern: some("a")}},
	{"secret", "", "", "has 2 bytes, fewer than 3",
		models.Values{Secret: models.Some[models.Secret]("ab")},
		models.Values{Secret: models.Some[models.Secret]("abc")}},
	{"uuid", "", `"7"`, "is not a UUID",
		models.Values{UUID: some("7")}, models.Values{UUID: some("123e4567-e89b-42d3-a456-426614174000")}},
	{"email", "", `"a"`, "is not an email address", models.Values{Email: some("a")}, models.Values{Email: some("a@b")}},
	{"uri", "", `"a"`, "is not a URI with a scheme", models.Values{URI: some("a")}, models.Values{URI: some("a:b")}},
	{"host", "", `"-"`, "is not a hostname", models.Values{Host: some("-")}, models.Values{Host: some("a.b")}},
	{"ipv4", "", `"::1"`, "is not an IPv4 address",
		models.Values{IPv4: some("::1")}, models.Values{IPv4: some("127.0.0.1")}},
	{"ipv6", "", `"127.0.0.1"`, "is not an IPv6 address",
		models.Values{IPv6: some("127.0.0.1")}, models.Values{IPv6: some("::1")}},
	{"int", "", "10", "is outside 1..9", models.Values{Int: models.Some(10)}, models.Values{Int: models.Some(9)}},
	{"int64", "", "-1", "is less than 1",
		models.Values{Int64: models.Some[int64](-1)}, models.Values{Int64: models.Some[int64](1)}},
	{"uint64", "", "10", "is more than 9",
		models.Values{Uint64: models.Some[uint64](10)}, models.Values{Uint64: models.Some[uint64](9)}},
	{"float", "", "2.6", "is outside 0.5..2.5",
		models.Values{Float: models.Some(2.6)}, models.Values{Float: models.Some(2.5)}},
	{"above", "", "-1", "is not more than 0",
		models.Values{Above: models.Some(-1.0)}, models.Values{Above: models.Some(0.1)}},
	{"below", "", "1", "is not less than 1",
		models.Values{Below: models.Some(1.0)}, models.Values{Below: models.Some(0.0)}},
	{"number", "", "NaN", "is not a finite number",
		models.Values{Number: models.Some(math.NaN())}, models.Values{Number: models.Some(-1e300)}},
	{"decimal", "", `"1,5"`, "is not a decimal number in JSON",
		models.Values{Decimal: models.Some[models.Decimal]("1,5")},
		models.Values{Decimal: models.Some[models.Decimal]("1.50")}},
	{"quoted", "", `"1,5"`, "is not a decimal number in JSON",
		models.Values{Quoted: models.Some[models.Decimal]("1,5")},
		models.Values{Quoted: models.Some[models.Decimal]("1.50")}},
	{"date", "", `"2026-02-30"`, "is not a date such as 2006-01-02",
		models.Values{Date: models.Some[models.Date]("2026-02-30")},
		models.Values{Date: models.Some[models.Date]("2026-02-28")}},
	{"time", "", "", "has the year 10000, outside 0..9999",
		models.Values{Time: models.Some(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))},
		models.Values{Time: models.Some(time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC))}},
	{"color", "", `"green"`, "is not one of red, blue",
		models.Values{Color: models.Some[models.Color]("green")}, models.Values{Color: models.Some(models.ColorRed)}},
	{"tint", "", `"red"`, "is not one of blue",
		models.Values{Tint: models.Some(models.ColorRed)}, models.Values{Tint: models.Some(models.ColorBlue)}},
	{"level", "", "2", "is not one of 1, 3",
		models.Values{Level: models.Some[models.Level](2)}, models.Values{Level: models.Some[models.Level](3)}},
	{"words", "", "", "has 1 values, which is outside 2..3",
		models.Values{Words: models.Some([]string{"a"})}, models.Values{Words: models.Some([]string{"a", "a"})}},
	{"words", "[1]", `"A"`, "does not match ^[a-z]+$",
		models.Values{Words: models.Some([]string{"a", "A"})}, models.Values{Words: models.Some([]string{"a", "b"})}},
	{"numbers", "[1]", "", "is a duplicate of numbers[0]",
		models.Values{Numbers: models.Some([]int{1, 1})}, models.Values{Numbers: models.Some([]int{1, 2})}},
	{"numbers", "[0]", "0", "is less than 1",
		models.Values{Numbers: models.Some([]int{0})}, models.Values{Numbers: models.Some([]int{1})}},
	{"times", "[0]", "", "has the year -1, outside 0..9999",
		models.Values{Times: models.Some([]time.Time{time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC)})},
		models.Values{Times: models.Some([]time.Time{time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC)})}},
	{"dates", "[0]", `"today"`, "is not a date such as 2006-01-02",
		models.Values{Dates: models.Some([]models.Date{"today"})},
		models.Values{Dates: models.Some([]models.Date{"2026-02-28"})}},
	{"ids", "[0]", `"7"`, "is not a UUID", models.Values{IDs: models.Some([]string{"7"})},
		models.Values{IDs: models.Some([]string{"123e4567-e89b-42d3-a456-426614174000"})}},
	{"prices", "[0]", `"+1"`, "is not a decimal number in JSON",
		models.Values{Prices: models.Some([]models.Decimal{"+1"})},
		models.Values{Prices: models.Some([]models.Decimal{"1"})}},
	{"prices", "", "", "has 3 values, more than 2",
		models.Values{Prices: models.Some([]models.Decimal{"1", "2", "3"})},
		models.Values{Prices: models.Some([]models.Decimal{"1", "1"})}},
	{"ratios", "[0]", "+Inf", "is not a finite number",
		models.Values{Ratios: models.Some([]float64{math.Inf(1)})}, models.Values{Ratios: models.Some([]float64{0.5})}},
	{"ratios", "[1]", "1", "is not less than 1",
		models.Values{Ratios: models.Some([]float64{0, 1})}, models.Values{Ratios: models.Some([]float64{0, -1})}},
	{"naturals", "[0]", "10", "is more than 9",
		models.Values{Naturals: models.Some([]uint64{10})}, models.Values{Naturals: models.Some([]uint64{9})}},
	{"data", "", "", "has 3 bytes, which is outside 1..2",
		models.Values{Data: models.Some([]byte("abc"))}, models.Values{Data: models.Some([]byte("ab"))}},
	{"const", "", `"y"`, "is not one of x", models.Values{Const: some("y")}, models.Values{Const: some("x")}},
	{"const_int", "", "3", "is not one of 2",
		models.Values{ConstInt: models.Some[int64](3)}, models.Values{ConstInt: models.Some[int64](2)}},
	{"const_bool", "", "false", "is not true",
		models.Values{ConstBool: models.Some(false)}, models.Values{ConstBool: models.Some(true)}},
	{"blobs", "[0]", "", "has 3 bytes, which is outside 0..2",
		models.Values{Blobs: models.Some([][]byte{{1, 2, 3}})}, models.Values{Blobs: models.Some([][]byte{{1, 2}})}},
	{"tags", "[1]", `"y"`, "is not one of x",
		models.Values{Tags: models.Some([]string{"x", "y"})}, models.Values{Tags: models.Some([]string{"x", "x"})}},
	{"truths", "[1]", "false", "is not true",
		models.Values{Truths: models.Some([]bool{true, false})}, models.Values{Truths: models.Some([]bool{true})}},
	{"sizes", ".a", "0", "is less than 1", models.Values{Sizes: models.Some(map[string]int{"a": 0})},
		models.Values{Sizes: models.Some(map[string]int{"a": 1})}},
	{"contact", ".phone|.fax", "", "is required",
		models.Values{Contact: models.Some(models.Contact{})},
		models.Values{Contact: models.Some(models.Contact{Fax: some("")})}},
	{"named", ".name", "", "is required", models.Values{Named: models.Some(models.Named{})},
		models.Values{Named: models.Some(models.Named{Name: "a"})}},
	{"items", "[1].price", "-1", "is less than 0",
		models.Values{Items: models.Some([]models.Item{{Price: 1}, {Price: -1}})},
		models.Values{Items: models.Some([]models.Item{{Price: 1}, {Price: 0}})}},
	{"items", "[1]", "", "is a duplicate of items[0]",
		models.Values{Items: models.Some([]models.Item{{Price: 1}, {Price: 1}})},
		models.Values{Items: models.Some([]models.Item{{Price: 1}, {Price: 2}})}},
	{"items", "", "", "has 3 values, more than 2",
		models.Values{Items: models.Some(make([]models.Item, 3))},
		models.Values{Items: models.Some(make([]models.Item, 1))}},
	{"pet", "", "", "is required", models.Values{Pet: models.Some(models.Pet{})},
		models.Values{Pet: models.Some(models.Pet{Cat: &models.Cat{}})}},
	{"pet", "", "", "has more than one field set",
		models.Values{Pet: models.Some(models.Pet{Cat: &models.Cat{}, Dog: &models.Dog{Size: 1}})},
		models.Values{Pet: models.Some(models.Pet{Dog: &models.Dog{Size: 1}})}},
	{"pet", ".lives", "10", "is more than 9",
		models.Values{Pet: models.Some(models.Pet{Cat: &models.Cat{Lives: 10}})},
		models.Values{Pet: models.Some(models.Pet{Cat: &models.Cat{Lives: 9}})}},
	{"owner", "", `"a"`, "is not an email address",
		models.Values{Owner: models.Some(models.Owner{Email: new("a")})},
		models.Values{Owner: models.Some(models.Owner{Email: new("a@b")})}},
	{"owner", "", "0", "is less than 1",
		models.Values{Owner: models.Some(models.Owner{Number: new(0)})},
		models.Values{Owner: models.Some(models.Owner{Number: new(1)})}},
	{"owner", "", "", "has more than one field set",
		models.Values{Owner: models.Some(models.Owner{Email: new("a@b"), Number: new(1)})},
		models.Values{Owner: models.Some(models.Owner{Email: new("a@b")})}},
	{"owner", "[1]", "0", "is less than 1",
		models.Values{Owner: models.Some(models.Owner{Levels: []int{1, 0}})},
		models.Values{Owner: models.Some(models.Owner{Levels: []int{1, 1}})}},
	{"owner", ".lives", "10", "is more than 9",
		models.Values{Owner: models.Some(models.Owner{Cat: &models.Cat{Lives: 10}})},
		models.Values{Owner: models.Some(models.Owner{Cat: &models.Cat{Lives: 9}})}},
	{"owners", "[1]", "0", "is less than 1",
		models.Values{Owners: models.Some([]models.Owner{{Number: new(1)}, {Number: new(0)}})},
		models.Values{Owners: models.Some([]models.Owner{{Number: new(1)}, {Email: new("a@b")}})}},
	{"owners", "", "", "has 3 values, more than 2",
		models.Values{Owners: models.Some(make([]models.Owner, 3))},
		models.Values{Owners: models.Some([]models.Owner{{Number: new(1)}, {Number: new(1)}})}},
	{"pets", ".a.lives", "10", "is more than 9",
		models.Values{Pets: models.Some(map[string]models.Pet{"a": {Cat: &models.Cat{Lives: 10}}})},
		models.Values{Pets: models.Some(map[string]models.Pet{"a": {Dog: &models.Dog{Size: 1}}})}},
	{"raw", "", "", "cannot be encoded: unexpected end, want a key at byte 1",
		models.Values{Raw: models.Some(json.RawMessage("{"))}, models.Values{Raw: models.Some(json.RawMessage("{}"))}},
	{"rows", "[0]", "", "has 3 values, more than 2",
		models.Values{Rows: models.Some([][]int{{1, 2, 3}})}, models.Values{Rows: models.Some([][]int{{1, 2}})}},
	{"rows", "[0][1]", "0", "is less than 1",
		models.Values{Rows: models.Some([][]int{{1, 0}})}, models.Values{Rows: models.Some([][]int{{1, 1}})}},
	{"grid", ".a.b", "0", "is less than 1",
		models.Values{Grid: models.Some(map[string]map[string]int{"a": {"b": 0}})},
		models.Values{Grid: models.Some(map[string]map[string]int{"a": {"b": 1}})}},
	{"gaps", "[1]", "0", "is less than 1",
		models.Values{Gaps: models.Some([]models.Optional[int]{models.Null[int](), models.Some(0)})},
		models.Values{Gaps: models.Some([]models.Optional[int]{models.Null[int](), models.Some(1)})}},
	{"columns", ".a[0]", `"b"`, "has 1 bytes, fewer than 2",
		models.Values{Columns: models.Some(map[string][]string{"a": {"b"}})},
		models.Values{Columns: models.Some(map[string][]string{"a": {"bb"}})}},
	{"must", "", "", "is required", models.Values{Must: ""}, models.Values{Must: "m"}},
}

// TestRefusals holds every value against its rule in every place that can hold it.
func TestRefusals(t *testing.T) {
	t.Parallel()
	for _, p := range places {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			tried := 0
			for _, r := range refusals {
				if !p.holds(r.wrong) {
					continue
				}
				tried++
				t.Run(r.name+r.in+" "+r.rule, func(t *testing.T) { p.try(t, r) })
			}
			if tried != p.rows {
				t.Errorf("%d values were tried, not %d", tried, p.rows)
			}
		})
	}
}

// TestRefusedRequests holds what only one place has: files, positions of pages, and
// bodies that are one value.
func TestRefusedRequests(t *testing.T) {
	t.Parallel()
	first := func(seq iter.Seq2[models.Entry, error]) error {
		for _, err := range seq {
			return err
		}
		return nil
	}
	for name, try := range map[string]struct {
		want         transport.ParamError
		wrong, right func(c *values.Client) error
	}{
		"file": {
			transport.ParamError{Operation: "values.Parts", Param: "file", Rule: "is required"},
			func(c *values.Client) error { return c.Parts(ctx, fill[values.PartsParams](least)) },
			func(c *values.Client) error {
				return c.Parts(ctx, values.PartsParams{Must: "m", Left: some("l"), File: aFile})
			},
		},
		"rule between fields of a form": {
			transport.ParamError{Operation: "values.Form", Param: "left or right", Rule: "is required"},
			func(c *values.Client) error { return c.Form(ctx, values.FormParams{Must: "m"}) },
			func(c *values.Client) error { return c.Form(ctx, values.FormParams{Must: "m", Right: some("")}) },
		},
		"rule between fields of parts": {
			transport.ParamError{Operation: "values.Parts", Param: "left or right", Rule: "is required"},
			func(c *values.Client) error { return c.Parts(ctx, values.PartsParams{Must: "m", File: aFile}) },
			func(c *values.Client) error {
				return c.Parts(ctx, values.PartsParams{Must: "m", File: aFile, Right: some("r")})
			},
		},
		"rule between fields of JSON": {
			transport.ParamError{Operation: "values.JSON", Param: "left or right", Rule: "is required"},
			func(c *values.Client) error { return c.JSON(ctx, values.JSONParams{Must: "m"}) },
			func(c *values.Client) error { return c.JSON(ctx, values.JSONParams{Must: "m", Right: some("")}) },
		},
		"variant that is not known": {
			transport.ParamError{
				Operation: "values.JSON", Param: "pet", Rule: "cannot be encoded: unexpected end, want a key at byte 1",
			},
			func(c *values.Client) error { return c.JSON(ctx, petParams(`{`)) },
			func(c *values.Client) error { return c.JSON(ctx, petParams(`{"kind":"owl"}`)) },
		},
		"variant that is not known in a form": {
			transport.ParamError{Operation: "values.Form", Param: "pet", Rule: "is a value that only JSON can hold"},
			func(c *values.Client) error { return c.Form(ctx, formParams(models.Owner{}, `{"kind":"owl"}`)) },
			func(c *values.Client) error { return c.Form(ctx, formParams(models.Owner{Number: new(1)}, "")) },
		},
		"empty list of a choice in a form": {
			transport.ParamError{Operation: "values.Form", Param: "owner", Rule: "is required"},
			func(c *values.Client) error { return c.Form(ctx, formParams(models.Owner{Levels: []int{}}, "")) },
			func(c *values.Client) error { return c.Form(ctx, formParams(models.Owner{Levels: []int{1}}, "")) },
		},
		"number of items in a body": {
			transport.ParamError{Operation: "values.Whole", Param: "body", Rule: "has 3 values, more than 2"},
			func(c *values.Client) error { return c.Whole(ctx, make([]models.Values, 3)) },
			func(c *values.Client) error { return c.Whole(ctx, []models.Values{}) },
		},
		"offset": {
			transport.ParamError{Operation: "values.Offsets", Param: "offset", Value: "-1", Rule: "is less than 0"},
			func(c *values.Client) error { return first(c.AllOffsets(ctx, values.OffsetsParams{Offset: -1})) },
			func(c *values.Client) error { return first(c.AllOffsets(ctx, values.OffsetsParams{Offset: 1})) },
		},
		"limit": {
			transport.ParamError{Operation: "values.Offsets", Param: "limit", Value: "10", Rule: "is outside 1..9"},
			func(c *values.Client) error { return first(c.AllOffsets(ctx, values.OffsetsParams{Limit: 10})) },
			func(c *values.Client) error { return first(c.AllOffsets(ctx, values.OffsetsParams{Limit: 9})) },
		},
		"page": {
			transport.ParamError{Operation: "values.Numbers", Param: "page", Value: "-1", Rule: "is less than 1"},
			func(c *values.Client) error { return first(c.AllNumbers(ctx, values.NumbersParams{Page: -1})) },
			func(c *values.Client) error { return first(c.AllNumbers(ctx, values.NumbersParams{Page: 2})) },
		},
		"size of a numbered page": {
			transport.ParamError{Operation: "values.Numbers", Param: "limit", Value: "10", Rule: "is outside 1..9"},
			func(c *values.Client) error { return first(c.AllNumbers(ctx, values.NumbersParams{Limit: 10})) },
			func(c *values.Client) error { return first(c.AllNumbers(ctx, values.NumbersParams{Limit: 1})) },
		},
		"cursor": {
			transport.ParamError{
				Operation: "values.Cursors", Param: "after", Value: `"A"`, Rule: "does not match ^[a-z]+$",
			},
			func(c *values.Client) error { return first(c.AllCursors(ctx, values.CursorsParams{After: "A"})) },
			func(c *values.Client) error { return first(c.AllCursors(ctx, values.CursorsParams{After: "a"})) },
		},
		"size of a linked page": {
			transport.ParamError{Operation: "values.Links", Param: "limit", Value: "-1", Rule: "is outside 1..9"},
			func(c *values.Client) error { return first(c.AllLinks(ctx, values.LinksParams{Limit: -1})) },
			func(c *values.Client) error { return first(c.AllLinks(ctx, values.LinksParams{Limit: 1})) },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, sent := newClient(t)
			err := try.wrong(client)
			if got, ok := errors.AsType[*transport.ParamError](err); !ok || *got != try.want || len(*sent) > 0 {
				t.Errorf("got  %v, with the requests %q\nwant %v", err, *sent, &try.want)
			}
			if err := try.right(client); err != nil || len(*sent) != 1 {
				t.Errorf("the right value: %v, with the requests %q", err, *sent)
			}
		})
	}
}

func formParams(owner models.Owner, pet string) values.FormParams {
	p := values.FormParams{Must: "m", Left: some("l")}
	if pet != "" {
		p.Pet = models.Some(models.Pet{Unknown: json.RawMessage(pet)})
	} else {
		p.Owner = models.Some(owner)
	}
	return p
}

func petParams(unknown string) values.JSONParams {
	pet := models.Pet{Unknown: json.RawMessage(unknown)}
	return values.JSONParams{Must: "m", Left: some("l"), Pet: models.Some(pet)}
}

// try sends the wrong value and the right one.
func (p *place) try(t *testing.T, r refusal) {
	client, sent := newClient(t)
	err := p.call(client, r.wrong)
	want := transport.ParamError{
		Operation: p.operation, Param: p.path(r), Value: r.value,
		Rule: strings.Replace(r.rule, "duplicate of "+r.name, "duplicate of "+p.outer(r.name), 1),
	}
	if got, ok := errors.AsType[*transport.ParamError](err); !ok || *got != want {
		t.Errorf("got  %v\nwant %v", err, &want)
	}
	if len(*sent) > 0 {
		t.Errorf("the wrong value was sent: %q", *sent)
	}
	if err := p.call(client, r.right); err != nil {
		t.Errorf("the right value: %v", err)
	}
	if len(*sent) != 1 || !strings.Contains((*sent)[0], p.shown(r.name)) {
		t.Errorf("the right value was sent as %q", *sent)
	}
}

// newClient is a client whose requests arrive in a list, as texts.
func newClient(t *testing.T) (*values.Client, *[]string) {
	t.Helper()
	sent := new([]string)
	base := func(req *http.Request) (*http.Response, error) {
		var text bytes.Buffer
		if err := req.Write(&text); err != nil {
			return nil, err
		}
		*sent = append(*sent, text.String())
		body := io.NopCloser(strings.NewReader(`{"data":[]}`))
		return &http.Response{StatusCode: 200, Header: http.Header{}, Body: body, Request: req}, nil
	}
	client, err := transport.New(transport.WithBase(roundTripper(base)))
	if err != nil {
		t.Fatal(err)
	}
	return values.New(client), sent
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// place is where values stand.
type place struct {
	name, operation string
	within          string // what they are below: "one", "list[0]"
	brackets        bool   // members are named as in one[length]
	header          bool
	rows            int // of the table
	holder          any // the struct that holds the values
	call            func(c *values.Client, v models.Values) error
}

var (
	ctx    = context.Background()
	aFile  = transport.File{Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("f")), nil }}
	places = []place{
		{"path", "values.Path", "", false, false, 11, located{}, func(c *values.Client, v models.Values) error {
			p := fill[located](v)
			return c.Path(ctx, cmp.Or(p.Length, "ab"), cmp.Or(p.Pattern, "a"), cmp.Or(p.UUID, aUUID),
				cmp.Or(p.Email, "a@b"), cmp.Or(p.URI, "a:b"), cmp.Or(p.Host, "a"), cmp.Or(p.IPv4, "127.0.0.1"),
				cmp.Or(p.IPv6, "::1"), cmp.Or(p.Int, 1), cmp.Or(p.Color, "red"), cmp.Or(p.Tint, "blue"))
		}},
		{"query", "values.Query", "", true, false, 36, values.QueryParams{},
			func(c *values.Client, v models.Values) error { return c.Query(ctx, fill[values.QueryParams](v)) }},
		{"header", "values.Header", "", true, true, 36, values.HeaderParams{},
			func(c *values.Client, v models.Values) error { return c.Header(ctx, fill[values.HeaderParams](v)) }},
		{"deep object", "values.Deep", "of", true, false, 60, models.Flat{},
			func(c *values.Client, v models.Values) error {
				return c.Deep(ctx, values.DeepParams{Of: models.Some(fill[models.Flat](v))})
			}},
		{"form", "values.Form", "", true, false, 59, values.FormParams{},
			func(c *values.Client, v models.Values) error { return c.Form(ctx, fill[values.FormParams](v)) }},
		{"model in a form", "values.Form", "one", true, false, 60, models.FormValues{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.FormParams](least)
				p.One = models.Some(fill[models.FormValues](v))
				return c.Form(ctx, p)
			}},
		{"list in a form", "values.Form", "list[1]", true, false, 60, models.FormValues{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.FormParams](least)
				p.List = []models.FormValues{fill[models.FormValues](least), fill[models.FormValues](v)}
				return c.Form(ctx, p)
			}},
		{"map in a form", "values.Form", "map[k]", true, false, 60, models.FormValues{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.FormParams](least)
				p.Map = map[string]models.FormValues{"k": fill[models.FormValues](v)}
				return c.Form(ctx, p)
			}},
		{"parts", "values.Parts", "", false, false, 65, values.PartsParams{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.PartsParams](v)
				p.File = aFile
				return c.Parts(ctx, p)
			}},
		{"model in a part", "values.Parts", "list[0]", false, false, 66, models.Values{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.PartsParams](least)
				p.File, p.List = aFile, []models.Values{fill[models.Values](v)}
				return c.Parts(ctx, p)
			}},
		{"JSON", "values.JSON", "", false, false, 65, values.JSONParams{},
			func(c *values.Client, v models.Values) error { return c.JSON(ctx, fill[values.JSONParams](v)) }},
		{"model in JSON", "values.JSON", "one", false, false, 66, models.Values{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.JSONParams](least)
				p.One = models.Some(fill[models.Values](v))
				return c.JSON(ctx, p)
			}},
		{"map in JSON", "values.JSON", "map.k", false, false, 66, models.Values{},
			func(c *values.Client, v models.Values) error {
				p := fill[values.JSONParams](least)
				p.Map = models.Some(map[string]models.Values{"k": fill[models.Values](v)})
				return c.JSON(ctx, p)
			}},
		{"body", "values.Whole", "body[1]", false, false, 66, models.Values{},
			func(c *values.Client, v models.Values) error {
				return c.Whole(ctx, []models.Values{fill[models.Values](least), fill[models.Values](v)})
			}},
	}
)

// least is what requests must have.
var least = models.Values{Must: "m"}

const aUUID = "123e4567-e89b-42d3-a456-426614174000"

// located are the values that a path holds.
type located struct {
	Length, Pattern, UUID, Email, URI, Host, IPv4, IPv6 string
	Int                                                 int
	Color, Tint                                         models.Color
}

// holds reports whether the place has a field for a value, which is not absent there.
func (p *place) holds(v models.Values) bool {
	to, from := copied(reflect.TypeOf(p.holder), v), reflect.ValueOf(v)
	if from.IsZero() {
		return to.FieldByName("Must").IsValid()
	}
	for i := range from.NumField() {
		if !from.Field(i).IsZero() {
			field := to.FieldByName(from.Type().Field(i).Name)
			return field.IsValid() && !field.IsZero()
		}
	}
	return false
}

// shown is the name of a field in a request.
func (p *place) shown(name string) string {
	switch {
	case p.header:
		return "X-" + strings.ToUpper(name[:1]) + name[1:]
	case p.name == "path":
		return "/path/"
	}
	return name
}

// outer is the name of a value in an error.
func (p *place) outer(name string) string {
	switch {
	case p.within == "":
		return p.shownInError(name)
	case p.brackets:
		return p.within + "[" + name + "]"
	}
	return p.within + "." + name
}

// shownInError is the name of a value that is below nothing.
func (p *place) shownInError(name string) string {
	if p.header {
		return p.shown(name)
	}
	return name
}

// path is the name of what is wrong.
func (p *place) path(r refusal) string {
	var paths []string
	for in := range strings.SplitSeq(r.in, "|") {
		if p.brackets {
			in = strings.TrimPrefix(strings.ReplaceAll(strings.ReplaceAll(in, ".", "]["), "]]", "]"), "]")
			if in != "" && !strings.HasSuffix(in, "]") {
				in += "]"
			}
		}
		paths = append(paths, p.outer(r.name)+in)
	}
	return strings.Join(paths, " or ")
}

// fill copies the values that are set to the fields with their names, and sets what
// is required besides, unless that is what is wrong.
func fill[P any](v models.Values) P {
	return copied(reflect.TypeFor[P](), v).Interface().(P)
}

func copied(t reflect.Type, v models.Values) reflect.Value {
	from, to := reflect.ValueOf(v), reflect.New(t).Elem()
	for i := range from.NumField() {
		value, field := from.Field(i), to.FieldByName(from.Type().Field(i).Name)
		if !field.IsValid() || value.IsZero() {
			continue
		}
		if get := value.MethodByName("Get"); get.IsValid() && value.Type() != field.Type() {
			value = get.Call(nil)[0]
		}
		field.Set(value)
	}
	if field := to.FieldByName("Must"); field.IsValid() && !from.IsZero() {
		field.SetString("m")
	}
	if field := to.FieldByName("Left"); field.IsValid() {
		field.Set(reflect.ValueOf(some("l")))
	}
	return to
}
