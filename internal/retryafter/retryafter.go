// Package retryafter parses the Retry-After header.
package retryafter

import (
	"math"
	"net/http"
	"strings"
	"time"
)

// Max is the longest wait that Parse returns. It returns Max for longer ones, so that
// arithmetic on the result does not overflow.
const Max = 100 * 365 * 24 * time.Hour

// Parse returns the time that a response asks its client to wait, between zero and
// [Max]. It parses seconds, and dates in the three formats of RFC 9110. A date
// is relative to the response's Date, so that it does not matter how wrong
// either clock is, or to now if there is none. Any other value is invalid.
func Parse(h http.Header, now func() time.Time) (time.Duration, bool) {
	value := strings.TrimSpace(h.Get("Retry-After"))
	if value == "" {
		return 0, false
	}
	if wait, ok := seconds(value); ok {
		return wait, true
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	from, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		from = now()
	}
	return min(max(at.Sub(from), 0), Max), true
}

// seconds parses decimal digits, of any length.
func seconds(value string) (time.Duration, bool) {
	n := int64(0)
	for i := range len(value) {
		digit := value[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = min(n*10+int64(digit), math.MaxInt32)
	}
	return min(time.Duration(n)*time.Second, Max), true
}
