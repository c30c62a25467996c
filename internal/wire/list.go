package wire

import (
	"math"
	"strconv"
)

// A List decodes a JSON array into a slice:
//
//	for l := wire.NewList(d, &v.Tasks); l.Next(); {
//		d.Value(l.Item())
//	}
type List[T any] struct {
	d    *Decoder
	dst  *[]T
	n    int  // items so far
	most int  // maximum number of items
	lead byte // what precedes the next item: '[', then ','; 0 for null
}

// NewList opens the next value, an array that fills dst. Null sets dst to nil,
// an empty array to a slice that is empty and not nil.
func NewList[T any](d *Decoder, dst *[]T) List[T] {
	l := List[T]{d: d, dst: dst, most: math.MaxInt}
	var null bool
	if l.lead, null = d.open('[', "an array"); null {
		*dst = nil
	}
	return l
}

// Next adds an item, which the Decoder must read next. It returns false at the
// end of the array and after a failure.
func (l *List[T]) Next() bool {
	if l.lead == 0 {
		return false
	}
	if l.d.err != nil {
		l.d.inItem(l.n - 1)
		return false
	}
	i, ok := l.d.follow(l.lead, ']')
	if !ok {
		l.end()
		return false
	}
	if l.n == l.most {
		l.d.fail(i, "more than "+strconv.Itoa(l.most)+" items, which is the most that was asked for or is documented,")
		return false
	}
	l.d.pos = i
	l.lead = ','
	if !l.grow() {
		return false
	}
	l.n++
	return true
}

// Item returns the place of the current item. As in encoding/json, its initial
// value is the previous content of the slice.
func (l *List[T]) Item() *T { return &(*l.dst)[l.n-1] }

// grow extends the slice to contain item n. It reports whether the budget
// sufficed.
func (l *List[T]) grow() bool {
	s := *l.dst
	if l.n < len(s) {
		return true
	}
	if l.n == cap(s) {
		room := l.room()
		if room <= l.n {
			l.d.overdrawn()
			return false
		}
		l.d.charge(int64(room) * sizeOf[T]())
		s = append(make([]T, 0, room), s...)
	}
	*l.dst = s[:l.n+1]
	return true
}

// room returns the number of items to allocate: twice the current number or, in
// a document that is a list, the estimated number of items, but never more than
// the budget allows.
func (l *List[T]) room() int {
	left := max(0, l.d.left-perAllocation) / sizeOf[T]()
	if l.n == 0 {
		return int(min(1, left))
	}
	double := 2 * int64(l.n)
	if l.d.depth > 1 {
		return int(min(double, left))
	}
	return int(min(max(double, l.guess()), int64(l.most), left))
}

// guess estimates the number of items of the document from those read so far.
// The estimate is limited to eight times the memory of the rest of the document,
// and to half the budget.
func (l *List[T]) guess() int64 {
	n, rest := int64(l.n), int64(len(l.d.data)-l.d.pos)
	guess := 4 + rest/(int64(l.d.pos)/n)*17/16
	trusted := min(8*rest, l.d.left/2) / sizeOf[T]()
	return n + min(guess, trusted)
}

// end cuts the slice to the items of this array.
func (l *List[T]) end() {
	switch {
	case l.d.err != nil:
	case l.n == 0:
		*l.dst = []T{}
	default:
		*l.dst = (*l.dst)[:l.n]
	}
}
