package wire

import "strings"

// The characters around a key in a compact document.
const (
	before = `,"`
	after  = `":`
)

// A keyTable is the lookup table of a decoder's keys. It is created from Fields
// when the first object of a kind is read: a program pays only for the kinds
// that it decodes.
type keyTable struct {
	keys  []string // the keys in their order, without escapes
	rows  []row    // what the decoder needs of each field
	slots []uint16 // hash table of places among the keys, plus one; 0 is empty
}

// A row is what the decoder needs of most fields.
type row struct {
	key      string // between before and after
	of       *Field
	place    uint16 // of the field, among all places
	quick    quick
	optional bool
}

// keys returns the table of f.
func (f *Fields) keys() *keyTable {
	f.once.Do(func() { f.table = newKeyTable(f.List) })
	return f.table
}

func newKeyTable(fields []Field) *keyTable {
	size := 1
	for size < 2*len(fields)+1 {
		size *= 2
	}
	t := &keyTable{slots: make([]uint16, size)}
	place := uint16(0)
	for i := range fields {
		f := &fields[i]
		t.rows = append(t.rows, row{before + f.Key + after, f, place, quickOf(f.Type), f.Optional})
		if place++; f.Optional {
			place++
		}
		key := f.Key
		if strings.Contains(key, `\`) {
			key = string(appendUnquoted(nil, []byte(key)))
		}
		t.add(key)
	}
	return t
}

// find returns the place of a key, or unknown. The table is at most half full, so
// a free slot is near.
func (t *keyTable) find(key []byte) int {
	mask := uint(len(t.slots) - 1)
	for h := hash(key); ; h++ {
		place := int(t.slots[h&mask]) - 1
		if place < 0 || t.keys[place] == string(key) {
			return place
		}
	}
}

// add adds a key to the first free slot at or after its position.
func (t *keyTable) add(key string) {
	t.keys = append(t.keys, key)
	mask := uint(len(t.slots) - 1)
	h := hash([]byte(key))
	for t.slots[h&mask] != 0 {
		h++
	}
	t.slots[h&mask] = uint16(len(t.keys))
}

// hash distinguishes most keys of one object, by the length and three bytes.
func hash(key []byte) uint {
	n := uint(len(key))
	if n == 0 {
		return 0
	}
	return n + 9*uint(key[0]) + 5*uint(key[n/2]) + 3*uint(key[n-1])
}

// name returns the key of field i as it appears between quotes.
func (t *keyTable) name(i int) string {
	return t.rows[i].key[len(before) : len(t.rows[i].key)-len(after)]
}
