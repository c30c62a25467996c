package models

import "time"

// UnixMilli is an instant, in milliseconds since the start of 1970 in UTC.
type UnixMilli int64

// UnixMilliOf returns t, cut to the millisecond.
func UnixMilliOf(t time.Time) UnixMilli {
	return UnixMilli(t.UnixMilli())
}

// Time returns the instant in UTC.
func (m UnixMilli) Time() time.Time {
	return time.UnixMilli(int64(m)).UTC()
}

// String returns the instant as in RFC 3339.
func (m UnixMilli) String() string {
	return m.Time().Format(time.RFC3339Nano)
}
