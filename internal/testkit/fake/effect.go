package fake

import (
	"encoding/json"
	"strconv"
	"time"
)

// Effect is a step of an operation. The steps run in order under the server's
// lock, until one fails or responds.
type Effect interface {
	apply(*exchange) *Failure
}

// exchange is a request while its steps run.
type exchange struct {
	server *Server
	req    *Request
	now    time.Time
	picked *record
	body   json.RawMessage // of the response; nil until a step responds
}

func (x *exchange) fail(code string) *Failure {
	return x.server.api.Errors.failure(code, 0)
}

// field returns a member of the selected record.
func (x *exchange) field(name string) json.RawMessage {
	if x.picked == nil {
		return nil
	}
	return lookup(x.picked.members, name)
}

// Find selects the record whose id is the path parameter.
type Find struct{ By, Else string }

func (e Find) apply(x *exchange) *Failure {
	x.picked = x.server.records.byID[x.req.Path(e.By)]
	if x.picked == nil {
		return x.fail(e.Else)
	}
	return nil
}

// Require continues only if a field of the selected record has the value.
type Require struct{ Field, Is, Else string }

func (e Require) apply(x *exchange) *Failure {
	if text(x.field(e.Field)) != e.Is {
		return x.fail(e.Else)
	}
	return nil
}

// RequireSecret continues only if a field of the body contains the secret of the
// selected record.
type RequireSecret struct{ Body, Else string }

func (e RequireSecret) apply(x *exchange) *Failure {
	secret, given := x.server.secrets[x.picked.id]
	if !given || text(x.req.field(e.Body)) != secret {
		return x.fail(e.Else)
	}
	return nil
}

// Insert creates a record and selects it.
type Insert struct{ Values []Assign }

func (e Insert) apply(x *exchange) *Failure {
	r, err := x.server.records.add(x.values(e.Values))
	if err != nil {
		panic("fake: " + x.req.Operation.Name + ": " + err.Error()) // the description gives no id
	}
	x.picked = r
	return nil
}

// Set changes fields of the selected record. An absent value changes nothing.
type Set struct{ Values []Assign }

func (e Set) apply(x *exchange) *Failure {
	x.server.records.change(x.picked, present(x.values(e.Values)))
	return nil
}

// Remove removes the selected record from the collection.
type Remove struct{}

func (Remove) apply(x *exchange) *Failure {
	x.server.records.remove(x.picked)
	return nil
}

// Reply responds with the selected record.
type Reply struct{}

func (Reply) apply(x *exchange) *Failure {
	x.body = x.picked.encoded
	return nil
}

// Answer responds with an object made of values.
type Answer struct{ Values []Assign }

func (e Answer) apply(x *exchange) *Failure {
	x.body = object(present(x.values(e.Values)))
	return nil
}

// Canned always responds with the same body, or with none.
type Canned struct{ Body string }

func (e Canned) apply(x *exchange) *Failure {
	if e.Body != "" {
		x.body = json.RawMessage(e.Body)
	}
	return nil
}

// Select responds with the records that match the filters, newest first.
type Select struct {
	Filters       []string // query parameters, named as the fields
	Offset, Limit string   // query parameters; empty if the list is always complete
	Envelope      *Envelope
}

// Envelope is the object around a list, for requests that ask for it.
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
