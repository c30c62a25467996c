package fake

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// Effect is one step of what an operation does. The steps run in order under
// the server's lock, until one fails or answers.
type Effect interface {
	apply(*exchange) *Failure
}

// exchange is one request on its way through the steps.
type exchange struct {
	server *Server
	req    *Request
	now    time.Time
	picked *record
	body   json.RawMessage // of the answer; nil until a step answers
	header http.Header     // of the answer; nil when no step sets any
}

func (x *exchange) fail(code string) *Failure {
	return x.server.api.Errors.failure(code, 0)
}

// field is a member of the picked record.
func (x *exchange) field(name string) json.RawMessage {
	if x.picked == nil {
		return nil
	}
	return lookup(x.picked.members, name)
}

// Find picks the record whose id is the path parameter.
type Find struct{ By, Else string }

func (e Find) apply(x *exchange) *Failure {
	x.picked = x.server.records.byID[x.req.Path(e.By)]
	if x.picked == nil {
		return x.fail(e.Else)
	}
	return nil
}

// Require goes on only when a field of the picked record has the value.
type Require struct{ Field, Is, Else string }

func (e Require) apply(x *exchange) *Failure {
	if text(x.field(e.Field)) != e.Is {
		return x.fail(e.Else)
	}
	return nil
}

// RequireSecret goes on only when a field of the body holds the secret of the
// picked record.
type RequireSecret struct{ Body, Else string }

func (e RequireSecret) apply(x *exchange) *Failure {
	secret, given := x.server.secrets[x.picked.id]
	if !given || text(x.req.field(e.Body)) != secret {
		return x.fail(e.Else)
	}
	return nil
}

// Insert makes a record and picks it.
type Insert struct{ Values []Assign }

func (e Insert) apply(x *exchange) *Failure {
	r, err := x.server.records.add(x.values(e.Values))
	if err != nil {
		panic("fake: " + x.req.Operation.Name + ": " + err.Error()) // the description gives no id
	}
	x.picked = r
	return nil
}

// Set changes fields of the picked record. An absent value changes nothing.
type Set struct{ Values []Assign }

func (e Set) apply(x *exchange) *Failure {
	x.server.records.change(x.picked, present(x.values(e.Values)))
	return nil
}

// Remove takes the picked record out of the collection.
type Remove struct{}

func (Remove) apply(x *exchange) *Failure {
	x.server.records.remove(x.picked)
	return nil
}

// Reply answers with the picked record.
type Reply struct{}

func (Reply) apply(x *exchange) *Failure {
	x.body = x.picked.encoded
	return nil
}

// Answer answers with an object made of values.
type Answer struct{ Values []Assign }

func (e Answer) apply(x *exchange) *Failure {
	x.body = object(present(x.values(e.Values)))
	return nil
}

// Canned answers with the same body, or with none, whatever is asked.
type Canned struct{ Body string }

func (e Canned) apply(x *exchange) *Failure {
	if e.Body != "" {
		x.body = json.RawMessage(e.Body)
	}
	return nil
}

// Select answers with the records that match the filters, newest first.
type Select struct {
	Filters  []string  // query parameters, named as the fields
	Page     Paging    // nil answers with all of them
	Envelope *Envelope // nil when the list is always a plain array
}

// Envelope is the object around a list.
type Envelope struct {
	Param        string   // query parameter that asks for it with the value true; empty when it is always there
	Items, Total string   // members with the list, and with how many match on all pages; no Total is not told
	Values       []Assign // further members
}

func (e Select) apply(x *exchange) *Failure {
	found := x.server.records.matching(e.filters(x))
	p := page{records: found}
	if e.Page != nil {
		var failed *Failure
		if p, failed = e.Page.cut(x, found); failed != nil {
			return failed
		}
	}
	x.body, x.header = list(p.records), p.header
	if e.Envelope.wanted(x) {
		x.body = e.Envelope.around(x, p, len(found))
	}
	return nil
}

func (e *Envelope) wanted(x *exchange) bool {
	return e != nil && (e.Param == "" || x.req.query.Get(e.Param) == "true")
}

// around is the envelope with a page of so many matches.
func (e *Envelope) around(x *exchange, p page, total int) json.RawMessage {
	members := append(present(x.values(e.Values)), member{e.Items, x.body})
	if e.Total != "" {
		members = append(members, member{e.Total, strconv.AppendInt(nil, int64(total), 10)})
	}
	return object(append(members, p.members...))
}

// list are records as a JSON array.
func list(records []*record) json.RawMessage {
	items := make([][]byte, len(records))
	for i, r := range records {
		items[i] = r.encoded
	}
	return array(items)
}

func (e Select) filters(x *exchange) []filter {
	var filters []filter
	for i, field := range x.server.api.Collection.Filters {
		for _, name := range e.Filters {
			if value := x.req.Query(name); name == field && value != "" {
				filters = append(filters, filter{field: i, value: value})
			}
		}
	}
	return filters
}
