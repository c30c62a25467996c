package selftest

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

// client is what these tests take for a generated one: a function that sends a
// request on base.
type client struct {
	base  http.RoundTripper
	watch func(Record)
}

func (c *client) send(ctx context.Context, method, target, body string) (any, error) {
	if c.watch != nil {
		c.watch(get)
	}
	req, err := http.NewRequestWithContext(ctx, method, "https://selftest.example"+target, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	resp, err := c.base.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return nil, fmt.Errorf("status %d", resp.StatusCode)
	}
	return resp, nil
}

var get = Record{Name: "things.Get", Method: "GET", Route: "/things/{id}", Idempotent: true, RateClass: "shop"}

type paramError string

func (e paramError) Error() string { return string(e) }

// wantError wants an error with a text in it, or none where the text is empty.
func wantError(t *testing.T, err error, text string) {
	t.Helper()
	switch {
	case text == "" && err != nil:
		t.Errorf("got %v, want none", err)
	case text != "" && (err == nil || !strings.Contains(err.Error(), text)):
		t.Errorf("got %v\nwant one with %s", err, text)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		err  error
		sent []request
		want string
	}{
		"as it should be": {err: paramError("limit 0"), want: ""},
		"wrapped":         {err: fmt.Errorf("%w", paramError("limit 0")), want: ""},
		"no error":        {err: nil, want: "want selftest.paramError limit 0"},
		"another text":    {err: paramError("limit 1"), want: "got selftest.paramError limit 1"},
		"another type":    {err: errors.New("limit 0"), want: "got *errors.errorString limit 0"},
		"sent":            {err: paramError("limit 0"), sent: make([]request, 1), want: "1 requests were sent"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantError(t, refused[paramError](test.err, "limit 0", &base{sent: test.sent}), test.want)
		})
	}
}

func TestSent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		param       Param[int]
		query, body string
		want        string
	}{
		"query":                {Param[int]{Query: "q=red hat"}, "q=red%20hat&r=1", "", ""},
		"another value":        {Param[int]{Query: "q=red"}, "q=red+hat", "", "without q=red"},
		"twice":                {Param[int]{Query: "q=red"}, "q=red&q=red", "", "without q=red"},
		"an empty value":       {Param[int]{Query: "q="}, "q=", "", ""},
		"no value":             {Param[int]{Query: "q="}, "", "", "without q="},
		"list":                 {Param[int]{Query: "q", List: []string{"a", "b"}}, "q=a&q=b", "", ""},
		"another list":         {Param[int]{Query: "q", List: []string{"a", "b"}}, "q=b&q=a", "", "without q"},
		"member":               {Param[int]{Body: `{"a":[1,2.50]}`}, "", `{"b":0,"a":[1, 2.50]}`, ""},
		"another member":       {Param[int]{Body: `{"a":1}`}, "", `{"a":2}`, "without the member"},
		"no member":            {Param[int]{Body: `{"a":null}`}, "", `{}`, "without the member"},
		"no body":              {Param[int]{Body: `{"a":null}`}, "", "", "without the member"},
		"none":                 {Param[int]{NoBody: true}, "", "", ""},
		"one for none":         {Param[int]{NoBody: true}, "", "{}", "should be none"},
		"unsent":               {Param[int]{Unsent: "a"}, "b=1", `{"c":1}`, ""},
		"in the query":         {Param[int]{Unsent: "a"}, "a=", "", "a was sent"},
		"in the body":          {Param[int]{Unsent: "a"}, "", `{"a":null}`, "a was sent"},
		"a body that is wrong": {Param[int]{Unsent: "a"}, "", `{"a"`, "unexpected EOF"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := &base{sent: []request{{url: &url.URL{RawQuery: test.query}, body: []byte(test.body)}}}
			wantError(t, test.param.sent(nil, b), test.want)
		})
	}
	wantError(t, new(Param[int]).sent(errors.New("refused"), &base{}),
		"0 requests were sent, not 1; the call returned: refused")
}

// TestSentAsText sends a text that begins as an object of JSON does.
func TestSentAsText(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ kind, want string }{
		"no media type": {"", "a was sent"},
		"JSON":          {"application/json; charset=utf-8", "a was sent"},
		"text":          {"text/plain", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := request{url: new(url.URL), header: http.Header{"Content-Type": {test.kind}}, body: []byte(`{"a":1}`)}
			wantError(t, (&Param[int]{Unsent: "a"}).sent(nil, &base{sent: []request{r}}), test.want)
		})
	}
}

func TestOperation(t *testing.T) {
	t.Parallel()
	newClient := func(b http.RoundTripper, watch func(Record)) (*client, error) { return &client{b, watch}, nil }
	operation := func(record Record, tries int) Operation[*client] {
		return Operation[*client]{
			Record: record, Call: func(ctx context.Context, c *client, _ ...string) (v any, err error) {
				for range tries {
					v, err = c.send(ctx, "GET", "/", "")
				}
				return v, err
			},
		}
	}
	good, other, post := operation(get, 1), get, get
	other.RateClass, post.Method = "", "POST"
	wantError(t, good.seen(t, newClient), "")
	for name, op := range map[string]Operation[*client]{
		"another record": operation(other, 1), "another method": operation(post, 1), "twice": operation(get, 2),
	} {
		t.Run(name, func(t *testing.T) {
			if err := op.seen(t, newClient); err == nil {
				t.Errorf("%s is not noticed", name)
			}
		})
	}
	wantError(t, good.retried(t, newClient, 503, 1), "")
	wantError(t, good.retried(t, newClient, 503, 2), "it was sent 1 times, not 2")
	wantError(t, good.retried(t, newClient, 200, 1), "a status of 200 is no error")
}

// pager is an iterator over keys that asks for pages in its own way.
type pager struct {
	standard int // the size of a page
	ask      func(offset, limit int) url.Values
	blind    bool // to pages that repeat
}

func (p pager) all(ctx context.Context, c *client, offset, limit int) iter.Seq2[string, error] {
	n := 0
	key := func(item *string) string {
		if n++; p.blind {
			return strconv.Itoa(n)
		}
		return *item
	}
	return call.Pages(offset, cmp.Or(limit, p.standard), key, func(offset, limit int) ([]string, error) {
		resp, err := c.send(ctx, "GET", "?"+p.ask(offset, limit).Encode(), "")
		if err != nil {
			return nil, err
		}
		var items []struct{ ID string }
		err = json.NewDecoder(resp.(*http.Response).Body).Decode(&items)
		var keys []string
		for _, item := range items {
			keys = append(keys, item.ID)
		}
		return keys, err
	})
}

func TestPages(t *testing.T) {
	t.Parallel()
	query := func(offset, limit int, rest string) url.Values {
		return url.Values{"offset": {strconv.Itoa(offset)}, "limit": {strconv.Itoa(limit)}, "q": {rest}}
	}
	right := func(offset, limit int) url.Values { return query(offset, limit, "hat") }
	for name, test := range map[string]struct {
		pager pager
		walk  string
		loop  string
	}{
		"as it should be":   {pager{4, right, false}, "", ""},
		"another page size": {pager{5, right, false}, "asked for", ""},
		"another limit": {
			pager{4, func(o, l int) url.Values { return query(o, l+1, "hat") }, false}, "the items are", "",
		},
		"another offset": {
			pager{4, func(o, l int) url.Values { return query(o+1, l, "hat") }, false}, "the items are", "",
		},
		"the rest is lost":    {pager{4, func(o, l int) url.Values { return query(o, l, "") }, false}, "asked for", ""},
		"a key that is wrong": {pager{4, right, true}, "", "status 404"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := Pages[*client, string]{
				Offset: "offset", Limit: "limit", Key: "id", DefaultLimit: 4, Query: "q=hat",
				All: test.pager.all, KeyOf: func(item string) string { return item },
				item: map[string]json.RawMessage{"id": json.RawMessage(`"of the example"`)},
			}
			b := &base{}
			wantError(t, p.walk(t.Context(), &client{base: b}, b, 3, 0), test.walk)
			b = &base{}
			wantError(t, p.repeated(t.Context(), &client{base: b}, b), test.loop)
		})
	}
}

func TestRate(t *testing.T) {
	t.Parallel()
	rate := Rate{Requests: 10, Per: time.Second, Burst: 2}
	start := time.Now()
	sent := func(burst, after int) []request {
		list := make([]request, burst+after)
		for i := range list {
			list[i].at = start
			if i >= burst {
				list[i].at = start.Add(time.Duration(i) * time.Millisecond)
			}
		}
		return list
	}
	for name, test := range map[string]struct {
		burst, after int
		want         string
	}{
		"the whole rate":    {2, 20, "22 requests were sent in 2s, not 18"},
		"less by the burst": {2, 16, ""},
		"another burst":     {3, 19, "3 requests were sent at once, not 2"},
		"too many":          {2, 22, "24 requests were sent in 2s, not 18"},
		"too few":           {2, 14, "16 requests were sent in 2s, not 18"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantError(t, rate.check(sent(test.burst, test.after), start, rate.window()), test.want)
		})
	}
}

func TestRetryOfAnotherPolicy(t *testing.T) {
	t.Parallel()
	policy := RetryPolicy{
		MaxAttempts: 3, BaseDelay: time.Second, MaxDelay: 4 * time.Second, MaxRetryAfter: 10 * time.Second, Budget: 8,
		BudgetRefill: 0.05,
		Refused:      []int{429}, Ambiguous: []int{503},
	}
	for name, test := range map[string]struct {
		change func(p *RetryPolicy)
		check  func(r *retries, t *testing.T) error
		want   string
	}{
		"one more status": {
			func(p *RetryPolicy) { p.Ambiguous = []int{503, 504} }, (*retries).statuses,
			"a GET with a status of 504 is sent 3 times, not 1",
		},
		"a status refused": {
			func(p *RetryPolicy) { p.Refused, p.Ambiguous = []int{429, 503}, nil }, (*retries).statuses,
			"a POST with a status of 503 is sent 3 times, not 1",
		},
		"one more try": {
			func(p *RetryPolicy) { p.MaxAttempts++ }, (*retries).statuses, "is sent 4 times, not 3",
		},
		"a longer first wait": {func(p *RetryPolicy) { p.BaseDelay *= 2 }, (*retries).delays, "after try 1"},
		"a longer last wait":  {func(p *RetryPolicy) { p.MaxDelay *= 2 }, (*retries).delays, "after try 4"},
		"more patience": {
			func(p *RetryPolicy) { p.MaxRetryAfter += time.Second }, (*retries).retryAfter,
			"with a Retry-After of 11 it is sent 2 times, not 1",
		},
		"less patience": {
			func(p *RetryPolicy) { p.MaxRetryAfter -= time.Second }, (*retries).retryAfter,
			"with a Retry-After of 10 it is sent 1 times, not 2",
		},
		"a larger budget":  {func(p *RetryPolicy) { p.Budget++ }, (*retries).budget, "there are 9 retries, not 8"},
		"a smaller budget": {func(p *RetryPolicy) { p.Budget-- }, (*retries).budget, "there are 7 retries, not 8"},
		"a larger refill": {
			func(p *RetryPolicy) { p.BudgetRefill = 0.06 }, (*retries).budget,
			"100 successes give back 6 retries, not 5",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				layer := func(policy RetryPolicy) func(int) Middleware {
					return func(tries int) Middleware {
						policy.MaxAttempts = cmp.Or(tries, policy.MaxAttempts)
						r, err := retry.New(policy)
						if err != nil {
							t.Fatal(err)
						}
						return r.Layer
					}
				}
				wantError(t, test.check(&retries{policy, layer(policy)}, t), "")
				changed := policy
				test.change(&changed)
				wantError(t, test.check(&retries{policy, layer(changed)}, t), test.want)
			})
		})
	}
}

// shop is a fake whose one parameter, limit, is a number of 1 to 9 or not there.
type shop struct {
	missing, value bool // what it refuses
}

func (s shop) RoundTrip(req *http.Request) (*http.Response, error) {
	limit := req.URL.Query().Get("limit")
	if body, err := io.ReadAll(req.Body); err == nil && limit == "" {
		limit = strings.TrimSuffix(strings.TrimPrefix(string(body), `{"limit":`), "}")
	}
	code := "fine"
	switch n, err := strconv.Atoi(limit); {
	case s.value && limit != "" && (err != nil || n < 1 || n > 9):
		code = "bad_value"
	case s.missing && limit == "":
		code = "missing"
	}
	return answer{body: strconv.Quote(code)}.response(req), nil
}

// TestSentElsewhere has values of a header and of a form.
func TestSentElsewhere(t *testing.T) {
	t.Parallel()
	form := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	for name, test := range map[string]struct {
		param  Param[int]
		header http.Header
		body   string
		want   string
	}{
		"header":             {Param[int]{Header: "X-A=1"}, http.Header{"X-A": {"1"}}, "", ""},
		"another header":     {Param[int]{Header: "X-A=1"}, http.Header{"X-A": {"2"}}, "", "without X-A=1"},
		"no header":          {Param[int]{Header: "X-A="}, nil, "", "without X-A="},
		"header for nothing": {Param[int]{Unsent: "X-A"}, http.Header{"X-A": {""}}, "", "X-A was sent"},
		"field":              {Param[int]{Form: "a=1+2"}, form, "a=1%202&b=", ""},
		"list":               {Param[int]{Form: "a[0]=1&a[1]=2"}, form, "a[0]=1&a[1]=2", ""},
		"half a list":        {Param[int]{Form: "a[0]=1&a[1]=2"}, form, "a[0]=1", `should have "a[0]=1&a[1]=2"`},
		"unsent list":        {Param[int]{Unsent: "a"}, form, "a[0]=1", `should have no "a"`},
		"another field":      {Param[int]{Form: "a=1"}, form, "a=2", `should have "a=1"`},
		"field for nothing":  {Param[int]{Unsent: "a"}, form, "a=", `no "a"`},
		"no form":            {Param[int]{Form: "a=1"}, form, "a;b", "semicolon"},
		"none of a file":     {Param[int]{Unsent: "X-A"}, http.Header{"Content-Type": {"text/csv"}}, "a,b", ""},
		"none of a list":     {Param[int]{Unsent: "X-A"}, http.Header{"Content-Type": {"application/json"}}, "[1]", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := &base{sent: []request{{url: &url.URL{}, header: test.header, body: []byte(test.body)}}}
			wantError(t, test.param.sent(nil, b), test.want)
		})
	}
}

// TestAskedElsewhere has the requests with which a fake is asked for values of a
// list, a header and a form.
func TestAskedElsewhere(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		param                    Param[int]
		query, header, body      string
		exampleBody, contentType string
	}{
		"list":      {Param[int]{Query: "q[]", List: []string{"a", "b"}}, "q%5B%5D=a&q%5B%5D=b", "0", "", "", ""},
		"header":    {Param[int]{Header: "X-A=1"}, "", "1", "", "", ""},
		"no header": {Param[int]{Unsent: "X-A"}, "", "", "", "", ""},
		"field":     {Param[int]{Form: "a=1"}, "", "0", "a=1&b=2", "a=0&b=2", "application/x-www-form-urlencoded"},
		"no field":  {Param[int]{Unsent: "a"}, "", "0", "b=2", "a=0&b=2", "application/x-www-form-urlencoded"},
		"items": {
			Param[int]{Form: "a[0]=1"}, "", "0", "a%5B0%5D=1&b=2", "a[0]=0&a[1]=0&b=2",
			"application/x-www-form-urlencoded",
		},
		"of a file": {Param[int]{Header: "X-A=1"}, "", "1", "a,b", "a,b", "text/csv"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			example := request{
				url: &url.URL{}, body: []byte(test.exampleBody),
				header: http.Header{"X-A": {"0"}, "Content-Type": {test.contentType}},
			}
			got, err := test.param.in(example)
			if err != nil {
				t.Fatal(err)
			}
			if got.url.RawQuery != test.query || got.header.Get("X-A") != test.header || string(got.body) != test.body {
				t.Errorf("got %s, %s, %s", got.url.RawQuery, got.header.Get("X-A"), got.body)
			}
		})
	}
}

func TestFake(t *testing.T) {
	t.Parallel()
	bad, none := Param[int]{Query: "limit=10", Error: "refused"}, Param[int]{Unsent: "limit", Error: "refused"}
	inBody := Param[int]{Body: `{"limit":10}`, Error: "refused"}
	for name, test := range map[string]struct {
		fake  shop
		param Param[int]
		want  string
	}{
		"refused":             {shop{value: true}, bad, ""},
		"refused in the body": {shop{value: true}, inBody, ""},
		"not refused":         {shop{}, bad, `it answers with [], not with one of ["bad_value" "bad_format"]`},
		"not in the body":     {shop{}, inBody, "it answers with []"},
		"taken":               {shop{value: true}, Param[int]{Query: "limit=9"}, ""},
		"not taken": {
			shop{value: true}, Param[int]{Query: "limit=12"}, `it answers with ["bad_value"], and with [] to a request`,
		},
		"missing":     {shop{missing: true}, none, ""},
		"not missing": {shop{}, none, `not with one of ["missing"]`},
		"wrongly missing": {
			shop{missing: true}, Param[int]{Unsent: "limit"},
			`it answers with ["missing"], and with [] to a request that is valid`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Fake{
				New: func() http.RoundTripper { return test.fake }, Missing: "missing", Unknown: "unknown",
				Type: "bad_type", Value: "bad_value", Format: "bad_format",
			}
			example := request{
				method: "GET", header: http.Header{},
				url: &url.URL{Scheme: "https", Host: "selftest.example", RawQuery: "limit=5"},
			}
			if test.param.Body != "" {
				example.url.RawQuery, example.body = "", []byte(`{"limit":5}`)
			}
			wantError(t, test.param.asked(t, f, example), test.want)
		})
	}
}

func TestStubOperation(t *testing.T) {
	t.Parallel()
	op := StubOperation[any, any, any]{Name: "things.Get", Args: []any{"a", 1}}
	wantError(t, op.compare([][]any{{"a", 1}}), "")
	for name, calls := range map[string][][]any{
		"none": nil, "two": {{"a", 1}, {"a", 1}}, "another": {{"a", 2}}, "fewer": {{"a"}},
	} {
		t.Run(name, func(t *testing.T) {
			if op.compare(calls) == nil {
				t.Errorf("%s is not noticed", name)
			}
		})
	}
}
