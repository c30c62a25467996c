package models

import "time"

// UnixSeconds is an instant, in seconds since the start of 1970 in UTC.
type UnixSeconds int64

// UnixSecondsOf returns t, cut to the second.
func UnixSecondsOf(t time.Time) UnixSeconds {
	return UnixSeconds(t.Unix())
}

// Time returns the instant in UTC.
func (s UnixSeconds) Time() time.Time {
	return time.Unix(int64(s), 0).UTC()
}

// String returns the instant as in RFC 3339.
func (s UnixSeconds) String() string {
	return s.Time().Format(time.RFC3339)
}
