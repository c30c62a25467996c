package wire

import (
	"math"
	"reflect"
	"strconv"
	"unsafe"
)

// A List decodes a JSON array into a slice:
//
//	for l := wire.NewList(d, &tasks); l.Next(); {
//		d.Value(l.Item())
//	}
type List[T any] struct {
	a   array // not embedded: its methods would be compiled for each T
	dst *[]T
}

// NewList opens the next value, an array that fills dst. Null sets dst to nil,
// an empty array to a slice that is empty and not nil.
func NewList[T any](d *Decoder, dst *[]T) List[T] {
	a, null := d.array()
	if null {
		*dst = nil
	}
	return List[T]{a, dst}
}

// Next adds an item, which the Decoder must read next. It returns false at the
// end of the array and after a failure.
func (l *List[T]) Next() bool {
	s := *l.dst
	switch l.a.next() {
	case atEnd:
		if *l.dst = s[:l.a.n]; l.a.n == 0 {
			*l.dst = []T{}
		}
		return false
	case stopped:
		return false
	}
	if l.a.n == cap(s) && l.a.n == len(s) {
		room := l.a.room(sizeOf[T]())
		if room == 0 {
			return false
		}
		s = append(make([]T, 0, room), s...)
	}
	if l.a.n++; l.a.n > len(s) {
		*l.dst = s[:l.a.n]
	}
	return true
}

// Item returns the place of the current item. As in encoding/json, its initial
// value is the previous content of the slice.
func (l *List[T]) Item() *T { return &(*l.dst)[l.a.n-1] }

// ListOf is the type of a slice, whose items are of the field's Item.
var ListOf listOfType

type listOfType struct{}

func (*listOfType) read(d *Decoder, f *Field, place any) {
	readList(d, f, reflect.ValueOf(place).Elem())
}

func (*listOfType) write(b []byte, f *Field, place any, request bool) ([]byte, error) {
	list := reflect.ValueOf(place).Elem()
	b = append(b, '[')
	for i := range list.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = appendItem(b, f.Item, list.Index(i).Addr().Interface(), request); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// readList reads an array into a slice as a List does, without code for its type.
func readList(d *Decoder, f *Field, dst reflect.Value) {
	l, null := d.array()
	if null {
		dst.SetZero()
	}
	size := max(1, int64(dst.Type().Elem().Size()))
	for {
		switch l.next() {
		case atEnd:
			if dst.SetLen(l.n); l.n == 0 {
				dst.Set(emptyList(f, dst.Type()))
			}
			return
		case stopped:
			return
		}
		if l.n == dst.Cap() && l.n == dst.Len() {
			room := l.room(size)
			if room == 0 {
				return
			}
			d.charge(sliceHeader)
			larger := reflect.MakeSlice(dst.Type(), l.n, room)
			reflect.Copy(larger, dst)
			dst.Set(larger)
		}
		if l.n++; l.n > dst.Len() {
			dst.SetLen(l.n)
		}
		d.item(f.Item, dst.Index(l.n-1).Addr().Interface())
	}
}

// sliceHeader is what reflection allocates beside the items of a slice.
const sliceHeader = int64(unsafe.Sizeof([]byte{}))

// emptyList returns a slice that is empty and not nil, always the same: making one
// by reflection takes memory.
func emptyList(f *Field, t reflect.Type) reflect.Value {
	if empty, ok := f.empty.Load().(reflect.Value); ok {
		return empty
	}
	empty := reflect.MakeSlice(t, 0, 0)
	f.empty.Store(empty)
	return empty
}

// An array walks through the items of a JSON array.
type array struct {
	d    *Decoder
	n    int  // items so far
	most int  // maximum number of items
	lead byte // what precedes the next item: '[', then ','; 0 for null
}

// array opens the next value, an array, and reports whether it is null.
func (d *Decoder) array() (a array, null bool) {
	lead, null := d.open('[', "an array")
	return array{d: d, most: math.MaxInt, lead: lead}, null
}

// step is where an array has got to.
type step int

const (
	atItem step = iota
	atEnd
	stopped
)

// next moves to the next item, which the Decoder must read next.
func (a *array) next() step {
	if a.lead == 0 {
		return stopped
	}
	if a.d.err != nil {
		a.d.inItem(a.n - 1)
		return stopped
	}
	i, ok := a.d.follow(a.lead, ']')
	if !ok {
		if a.d.err != nil {
			return stopped
		}
		return atEnd
	}
	if a.n == a.most {
		a.d.fail(i, "more than "+strconv.Itoa(a.most)+" items, which is the most that was asked for or is documented,")
		return stopped
	}
	a.d.pos = i
	a.lead = ','
	return atItem
}

// room returns the number of items to allocate, and charges for them: twice the
// current number or, in a document that is a list, the estimated number of items,
// but never more than the budget allows. It is 0 if that is used up.
func (a *array) room(size int64) int {
	left := max(0, a.d.left-perAllocation) / size
	double := max(1, 2*int64(a.n))
	if a.n > 0 && a.d.depth == 1 {
		double = min(max(double, a.guess(size)), int64(a.most))
	}
	room := int(min(double, left))
	if room <= a.n {
		a.d.overdrawn()
		return 0
	}
	a.d.charge(int64(room) * size)
	return room
}

// guess estimates the number of items of the document from those read so far.
// The estimate is limited to eight times the memory of the rest of the document,
// and to half the budget.
func (a *array) guess(size int64) int64 {
	n, rest := int64(a.n), int64(len(a.d.data)-a.d.pos)
	guess := 4 + rest/(int64(a.d.pos)/n)*17/16
	trusted := min(8*rest, a.d.left/2) / size
	return n + min(guess, trusted)
}
