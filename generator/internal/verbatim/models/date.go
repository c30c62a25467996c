package models

import "time"

// Date is a day of the calendar as in RFC 3339: "2006-01-02". Dates compare like
// the days that they are. The empty one is no day.
type Date string

// DateOf returns the day that t is in its own time zone.
func DateOf(t time.Time) Date {
	return Date(t.Format(time.DateOnly))
}

// In returns the start of the day in a time zone, or an error when d is no day.
func (d Date) In(zone *time.Location) (time.Time, error) {
	return time.ParseInLocation(time.DateOnly, string(d), zone)
}
