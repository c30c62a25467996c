package call

import (
	"encoding/json"
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

var search = NewOperation(operation.Operation{Name: "items.Search", Method: http.MethodGet, Route: "/items", Idempotent: true})

func extraQuery(name, value string) option {
	return OptionFunc(func(o *Options) { o.AddQuery(name, value) })
}

func extraField(name, value string) option {
	return OptionFunc(func(o *Options) { o.AddField(name, json.RawMessage(value)) })
}

func object(t testing.TB, body string) *Request {
	t.Helper()
	r := update.Request()
	r.BodyOf(func(b []byte) ([]byte, error) { return wire.AppendRaw(b, json.RawMessage(body)) })
	return r
}

func TestExtra(t *testing.T) {
	t.Parallel()
	form := func() *Request {
		r := update.Request()
		r.Form().String("a", "1")
		return r
	}
	query := search.Request()
	query.QueryInt("limit", 5)
	for _, test := range []struct {
		name             string
		request          *Request
		options          []option
		target, body, as string
	}{
		{"query behind the operation's", query, []option{extraQuery("x[]", "a b"), extraQuery("x[]", "")}, "/items?limit=5&x%5B%5D=a%20b&x%5B%5D=", "", ""},
		{"query alone", search.Request(), []option{extraQuery("lim", "1")}, "/items?lim=1", "", ""},
		{"field of an object", object(t, `{"a":"\"b\":","o":{"b":1},"l":["b",{"b":2}]}`), []option{extraField("b", ` {"c" : [1]} `), extraField("é\"", "null")},
			"/items", `{"a":"\"b\":","o":{"b":1},"l":["b",{"b":2}],"b":{"c":[1]},"é\"":null}`, "application/json"},
		{"of an empty one", object(t, "{}"), []option{extraField("b", "1")}, "/items", `{"b":1}`, "application/json"},
		{"without a body", remove.Request(), []option{extraField("b", "true"), extraField("c", "2")}, "/items", `{"b":true,"c":2}`, "application/json"},
		{"null where no value is given", update.Request(), []option{OptionFunc(func(o *Options) { o.AddField("b", nil) })}, "/items", `{"b":null}`, "application/json"},
		{"of a form", form(), []option{extraField("m[k]", `"x\u00e9 \/"`), extraField("n", "1.50"), extraField("t", "true"), extraField("z", "null")},
			"/items", "a=1&m[k]=x%C3%A9%20%2F&n=1.50&t=true&z=", "application/x-www-form-urlencoded"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := one(t, test.request, test.options...)
			if got.target != test.target || got.body != test.body || got.length != int64(len(test.body)) || got.header.Get("Content-Type") != test.as {
				t.Errorf("sent %s\n%s\nof length %d as %s", got.target, got.body, got.length, got.header.Get("Content-Type"))
			}
		})
	}
}

func TestExtraIsRefused(t *testing.T) {
	t.Parallel()
	form := func() *Request {
		r := update.Request()
		r.Form().Within("a[").String("b", "1")
		return r
	}
	query := func() *Request {
		r := search.Request()
		r.QueryString("a b", "1")
		return r
	}
	for _, test := range []struct {
		text    string
		request *Request
		option  option
	}{
		{"items.Search: a b is already a parameter of the operation", query(), extraQuery("a b", "")},
		{"items.Search: name is required", query(), extraQuery("", "x")},
		{"items.Search: x cannot be added: a GET has no body", query(), extraField("x", "1")},
		{"items.Update: b is already a field of the body", object(t, `{"a":["\"",{"c":"}"}],"b":1}`), extraField("b", "1")},
		{`items.Update: a"\ is already a field of the body`, object(t, `{"a\"\\":1}`), extraField(`a"\`, "1")},
		{"items.Update: x cannot be added: the body has no fields", object(t, `[{}]`), extraField("x", "1")},
		{"items.Update: x cannot be added: the body has no fields", object(t, `null`), extraField("x", "1")},
		{`items.Update: x is not JSON: unexpected end, want "," or "]" at byte 2`, object(t, `{}`), extraField("x", "[1")},
		{"items.Update: a[[b] is already a field of the body", form(), extraField("a[[b]", "1")},
		{"items.Update: x is an array or object, which a form field cannot contain", form(), extraField("x", "[1]")},
		{"items.Update: x is an array or object, which a form field cannot contain", form(), extraField("x", "{}")},
	} {
		t.Run(test.text, func(t *testing.T) {
			t.Parallel()
			e, requests := engine(t)
			err := None(t.Context(), e, test.request, []option{test.option})
			if err == nil || err.Error() != test.text {
				t.Errorf("%v, not %s", err, test.text)
			}
			if len(*requests) > 0 {
				t.Error("it was sent")
			}
		})
	}
}

// TestExtraIsAddedOncePerCall sends one request for each call of an iterator,
// with the same options.
func TestExtraIsAddedOncePerCall(t *testing.T) {
	t.Parallel()
	e, requests := engine(t)
	opts := []option{extraQuery("x", "1"), extraField("y", "2")}
	for range 2 {
		if err := None(t.Context(), e, remove.Request(), opts); err != nil {
			t.Fatal(err)
		}
	}
	for _, got := range *requests {
		if got.target != "/items?x=1" || got.body != `{"y":2}` {
			t.Errorf("sent %s with %s", got.target, got.body)
		}
	}
}
