package fake

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// collection keeps records in order, found by id and by the values of the
// fields that lists are filtered by. It is guarded by the server.
type collection struct {
	spec    *Collection
	byID    map[string]*record
	all     ordered
	byField []map[string]*ordered // for each filter, by value
	ageing  agenda
	arrived uint64
}

func newCollection(spec *Collection) *collection {
	c := &collection{spec: spec, byID: map[string]*record{}}
	for range spec.Filters {
		c.byField = append(c.byField, map[string]*ordered{})
	}
	return c
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
		r.members = assign(r.members, m)
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

// link computes the decoded fields of the record and adds it to all indexes.
func (c *collection) link(r *record) {
	r.encoded = object(r.members)
	r.born = millis(lookup(r.members, c.spec.NewestFirst))
	r.keys = r.keys[:0]
	c.all.insert(r)
	for i, field := range c.spec.Filters {
		key := text(lookup(r.members, field))
		r.keys = append(r.keys, key)
		list := c.byField[i][key]
		if list == nil {
			list = &ordered{}
			c.byField[i][key] = list
		}
		list.insert(r)
	}
	for i, age := range c.spec.Ages {
		if at := millis(lookup(r.members, age.At)); at > 0 && text(lookup(r.members, age.Field)) == age.From {
			c.ageing.add(appointment{at: at, age: i, record: r})
		}
	}
}

func (c *collection) unlink(r *record) {
	c.all.remove(r)
	for i, key := range r.keys {
		list := c.byField[i][key]
		if list.remove(r); len(*list) == 0 {
			delete(c.byField[i], key)
		}
	}
}

// filter is a value that a field must have.
type filter struct {
	field int // in the collection's filters
	value string
}

// matching calls yield for the records that pass all filters, newest first,
// until it returns false.
func (c *collection) matching(filters []filter, yield func(*record) bool) {
	list := c.narrowest(filters)
	for i := len(list) - 1; i >= 0; i-- {
		r := list[i]
		passes := !slices.ContainsFunc(filters, func(f filter) bool { return r.keys[f.field] != f.value })
		if passes && !yield(r) {
			return
		}
	}
}

// narrowest returns the shortest list that contains all matches.
func (c *collection) narrowest(filters []filter) ordered {
	shortest := c.all
	for _, f := range filters {
		list := c.byField[f.field][f.value]
		if list == nil {
			return nil
		}
		if len(*list) < len(shortest) {
			shortest = *list
		}
	}
	return shortest
}

// count returns the number of records that pass all filters.
func (c *collection) count(filters []filter) int {
	if len(filters) < 2 {
		return len(c.narrowest(filters))
	}
	n := 0
	c.matching(filters, func(*record) bool { n++; return true })
	return n
}

// millis decodes a time; it returns 0 if there is none.
func millis(raw json.RawMessage) int64 {
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil {
		return 0
	}
	return n
}
