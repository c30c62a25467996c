package twin

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"time"
)

// sampler is a twin that knows a value of its own.
type sampler interface{ sample() any }

// Time is the twin of a time.Time.
type Time time.Time

var rfc3339 = regexp.MustCompile(`^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$`)

// UnmarshalJSON reads an instant as RFC 3339 has it.
func (t *Time) UnmarshalJSON(data []byte) error {
	return unquoted(data, func(text string) error {
		if !rfc3339.MatchString(text) {
			return errMisshapen
		}
		return (*time.Time)(t).UnmarshalText([]byte(strings.ToUpper(text)))
	})
}

// MarshalJSON writes it as package time does.
func (t Time) MarshalJSON() ([]byte, error) { return time.Time(t).MarshalJSON() }

func (Time) sample() any { return "2026-11-25T18:55:20.5+02:00" }

// Date is the twin of a day.
type Date string

// UnmarshalJSON reads a day as RFC 3339 has it.
func (d *Date) UnmarshalJSON(data []byte) error {
	return unquoted(data, func(text string) error {
		*d = Date(text)
		_, err := time.Parse(time.DateOnly, text)
		return err
	})
}

// MarshalJSON writes the day, and for none that of the zero time.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		d = "0001-01-01"
	}
	return json.Marshal(string(d))
}

func (Date) sample() any { return "2026-11-25" }

// Decimal is the twin of an exact number.
type Decimal string

// UnmarshalJSON keeps the digits of a number.
func (d *Decimal) UnmarshalJSON(data []byte) error {
	switch c := data[0]; {
	case c == 'n':
		return nil
	case c == '"':
		return errOtherForm
	case !startsNumber(c):
		return errMisshapen
	}
	*d = Decimal(data)
	return nil
}

// MarshalJSON writes the digits, and for none 0.
func (d Decimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("0"), nil
	}
	return []byte(d), nil
}

func (Decimal) sample() any { return json.Number("12.50") }

// QuotedDecimal is the twin of an exact number in a string.
type QuotedDecimal string

var decimal = regexp.MustCompile(`^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$`)

// UnmarshalJSON keeps the digits of a number in a string.
func (d *QuotedDecimal) UnmarshalJSON(data []byte) error {
	if startsNumber(data[0]) {
		return errOtherForm
	}
	return unquoted(data, func(text string) error {
		*d = QuotedDecimal(text)
		if !decimal.MatchString(text) {
			return errMisshapen
		}
		return nil
	})
}

// MarshalJSON writes the digits, and for none 0.
func (d QuotedDecimal) MarshalJSON() ([]byte, error) {
	if d == "" {
		d = "0"
	}
	return json.Marshal(string(d))
}

func (QuotedDecimal) sample() any { return "12.50" }

// Bytes is the twin of data in base64.
type Bytes []byte

// UnmarshalJSON reads a string, and not, as for a []byte, an array of numbers.
func (b *Bytes) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*b = nil
		return nil
	}
	if data[0] == '[' {
		return errOtherForm
	}
	return unquoted(data, func(text string) error {
		decoded, err := base64.StdEncoding.DecodeString(text)
		*b = append(Bytes{}, decoded...)
		return err
	})
}

// MarshalJSON writes a string, an empty one for none.
func (b Bytes) MarshalJSON() ([]byte, error) {
	return json.Marshal(base64.StdEncoding.EncodeToString(b))
}

func (Bytes) sample() any { return "aGk/Pn4=" }

// errOtherForm is the error for a form that a codec refuses, and encoding/json reads
// into the type of a field: numbers in an array as data, and a decimal with quotes
// for one without.
var errOtherForm = errors.New("the value has the form of another kind")

var errMisshapen = errors.New("the value does not have its form")

func startsNumber(c byte) bool { return c == '-' || '0' <= c && c <= '9' }

// unquoted reads a string, or passes null over.
func unquoted(data []byte, read func(text string) error) error {
	var text *string
	if err := json.Unmarshal(data, &text); err != nil || text == nil {
		return err
	}
	return read(*text)
}

// sampleOf is the value that a twin knows, and whether it knows one.
func sampleOf(t reflect.Type) (any, bool) {
	if s, ok := reflect.Zero(t).Interface().(sampler); ok {
		return s.sample(), true
	}
	return nil, false
}
