package wire

import (
	"context"
	"sync"

	"github.com/seed-e19c5fb5/clerk-go/internal/deadline"
)

// A Decoder reads one JSON document from front to back. The first failure stops
// it: from then on reads change nothing, loops end, and [Decoder.Err] returns
// the error. Use [Decode], [DecodeSlice] or [Unmarshal] to get one.
type Decoder struct {
	data  []byte
	pos   int    // of the next byte to read; len(data) once stopped
	depth int    // open objects and arrays
	key   []byte // the key that object.next did not know, unescaped
	err   *Error

	texts texts

	left     int64           // bytes that may still be allocated
	steps    uint            // see step
	required int             // 1 + the depth of the objects for which Require checks a field; 0 checks none
	ctx      context.Context // nil never ends
}

// maxDepth is how deep objects and arrays may nest, as in encoding/json.
const maxDepth = 10000

var decoders = sync.Pool{New: func() any { return new(Decoder) }}

func newDecoder(data []byte) *Decoder {
	d := decoders.Get().(*Decoder)
	d.data = data
	d.left = budget(len(data))
	d.texts.size = min(len(data), firstBlock)
	return d
}

// release puts d back into the pool, without references to its input and output.
func (d *Decoder) release() {
	d.texts.reset()
	d.data, d.pos, d.depth, d.key, d.err = nil, 0, 0, nil, nil
	d.required, d.ctx = 0, nil
	decoders.Put(d)
}

// stepsPerLook is the number of steps after which the decoder checks its
// context: some ten microseconds of work.
const stepsPerLook = 1024

// step counts one item of an array or key of an object; known keys of objects,
// of which there are few, are not counted.
func (d *Decoder) step() {
	if d.steps++; d.steps%stepsPerLook == 0 {
		d.look()
	}
}

// look stops d if its context is done.
func (d *Decoder) look() {
	if d.ctx == nil || d.err != nil {
		return
	}
	if cause := deadline.Reason(d.ctx); cause != nil {
		d.fail(d.pos, cause.Error())
		d.err.cause = cause
	}
}

// Err returns the error that stopped d, or nil.
func (d *Decoder) Err() error {
	if d.err == nil {
		return nil
	}
	return d.err
}

// Require ends an object in which the field with the given key must be present
// and not empty. It applies only if the object is a response, or an item of a
// list that is a response; elsewhere everything is optional. It returns the
// result of Err.
func (d *Decoder) Require(key string, present bool) error {
	if !present {
		d.lack(key)
	}
	return d.Err()
}

func (d *Decoder) lack(key string) {
	if d.err == nil && d.depth+1 == d.required {
		d.fail(d.pos, "missing or empty")
		d.inField(key)
	}
}

// Value decodes the next value into v.
func (d *Decoder) Value(v Unmarshaler) {
	if err := v.UnmarshalWire(d); err != nil && d.err == nil {
		d.fail(d.pos, err.Error())
	}
}

// Null reports whether the next value is null, and passes it if so.
func (d *Decoder) Null() bool {
	return d.pos < len(d.data) && !startsValue[d.data[d.pos]] && d.null()
}

// startsValue are the bytes with which a value begins that is not null.
var startsValue = [256]bool{
	'"': true, '{': true, '[': true, 't': true, 'f': true, '-': true,
	'0': true, '1': true, '2': true, '3': true, '4': true, '5': true, '6': true, '7': true, '8': true, '9': true,
}

func (d *Decoder) null() bool {
	i := d.space(d.pos)
	if i >= len(d.data) || d.data[i] != 'n' {
		return false
	}
	d.literal(i, "null")
	return d.err == nil
}

// finish ends the document: it rejects trailing data and releases d. It returns
// the error, if any, with root at the start of its path.
func (d *Decoder) finish(root string) error {
	if d.err == nil {
		if i := d.space(d.pos); i < len(d.data) {
			d.fail(i, "trailing data")
		}
	}
	err := d.err
	d.release()
	if err != nil {
		return located(err, root)
	}
	return nil
}

// refuseNull stops d if the document is empty or null.
func (d *Decoder) refuseNull() {
	i := d.space(0)
	switch {
	case i == len(d.data):
		d.fail(i, "empty body")
	case d.data[i] == 'n':
		d.literal(i, "null")
		d.fail(i, "unexpected null")
	}
}

// literal passes the word at offset i, which starts with the right byte.
func (d *Decoder) literal(i int, word string) {
	if len(d.data)-i < len(word) || string(d.data[i:i+len(word)]) != word {
		d.fail(i, "invalid literal, want "+word)
		return
	}
	d.pos = i + len(word)
}
