package fake

import (
	"encoding/json"
	"slices"
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

// Clock is the server's clock plus a time as RFC 3339 has it, or in Unix seconds.
type Clock struct {
	After   time.Duration
	Seconds bool
}

// FromBody is a field of the request's body.
type FromBody string

// FromRecord is a field of the picked record.
type FromRecord string

// FromPath is a path parameter.
type FromPath string

// FromQuery is a query parameter; absent when it is, or is empty.
type FromQuery string

// FromPicked is a field of the record that is picked in another collection, or
// with no field all of it.
type FromPicked struct{ In, Field string }

// FirstOf is the first of some values that is there.
type FirstOf []Value

// Members is an object with values of its own.
type Members []Assign

// Merge puts the members of a value over those of the field as it was, as a JSON
// merge patch does (RFC 7396): null takes a member away.
type Merge struct {
	Field string
	With  Value
}

// Serial is the next whole number in the collection, as text behind a prefix
// where Text says so.
type Serial struct {
	Prefix string
	Text   bool
}

// UUID is a fresh random one.
type UUID struct{}

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

func (v Clock) from(x *exchange) json.RawMessage {
	at := x.now.Add(v.After).UTC()
	if v.Seconds {
		return strconv.AppendInt(nil, at.Unix(), 10)
	}
	return quote(at.Format(time.RFC3339Nano))
}

func (v FromBody) from(x *exchange) json.RawMessage { return x.req.field(string(v)) }

func (v FromRecord) from(x *exchange) json.RawMessage { return x.field(string(v)) }

func (v NewID) from(x *exchange) json.RawMessage {
	return quote(string(v) + x.server.random.letters(idLength))
}

func (v FromPath) from(x *exchange) json.RawMessage { return quote(x.req.Path(string(v))) }

func (v FromQuery) from(x *exchange) json.RawMessage {
	if value := x.req.Query(string(v)); value != "" {
		return quote(value)
	}
	return nil
}

func (v FromPicked) from(x *exchange) json.RawMessage {
	switch r := x.one(v.In); {
	case r == nil:
		return nil
	case v.Field == "":
		return r.encoded
	default:
		return lookupAt(r.members, v.Field)
	}
}

func (v FirstOf) from(x *exchange) json.RawMessage {
	for _, value := range v {
		if raw := value.from(x); raw != nil {
			return raw
		}
	}
	return nil
}

func (v Members) from(x *exchange) json.RawMessage { return object(nested(x.values(v))) }

func (v Merge) from(x *exchange) json.RawMessage {
	patch := v.With.from(x)
	if patch == nil {
		return nil
	}
	var old json.RawMessage
	if x.before != nil {
		old = lookupAt(x.before.members, v.Field)
	}
	return merged(old, patch)
}

// merged is a value after a JSON merge patch.
func merged(old, patch json.RawMessage) json.RawMessage {
	changes, err := members(patch)
	if err != nil {
		return patch
	}
	list, err := members(old)
	if err != nil {
		list = nil // what is no object gives way to one
	}
	for _, m := range changes {
		if string(m.raw) == "null" {
			list = slices.DeleteFunc(list, func(there member) bool { return there.name == m.name })
			continue
		}
		list = assign(list, member{m.name, merged(lookup(list, m.name), m.raw)})
	}
	return object(list)
}

func (v Serial) from(x *exchange) json.RawMessage {
	for {
		x.target.serial++
		id := v.Prefix + strconv.FormatInt(x.target.serial, 10)
		if x.target.byID[id] != nil {
			continue
		}
		if v.Text {
			return quote(id)
		}
		return json.RawMessage(id)
	}
}

func (UUID) from(x *exchange) json.RawMessage {
	h := x.server.random.hex
	variant := x.server.random.of("89ab", 1)
	return quote(h(8) + "-" + h(4) + "-4" + h(3) + "-" + variant + h(3) + "-" + h(12))
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

// nested makes objects of what is assigned along paths, without absent values.
func nested(list []member) []member {
	var out []member
	for _, m := range present(list) {
		out = assignAt(out, m)
	}
	return out
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
