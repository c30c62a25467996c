package call

import (
	"encoding/json"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/format"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// sent is a request as it came to the base.
type sent struct {
	method, target, body string
	length               int64
	header               http.Header
}

// engine makes an engine that notes its requests.
func engine(t testing.TB) (*Engine, *[]sent) {
	t.Helper()
	requests := new([]sent)
	base := baseFunc(func(req *http.Request) (*http.Response, error) {
		s := sent{method: req.Method, target: req.URL.RequestURI(), header: req.Header, length: req.ContentLength}
		if req.Body != nil {
			body, err := io.ReadAll(req.Body)
			if err != nil {
				return nil, err
			}
			s.body = string(body)
			req.Body.Close()
		}
		*requests = append(*requests, s)
		return &http.Response{StatusCode: http.StatusNoContent, Body: http.NoBody}, nil
	})
	e, err := New("sk_test_1", Config{
		KeyName: "key", BaseURL: "https://api.example.com", MaxResponseBytes: 1 << 20, Base: base,
		Retry: retry.Policy{
			MaxAttempts: 3, BaseDelay: 1, MaxDelay: 1, MaxRetryAfter: 1, Budget: 10, BudgetRefill: 1,
			Refused: []int{429}, Ambiguous: []int{503},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return e, requests
}

// one sends a request, and returns what came to the base.
func one(t testing.TB, r *Request, opts ...option) sent {
	t.Helper()
	e, requests := engine(t)
	if err := None(t.Context(), e, r, opts); err != nil {
		t.Fatal(err)
	}
	return (*requests)[0]
}

var (
	update = NewOperation(operation.Operation{Name: "items.Update", Method: http.MethodPost, Route: "/items"})
	remove = NewOperation(operation.Operation{
		Name: "items.Remove", Method: http.MethodDelete, Route: "/items", Idempotent: true,
	})
	noon = time.Date(2026, 11, 25, 12, 30, 0, 500_000_000, time.FixedZone("", 3600))
)

type status string

func TestQueryValues(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, want string
		write      func(Values)
	}{
		{"nothing", "/items", func(Values) {}},
		{"numbers", "/items?a=-1&b=18446744073709551615&c=1000000&d=1e%2B21&e=-9223372036854775808", func(v Values) {
			v.Int("a", -1)
			v.Uint64("b", math.MaxUint64)
			v.Float("c", 1e6)
			v.Float("d", 1e21)
			v.Int64("e", math.MinInt64)
		}},
		{"truth, empty and null", "/items?yes=true&no=false&none=&text=&null=null", func(v Values) {
			v.Bool("yes", true)
			v.Bool("no", false)
			v.Empty("none")
			v.String("text", "")
			v.String("null", "null")
		}},
		{
			"times", "/items?at=2026-11-25T11%3A30%3A00.5Z&on=2026-11-25&s=1795606200&ms=1795606200500&before=-1",
			func(v Values) {
				v.Time("at", noon, DateTime)
				v.Time("on", noon, Date)
				v.Time("s", noon, UnixSeconds)
				v.Time("ms", noon, UnixMilli)
				v.Time("before", time.UnixMilli(-1), UnixSeconds)
			},
		},
		{
			"a decimal, and a name to escape", "/items?%2B1=0.10",
			func(v Values) { v.String("+1", "0.10", InFormat(format.Decimal)) },
		},
		{"an object, nested", "/items?created%5Bgte%5D=1&created%5Blt%5D=2&a%5Bb%5D%5Bc%5D=x%26", func(v Values) {
			created := v.Within("created")
			created.Int64("gte", 1)
			created.Int64("lt", 2)
			v.Within("a").Within("b").String("c", "x&")
		}},
		{
			"a list, repeated", "/items?id=a&id=&id=b%20c",
			func(v Values) { Strings(v, "id", []status{"a", "", "b c"}, List{}) },
		},
		{
			"in brackets", "/items?id%5B%5D=1&id%5B%5D=-2",
			func(v Values) { Ints(v, "id", []int{1, -2}, List{Brackets: true}) },
		},
		{
			"with its indices", "/items?id%5B0%5D=1&id%5B1%5D=2",
			func(v Values) { Uints(v, "id", []uint64{1, 2}, List{Indexed: true}) },
		},
		{
			"joined by commas", "/items?id=1.5,2",
			func(v Values) { Floats(v, "id", []float64{1.5, 2}, List{Joined: ","}) },
		},
		{
			"joined by spaces", "/items?id=true%20false",
			func(v Values) { Bools(v, "id", []bool{true, false}, List{Joined: " "}) },
		},
		{"of days, in an object", "/items?on%5Bany%5D=2026-11-25,1970-01-01", func(v Values) {
			Times(v.Within("on"), "any", []time.Time{noon, time.Unix(0, 0).UTC()}, List{Joined: ",", Unique: true},
				Date)
		}},
		{
			"an empty list is not written", "/items",
			func(v Values) { Strings(v, "id", []string{}, List{Min: 1, Joined: ","}) },
		},
		{"at its bounds", "/items?id=1&id=2&one=1&two=2", func(v Values) {
			Ints(v, "id", []int64{1, 2}, List{Min: 1, Max: 2, Unique: true}, BetweenInt64(1, 2))
			IntEnums(v, "one", []int{1}, List{Min: 1, Max: 2}, 0, 1)
			v.IntEnum("two", 2, 1, 2)
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := update.Request()
			test.write(r.Query())
			if got := one(t, r).target; got != test.want {
				t.Errorf("sent %s, not %s", got, test.want)
			}
		})
	}
}

func TestHeaderValues(t *testing.T) {
	t.Parallel()
	r := update.Request()
	v := r.Header()
	v.String("X-Tenant", "a b")
	v.Int("x-cost", 5, AtLeast(0))
	Strings(v, "X-Ids", []string{"a", "b"}, List{Joined: ","})
	Strings(v, "X-Each", []string{"a", "b"}, List{})
	v.Empty("X-None")
	v.String("Accept", "text/csv")
	e, requests := engine(t)
	for _, r := range []*Request{r, update.Request()} {
		if err := None[option](t.Context(), e, r, nil); err != nil {
			t.Fatal(err)
		}
	}
	got, next := (*requests)[0].header, (*requests)[1].header
	for name, want := range map[string]string{
		"X-Tenant": "a b", "X-Cost": "5", "X-Ids": "a,b", "X-Each": "a|b", "X-None": "", "Accept": "text/csv",
		"Authorization": "Bearer sk_test_1", "Content-Type": "",
	} {
		if got := strings.Join(got.Values(name), "|"); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
	if next.Get("X-Tenant") != "" || next.Get("Accept") != "application/json" {
		t.Errorf("the next request has the header %v", next)
	}
}

func TestForm(t *testing.T) {
	t.Parallel()
	const want = "currency=usd&amount=1200&description=&items[0][price]=price_1&items[0][quantity]=2&" +
		"items[1][price]=a%5Bb%5D%20%2B" +
		"&expand[0]=x&expand[1]=y&metadata[a%20key]=1&metadata[b]=%C3%A9&grid[0][0]=1"
	r := update.Request()
	f := r.Form()
	f.String("currency", "usd", Length(3, 3))
	f.Int64("amount", 1200, AtLeastInt64(1))
	f.Empty("description")
	for i, price := range []string{"price_1", "a[b] +"} {
		item := f.Within("items").Item(i)
		item.String("price", price, Required())
		if i == 0 {
			item.Int("quantity", 2)
		}
	}
	Strings(f, "expand", []string{"x", "y"}, List{Indexed: true})
	Map(f, "metadata", map[string]string{"b": "é", "a key": "1"},
		func(v Values, key, value string) { v.String(key, value) })
	f.Within("grid").Item(0).Item(0).Int("", 1)
	got := one(t, r)
	if got.body != want || got.length != int64(len(want)) ||
		got.header.Get("Content-Type") != "application/x-www-form-urlencoded" {
		t.Errorf("sent %s\nnot  %s\nof length %d as %s", got.body, want, got.length, got.header.Get("Content-Type"))
	}
	values, err := url.ParseQuery(got.body)
	if err != nil || values.Get("items[1][price]") != "a[b] +" || values.Get("metadata[b]") != "é" {
		t.Errorf("a server reads %v, %v", values, err)
	}
}

func TestAnEmptyFormIsNoBody(t *testing.T) {
	t.Parallel()
	r := update.Request()
	Strings(r.Form(), "none", []string{}, List{})
	if got := one(t, r); got.body != "" || got.length != 0 || got.header.Get("Content-Type") != "" {
		t.Errorf("sent %q of length %d as %q", got.body, got.length, got.header.Get("Content-Type"))
	}
}

// pair is a body that is an object.
type pair struct{ key, value string }

func (p pair) AppendJSON(b []byte) ([]byte, error) {
	return wire.CloseObject(wire.AppendString(append(b, `,"`+p.key+`":`...), p.value), len(b)), nil
}

func TestBodyOfAnySchema(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, want string
		body       func([]byte) ([]byte, error)
	}{
		{"a list", `[{"a":"1"},{"b":"2"}]`, func(b []byte) ([]byte, error) {
			return wire.AppendList(b, []pair{{"a", "1"}, {"b", "2"}}, wire.AppendValue[pair])
		}},
		{"a map", `{"x":{"a":"1"}}`, func(b []byte) ([]byte, error) {
			return wire.AppendMap(b, map[string]pair{"x": {"a", "1"}}, wire.AppendValue[pair])
		}},
		{
			"any JSON", `[1,null]`,
			func(b []byte) ([]byte, error) { return wire.AppendRaw(b, json.RawMessage(" [1, null] ")) },
		},
		{"null", `null`, func(b []byte) ([]byte, error) { return wire.AppendRaw(b, nil) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := remove.Request()
			r.BodyOf(test.body)
			got := one(t, r)
			if got.method != http.MethodDelete || got.body != test.want || got.length != int64(len(test.want)) ||
				got.header.Get("Content-Type") != "application/json" {
				t.Errorf("%s sent %s of length %d as %s", got.method, got.body, got.length,
					got.header.Get("Content-Type"))
			}
		})
	}
}

// TestPathValues has the texts that emitted code makes of what is not text, and a
// route with text around a parameter.
func TestPathValues(t *testing.T) {
	t.Parallel()
	calls := NewOperation(operation.Operation{
		Name: "calls.Get", Method: http.MethodGet, Route: "/Calls/{Sid}.json/v{day}~{kind}",
	})
	r := calls.Request("CA/1", Date.Text(noon), "a")
	r.CheckTime("day", noon, Date)
	r.CheckString("kind", "a", OneOf("a", "b"), NoneOf("count"))
	if got, want := one(t, r).target, "/Calls/CA%2F1.json/v2026-11-25~a"; got != want {
		t.Errorf("sent %s, not %s", got, want)
	}
}

// TestPathAllocations is not parallel, because it counts.
func TestPathAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { token.Request("sess_1", "a") }); n > 1 { // the request itself
		t.Errorf("%v allocations", n)
	}
}

func TestTextBody(t *testing.T) {
	t.Parallel()
	r := update.Request()
	r.Text("text/plain; charset=utf-8", "é")
	if got := one(t,
		r); got.body != "é" || got.length != 2 || got.header.Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("sent %q of length %d as %s", got.body, got.length, got.header.Get("Content-Type"))
	}
}

// TestParametersBeforeOptions has an option of the call that would make another
// body of a form.
func TestParametersBeforeOptions(t *testing.T) {
	t.Parallel()
	r := update.Request()
	r.Header().String("X-Tenant", "parameter")
	r.Form().Int("a", 1)
	got := one(t, r, OptionFunc(func(o *Options) {
		o.SetHeader("Content-Type", "application/json")
		o.SetHeader("X-Tenant", "option")
		o.SetHeader("X-More", "option")
	})).header
	for name, want := range map[string]string{
		"Content-Type": "application/x-www-form-urlencoded", "X-Tenant": "parameter", "X-More": "option",
	} {
		if got := got.Get(name); got != want {
			t.Errorf("%s is %q, not %q", name, got, want)
		}
	}
}

// FuzzValues holds that a server reads what was written, whatever it is.
func FuzzValues(f *testing.F) {
	f.Add("a", "b")
	f.Add("a[b]&=+ %", ",é\x00;#?/\xff")
	f.Fuzz(func(t *testing.T, name, text string) {
		r := update.Request()
		r.Query().String(name, text)
		r.Form().Within("o").String(name, text)
		if r.refused != nil {
			t.Fatal(r.refused)
		}
		query, err := url.ParseQuery(string(r.buf[r.pathEnd+1:]))
		if err != nil || len(query) != 1 || query.Get(name) != text {
			t.Errorf("%q is read from the query as %q, %v", text, query, err)
		}
		form, err := url.ParseQuery(string(r.body))
		if member := "o[" + name + "]"; err != nil || len(form) != 1 || name != "" && form.Get(member) != text {
			t.Errorf("%q is read from the form as %q, %v", text, form, err)
		}
	})
}
