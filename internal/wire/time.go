package wire

import (
	"bytes"
	"errors"
	"time"
)

// Time reads an instant in a string, as RFC 3339 has it. Null leaves dst as it is.
func (d *Decoder) Time(dst *time.Time) {
	text, start, ok := d.text()
	if !ok {
		return
	}
	text = bytes.ToUpper(text) // T and Z may be written small
	var t time.Time
	if t.UnmarshalText(text) != nil || !isStrict(text) {
		d.fail(start, "want a date and time as in RFC 3339")
		return
	}
	*dst = t
}

// isStrict reports whether a text that package time reads is one that RFC 3339 has:
// an hour of two digits, a point before the fraction, and a zone of less than a day.
func isStrict(text []byte) bool {
	if text[len("2006-01-02T15")] != ':' || bytes.IndexByte(text, ',') >= 0 {
		return false
	}
	if text[len(text)-1] == 'Z' {
		return true
	}
	zone := text[len(text)-len("07:00"):]
	return string(zone[:2]) < "24" && zone[3] < '6'
}

// Date reads a day in a string: 2026-11-25. Null leaves dst as it is.
func (d *Decoder) Date(dst *string) {
	text, start, ok := d.text()
	if !ok {
		return
	}
	if _, err := time.Parse(time.DateOnly, string(text)); err != nil {
		d.fail(start, "want a date as in RFC 3339")
		return
	}
	*dst = d.keep(text)
}

// text passes the string that comes next, and returns where it starts. The text is
// good until the next call. There is none for null, which is passed too, and after
// a failure.
func (d *Decoder) text() (text []byte, start int, ok bool) {
	i := d.space(d.pos)
	switch {
	case d.at(i, '"'):
		if text = d.quoted(i); d.err == nil {
			return text, i, true
		}
	case d.at(i, 'n'):
		d.literal(i, "null")
	default:
		d.wrongKind(i, "a string")
	}
	return nil, i, false
}

// AppendTime appends t in quotes, in its own time zone. A year or a time zone that
// RFC 3339 has no form for is an error.
func AppendTime(b []byte, t time.Time) ([]byte, error) {
	b, err := t.AppendText(append(b, '"'))
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

// AppendDate appends a day in quotes. The empty one is that of the zero time.
func AppendDate[S ~string](b []byte, s S) ([]byte, error) {
	if s == "" {
		s = S(time.Time{}.Format(time.DateOnly))
	}
	if _, err := time.Parse(time.DateOnly, string(s)); err != nil {
		return nil, errors.New("a date that is not as in RFC 3339 has no JSON form")
	}
	return appendQuoted(b, string(s)), nil
}

// Time is the type of instants as in RFC 3339.
var Time timeType

type timeType struct{}

func (*timeType) read(d *Decoder, f *Field, place any) { d.Time(place.(*time.Time)) }

func (*timeType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendTime(b, *place.(*time.Time))
}

// Date is the type of days as in RFC 3339.
var Date dateType

type dateType struct{}

func (*dateType) read(d *Decoder, f *Field, place any) { d.Date(at[string](place)) }

func (*dateType) write(b []byte, f *Field, place any, _ bool) ([]byte, error) {
	return AppendDate(b, *at[string](place))
}
