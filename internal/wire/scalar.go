package wire

import (
	"encoding/binary"
	"strconv"
)

// Bool reads a boolean. Null does not change dst.
func (d *Decoder) Bool(dst *bool) {
	i := d.space(d.pos)
	if i >= len(d.data) {
		d.unexpected(i, "a boolean")
		return
	}
	switch d.data[i] {
	case 't':
		if d.literal(i, "true"); d.err == nil {
			*dst = true
		}
	case 'f':
		if d.literal(i, "false"); d.err == nil {
			*dst = false
		}
	case 'n':
		d.literal(i, "null")
	default:
		d.wrongKind(i, "a boolean")
	}
}

// Int reads an integer within the range of an int. Null does not change dst.
func (d *Decoder) Int(dst *int) {
	start, n := d.pos, int64(*dst)
	d.Int64(&n)
	if int64(int(n)) != n {
		d.fail(start, "number "+strconv.FormatInt(n, 10)+" out of range")
		return
	}
	*dst = int(n)
}

// Int64 reads an integer within 64 bits. A fraction or an exponent is rejected,
// even if the number is an integer. Null does not change dst.
func (d *Decoder) Int64(dst *int64) {
	i := d.space(d.pos)
	if rest := d.data[i:]; len(rest) > 8 && rest[0] != '0' {
		if n, size := leadingInt(rest); size > 0 {
			*dst, d.pos = n, i+size
			return
		}
	}
	d.anyInt(dst, i)
}

// leadingInt reads the integer at the start of b, which has more than eight
// bytes. The size is 0 if it has fewer than 8 digits or more than 18, if the
// document ends with it, or if it is no integer.
func leadingInt(b []byte) (n int64, size int) {
	w := binary.LittleEndian.Uint64(b)
	if w&(w+0x06*ones)&(0xf0*ones) != 0x30*ones {
		return 0, 0
	}
	n = int64(eightDigits(w))
	for i := 8; i < len(b) && i < 19; i++ {
		c := b[i]
		if c < '0' || c > '9' {
			if continuesNumber(c) {
				break
			}
			return n, i
		}
		n = n*10 + int64(c-'0')
	}
	return 0, 0
}

// eightDigits returns the value of the eight decimal digits in w, the first of them
// in the lowest byte. Neighbours are joined three times over: into four numbers
// of two digits, two of four, one of eight.
func eightDigits(w uint64) uint64 {
	w = (w & (0x0f * ones)) * (1 + 10<<8) >> 8
	w = (w & 0x00ff00ff00ff00ff) * (1 + 100<<16) >> 16
	return (w & 0x0000ffff0000ffff) * (1 + 10000<<32) >> 32
}

// continuesNumber reports whether c, which follows an integer, continues the
// number.
func continuesNumber(c byte) bool { return c == '.' || c|0x20 == 'e' }

// anyInt is the slow path of Int64.
func (d *Decoder) anyInt(dst *int64, i int) {
	text, integral := d.number(i)
	if text == nil {
		return
	}
	if !integral {
		d.fail(i, shown(text)+" is not an integer")
		return
	}
	n, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil {
		d.fail(i, shown(text)+" out of range")
		return
	}
	*dst = n
}

// Float64 reads a number within the range of a float64. Null does not change
// dst.
func (d *Decoder) Float64(dst *float64) {
	i := d.space(d.pos)
	text, _ := d.number(i)
	if text == nil {
		return
	}
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		d.fail(i, shown(text)+" out of range")
		return
	}
	*dst = f
}

// number passes the number at offset i. It returns nil for null, which it also
// passes, and after a failure.
func (d *Decoder) number(i int) (text []byte, integral bool) {
	n, integral := number(d.data[i:])
	switch {
	case n > 0:
		d.pos = i + n
		return d.data[i:d.pos], integral
	case i < len(d.data) && d.data[i] == 'n':
		d.literal(i, "null")
	case i < len(d.data) && kind(d.data[i]) == "a number":
		d.fail(i, "malformed number")
	default:
		d.wrongKind(i, "a number")
	}
	return nil, false
}

// Bool is the type of booleans.
var Bool boolType

type boolType struct{}

func (*boolType) read(d *Decoder, f *Field, place any) { d.Bool(at[bool](place)) }

func (*boolType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendBool(b, *at[bool](place)), nil
}

// True is the type of a boolean that is always written as true.
var True trueType

type trueType struct{}

func (*trueType) read(d *Decoder, f *Field, place any) { d.Bool(at[bool](place)) }

func (*trueType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendBool(b, true), nil
}

// Int is the type of whole numbers within an int.
var Int intType

type intType struct{}

func (*intType) read(d *Decoder, f *Field, place any) { d.Int(at[int](place)) }

func (*intType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendInt(b, *at[int](place)), nil
}

// Int64 is the type of whole numbers within 64 bits.
var Int64 int64Type

type int64Type struct{}

func (*int64Type) read(d *Decoder, f *Field, place any) { d.Int64(at[int64](place)) }

func (*int64Type) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendInt(b, *at[int64](place)), nil
}

// ConstInt is the type of a whole number that is usually the same.
var ConstInt constIntType

type constIntType struct{}

func (*constIntType) read(d *Decoder, f *Field, place any) { d.Int64(at[int64](place)) }

func (*constIntType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendConstInt(b, *at[int64](place), f.Number), nil
}

// Float64 is the type of numbers within a float64.
var Float64 float64Type

type float64Type struct{}

func (*float64Type) read(d *Decoder, f *Field, place any) { d.Float64(at[float64](place)) }

func (*float64Type) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendFloat(b, *at[float64](place))
}
