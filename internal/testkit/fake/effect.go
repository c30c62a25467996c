package fake

import (
	"cmp"
	"encoding/json"
	"net/http"
	"slices"
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
	picked map[string]*record // by collection
	target *collection        // of the record that is being written
	before *record            // that record as it was; nil for a new one
	body   json.RawMessage    // of the answer; nil until a step answers
	status int                // of the answer; 0 is the operation's
	header http.Header        // of the answer; nil when no step sets any
}

func (x *exchange) fail(code string) *Failure {
	return x.server.api.Errors.failure(code, 0)
}

// in is a collection by its name; none is that of the operation.
func (x *exchange) in(name string) *collection {
	return x.server.collection(cmp.Or(name, x.req.Operation.In))
}

func (x *exchange) pick(c *collection, r *record) {
	if x.picked == nil {
		x.picked = map[string]*record{}
	}
	x.picked[c.spec.Name] = r
}

// one is the record that is picked in a collection; none is that of the operation.
func (x *exchange) one(in string) *record { return x.picked[cmp.Or(in, x.req.Operation.In)] }

// field is a member of the picked record.
func (x *exchange) field(name string) json.RawMessage { return x.fieldIn("", name) }

func (x *exchange) fieldIn(in, name string) json.RawMessage {
	r := x.one(in)
	if r == nil {
		return nil
	}
	return lookupAt(r.members, name)
}

// Find picks the record whose id is the path parameter By, or which has the
// values of Where, or both.
type Find struct {
	In    string
	By    string
	Where []Match
	Else  string
}

func (e Find) apply(x *exchange) *Failure {
	r := e.find(x)
	if r == nil {
		return x.fail(e.Else)
	}
	x.pick(x.in(e.In), r)
	return nil
}

func (e Find) find(x *exchange) *record {
	all := x.wanted(e.Where, false)
	if e.By == "" {
		if found := x.in(e.In).matching(all); len(found) > 0 {
			return found[0]
		}
		return nil
	}
	r := x.in(e.In).byID[x.req.Path(e.By)]
	if r == nil || slices.ContainsFunc(all, func(w wanted) bool { return !w.fits(r) }) {
		return nil
	}
	return r
}

// Absent goes on only when no record has the values.
type Absent struct {
	In    string
	Where []Match
	Else  string
}

func (e Absent) apply(x *exchange) *Failure {
	if len(x.in(e.In).matching(x.wanted(e.Where, false))) > 0 {
		return x.fail(e.Else)
	}
	return nil
}

// Require goes on only when a field of the picked record has the value.
type Require struct{ In, Field, Is, Else string }

func (e Require) apply(x *exchange) *Failure {
	if text(x.fieldIn(e.In, e.Field)) != e.Is {
		return x.fail(e.Else)
	}
	return nil
}

// RequireSecret continues only if a field of the body contains the secret of the
// selected record.
type RequireSecret struct{ Body, Else string }

func (e RequireSecret) apply(x *exchange) *Failure {
	secret, given := x.server.secrets[secretOf{x.req.Operation.In, x.one("").id}]
	if !given || text(x.req.field(e.Body)) != secret {
		return x.fail(e.Else)
	}
	return nil
}

// Insert makes a record and picks it.
type Insert struct {
	In     string
	Values []Assign
}

func (e Insert) apply(x *exchange) *Failure {
	c := x.in(e.In)
	x.target, x.before = c, nil
	r, err := c.add(nested(x.values(e.Values)))
	if err != nil {
		panic("fake: " + x.req.Operation.Name + ": " + err.Error()) // the description gives no id
	}
	x.pick(c, r)
	return nil
}

// Set changes fields of the picked record. An absent value changes nothing.
type Set struct {
	In     string
	Values []Assign
}

func (e Set) apply(x *exchange) *Failure {
	x.target, x.before = x.in(e.In), x.one(e.In)
	x.target.change(x.before, present(x.values(e.Values)))
	return nil
}

// Remove takes the picked record out of its collection, or all that have the
// values of Where.
type Remove struct {
	In    string
	Where []Match
}

func (e Remove) apply(x *exchange) *Failure {
	c := x.in(e.In)
	if e.Where == nil {
		c.remove(x.one(e.In))
		return nil
	}
	for _, r := range c.matching(x.wanted(e.Where, false)) {
		c.remove(r)
	}
	return nil
}

// Reply answers with the picked record.
type Reply struct{ In string }

func (e Reply) apply(x *exchange) *Failure {
	x.body = x.one(e.In).encoded
	return nil
}

// Answer responds with an object made of values.
type Answer struct{ Values []Assign }

func (e Answer) apply(x *exchange) *Failure {
	x.body = object(nested(x.values(e.Values)))
	return nil
}

// Canned always responds with the same body, or with none.
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

// Select answers with the records that match, newest first unless it has another
// order.
type Select struct {
	In       string
	Filters  []string  // query parameters, named as the fields; one of several values takes records with any of them
	Where    []Match   // further matches; one without a value is none
	Order    []Order   // before the newest come first
	OrderBy  string    // query parameter with a field that goes before Order: "-name" descends
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
	found := e.found(x)
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
	list := append(x.values(e.Values), member{e.Items, x.body})
	if e.Total != "" {
		list = append(list, member{e.Total, strconv.AppendInt(nil, int64(total), 10)})
	}
	return object(nested(append(list, p.members...)))
}

// list are records as a JSON array.
func list(records []*record) json.RawMessage {
	items := make([][]byte, len(records))
	for i, r := range records {
		items[i] = r.encoded
	}
	return array(items)
}

// found are all records that match, in the order that is asked for.
func (e Select) found(x *exchange) []*record {
	matches := slices.Clone(e.Where)
	var several [][]wanted
	for _, name := range e.Filters {
		if list, ok := x.anyOf(name); ok {
			several = append(several, list)
			continue
		}
		matches = append(matches, Match{name, FromQuery(name)})
	}
	found := slices.DeleteFunc(x.in(e.In).matching(x.wanted(matches, true)), func(r *record) bool {
		return slices.ContainsFunc(several, func(list []wanted) bool { return !r.fitsOne(list) })
	})
	orders := e.Order
	if by := x.req.Query(e.OrderBy); by != "" {
		orders = append([]Order{orderBy(by)}, orders...)
	}
	if len(orders) == 0 {
		return found
	}
	return sorted(found, orders)
}
