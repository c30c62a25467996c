package models

import "time"

// UnixMilli is a time in milliseconds since January 1, 1970 UTC.
type UnixMilli int64

// UnixMilliOf returns t, truncated to the millisecond.
func UnixMilliOf(t time.Time) UnixMilli {
	return UnixMilli(t.UnixMilli())
}

// Time returns the time in UTC.
func (m UnixMilli) Time() time.Time {
	return time.UnixMilli(int64(m)).UTC()
}

// String returns the time in the format of RFC 3339.
func (m UnixMilli) String() string {
	return m.Time().Format(time.RFC3339Nano)
}
