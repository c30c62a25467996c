package wire

import (
	"errors"
	"strconv"
)

// Uint64 reads an integer within 64 bits that is not negative. A fraction or an
// exponent is refused. Null leaves dst as it is.
func (d *Decoder) Uint64(dst *uint64) {
	i := d.space(d.pos)
	text, integral := d.number(i)
	if text == nil {
		return
	}
	if !integral {
		d.fail(i, shown(text)+" is not an integer")
		return
	}
	n, err := strconv.ParseUint(string(text), 10, 64)
	if err != nil {
		d.fail(i, shown(text)+" out of range")
		return
	}
	*dst = n
}

// Decimal reads a number as the text that it is written with. Null leaves dst as it
// is.
func (d *Decoder) Decimal(dst *string) {
	if text, _ := d.number(d.space(d.pos)); text != nil {
		*dst = d.keep(text)
	}
}

// QuotedDecimal reads a number in a string, as the text in there. Null leaves dst as
// it is.
func (d *Decoder) QuotedDecimal(dst *string) {
	text, start, ok := d.text()
	if !ok {
		return
	}
	if n, _ := number(text); n == 0 || n < len(text) {
		d.fail(start, "want a number in a string")
		return
	}
	*dst = d.keep(text)
}

// AnyDecimal is Decimal or QuotedDecimal, whichever the value is.
func (d *Decoder) AnyDecimal(dst *string) {
	if d.at(d.space(d.pos), '"') {
		d.QuotedDecimal(dst)
		return
	}
	d.Decimal(dst)
}

// AppendUint appends n.
func AppendUint(b []byte, n uint64) []byte { return strconv.AppendUint(b, n, 10) }

// AppendConstInt appends n, or usual if n is 0.
func AppendConstInt(b []byte, n, usual int64) []byte {
	if n == 0 {
		n = usual
	}
	return AppendInt(b, n)
}

// AppendDecimal appends the number that s is the text of. The empty text is 0.
func AppendDecimal[S ~string](b []byte, s S) ([]byte, error) {
	if s == "" {
		return append(b, '0'), nil
	}
	if n, _ := number([]byte(s)); n == 0 || n < len(s) {
		return nil, errors.New("a decimal that is no number has no JSON form")
	}
	return append(b, s...), nil
}

// AppendQuotedDecimal is AppendDecimal with quotes around.
func AppendQuotedDecimal[S ~string](b []byte, s S) ([]byte, error) {
	b, err := AppendDecimal(append(b, '"'), s)
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// Uint64 is the type of whole numbers within 64 bits that are not negative.
var Uint64 uint64Type

type uint64Type struct{}

func (*uint64Type) read(d *Decoder, f *Field, place any) { d.Uint64(at[uint64](place)) }

func (*uint64Type) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendUint(b, *at[uint64](place)), nil
}

// Decimal is the type of numbers that are kept as the text they are written with.
var Decimal decimalType

type decimalType struct{}

func (*decimalType) read(d *Decoder, f *Field, place any) { d.Decimal(at[string](place)) }

func (*decimalType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendDecimal(b, *at[string](place))
}

// QuotedDecimal is the type of such numbers in a string.
var QuotedDecimal quotedDecimalType

type quotedDecimalType struct{}

func (*quotedDecimalType) read(d *Decoder, f *Field, place any) { d.QuotedDecimal(at[string](place)) }

func (*quotedDecimalType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendQuotedDecimal(b, *at[string](place))
}
