package limiter

import "time"

// demand counts calls, to lease no more tokens than the calls of a hold need.
type demand struct {
	began  time.Time // the present hold
	calls  int       // in it
	before int       // in the hold before it

	total, trips int64
}

// count notes a call.
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

// expected is how many calls to expect in the next hold.
func (d *demand) expected(now time.Time, hold time.Duration) int {
	switch since := now.Sub(d.began); {
	case since < hold:
		return max(d.before, d.calls)
	case since < 2*hold:
		return d.calls
	}
	return 0
}
