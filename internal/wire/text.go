package wire

import (
	"unicode/utf8"
	"unsafe"
)

// texts is memory for strings. Those of an object share one allocation, or a few
// if there is much of them; those of the items of a list share some with their
// neighbours.
type texts struct {
	block   []byte // consecutive strings; memory that was handed out is never written again
	used    int    // bytes of block
	size    int    // of the next block
	scratch []byte // the last string that had to be unescaped
}

const (
	// firstBlock is the size of the first block, in bytes: room for the strings
	// of most objects.
	firstBlock = 256
	// sharedBlock is the size of the blocks in a list of objects: so much a
	// string keeps alive of the items beside its own, about four of them.
	sharedBlock = 1 << 10
	// largestBlock is the largest size of a block: so much a short string may
	// keep alive of its neighbours in a large object.
	largestBlock = 4 << 10
	// large is the length from which strings are allocated separately, unless they
	// fit into the rest of a block.
	large = largestBlock / 4
)

// keep returns a copy of src, or nothing if the budget does not allow for it.
func (d *Decoder) keep(src []byte) string {
	t := &d.texts
	if len(t.block)-t.used < len(src) {
		if len(src) >= large {
			return d.keepAlone(src)
		}
		size := max(len(src), min(t.size, len(d.data)-d.pos+len(src)))
		if !d.charge(int64(size)) {
			return ""
		}
		t.block = make([]byte, size)
		t.used = 0
		t.size = min(2*t.size, largestBlock)
	}
	out := t.block[t.used:]
	n := copy(out, src)
	t.used += n
	return unsafe.String(unsafe.SliceData(out), n)
}

// keepAlone is keep in memory that no other string shares.
func (d *Decoder) keepAlone(src []byte) string {
	if !d.charge(int64(len(src))) {
		return ""
	}
	return string(src)
}

// next starts another item of a list.
func (t *texts) next() { t.size = sharedBlock }

// unquoted returns the decoded form of src, the checked content of a JSON
// string. It is valid until the next call. An invalid byte becomes three.
func (d *Decoder) unquoted(src []byte) []byte {
	t, size := &d.texts, len(src)
	if size > keptScratch && !utf8.Valid(src) {
		size *= utf8.RuneLen(utf8.RuneError)
	}
	if cap(t.scratch) < size {
		if !d.charge(int64(size)) {
			return nil
		}
		t.scratch = make([]byte, 0, size)
	}
	t.scratch = appendUnquoted(t.scratch[:0], src)
	return t.scratch
}

// keptScratch is the most scratch memory, in bytes, that outlives a document.
const keptScratch = 64 << 10

// reset forgets all strings.
func (t *texts) reset() {
	if cap(t.scratch) > keptScratch {
		t.scratch = nil
	}
	t.block, t.used = nil, 0
}
