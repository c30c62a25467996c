package call

import (
	"strconv"
	"time"
)

// TimeForm is how an instant or a day is written.
type TimeForm int

// The forms of an instant, and Date for a day.
const (
	DateTime    TimeForm = iota // RFC 3339, in UTC: 2026-11-25T18:55:20.5Z
	Date                        // the day that it is in the time's own location: 2026-11-25
	UnixSeconds                 // since 1970 in UTC; fractions are cut
	UnixMilli                   // since 1970 in UTC; fractions are cut
)

// Text formats t.
func (f TimeForm) Text(t time.Time) string {
	switch f {
	case Date:
		return t.Format(time.DateOnly)
	case UnixSeconds:
		return strconv.FormatInt(t.Unix(), 10)
	case UnixMilli:
		return strconv.FormatInt(t.UnixMilli(), 10)
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// CheckTime checks that a time has the form.
func (r *Request) CheckTime(name string, t time.Time, form TimeForm) { r.checkTime(name, t, form) }

func (r *Request) checkTime(name string, t time.Time, form TimeForm) bool {
	if r.refused != nil {
		return false
	}
	if form == DateTime {
		t = t.UTC()
	}
	if year := t.Year(); (form == DateTime || form == Date) && (year < 0 || year > 9999) {
		r.refuse(name, "", "has the year "+strconv.Itoa(year)+", outside 0..9999")
		return false
	}
	return true
}
