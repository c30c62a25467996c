package fake

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"
)

// collection keeps records in order, found by id. It is guarded by the server.
type collection struct {
	spec    *Collection
	byID    map[string]*record
	all     ordered
	due     int64 // Unix milliseconds before which no record ages; 0 when none ever does
	arrived uint64
	serial  int64 // the last number that was an id
}

func newCollection(spec *Collection) *collection {
	return &collection{spec: spec, byID: map[string]*record{}}
}

// add adds a record. A record with the same id is replaced.
func (c *collection) add(list []member) (*record, error) {
	r := &record{id: text(lookup(list, c.spec.ID)), members: c.arrange(list)}
	if r.id == "" {
		return nil, fmt.Errorf("a record needs the field %q", c.spec.ID)
	}
	if old := c.byID[r.id]; old != nil {
		c.remove(old)
	}
	c.arrived++
	r.seq = c.arrived
	c.byID[r.id] = r
	c.link(r)
	return r, nil
}

func (c *collection) remove(r *record) {
	c.unlink(r)
	delete(c.byID, r.id)
}

// change sets fields of a record.
func (c *collection) change(r *record, values []member) {
	c.unlink(r)
	for _, m := range values {
		r.members = assignAt(r.members, m)
	}
	r.members = c.arrange(r.members)
	c.link(r)
}

// arrange sorts members into the order of the model, with unknown ones at the
// end, and drops absent ones.
func (c *collection) arrange(list []member) []member {
	list = slices.DeleteFunc(list, func(m member) bool { return m.raw == nil })
	rank := func(m member) int {
		if i := slices.Index(c.spec.Fields, m.name); i >= 0 {
			return i
		}
		return len(c.spec.Fields)
	}
	slices.SortStableFunc(list, func(a, b member) int { return rank(a) - rank(b) })
	return list
}

// link computes what is kept of the members, and enters the record.
func (c *collection) link(r *record) {
	r.encoded = object(r.members)
	r.born = millis(lookup(r.members, c.spec.NewestFirst))
	r.due, _ = c.nextAge(r)
	c.due = sooner(c.due, r.due)
	c.all.insert(r)
}

func (c *collection) unlink(r *record) { c.all.remove(r) }

// millis decodes a time; it returns 0 if there is none.
func millis(raw json.RawMessage) int64 {
	if n, err := strconv.ParseInt(string(raw), 10, 64); err == nil {
		return n
	}
	if at, err := time.Parse(time.RFC3339, text(raw)); err == nil {
		return at.UnixMilli()
	}
	return 0
}
