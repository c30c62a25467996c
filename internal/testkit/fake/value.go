package fake

import (
	"encoding/json"
	"strconv"
	"time"
)

// Assign sets a field to a value.
type Assign struct {
	Field string
	To    Value
}

// Value is the source of an assigned value. Nil is an absent one.
type Value interface {
	from(*exchange) json.RawMessage
}

// Text is a fixed text.
type Text string

// JSON is a fixed value of another kind.
type JSON string

// Now is the server's clock, in Unix milliseconds.
type Now struct{}

// After is the server's clock plus a time.
type After time.Duration

// FromBody is a field of the request's body.
type FromBody string

// FromRecord is a field of the picked record.
type FromRecord string

// NewID is a fresh id with a prefix.
type NewID string

// Null is JSON's null.
type Null struct{}

func (v Text) from(*exchange) json.RawMessage { return quote(string(v)) }
func (v JSON) from(*exchange) json.RawMessage { return json.RawMessage(v) }
func (Null) from(*exchange) json.RawMessage   { return json.RawMessage("null") }
func (Now) from(x *exchange) json.RawMessage  { return instant(x.now) }

func (v After) from(x *exchange) json.RawMessage {
	return instant(x.now.Add(time.Duration(v)))
}

func (v FromBody) from(x *exchange) json.RawMessage { return x.req.field(string(v)) }

func (v FromRecord) from(x *exchange) json.RawMessage { return x.field(string(v)) }

func (v NewID) from(x *exchange) json.RawMessage {
	return quote(string(v) + x.server.random.letters(idLength))
}

// idLength is the length of a new id without its prefix.
const idLength = 27

func instant(t time.Time) json.RawMessage {
	return strconv.AppendInt(nil, t.UnixMilli(), 10)
}

// values computes the assigned values.
func (x *exchange) values(assigns []Assign) []member {
	list := make([]member, len(assigns))
	for i, a := range assigns {
		list[i] = member{a.Field, a.To.from(x)}
	}
	return list
}

// present leaves out absent values.
func present(list []member) []member {
	var out []member
	for _, m := range list {
		if m.raw != nil {
			out = append(out, m)
		}
	}
	return out
}
