package retry

import (
	"testing"
	"time"
)

func TestBoundDoublesUpToTheCap(t *testing.T) {
	t.Parallel()
	want := []time.Duration{200, 400, 800, 1600, 3200, 5000, 5000}
	for i, bound := range want {
		if got := policy.bound(i + 1); got != bound*time.Millisecond {
			t.Errorf("after try %d: %s, not %s", i+1, got, bound*time.Millisecond)
		}
	}
	huge := Policy{BaseDelay: time.Hour, MaxDelay: 1<<63 - 1}
	if got := huge.bound(1000); got <= 0 {
		t.Errorf("after many tries the bound is %s", got)
	}
}

// TestJitterIsSpreadOverTheWholeRange draws 1,000 times: none outside [0, bound],
// and a fair share in every tenth of it.
func TestJitterIsSpreadOverTheWholeRange(t *testing.T) {
	t.Parallel()
	bound := policy.bound(3)
	var tenths [10]int
	for range 1000 {
		d := policy.backoff(3)
		if d < 0 || d > bound {
			t.Fatalf("drew %s outside 0..%s", d, bound)
		}
		tenths[min(d*10/bound, 9)]++
	}
	for i, n := range tenths {
		if n < 50 || n > 150 {
			t.Errorf("%d draws of 1,000 in tenth %d", n, i)
		}
	}
	if d := (&Policy{}).backoff(1); d != 0 {
		t.Errorf("without delays the wait is %s", d)
	}
}
