package ratelimit

import (
	"context"
	"testing"
	"time"

	"golang.org/x/time/rate"

	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// BenchmarkWait takes tokens from buckets that never run empty.
func BenchmarkWait(b *testing.B) {
	ours, err := ratelimit.NewBucket(ratelimit.Rate{Requests: 1e9, Per: time.Second, Burst: 1e9})
	if err != nil {
		b.Fatal(err)
	}
	theirs := rate.NewLimiter(1e9, 1e9)
	waits := []struct {
		name string
		wait func(context.Context) error
	}{
		{"clerk-go", func(ctx context.Context) error { return ours.Wait(ctx, 1) }},
		{"x-time-rate", func(ctx context.Context) error { return theirs.WaitN(ctx, 1) }},
	}
	for _, w := range waits {
		b.Run(w.name+"/one goroutine", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := w.wait(context.Background()); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(w.name+"/with a deadline", func(b *testing.B) {
			ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
			defer cancel()
			b.ReportAllocs()
			for b.Loop() {
				if err := w.wait(ctx); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(w.name+"/parallel", func(b *testing.B) {
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := w.wait(context.Background()); err != nil {
						b.Error(err)
						return
					}
				}
			})
		})
	}
}

// TestClockReadsOutOfOrder asks 2,000 times in one instant, every other time
// with a clock read that is a second old. 10 requests a second and a burst of 2
// allow 2 of them.
func TestClockReadsOutOfOrder(t *testing.T) {
	now := time.Now()
	theirs, admitted := rate.NewLimiter(10, 2), 0
	for i := range 2000 {
		if theirs.AllowN(now.Add(-time.Duration(i%2)*time.Second), 1) {
			admitted++
		}
	}
	t.Logf("x/time/rate admits %d of 2,000; internal/ratelimit admits 2 (its own TestClockBackwards)", admitted)
	if admitted <= 2 {
		t.Error("x/time/rate no longer admits more than it should: the choice against it rests on less")
	}
}
