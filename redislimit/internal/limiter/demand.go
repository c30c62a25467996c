package limiter

import "time"

// demand counts calls, so that no more tokens are leased than are needed in a hold.
type demand struct {
	began  time.Time // start of the current hold
	calls  int       // in the current hold
	before int       // in the previous hold

	total, trips int64
}

// count counts a call.
func (d *demand) count(now time.Time, hold time.Duration) {
	d.total++
	if since := now.Sub(d.began); since >= hold {
		d.before = 0
		if since < 2*hold {
			d.before = d.calls
		}
		d.began, d.calls = now, 0
	}
	d.calls++
}

// expected returns the expected number of calls in the next hold.
func (d *demand) expected(now time.Time, hold time.Duration) int {
	switch since := now.Sub(d.began); {
	case since < hold:
		return max(d.before, d.calls)
	case since < 2*hold:
		return d.calls
	}
	return 0
}
