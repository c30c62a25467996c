package wire

import (
	"strconv"
	"unsafe"
)

// What decoding may allocate, in bytes: so much for any document, so that short
// ones decode however sparse their objects are, and so much for each of its own
// bytes. A document of 10 MiB may take 66 MiB.
const (
	freeBytes    = 16 << 20
	bytesPerByte = 5
)

// perAllocation is by how much the allocator rounds up small sizes, about.
const perAllocation = 16

// budget is what decoding a document of that many bytes may allocate.
func budget(document int) int64 { return freeBytes + bytesPerByte*int64(document) }

// charge takes n bytes, which are about to be allocated, off the budget. It
// stops the decoder and returns false when they are more than what is left.
func (d *Decoder) charge(n int64) bool {
	d.left -= n + perAllocation
	if d.left < 0 {
		d.overdrawn()
		return false
	}
	return true
}

// chargeEntry is charge for one more entry of a map that has n, with a key of
// that many bytes and a value of that size. Maps grow by doubling, while what
// they held before is still there.
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

// How Go lays out maps.
const (
	mapHeader  = 48
	firstSlots = 8
	indirect   = 128 // larger values are allocated on their own
	pointer    = int64(unsafe.Sizeof(uintptr(0)))
)

// overdrawn stops the decoder for want of budget.
func (d *Decoder) overdrawn() {
	d.fail(d.pos, "takes more memory than the "+strconv.FormatInt(budget(len(d.data)), 10)+
		" bytes that a document of "+strconv.Itoa(len(d.data))+" may")
}

// sizeOf returns the size of a T, and 1 for one that has none.
func sizeOf[T any]() int64 {
	var v T
	return max(1, int64(unsafe.Sizeof(v)))
}
