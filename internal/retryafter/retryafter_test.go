package retryafter

import (
	"math"
	"net/http"
	"testing"
	"time"
)

func header(retryAfter, date string) http.Header {
	h := http.Header{}
	if retryAfter != "" {
		h.Set("Retry-After", retryAfter)
	}
	if date != "" {
		h.Set("Date", date)
	}
	return h
}

func noon() time.Time { return time.Date(2026, 5, 12, 12, 0, 0, 0, time.UTC) }

func TestParse(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, retryAfter, date string
		wait                   time.Duration
		ok                     bool
	}{
		{"absent", "", "", 0, false},
		{"seconds", "7", "", 7 * time.Second, true},
		{"zero", "0", "", 0, true},
		{"spaces around", " 7 ", "", 7 * time.Second, true},
		{"RFC 1123 date", "Tue, 12 May 2026 12:00:30 GMT", "", 30 * time.Second, true},
		{"RFC 850 date", "Tuesday, 12-May-26 12:00:30 GMT", "", 30 * time.Second, true},
		{"asctime date", "Tue May 12 12:00:30 2026", "", 30 * time.Second, true},
		{"date in the past", "Tue, 12 May 2026 11:00:00 GMT", "", 0, true},
		{
			"clock an hour slow", "Tue, 12 May 2026 13:00:10 GMT", "Tue, 12 May 2026 13:00:00 GMT", 10 * time.Second,
			true,
		},
		{
			"clock an hour fast", "Tue, 12 May 2026 11:00:10 GMT", "Tue, 12 May 2026 11:00:00 GMT", 10 * time.Second,
			true,
		},
		{"unreadable Date", "Tue, 12 May 2026 12:00:30 GMT", "yesterday", 30 * time.Second, true},
		{"negative", "-1", "", 0, false},
		{"not a number", "NaN", "", 0, false},
		{"fraction", "1.5", "", 0, false},
		{"sign", "+1", "", 0, false},
		{"words", "soon", "", 0, false},
		{"seconds that overflow when multiplied", "9223372037", "", math.MaxInt32 * time.Second, true},
		{"more digits than fit", "99999999999999999999999999", "", math.MaxInt32 * time.Second, true},
		{"the year 9999", "Fri, 31 Dec 9999 23:59:59 GMT", "", Max, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			wait, ok := Parse(header(test.retryAfter, test.date), noon)
			if wait != test.wait || ok != test.ok {
				t.Errorf("%s %v, not %s %v", wait, ok, test.wait, test.ok)
			}
		})
	}
}

// FuzzParse shows that no header makes a wait that is negative or so long that
// arithmetic on it overflows.
func FuzzParse(f *testing.F) {
	for _, value := range []string{
		"", "7", "-1", "NaN", "9223372037", "1e9", "Tue, 12 May 2026 12:00:30 GMT", "Tuesday, 12-May-26 12:00:30 GMT",
	} {
		f.Add(value, "Tue, 12 May 2026 12:00:00 GMT", int64(0))
		f.Add(value, "", int64(math.MaxInt64))
	}
	f.Fuzz(func(t *testing.T, retryAfter, date string, now int64) {
		wait, ok := Parse(header(retryAfter, date), func() time.Time { return time.Unix(now, 0) })
		if wait < 0 || wait > Max {
			t.Fatalf("a wait of %s", wait)
		}
		if !ok && wait != 0 {
			t.Fatalf("no answer, but %s", wait)
		}
	})
}
