package models

import (
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/wire"
)

// Date is a day of the calendar as in RFC 3339: "2006-01-02". Dates compare like
// the days that they are. The empty one is written as that of the zero time.
type Date string

// DateOf returns the day that t is in its own time zone.
func DateOf(t time.Time) Date {
	return Date(t.Format(time.DateOnly))
}

// In returns the start of the day in a time zone, or an error when d is no day.
func (d Date) In(zone *time.Location) (time.Time, error) {
	return time.ParseInLocation(time.DateOnly, string(d), zone)
}

// MarshalJSON writes the day, and fails when d is no day.
func (d Date) MarshalJSON() ([]byte, error) {
	return wire.AppendDate(nil, d)
}

// UnmarshalJSON reads a day, and refuses what is none.
func (d *Date) UnmarshalJSON(data []byte) error {
	return wire.Unmarshal(data, date{d})
}

// date reads into a Date.
type date struct{ to *Date }

// UnmarshalWire reads a day.
func (d date) UnmarshalWire(dec *wire.Decoder) error {
	dec.Date((*string)(d.to))
	return dec.Err()
}
