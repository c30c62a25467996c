package tree

import "slices"

// Map is an object whose keys keep their order.
type Map []Member

// Member is a key of a Map, and its value: a Map, a List, a string, a bool, an
// int, a [Number], or nil for null.
type Member struct {
	Key   string
	Value any
}

// List is a list of values.
type List []any

// Number is a number as it is written.
type Number string

// Of makes a Map of keys and values in turn.
func Of(keysAndValues ...any) Map {
	var m Map
	for pair := range slices.Chunk(keysAndValues, 2) {
		m = append(m, Member{pair[0].(string), pair[1]})
	}
	return m
}

// Set returns the map with the key at the end, or with the new value where it has
// the key.
func (m Map) Set(key string, value any) Map {
	if i := m.index(key); i >= 0 {
		m[i].Value = value
		return m
	}
	return append(m, Member{key, value})
}

// Get returns the value of a key, nil where there is none.
func (m Map) Get(key string) any {
	if i := m.index(key); i >= 0 {
		return m[i].Value
	}
	return nil
}

// Has reports whether the map has the key.
func (m Map) Has(key string) bool { return m.index(key) >= 0 }

func (m Map) index(key string) int {
	return slices.IndexFunc(m, func(e Member) bool { return e.Key == key })
}
