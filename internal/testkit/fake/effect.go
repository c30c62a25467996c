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
	status int             // of the answer; 0 is the operation's
	header http.Header     // of the answer
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

// Canned answers in the same way, with a body or without, whatever is asked.
type Canned struct {
	Body   string
	Status int // 0 is the operation's
	Header http.Header
}

func (e Canned) apply(x *exchange) *Failure {
	x.status, x.header = e.Status, e.Header.Clone()
	if e.Body != "" {
		x.body = json.RawMessage(e.Body)
	}
	return nil
}

// Select answers with the records that match the filters, newest first.
type Select struct {
	Filters       []string // query parameters, named as the fields
	Offset, Limit string   // query parameters; empty when the list is never cut
	Envelope      *Envelope
}

// Envelope is the object around a list, for callers who ask for it.
type Envelope struct{ Param, Items, Total string }

func (e Select) apply(x *exchange) *Failure {
	filters := e.filters(x)
	skip, room := 0, x.server.records.count(nil)
	if e.Limit != "" {
		skip, room = x.req.number(e.Offset), x.req.number(e.Limit)
	}
	var page [][]byte
	x.server.records.matching(filters, func(r *record) bool {
		switch {
		case len(page) == room:
			return false
		case skip > 0:
			skip--
		default:
			page = append(page, r.encoded)
		}
		return true
	})
	x.body = array(page)
	if e.Envelope != nil && x.req.query.Get(e.Envelope.Param) == "true" {
		total := strconv.Itoa(x.server.records.count(filters))
		x.body = object([]member{{e.Envelope.Items, x.body}, {e.Envelope.Total, json.RawMessage(total)}})
	}
	return nil
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
