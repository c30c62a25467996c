package retry

import (
	"math"
	"math/rand/v2"
	"time"
)

// backoff draws the wait after try number n, counted from 1: evenly from zero up
// to a bound that doubles from try to try ("full jitter"), so that clients that
// failed together do not come back together.
func (p *Policy) backoff(n int) time.Duration {
	return time.Duration(rand.Int64N(int64(min(p.bound(n), math.MaxInt64-1)) + 1))
}

// bound is the longest backoff after try number n.
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
