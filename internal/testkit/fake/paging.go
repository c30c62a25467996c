package fake

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Paging is a rule by which a list is cut into pages.
type Paging interface {
	cut(x *exchange, found []*record) (page, *Failure)
}

// page is what an answer has of a list.
type page struct {
	records []*record
	members []member    // beside the list, in an envelope
	header  http.Header // of the answer
}

// pageSize is how many records a page has when neither the request nor the
// description says.
const pageSize = 10

// size is how many records a page has.
func (r *Request) size(name string) int {
	if n := r.number(name); n > 0 {
		return n
	}
	return pageSize
}

// window are up to size records from the one at start on.
func window(found []*record, start, size int) []*record {
	start = min(max(start, 0), len(found))
	return found[start:min(start+min(size, len(found)), len(found))]
}

// OffsetLimit cuts by how many records are skipped and how many returned, both
// query parameters.
type OffsetLimit struct{ Offset, Limit string }

func (e OffsetLimit) cut(x *exchange, found []*record) (page, *Failure) {
	return page{records: window(found, x.req.number(e.Offset), x.req.number(e.Limit))}, nil
}

// PageNumber cuts by the number of the page, where First is that of the first,
// and by its size, both query parameters.
type PageNumber struct {
	Page, Size string
	First      int
}

func (e PageNumber) cut(x *exchange, found []*record) (page, *Failure) {
	number, size := e.of(x.req)
	return page{records: window(found, (number-e.First)*size, size)}, nil
}

// of is the page that a request asks for, which is not so far off that its place
// cannot be computed.
func (e PageNumber) of(r *Request) (number, size int) {
	number = e.First
	if r.Query(e.Page) != "" {
		number = min(r.number(e.Page), maxPage)
	}
	return number, min(r.size(e.Size), maxPage)
}

// maxPage is beyond the last page of any list, and its square fits an int32.
const maxPage = 1 << 15

// Cursor cuts behind the record that the query parameter Param names: by the
// field From, or by what the answer before had in its member Next. More is a
// member that says whether there is another page. Last is what Next is when
// there is none; nil leaves it out.
type Cursor struct {
	Param, Limit string
	Next, More   string
	From         string
	Last         Value
}

func (e Cursor) cut(x *exchange, found []*record) (page, *Failure) {
	start := 0
	if cursor := x.req.Query(e.Param); cursor != "" {
		before := slices.IndexFunc(found, func(r *record) bool { return e.cursor(r) == cursor })
		if before < 0 {
			detail := strconv.Quote(cursor) + " is behind no page of the list"
			return page{}, x.server.api.Errors.refuseParam(nil, e.Param, badValue, detail)
		}
		start = before + 1
	}
	p := page{records: window(found, start, x.req.size(e.Limit))}
	more := start+len(p.records) < len(found)
	if e.Next != "" {
		p.members = []member{{e.Next, e.next(x, p.records, more)}}
	}
	if e.More != "" {
		p.members = append(p.members, member{e.More, strconv.AppendBool(nil, more)})
	}
	return p, nil
}

// cursor is what names a record.
func (e Cursor) cursor(r *record) string {
	if e.From != "" {
		return text(lookup(r.members, e.From))
	}
	return base64.RawURLEncoding.EncodeToString([]byte("after:" + r.id))
}

func (e Cursor) next(x *exchange, records []*record, more bool) json.RawMessage {
	switch {
	case more:
		return quote(e.cursor(records[len(records)-1]))
	case e.Last != nil:
		return e.Last.from(x)
	default:
		return nil
	}
}

// LinkHeader cuts by the number of the page, as [PageNumber] does, and names the
// pages around it in a Link header, as RFC 8288 has it.
type LinkHeader struct {
	Page, Size string
	First      int
}

func (e LinkHeader) cut(x *exchange, found []*record) (page, *Failure) {
	rule := PageNumber(e)
	p, failed := rule.cut(x, found)
	number, size := rule.of(x.req)
	last := e.First + max(len(found)-1, 0)/size
	var links []string
	for _, link := range []struct {
		rel    string
		number int
		there  bool
	}{
		{"prev", number - 1, number > e.First},
		{"next", number + 1, number < last},
		{"last", last, number < last},
		{"first", e.First, number > e.First},
	} {
		if link.there {
			links = append(links, "<"+e.target(x.req.url, link.number)+`>; rel="`+link.rel+`"`)
		}
	}
	if links != nil {
		p.header = http.Header{"Link": {strings.Join(links, ", ")}}
	}
	return p, failed
}

// target is the request's own URL with another page.
func (e LinkHeader) target(u *url.URL, number int) string {
	other := *u
	query := other.Query()
	query.Set(e.Page, strconv.Itoa(number))
	other.RawQuery = query.Encode()
	return other.String()
}
