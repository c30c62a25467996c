package wire

import (
	"reflect"
	"slices"
	"strings"
)

// A Map decodes a JSON object into a map:
//
//	for m := wire.NewMap(d, &v.Counts); m.Next(); {
//		d.Int(m.Value())
//	}
type Map[V any] struct {
	d     *Decoder
	dst   *map[string]V
	key   string // of the current entry
	value *V     // its place until Next adds it to the map; nil before the first
	lead  byte   // what precedes the next key: '{', then ','; 0 for null
}

// NewMap opens the next value, an object whose entries are added to dst. Null
// sets dst to nil.
func NewMap[V any](d *Decoder, dst *map[string]V) Map[V] {
	m := Map[V]{d: d, dst: dst}
	var null bool
	m.lead, null = d.open('{', "an object")
	switch {
	case null:
		*dst = nil
	case m.lead != 0 && *dst == nil:
		*dst = make(map[string]V)
	}
	return m
}

// Next moves to the next entry, whose value the Decoder must read next. It
// returns false at the end of the object and after a failure.
func (m *Map[V]) Next() bool {
	if m.lead == 0 {
		return false
	}
	if m.value != nil && !m.store() {
		return false
	}
	i, ok := m.d.follow(m.lead, '}')
	if !ok {
		return false
	}
	m.lead = ','
	key := m.d.readKey(i)
	if m.d.err != nil || !m.d.chargeEntry(len(*m.dst), len(key), sizeOf[V]()) {
		return false
	}
	m.key = string(key)
	if m.value == nil {
		m.value = new(V)
	}
	*m.value = *new(V)
	return true
}

// store adds the decoded value to the map, after it is complete.
func (m *Map[V]) store() bool {
	if m.d.err != nil {
		m.d.inField(m.key)
		return false
	}
	(*m.dst)[m.key] = *m.value
	return true
}

// Value returns the place of the current value, initially zero: an entry
// replaces an earlier one with the same key.
func (m *Map[V]) Value() *V { return m.value }

// MapOf is the type of a map from texts to values of the field's Item.
var MapOf mapOfType

type mapOfType struct{}

func (*mapOfType) read(d *Decoder, f *Field, place any) {
	readMap(d, f.Item, reflect.ValueOf(place).Elem())
}

func (*mapOfType) write(b []byte, f *Field, place any, request bool) ([]byte, error) {
	m := reflect.ValueOf(place).Elem()
	value := reflect.New(m.Type().Elem())
	keys := m.MapKeys()
	slices.SortFunc(keys, func(k, l reflect.Value) int { return strings.Compare(k.String(), l.String()) })
	start := len(b)
	for _, key := range keys {
		value.Elem().Set(m.MapIndex(key))
		b = append(appendQuoted(append(b, ','), key.String()), ':')
		var err error
		if b, err = appendItem(b, f.Item, value.Interface(), request); err != nil {
			return nil, err
		}
	}
	return CloseObject(b, start), nil
}

// readMap reads an object into a map as a Map does, without code for its type.
func readMap(d *Decoder, item *Field, dst reflect.Value) {
	lead, null := d.open('{', "an object")
	switch {
	case null:
		dst.SetZero()
	case lead != 0 && dst.IsNil():
		dst.Set(reflect.MakeMap(dst.Type()))
	}
	value, key := reflect.New(dst.Type().Elem()), reflect.New(dst.Type().Key()).Elem()
	size := max(1, int64(value.Elem().Type().Size()))
	for lead != 0 {
		i, ok := d.follow(lead, '}')
		if !ok {
			return
		}
		lead = ','
		text := d.readKey(i)
		if d.err != nil || !d.chargeEntry(dst.Len(), len(text), size) {
			return
		}
		key.SetString(string(text))
		value.Elem().SetZero()
		if d.item(item, value.Interface()); d.err != nil {
			d.inField(key.String())
			return
		}
		dst.SetMapIndex(key, value.Elem())
	}
}
