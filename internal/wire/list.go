package wire

import "unsafe"

// A List decodes a JSON array into a slice:
//
//	for l := wire.NewList(d, &v.Tasks); l.Next(); {
//		d.Value(l.Item())
//	}
type List[T any] struct {
	d    *Decoder
	dst  *[]T
	n    int  // items so far
	lead byte // what precedes the next item: '[', then ','; 0 for null
}

// NewList opens the next value, an array that fills dst. Null sets dst to nil,
// an empty array to a slice that is empty and not nil.
func NewList[T any](d *Decoder, dst *[]T) List[T] {
	l := List[T]{d: d, dst: dst}
	var null bool
	if l.lead, null = d.open('[', "an array"); null {
		*dst = nil
	}
	return l
}

// Next makes room for one more item, which is what the Decoder reads next. It
// returns false at the end of the array and after a failure.
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
	l.d.pos = i
	l.lead = ','
	l.grow()
	l.n++
	return true
}

// Item is the place of the current item. As in encoding/json, it starts out
// with what the slice held there before.
func (l *List[T]) Item() *T { return &(*l.dst)[l.n-1] }

// grow extends the slice to hold item n.
func (l *List[T]) grow() {
	s := *l.dst
	if l.n < len(s) {
		return
	}
	if l.n == cap(s) {
		s = append(make([]T, 0, l.room()), s...)
	}
	*l.dst = s[:l.n+1]
}

// room is how many items to make room for: twice as many as there are or, in a
// document that is a list, as many as it holds if they go on as they have begun.
// That guess is trusted with eight times the memory that the document takes.
func (l *List[T]) room() int {
	if l.n == 0 {
		return 1
	}
	if l.d.depth > 1 {
		return 2 * l.n
	}
	var item T
	rest := len(l.d.data) - l.d.pos
	guess := 4 + rest/(l.d.pos/l.n)*17/16
	trusted := 8 * rest / max(1, int(unsafe.Sizeof(item)))
	return max(2*l.n, l.n+min(guess, trusted))
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
