package call

import (
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// envelope is the response of a list.
type envelope struct {
	Items []thing
	Total *int
	Next  string
}

var fieldsOfEnvelope = wire.Fields{List: []wire.Field{
	{Key: "data", Type: &wire.ListOf, Item: &wire.Field{Type: &wire.Value}},
	{Key: "total_count", Type: &wire.Int},
	{Key: "next", Type: &wire.String},
}}

func (v *envelope) UnmarshalWire(d *wire.Decoder) error {
	total := -1
	d.Fields(&fieldsOfEnvelope, nil, &v.Items, &total, &v.Next)
	if total >= 0 {
		v.Total = &total
	}
	return d.Err()
}

func readEnvelope(a *Answer, p *Page[thing]) {
	v := Object[envelope](a)
	p.Items, p.Total, p.Next = v.Items, v.Total, v.Next
}

func readArray(a *Answer, p *Page[thing]) {
	p.Items = Objects[thing](a)
	p.Next = a.NextLink()
}

// ids returns the items of an iteration, and the error that ended it.
func ids(t *testing.T, pages func(func(thing, error) bool)) (got []string, failed error) {
	t.Helper()
	for item, err := range pages {
		if failed != nil {
			t.Fatal("it goes on after an error")
		}
		if failed = err; err == nil {
			got = append(got, item.ID)
		}
		if len(got) > 1000 {
			t.Fatal("it does not end")
		}
	}
	return got, failed
}

func TestReadPage(t *testing.T) {
	t.Parallel()
	const body = `{"data":[{"id":"a"},{"id":"b"}],"total_count":7,"next":"c"}`
	e := always(200, body, "X-Cost", "3").engine(t)
	p, err := ReadPage(t.Context(), e, plainOperation.Request(), []option(nil), readEnvelope)
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Items) != 2 || *p.Total != 7 || p.Next != "c" || p.Header.Get("X-Cost") != "3" || string(p.Body) != body {
		t.Errorf("%+v", p)
	}
	if p, err := ReadPage(t.Context(), always(200, `[]`).engine(t), plainOperation.Request(), []option(nil),
		readEnvelope); p != nil || err == nil {
		t.Errorf("%+v, %v from an array", p, err)
	}
}

// cursors pages by cursor over pages that it is given, by their cursors.
func cursors(t *testing.T, pages func(cursor string) string) (*api, func(string) (*Page[thing], error)) {
	a := &api{answer: func(req *http.Request) *http.Response {
		return response(200, pages(req.URL.Query().Get("cursor")))
	}}
	e := a.engine(t)
	return a, func(cursor string) (*Page[thing], error) {
		r := plainOperation.Request()
		r.QueryString("cursor", cursor)
		return ReadPage(t.Context(), e, r, []option(nil), readEnvelope)
	}
}

func TestPagesByCursor(t *testing.T) {
	t.Parallel()
	count := 0
	for name, test := range map[string]struct {
		cursor string
		pages  func(cursor string) string
		items  string
		calls  int
		says   string
	}{
		"three": {"", func(c string) string {
			return map[string]string{
				"":  `{"data":[{"id":"a"}],"next":"1"}`,
				"1": `{"data":[{"id":"b"},{"id":"c"}],"next":"2"}`,
				"2": `{"data":[],"next":""}`,
			}[c]
		}, "a b c", 3, ""},
		"from the second": {"1", func(c string) string {
			return map[string]string{"1": `{"data":[{"id":"b"}],"next":null}`}[c]
		}, "b", 1, ""},
		"an empty one between": {"", func(c string) string {
			return map[string]string{"": `{"data":[],"next":"1"}`, "1": `{"data":[{"id":"a"}]}`}[c]
		}, "a", 2, ""},
		"the same again": {"", func(string) string { return `{"data":[{"id":"a"}],"next":"1"}` },
			"a a", 2, "the response repeats a next page"},
		"the first again": {"1", func(string) string { return `{"data":[{"id":"a"}],"next":"1"}` },
			"a", 1, "the response repeats a next page"},
		"in a circle": {"", func(c string) string {
			return `{"data":[{"id":"a"}],"next":"` + map[string]string{"": "1", "1": "2", "2": "3", "3": "1"}[c] + `"}`
		}, "a a a a", 4, "the response repeats a next page"},
		"without end or item": {
			"", func(string) string { count++; return fmt.Sprintf(`{"data":[],"next":"%d"}`, count) },
			"", 100, "100 consecutive pages are empty but name a next page",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, page := cursors(t, test.pages)
			got, err := ids(t, PagesByCursor(plainOperation, test.cursor, page))
			if strings.Join(got, " ") != test.items || len(a.asked) != test.calls {
				t.Errorf("%v in %d calls", got, len(a.asked))
			}
			checkError(t, err, test.says, "things.Get: ")
		})
	}
}

func TestPagesByCursorStopWithTheConsumerAndAfterAnError(t *testing.T) {
	t.Parallel()
	a, page := cursors(t, func(c string) string {
		return map[string]string{"": `{"data":[{"id":"a"},{"id":"b"}],"next":"1"}`, "1": `nonsense`}[c]
	})
	for item := range PagesByCursor(plainOperation, "", page) {
		if item.ID != "a" {
			t.Errorf("it goes on with %q", item.ID)
		}
		break
	}
	if len(a.asked) != 1 {
		t.Errorf("asked for %v", a.urls())
	}
	got, err := ids(t, PagesByCursor(plainOperation, "", page))
	if len(got) != 2 || err == nil {
		t.Errorf("%v, %v", got, err)
	}
}

func TestCursor(t *testing.T) {
	t.Parallel()
	if got := Cursor([]thing{{"a"}, {"b"}}, thingID); got != "b" {
		t.Errorf("%q", got)
	}
	if got := Cursor(nil, thingID); got != "" {
		t.Errorf("%q without items", got)
	}
}

// linked pages by the header Link over an array.
func linked(t *testing.T, link func(query string) string) (*api, func(string) (*Page[thing], error)) {
	a := &api{answer: func(req *http.Request) *http.Response {
		return response(200, `[{"id":"a"}]`, "Link", link(req.URL.RawQuery))
	}}
	e := a.engine(t)
	return a, func(next string) (*Page[thing], error) {
		r := plainOperation.Request()
		r.Follow(next)
		return ReadPage(t.Context(), e, r, []option(nil), readArray)
	}
}

func TestPagesByLink(t *testing.T) {
	t.Parallel()
	const first = base + "/things"
	for name, test := range map[string]struct {
		link func(query string) string
		urls []string
		says string
	}{
		"none": {func(string) string { return "" }, []string{first}, ""},
		"absolute": {func(q string) string {
			return map[string]string{"": `<` + base + `/things?page=2>; rel="next"`, "page=2": `<x>; rel="prev"`}[q]
		}, []string{first, first + "?page=2"}, ""},
		"relative": {func(q string) string {
			return map[string]string{"": `<?page=2>; rel="next"`, "page=2": `<other/?page=3>; rel=next`}[q]
		}, []string{first, first + "?page=2", base + "/other/?page=3"}, ""},
		"the port spelt out": {func(q string) string {
			return map[string]string{"": `<https://api.EXAMPLE.com:443/v1/things?page=2>; rel="next"`}[q]
		}, []string{first, "https://api.EXAMPLE.com:443/v1/things?page=2"}, ""},
		"with a user and a fragment": {func(q string) string {
			return map[string]string{"": `<https://a:b@api.example.com/v1/things?page=2#top>; rel="next"`}[q]
		}, []string{first, first + "?page=2"}, ""},
		"itself": {func(string) string { return `<?page=2>; rel="next"` }, []string{first, first + "?page=2"},
			"the response repeats a next page"},
		"another host": {
			func(string) string { return `<https://evil.example.org/things>; rel="next"` }, []string{first},
			"the response with status 200 cannot be read: the next page in header Link has another origin than the " +
				"base URL",
		},
		"without a scheme": {func(string) string { return `<//evil.example.org/things>; rel="next"` }, []string{first},
			"the response with status 200 cannot be read: the next page in header Link has another origin than the " +
				"base URL"},
		"another port": {
			func(string) string { return `<https://api.example.com:8443/things>; rel="next"` }, []string{first},
			"the response with status 200 cannot be read: the next page in header Link has another origin than the " +
				"base URL",
		},
		"in the clear": {func(string) string { return `<http://api.example.com/things>; rel="next"` }, []string{first},
			"the response with status 200 cannot be read: the next page in header Link has another origin than the " +
				"base URL"},
		"another scheme": {func(string) string { return `<file:///etc/passwd>; rel="next"` }, []string{first},
			"the response with status 200 cannot be read: the next page in header Link is not an http or https URL"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a, page := linked(t, test.link)
			_, err := ids(t, PagesByCursor(plainOperation, "", page))
			if !slices.Equal(a.urls(), test.urls) {
				t.Errorf("asked for %v", a.urls())
			}
			checkError(t, err, test.says, "things.Get: ")
			for _, req := range a.asked {
				if req.Header.Get("Authorization") != "Bearer "+secret {
					t.Error("sent without the key")
				}
			}
		})
	}
}

func TestFollowRefuses(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ page, says string }{
		"another origin": {
			"https://evil.example.org/?key=" + secret,
			`next "https://evil.example.org/?key=[redacted]" has another origin than the base URL`,
		},
		"a relative URL": {"?page=2", `next "?page=2" is not an http or https URL`},
		"no URL":         {"%zz", `next "%zz" is not a URL`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := always(200, `[]`)
			r := plainOperation.Request()
			r.Follow(test.page)
			_, err := ReadPage(t.Context(), a.engine(t), r, []option(nil), readArray)
			checkError(t, err, test.says, "things.Get: ")
			if _, ok := errors.AsType[*ParamError](err); !ok || len(a.asked) > 0 {
				t.Errorf("a %T after %d requests", err, len(a.asked))
			}
		})
	}
}

// counting answers with pages of numbers up to total.
func counting(total int, says *int, asked *[]int) func(from, limit int) (*Page[thing], error) {
	return func(from, limit int) (*Page[thing], error) {
		*asked = append(*asked, from)
		p := &Page[thing]{Total: says}
		for n := from; n < min(from+limit, total); n++ {
			p.Items = append(p.Items, thing{strconv.Itoa(n)})
		}
		p.Body = []byte(fmt.Sprint(p.Items))
		return p, nil
	}
}

func TestPagesByOffset(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		total, offset, limit int
		capped               int  // by the server
		says                 *int // the total
		asked                []int
	}{
		"short page":                     {7, 0, 5, 5, nil, []int{0, 5}},
		"full last page":                 {10, 0, 5, 5, nil, []int{0, 5, 10}},
		"full last page and a total":     {10, 0, 5, 5, new(10), []int{0, 5}},
		"from an offset":                 {10, 3, 5, 5, new(10), []int{3, 8}},
		"pages shorter than asked for":   {7, 0, 5, 3, new(7), []int{0, 3, 6}},
		"total is too large":             {7, 0, 5, 5, new(99), []int{0, 5, 7}},
		"none at all":                    {0, 0, 5, 5, new(0), []int{0}},
		"more in a page than was wanted": {7, 0, 2, 4, nil, []int{0, 4, 7}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked []int
			page := counting(test.total, test.says, &asked)
			got, err := ids(t,
				PagesByOffset(test.offset, test.limit, thingID, func(offset, _ int) (*Page[thing], error) {
					return page(offset, test.capped)
				}))
			if err != nil || len(got) != test.total-test.offset || !slices.Equal(asked, test.asked) {
				t.Errorf("%v, %v, asked for %v", got, err, asked)
			}
		})
	}
}

func TestPagesByNumber(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		total, number, first, size int
		says                       *int
		items                      int
		asked                      []int // offsets
	}{
		"from 1, short page":    {7, 1, 1, 5, nil, 7, []int{0, 5}},
		"from 0, short page":    {7, 0, 0, 5, nil, 7, []int{0, 5}},
		"size unknown":          {7, 1, 1, 0, nil, 7, []int{0, 5, 10}},
		"size unknown, a total": {7, 1, 1, 0, new(7), 7, []int{0, 5}},
		"a total":               {10, 1, 1, 5, new(10), 10, []int{0, 5}},
		"from the second":       {10, 2, 1, 5, new(10), 5, []int{5}},
		"second, size unknown":  {10, 2, 1, 0, new(10), 5, []int{5, 10}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var asked []int
			page := counting(test.total, test.says, &asked)
			got, err := ids(t,
				PagesByNumber(test.number, test.first, test.size, thingID, func(number int) (*Page[thing], error) {
					return page((number-test.first)*5, 5)
				}))
			if err != nil || len(got) != test.items || !slices.Equal(asked, test.asked) {
				t.Errorf("%v, %v, asked for %v", got, err, asked)
			}
		})
	}
}

// TestCountedPagesThatRepeat has a server that ignores which page it is asked for.
func TestCountedPagesThatRepeat(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]func(*thing) string{"by key": thingID, "by body": nil} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			calls := 0
			page := func(int) (*Page[thing], error) {
				calls++
				return &Page[thing]{Items: []thing{{"a"}, {"b"}}, Total: new(1000), Body: []byte("the same")}, nil
			}
			got, err := ids(t, PagesByNumber(1, 1, 2, key, page))
			if err != nil || len(got) != 2 || calls != 3 {
				t.Errorf("%v, %v in %d calls", got, err, calls)
			}
		})
	}
}

func TestAnErrorEndsCountedPagesOnce(t *testing.T) {
	t.Parallel()
	why := errors.New("down")
	got, err := ids(t, PagesByOffset(0, 1, thingID, func(offset, _ int) (*Page[thing], error) {
		if offset == 1 {
			return nil, why
		}
		return &Page[thing]{Items: []thing{{"a"}}}, nil
	}))
	if len(got) != 1 || err != why {
		t.Errorf("%v, %v", got, err)
	}
}

func TestRequire(t *testing.T) {
	t.Parallel()
	read := func(a *Answer, p *Page[thing]) {
		readEnvelope(a, p)
		a.Require("data", p.Items != nil)
	}
	for body, says := range map[string]string{
		`{"data":[]}`: "", `{"next":"a"}`: "things.Get: ", `{"data":[`: "things.Get: ",
	} {
		e := always(200, body).engine(t)
		p, err := ReadPage(t.Context(), e, plainOperation.Request(), []option(nil), read)
		if (p == nil) != (says != "") || (err == nil) != (says == "") {
			t.Errorf("%s: %+v, %v", body, p, err)
		}
		if body == `{"next":"a"}` && !strings.Contains(err.Error(), "data is missing") {
			t.Error(err)
		}
	}
}
