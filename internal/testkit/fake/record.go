package fake

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// member is one name and value of a JSON object.
type member struct {
	name string
	raw  json.RawMessage
}

// record is one thing in a collection. What reads need often is kept decoded;
// encoded is the whole as JSON, replaced and never changed, so that answers can
// share it.
type record struct {
	members []member
	encoded []byte
	id      string
	files   map[string]string // that were posted, by their names in the description
	born    int64             // value of the field that orders lists
	seq     uint64            // order of arrival, where born is equal
	due     int64             // when time changes it next, in Unix milliseconds; 0 is never
}

var errNotObject = errors.New("not a JSON object")

// members reads an object, keeping the order. Of equal names the last counts.
func members(raw []byte) ([]member, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return nil, errNotObject
	}
	var list []member
	for dec.More() {
		name, err := dec.Token()
		if err != nil {
			return nil, err
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, fmt.Errorf("%v: %w", name, err)
		}
		list = append(list, member{name.(string), value})
	}
	if _, err := dec.Token(); err != nil {
		return nil, err
	}
	if dec.More() {
		return nil, errNotObject
	}
	return distinct(list), nil
}

// few is up to how many members looking through them is faster than a map.
const few = 32

// distinct keeps the last member of each name, at the position of the first.
func distinct(list []member) []member {
	out := list[:0]
	if len(list) <= few {
		for _, m := range list {
			out = assign(out, m)
		}
		return out
	}
	places := make(map[string]int, len(list))
	for _, m := range list {
		if i, twice := places[m.name]; twice {
			out[i] = m
			continue
		}
		places[m.name] = len(out)
		out = append(out, m)
	}
	return out
}

// assign replaces the member of the same name, or appends one.
func assign(list []member, m member) []member {
	for i := range list {
		if list[i].name == m.name {
			list[i].raw = m.raw
			return list
		}
	}
	return append(list, m)
}

// lookup returns the value of a member, or nil if there is none.
func lookup(list []member, name string) json.RawMessage {
	for _, m := range list {
		if m.name == name {
			return m.raw
		}
	}
	return nil
}

// lookupAt is lookup by a path: "organization.id" is a member of a member.
func lookupAt(list []member, path string) json.RawMessage {
	if raw := lookup(list, path); raw != nil {
		return raw
	}
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		return nil
	}
	inner, err := members(lookup(list, name))
	if err != nil {
		return nil // there is no object to look into
	}
	return lookupAt(inner, rest)
}

// assignAt is assign by a path, which makes the objects on its way.
func assignAt(list []member, m member) []member {
	name, rest, nested := strings.Cut(m.name, ".")
	if !nested {
		return assign(list, m)
	}
	inner, err := members(lookup(list, name))
	if err != nil {
		inner = nil // what is no object gives way to one
	}
	return assign(list, member{name, object(assignAt(inner, member{rest, m.raw}))})
}

// object writes members as JSON.
func object(list []member) json.RawMessage {
	b := []byte{'{'}
	for i, m := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(b, quote(m.name)...), ':')
		b = append(b, m.raw...)
	}
	return append(b, '}')
}

// array writes values as a JSON array.
func array[V ~[]byte](values []V) json.RawMessage {
	size := len("[]") + len(values)
	for _, v := range values {
		size += len(v)
	}
	b := append(make([]byte, 0, size), '[')
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, v...)
	}
	return append(b, ']')
}

// text returns a JSON value without quotes: "" for null and absence.
func text(raw json.RawMessage) string {
	var s string
	if len(raw) == 0 || json.Unmarshal(raw, &s) != nil {
		return string(raw)
	}
	return s
}

// isZero reports whether a value is equivalent to its absence.
func isZero(raw json.RawMessage) bool {
	return slices.Contains([]string{"", `""`, "0", "null"}, string(raw))
}

func compact(raw []byte) (json.RawMessage, error) {
	var b bytes.Buffer
	if err := json.Compact(&b, raw); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// elements returns the items of an array, or the value itself.
func elements(raw []byte) (items []json.RawMessage, isArray bool) {
	if json.Unmarshal(raw, &items) == nil && items != nil {
		return items, true
	}
	return []json.RawMessage{raw}, false
}
