// Package retryafter reads the Retry-After header.
package retryafter

import (
	"math"
	"net/http"
	"strings"
	"time"
)

// Max is the longest wait that Parse returns. Longer ones are cut to it, so that
// arithmetic on the result does not overflow.
const Max = 100 * 365 * 24 * time.Hour

// Parse returns how long a response asks its client to wait, between zero and
// [Max]. It reads seconds, and dates in the three forms of RFC 9110. A date
// counts from the response's own Date, so that it does not matter how wrong
// either clock is, and from now when there is none. Anything else is no answer.
func Parse(h http.Header, now time.Time) (time.Duration, bool) {
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
	if date, err := http.ParseTime(h.Get("Date")); err == nil {
		now = date
	}
	return min(max(at.Sub(now), 0), Max), true
}

// seconds reads a number of decimal digits, however long.
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
