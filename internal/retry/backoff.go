package retry

import (
	"math"
	"math/rand/v2"
	"time"
)

// backoff returns a random wait after attempt n, counted from 1. It is uniformly
// distributed from zero to a bound that doubles per attempt ("full jitter"), so
// that clients that failed at the same time do not retry at the same time.
func (p *Policy) backoff(n int) time.Duration {
	return time.Duration(rand.Int64N(int64(min(p.bound(n), math.MaxInt64-1)) + 1))
}

// bound returns the longest backoff after attempt n.
func (p *Policy) bound(n int) time.Duration {
	bound := p.BaseDelay
	for ; n > 1; n-- {
		if bound > p.MaxDelay/2 { // or doubling could overflow
			return p.MaxDelay
		}
		bound *= 2
	}
	return bound
}
