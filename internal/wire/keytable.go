package wire

import "strings"

// What surrounds a key in a compact document.
const (
	before = `,"`
	after  = `":`
)

// A keyTable is what decoders look keys up in. It is made of Fields when the
// first object of a kind is read: a program pays for the kinds that it meets.
type keyTable struct {
	expected []string // the keys in their order, each between before and after
	keys     []string // the keys in their order, without escapes
	slots    []uint16 // hash table of places among the keys, plus one; 0 is empty
}

// table returns the table of f. Two goroutines may make it at the same time; the
// tables are alike.
func (f *Fields) table() *keyTable {
	if t := f.prepared.Load(); t != nil {
		return t
	}
	t := newKeyTable(f.Keys)
	f.prepared.Store(t)
	return t
}

func newKeyTable(keys []string) *keyTable {
	size := 1
	for size < 2*len(keys)+1 {
		size *= 2
	}
	t := &keyTable{slots: make([]uint16, size)}
	for i, key := range keys {
		t.expected = append(t.expected, before+key+after)
		if strings.Contains(key, `\`) {
			key = string(appendUnquoted(nil, []byte(key)))
		}
		t.keys = append(t.keys, key)
		t.slots[t.slot([]byte(key))] = uint16(i + 1)
	}
	return t
}

// find returns the place of a key, or Unknown.
func (t *keyTable) find(key []byte) int { return int(t.slots[t.slot(key)]) - 1 }

// slot is where the key is in the hash table, or where it would be: tables are
// at most half full, so a free slot is near.
func (t *keyTable) slot(key []byte) uint {
	mask := uint(len(t.slots) - 1)
	h := hash(key) & mask
	for t.slots[h] != 0 && t.keys[t.slots[h]-1] != string(key) {
		h = (h + 1) & mask
	}
	return h
}

// hash tells the keys of one object apart, mostly: by the length and three bytes.
func hash(key []byte) uint {
	n := uint(len(key))
	if n == 0 {
		return 0
	}
	return n + 9*uint(key[0]) + 5*uint(key[n/2]) + 3*uint(key[n-1])
}

// name is the key of field i as it stands between quotes.
func (t *keyTable) name(i int) string {
	return t.expected[i][len(before) : len(t.expected[i])-len(after)]
}
