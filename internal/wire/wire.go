package wire

import (
	"context"
	"math"
	"reflect"
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
	for l.a.most = most; l.Next(); {
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

// Value is the type of values that read and write themselves.
var Value valueType

type valueType struct{}

func (*valueType) read(d *Decoder, _ *Field, place any) { d.Value(place.(Unmarshaler)) }

func (*valueType) write(b []byte, _ *Field, place any, request bool) ([]byte, error) {
	return appendValue(b, place, request)
}

// appendValue appends a value as responses hold it, or as requests do if that is not
// the same.
func appendValue(b []byte, v any, request bool) ([]byte, error) {
	if r, ok := v.(Requester); ok && request {
		return r.AppendRequest(b)
	}
	return v.(Marshaler).AppendJSON(b)
}

// PointerTo is the type of a pointer to a value that reads and writes itself. The
// nil pointer is null.
var PointerTo pointerToType

type pointerToType struct{}

func (*pointerToType) read(d *Decoder, _ *Field, place any) {
	pointer := reflect.ValueOf(place).Elem()
	if d.Null() {
		pointer.SetZero()
		return
	}
	if pointer.IsNil() {
		if !d.charge(int64(pointer.Type().Elem().Size())) {
			return
		}
		pointer.Set(reflect.New(pointer.Type().Elem()))
	}
	d.Value(pointer.Interface().(Unmarshaler))
}

func (*pointerToType) write(b []byte, _ *Field, place any, request bool) ([]byte, error) {
	pointer := reflect.ValueOf(place).Elem()
	if pointer.IsNil() {
		return AppendNull(b), nil
	}
	return appendValue(b, pointer.Interface(), request)
}

// Only is the type of a slice with one item, which stands for the list.
var Only onlyType

type onlyType struct{}

func (*onlyType) read(d *Decoder, _ *Field, place any) {
	list := reflect.ValueOf(place).Elem()
	list.Set(reflect.MakeSlice(list.Type(), 1, 1))
	d.Value(list.Index(0).Addr().Interface().(Unmarshaler))
}

func (*onlyType) write(b []byte, _ *Field, place any, request bool) ([]byte, error) {
	list := reflect.ValueOf(place).Elem()
	if list.Len() == 0 {
		return AppendNull(b), nil
	}
	return appendValue(b, list.Index(0).Addr().Interface(), request)
}
