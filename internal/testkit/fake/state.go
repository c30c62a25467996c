package fake

import (
	"encoding/json"
	"fmt"
)

// Seed adds records, as if they had been created one after another. Unset fields
// are completed as in a new record. A record replaces one with the same id. It
// returns the stored records.
func (s *Server) Seed(values ...json.RawMessage) ([]json.RawMessage, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
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
		r, err := s.records.add(s.complete(list))
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", i, err)
		}
		seeded[i] = r.encoded
	}
	return seeded, nil
}

// complete fills in the id and the defaults of the collection.
func (s *Server) complete(list []member) []member {
	spec := s.api.Collection
	x := &exchange{server: s, now: s.now(), req: &Request{Operation: &Operation{}}}
	for _, a := range append([]Assign{{spec.ID, NewID(spec.IDPrefix)}}, spec.Defaults...) {
		if isZero(lookup(list, a.Field)) {
			if raw := a.To.from(x); raw != nil {
				list = assign(list, member{a.Field, raw})
			}
		}
	}
	return list
}

// Get returns the current record with the id, and whether there is one.
func (s *Server) Get(id string) (json.RawMessage, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.records.grow(s.now().UnixMilli())
	r := s.records.byID[id]
	if r == nil {
		return nil, false
	}
	return r.encoded, true
}

// All returns all current records, newest first.
func (s *Server) All() []json.RawMessage {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.records.grow(s.now().UnixMilli())
	all := make([]json.RawMessage, 0, len(s.records.all))
	s.records.matching(nil, func(r *record) bool {
		all = append(all, r.encoded)
		return true
	})
	return all
}

// Remove deletes the record with the id, and reports whether there was one.
func (s *Server) Remove(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.records.byID[id]
	if r != nil {
		s.records.remove(r)
	}
	return r != nil
}
