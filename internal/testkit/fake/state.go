package fake

import (
	"encoding/json"
	"fmt"
)

// collection is the one with the name, as it is now. The description has it.
func (s *Server) collection(name string) *collection {
	c := s.records[name]
	if c == nil {
		panic(fmt.Sprintf("fake: there is no collection %q", name))
	}
	c.grow(s.now().UnixMilli())
	return c
}

// Seed takes records in, as if they had been made one after another. Fields that
// say nothing are completed as in a new record. A record whose id is there
// already replaces it. It returns the records as they are kept.
func (s *Server) Seed(collection string, values ...json.RawMessage) ([]json.RawMessage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.collection(collection)
	seeded := make([]json.RawMessage, len(values))
	for i, value := range values {
		raw, err := compact(value)
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", i, err)
		}
		list, err := members(raw)
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", i, err)
		}
		r, err := c.add(s.complete(c, list))
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", i, err)
		}
		seeded[i] = r.encoded
	}
	return seeded, nil
}

// complete fills in the id and the defaults of a collection.
func (s *Server) complete(c *collection, list []member) []member {
	x := &exchange{server: s, now: s.now(), req: &Request{Operation: &Operation{}}, target: c}
	for _, a := range append([]Assign{{c.spec.ID, c.spec.NewID}}, c.spec.Defaults...) {
		if isZero(lookupAt(list, a.Field)) {
			if raw := a.To.from(x); raw != nil {
				list = assignAt(list, member{a.Field, raw})
			}
		}
	}
	return list
}

// Get is the record with the id as it is now, and whether there is one.
func (s *Server) Get(collection, id string) (json.RawMessage, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.collection(collection).byID[id]
	if r == nil {
		return nil, false
	}
	return r.encoded, true
}

// All is every record of a collection as it is now, newest first.
func (s *Server) All(collection string) []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []json.RawMessage
	for _, r := range s.collection(collection).matching(nil) {
		all = append(all, r.encoded)
	}
	return all
}

// Remove forgets the record with the id, and reports whether there was one.
func (s *Server) Remove(collection, id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	c := s.collection(collection)
	r := c.byID[id]
	if r != nil {
		c.remove(r)
	}
	return r != nil
}
