package fake_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
)

// paged is the notes API whose list follows a rule, with the notes a to e, of
// which e is the newest.
func paged(t testing.TB, rule fake.Paging, envelope *fake.Envelope, query ...fake.Field) *fake.Server {
	t.Helper()
	api := notes()
	api.Operations[0].Query = append(query, fake.Field{Name: "author", Kind: fake.String})
	api.Operations[0].Effects = []fake.Effect{fake.Select{Filters: []string{"author"}, Page: rule, Envelope: envelope}}
	return serverOf(t, api, fiveNotes...)
}

// listed is what a list answers with: its ids, and its members beside them.
func listed(t *testing.T, s *fake.Server, query string) string {
	t.Helper()
	status, body := send(t, s, request(t, "GET", "/v2/notes?"+query, ""))
	if status != http.StatusOK {
		return fmt.Sprint(status, " ", codes(t, body))
	}
	if strings.HasPrefix(body, "[") {
		return ids(t, body)
	}
	out := ids(t, member(t, body, "items"))
	for _, name := range []string{"object", "total", "next", "more"} {
		if value := member(t, body, name); value != "" {
			out += " " + name + "=" + value
		}
	}
	return out
}

func TestPaging(t *testing.T) {
	t.Parallel()
	size := fake.Field{Name: "size", Kind: fake.Integer, Default: "2"}
	number := fake.Field{Name: "page", Kind: fake.Integer}
	after := fake.Field{Name: "after", Kind: fake.String}
	envelope := &fake.Envelope{
		Items: "items", Total: "total", Values: []fake.Assign{{Field: "object", To: fake.Text("list")}},
	}
	bare := &fake.Envelope{Items: "items"}
	for _, test := range []struct {
		name     string
		rule     fake.Paging
		envelope *fake.Envelope
		query    []fake.Field
		pages    map[string]string
	}{
		{
			"no rule in an envelope", nil, envelope, nil,
			map[string]string{"": "e d c b a object=list total=5", "author=ann": "c b a object=list total=3"},
		},
		{
			"offset and limit", fake.OffsetLimit{Offset: "skip", Limit: "size"}, envelope,
			[]fake.Field{size, {Name: "skip", Kind: fake.Integer}}, map[string]string{
				"": "e d object=list total=5", "skip=3&size=1": "b object=list total=5",
				"skip=4":            "a object=list total=5",
				"skip=9":            " object=list total=5",
				"author=ann&skip=2": "a object=list total=3",
			},
		},
		{
			"page number from 1", fake.PageNumber{Page: "page", Size: "size", First: 1}, bare,
			[]fake.Field{size, number}, map[string]string{
				"": "e d", "page=1": "e d", "page=2": "c b", "page=3": "a", "page=4": "", "page=2&size=4": "a",
				"page=0": "e d", "page=9223372036854775807": "",
			},
		},
		{
			"page number from 0", fake.PageNumber{Page: "page", Size: "size"}, nil, []fake.Field{size, number},
			map[string]string{
				"": "e d", "page=0": "e d", "page=2": "a", "page=1&size=3": "b a",
				"size=9223372036854775807": "e d c b a",
			},
		},
		{
			"pages of the server's size", fake.PageNumber{Page: "page"}, nil, []fake.Field{number},
			map[string]string{"": "e d c b a", "page=1": ""},
		},
		{
			"cursor from a field", fake.Cursor{Param: "after", Limit: "size", From: "id", More: "more"}, bare,
			[]fake.Field{size, after}, map[string]string{
				"": "e d more=true", "after=d": "c b more=true", "after=b": "a more=false", "after=a": " more=false",
				"after=e&size=4": "d c b a more=false",
				"after=none":     "422 field_value:after", "author=ann&after=d": "422 field_value:after",
			},
		},
		{
			"cursor in the envelope", fake.Cursor{Param: "after", Limit: "size", Next: "next", Last: fake.Null{}},
			envelope, []fake.Field{size, after}, map[string]string{
				"":                 "e d object=list total=5 next=YWZ0ZXI6ZA",
				"after=YWZ0ZXI6ZA": "c b object=list total=5 next=YWZ0ZXI6Yg",
				"after=YWZ0ZXI6Yg": "a object=list total=5 next=null", "after=d": "422 field_value:after",
			},
		},
		{
			"cursor that is left out", fake.Cursor{Param: "after", Limit: "size", Next: "next"}, bare,
			[]fake.Field{size, after}, map[string]string{
				"size=4": "e d c b next=YWZ0ZXI6Yg", "after=YWZ0ZXI6Yg": "a",
			},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := paged(t, test.rule, test.envelope, test.query...)
			for query, want := range test.pages {
				if got := listed(t, s, query); got != want {
					t.Errorf("%q: got %q, want %q", query, got, want)
				}
			}
		})
	}
}

// Members of an envelope can be in objects inside it.
func TestNestedEnvelope(t *testing.T) {
	t.Parallel()
	envelope := &fake.Envelope{
		Items: "result.items", Total: "result.total",
		Values: []fake.Assign{
			{Field: "object", To: fake.Text("list")}, {Field: "paging.kind", To: fake.Text("cursor")},
		},
	}
	rule := fake.Cursor{Param: "after", Limit: "size", From: "id", Next: "paging.next", More: "paging.more"}
	s := paged(t, rule, envelope, fake.Field{Name: "size", Kind: fake.Integer},
		fake.Field{Name: "after", Kind: fake.String})
	_, body := send(t, s, request(t, "GET", "/v2/notes?size=1&author=bob", ""))
	var items string
	if start, rest, found := strings.Cut(body, `"items":`); found {
		_, end, _ := strings.Cut(rest, "]")
		items, body = strings.TrimSuffix(rest, end), start+`"items":`+end
	}
	if want := `{"object":"list","paging":{"kind":"cursor","next":"e","more":true},"result":{"items":,"total":` +
		`2}}`; body !=
		want {
		t.Errorf("got  %s\nwant %s", body, want)
	}
	if got := ids(t, items); got != "e" {
		t.Errorf("the items are %s", got)
	}
}

// A list is followed by its links, in process and over a socket, to its end.
func TestLinkHeader(t *testing.T) {
	t.Parallel()
	links := fake.LinkHeader{Page: "page", Size: "size", First: 1}
	const base = "https://notes.example.com/v2/notes?"
	for query, want := range map[string]string{
		"author=ann&size=2": `<` + base + `author=ann&page=2&size=2>; rel="next", <` + base +
			`author=ann&page=2&size=2>; rel="last"`,
		"size=2&page=2": `<` + base + `page=1&size=2>; rel="prev", <` + base + `page=3&size=2>; rel="next", <` + base +
			`page=3&size=2>; rel="last", <` +
			base + `page=1&size=2>; rel="first"`,
		"size=2&page=3": `<` + base + `page=2&size=2>; rel="prev", <` + base + `page=1&size=2>; rel="first"`,
		"size=5":        "", "author=nobody": "",
	} {
		resp, err := paged(t, links, nil,
			fake.Field{Name: "size", Kind: fake.Integer}).RoundTrip(request(t, "GET", "/v2/notes?"+query, ""))
		if err != nil || resp.Body.Close() != nil {
			t.Fatal(err)
		}
		if got := resp.Header.Get("Link"); got != want {
			t.Errorf("%s: got  %s\nwant %s", query, got, want)
		}
	}
	server := httptest.NewServer(paged(t, links, nil, fake.Field{Name: "size", Kind: fake.Integer}))
	t.Cleanup(server.Close)
	req := request(t, "GET", "/v2/notes?size=4", "")
	req.Host = ""
	req.URL.Scheme, req.URL.Host = "http", strings.TrimPrefix(server.URL, "http://")
	resp, err := server.Client().Transport.RoundTrip(req)
	if err != nil || resp.Body.Close() != nil {
		t.Fatal(err)
	}
	if got := resp.Header.Get("Link"); !strings.HasPrefix(got, "<"+server.URL+`/v2/notes?page=2&size=4>; rel="next"`) {
		t.Errorf("over a socket the link is %s", got)
	}
	if got := listed(t, paged(t, links, nil), "page=0"); got != "422 field_value:page" {
		t.Errorf("page 0: %s", got)
	}
}
