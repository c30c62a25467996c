package wire

import "unsafe"

// texts hands out memory for the strings of an object: they share one
// allocation, or a few if there is much of them.
type texts struct {
	block   []byte // strings one behind the other; what is handed out is never written again
	used    int    // bytes of block
	full    int    // bytes in earlier blocks of the object
	size    int    // of the next block
	scratch []byte // the last string that had to be unescaped
}

// firstBlock is the size of the first block, in bytes: room for the strings of
// most objects.
const firstBlock = 256

// keep returns a copy of src.
func (t *texts) keep(src []byte) string {
	if len(t.block)-t.used < len(src) {
		t.full += t.used
		t.block = make([]byte, max(len(src), t.size))
		t.used = 0
		t.size *= 2
	}
	out := t.block[t.used:]
	n := copy(out, src)
	t.used += n
	return unsafe.String(unsafe.SliceData(out), n)
}

// next starts another object: it shares no memory with the one before, and is
// expected to need about as much.
func (t *texts) next() {
	used := t.full + t.used
	t.size = used + used/16 + 8
	t.block, t.used, t.full = nil, 0, 0
}

// keptScratch is the most scratch memory, in bytes, that outlives a document.
const keptScratch = 64 << 10

// reset forgets all strings. The document that comes next has size bytes.
func (t *texts) reset(size int) {
	if cap(t.scratch) > keptScratch {
		t.scratch = nil
	}
	t.size = min(size, firstBlock)
	t.block, t.used, t.full = nil, 0, 0
}
