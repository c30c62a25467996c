package wire

import (
	"context"
	"math"
)

// A Marshaler appends itself as JSON.
type Marshaler interface {
	// AppendJSON appends the JSON of the value to b, compact and without
	// escaping HTML. It fails for values that JSON cannot represent: a NaN, an
	// infinity, invalid raw JSON.
	AppendJSON(b []byte) ([]byte, error)
}

// An Unmarshaler decodes itself from JSON.
type Unmarshaler interface {
	// UnmarshalWire reads one value from d. JSON null does not change the
	// receiver. It returns the error at which d stopped, if any.
	UnmarshalWire(d *Decoder) error
}

// Decode decodes body, a whole document that contains one value, into v. An
// empty body, null, a value of the wrong kind and trailing data are errors. The
// error is an *[Error] whose path starts with "response". After an error, v may
// contain a part of the document.
func Decode[T any, P interface {
	*T
	Unmarshaler
}](body []byte, v *T) error {
	return newDecoder(body).one(P(v))
}

// DecodeResponse is like [Decode] for a response. The fields that
// [Decoder.Require] checks must be present, and the decoding stops if ctx ends.
func DecodeResponse[T any, P interface {
	*T
	Unmarshaler
}](ctx context.Context, body []byte, v *T) error {
	d := newDecoder(body)
	d.ctx, d.required = ctx, 1
	return d.one(P(v))
}

func (d *Decoder) one(v Unmarshaler) error {
	d.refuseNull()
	d.Value(v)
	return d.finish(root)
}

// DecodeSlice decodes body, a whole document that contains an array. For an
// empty array it returns an empty, non-nil slice. Errors are those of [Decode],
// and with them the slice is nil.
func DecodeSlice[T any, P interface {
	*T
	Unmarshaler
}](body []byte) ([]T, error) {
	return many[T, P](newDecoder(body), math.MaxInt)
}

// DecodePage is like [DecodeSlice] for a response with at most so many items; 0
// means no limit. The fields that [Decoder.Require] checks must be present in
// each item, and the decoding stops if ctx ends.
func DecodePage[T any, P interface {
	*T
	Unmarshaler
}](ctx context.Context, body []byte, most int) ([]T, error) {
	d := newDecoder(body)
	d.ctx, d.required = ctx, 2
	if most == 0 {
		most = math.MaxInt
	}
	return many[T, P](d, most)
}

func many[T any, P interface {
	*T
	Unmarshaler
}](d *Decoder, most int) ([]T, error) {
	d.refuseNull()
	var list []T
	l := NewList(d, &list)
	for l.most = most; l.Next(); {
		d.Value(P(l.Item()))
		d.texts.next()
	}
	if err := d.finish(root); err != nil {
		return nil, err
	}
	return list, nil
}

// Unmarshal decodes data, a whole document, for an UnmarshalJSON method: as
// encoding/json requires, null changes nothing.
func Unmarshal(data []byte, v Unmarshaler) error {
	d := newDecoder(data)
	d.Value(v)
	return d.finish("")
}

// Pointer decodes the next value into the value that dst points to, and
// allocates it if necessary. Null sets dst to nil.
func Pointer[T any, P interface {
	*T
	Unmarshaler
}](d *Decoder, dst **T) {
	if d.Null() {
		*dst = nil
		return
	}
	if *dst == nil {
		if !d.charge(sizeOf[T]()) {
			return
		}
		*dst = new(T)
	}
	d.Value(P(*dst))
}

// root is how error paths name the body of a response.
const root = "response"
