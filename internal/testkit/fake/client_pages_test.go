package fake_test

import (
	"encoding/json"
	"io"
	"iter"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/call"
	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/fake"
	"github.com/seed-e19c5fb5/clerk-go/internal/weblink"
)

// TestClientReadsEveryPage has the client's iterators read the fake's lists, by
// every rule that both of them know.
func TestClientReadsEveryPage(t *testing.T) {
	t.Parallel()
	integer := func(name, otherwise string) fake.Field {
		return fake.Field{Name: name, Kind: fake.Integer, Default: otherwise}
	}
	bare, counted := &fake.Envelope{Items: "items"}, &fake.Envelope{Items: "items", Total: "total"}
	list := call.NewOperation(operation.Operation{Name: "notes.List", Method: "GET", Route: "/notes"})
	offsets := func(from int) func(pages) iter.Seq2[item, error] {
		return func(p pages) iter.Seq2[item, error] {
			return call.PagesByOffset(from, 2, itemID,
				func(offset, _ int) (*call.Page[item], error) { return p.numbered("skip", offset) })
		}
	}
	numbers := func(p pages) iter.Seq2[item, error] {
		return call.PagesByNumber(1, 1, 2, itemID,
			func(n int) (*call.Page[item], error) { return p.numbered("page", n) })
	}
	cursors := func(p pages) iter.Seq2[item, error] { return call.PagesByCursor(list, "", p.behind) }
	links := func(p pages) iter.Seq2[item, error] { return call.PagesByCursor(list, "/v2/notes", p.read) }
	for _, test := range []struct {
		name     string
		rule     fake.Paging
		envelope *fake.Envelope
		param    fake.Field
		read     func(pages) iter.Seq2[item, error]
		want     string
		requests int
	}{
		{"offset", fake.OffsetLimit{Offset: "skip", Limit: "size"}, nil, integer("skip", ""), offsets(0), "edcba", 3},
		{
			"offset and total", fake.OffsetLimit{Offset: "skip", Limit: "size"}, counted, integer("skip", ""),
			offsets(1), "dcba", 2,
		},
		{
			"number", fake.PageNumber{Page: "page", Size: "size", First: 1}, nil, integer("page", ""), numbers, "edcba",
			3,
		},
		{
			"number and total", fake.PageNumber{Page: "page", Size: "size", First: 1}, counted, integer("page", ""),
			numbers, "edcba", 3,
		},
		{
			"cursor", fake.Cursor{Param: "after", Limit: "size", Next: "next"}, bare,
			fake.Field{Name: "after", Kind: fake.String}, cursors, "edcba", 3,
		},
		{
			"field", fake.Cursor{Param: "after", Limit: "size", From: "id", More: "more"}, bare,
			fake.Field{Name: "after", Kind: fake.String}, cursors, "edcba", 3,
		},
		{"link", fake.LinkHeader{Page: "page", Size: "size", First: 1}, nil, integer("page", ""), links, "edcba", 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p, got := pages{t, paged(t, test.rule, test.envelope, integer("size", "2"), test.param)}, ""
			for n, err := range test.read(p) {
				if err != nil {
					t.Fatal(err)
				}
				got += n.ID
			}
			if requests := len(p.server.Calls("")); got != test.want || requests != test.requests {
				t.Errorf("got %s by %d requests, want %s by %d", got, requests, test.want, test.requests)
			}
		})
	}
}

// item is what a client reads of a note.
type item struct{ ID string }

func itemID(n *item) string { return n.ID }

// pages are those of a list.
type pages struct {
	t      *testing.T
	server *fake.Server
}

func (p pages) numbered(param string, n int) (*call.Page[item], error) {
	return p.read("/v2/notes?" + param + "=" + strconv.Itoa(n))
}

func (p pages) behind(cursor string) (*call.Page[item], error) {
	return p.read("/v2/notes?after=" + cursor)
}

// read returns a page with what its list, its envelope and its links say.
func (p pages) read(target string) (*call.Page[item], error) {
	p.t.Helper()
	resp, err := p.server.RoundTrip(request(p.t, "GET", target, ""))
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	page := &call.Page[item]{Header: resp.Header, Body: body}
	if body[0] == '[' {
		link, _ := weblink.Target(resp.Header.Values("Link"), "next")
		page.Next = strings.TrimPrefix(link, "https://notes.example.com")
		return page, json.Unmarshal(body, &page.Items)
	}
	var envelope struct {
		Items []item
		Total *int
		Next  string
		More  bool
	}
	err = json.Unmarshal(body, &envelope)
	page.Items, page.Total, page.Next = envelope.Items, envelope.Total, envelope.Next
	if envelope.More {
		page.Next = call.Cursor(page.Items, itemID)
	}
	return page, err
}
