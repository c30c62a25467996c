package selftest

import (
	"fmt"
	"net/http"
	"testing"
	"time"
)

// Rate is the rate limit of a key.
type Rate struct {
	Key      string // a key with this limit
	Requests int
	Per      time.Duration
	Burst    int // at once after a quiet time
}

// Rates calls as fast as a client lets it, and counts: at once, and over a time.
func Rates(t *testing.T, client func(key string, base http.RoundTripper) (Call, error), rates []Rate) {
	t.Parallel()
	for _, rate := range rates {
		check(t, rate.Key, func(t *testing.T) error {
			b := &base{}
			c, err := client(rate.Key, b)
			if err != nil {
				return err
			}
			start, window := time.Now(), rate.window()
			for sent := 0; time.Since(start) < window; {
				_, err := c(t.Context())
				if len(b.requests()) == sent { // no time would ever pass
					return fmt.Errorf("a call sent nothing: %w", err)
				}
				sent = len(b.requests())
			}
			return rate.check(b.requests(), start, window)
		})
	}
}

// window is a period in which at most a few thousand requests are sent.
func (r *Rate) window() time.Duration {
	const most = 2000
	return min(2*r.Per, r.Per/time.Duration(r.Requests)*most)
}

// check counts the requests. The burst is taken off the rate, so that both
// together stay within the API's.
func (r *Rate) check(sent []request, start time.Time, window time.Duration) error {
	burst := 0
	for burst < len(sent) && sent[burst].at.Equal(start) {
		burst++
	}
	if burst != r.Burst {
		return fmt.Errorf("%d requests were sent at once, not %d", burst, r.Burst)
	}
	periods := float64(window) / float64(r.Per)
	want := r.Burst + int(float64(r.Requests-r.Burst)*periods)
	if n := len(sent); max(n-want, want-n) > 1 {
		return fmt.Errorf("%d requests were sent in %s, not %d", n, window, want)
	}
	return nil
}
