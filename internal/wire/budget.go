package wire

import (
	"strconv"
	"unsafe"
)

// The bytes that decoding may allocate: a fixed number for any document, so that
// short ones can be decoded however sparse their objects are, and a number for
// each byte of the document. A document of 10 MiB may take 66 MiB.
const (
	freeBytes    = 16 << 20
	bytesPerByte = 5
)

// perAllocation is by how much the allocator rounds up small sizes, about.
const perAllocation = 16

// budget returns the number of bytes that decoding a document of that length may
// allocate.
func budget(document int) int64 { return freeBytes + bytesPerByte*int64(document) }

// charge subtracts n bytes, which are about to be allocated, from the budget. It
// stops the decoder and returns false if the budget is too small.
func (d *Decoder) charge(n int64) bool {
	d.left -= n + perAllocation
	if d.left < 0 {
		d.overdrawn()
		return false
	}
	return true
}

// chargeEntry is like charge for another entry of a map of n entries, with the
// length of its key and the size of its value. A map grows by doubling, while
// its old memory still exists.
func (d *Decoder) chargeEntry(n, key int, value int64) bool {
	bytes := int64(key)
	if value > indirect {
		bytes += value
		value = pointer
	}
	slot := value + int64(unsafe.Sizeof(""))
	switch {
	case n == 0:
		bytes += mapHeader + firstSlots*slot
	case n >= firstSlots && n&(n-1) == 0:
		bytes += 4 * int64(n) * slot
	}
	return d.charge(bytes)
}

// The layout of maps in Go.
const (
	mapHeader  = 48
	firstSlots = 8
	indirect   = 128 // larger values are allocated on their own
	pointer    = int64(unsafe.Sizeof(uintptr(0)))
)

// overdrawn stops the decoder because the budget is used up.
func (d *Decoder) overdrawn() {
	d.fail(d.pos, "takes more memory than the "+strconv.FormatInt(budget(len(d.data)), 10)+
		" bytes that a document of "+strconv.Itoa(len(d.data))+" may")
}

// sizeOf returns the size of a T, and 1 for one that has none.
func sizeOf[T any]() int64 {
	var v T
	return max(1, int64(unsafe.Sizeof(v)))
}
