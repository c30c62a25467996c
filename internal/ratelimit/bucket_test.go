package ratelimit

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

var ten = Rate{Requests: 10, Per: time.Second, Burst: 10}

func bucket(t *testing.T, rate Rate) *Bucket {
	t.Helper()
	b, err := NewBucket(rate)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// try takes tokens if they are there, and otherwise says when they will be.
func (b *Bucket) try(cost int) time.Duration { return b.take(b.now(), b.interval*int64(cost)) }

func TestBurstThenRate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b, start := bucket(t, ten), time.Now()
		for n := 1; n <= 30; n++ {
			if err := b.Wait(t.Context(), 1); err != nil {
				t.Fatal(err)
			}
			want := time.Duration(max(0, n-10)) * 100 * time.Millisecond
			if got := time.Since(start); got != want {
				t.Fatalf("request %d went after %s, not %s", n, got, want)
			}
		}
	})
}

func TestAQuietTimeFillsTheBucketAndNoMore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, ten)
		time.Sleep(time.Hour)
		for range 10 {
			if wait := b.try(1); wait > 0 {
				t.Fatalf("a full bucket asks for a wait of %s", wait)
			}
		}
		if wait := b.try(1); wait != 100*time.Millisecond {
			t.Errorf("an empty bucket asks for a wait of %s", wait)
		}
	})
}

// TestNeverMoreThanBurstPlusRate sends from 64 goroutines for ten seconds and
// counts in every instant.
func TestNeverMoreThanBurstPlusRate(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b, start := bucket(t, ten), time.Now()
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		var sent atomic.Int64
		var group sync.WaitGroup
		for range 64 {
			group.Go(func() {
				for b.Wait(ctx, 1) == nil {
					n := sent.Add(1)
					if allowed := 10 + int64(time.Since(start)/(100*time.Millisecond)); n > allowed {
						t.Errorf("%d requests after %s, more than %d", n, time.Since(start), allowed)
					}
				}
			})
		}
		group.Wait()
		if n := sent.Load(); n < 100 {
			t.Errorf("only %d requests in 10 s", n)
		}
	})
}

func TestCostTakesAsManyTokens(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, ten)
		if b.try(8) > 0 || b.try(2) > 0 {
			t.Error("ten tokens did not suffice for a cost of ten")
		}
		if wait := b.try(5); wait != 500*time.Millisecond {
			t.Errorf("a cost of 5 waits %s", wait)
		}
	})
}

func TestCancelledWaitsGiveTheirTokenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, ten)
		b.try(10)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(50*time.Millisecond, cancel)
		if err := b.Wait(ctx, 1); !errors.Is(err, context.Canceled) {
			t.Fatalf("error %v", err)
		}
		start := time.Now()
		if err := b.Wait(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		if waited := time.Since(start); waited != 50*time.Millisecond {
			t.Errorf("the next request waited %s, as if the token was gone", waited)
		}
	})
}

func TestAShortDeadlineFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, ten)
		b.try(10)
		ctx, cancel := context.WithTimeout(t.Context(), 99*time.Millisecond)
		defer cancel()
		start := time.Now()
		err := b.Wait(ctx, 1)
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) != 0 {
			t.Errorf("%v after %s", err, time.Since(start))
		}
		const text = "the rate limit requires a wait of 100ms, but the deadline is in 99ms"
		if err.Error() != text {
			t.Errorf("%s, not %s", err, text)
		}
		if wait := b.try(1); wait != 100*time.Millisecond {
			t.Errorf("the token was not given back: the next waits %s", wait)
		}
	})
}

// TestClockBackwards shows that clock reads in the wrong order admit nothing
// more: at 10/s and a burst of 2, with reads up to a second apart.
func TestClockBackwards(t *testing.T) {
	t.Parallel()
	b := bucket(t, Rate{Requests: 10, Per: time.Second, Burst: 2})
	passed := 0
	for i := range 2000 {
		now := int64(10*time.Second) - int64(i%2)*int64(time.Second)
		if b.take(now, b.interval) <= 0 {
			passed++
		}
	}
	if passed > 2 {
		t.Errorf("%d requests passed in an instant, with a burst of 2", passed)
	}
}

func TestADoneContextSaysWhy(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancelCause(t.Context())
	why := errors.New("enough")
	cancel(why)
	err := bucket(t, ten).Wait(ctx, 1)
	if !errors.Is(err, context.Canceled) || !errors.Is(err, why) {
		t.Error(err)
	}
}

// TestTheWaitOfThoseAheadCounts asks behind three requests that wait.
func TestTheWaitOfThoseAheadCounts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, ten)
		b.try(10)
		var group sync.WaitGroup
		defer group.Wait()
		for _, cost := range []int{1, 5, 2} {
			group.Go(func() {
				if err := b.Wait(t.Context(), cost); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		for _, test := range []struct {
			left time.Duration
			want error
		}{{900*time.Millisecond - 1, context.DeadlineExceeded}, {900*time.Millisecond + 1, nil}} {
			ctx, cancel := context.WithTimeout(t.Context(), test.left)
			defer cancel()
			start := time.Now()
			err := b.Wait(ctx, 1)
			if !errors.Is(err, test.want) {
				t.Errorf("with a deadline in %s: %v", test.left, err)
			}
			if wait, ok := errors.AsType[*WaitError](err); ok && (wait.Wait != 900*time.Millisecond || time.Since(start) != 0) {
				t.Errorf("a wait of %s, said after %s", wait.Wait, time.Since(start))
			}
		}
	})
}

// TestTheQueueHasAnEnd fills a queue with waits of 70 years.
func TestTheQueueHasAnEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		b := bucket(t, Rate{Requests: 1, Per: 70 * 365 * 24 * time.Hour, Burst: 1})
		b.try(1)
		ctx, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		for range 2 {
			group.Go(func() {
				if err := b.Wait(ctx, 1); !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		if err := b.Wait(ctx, 1); err == nil || ctx.Err() != nil {
			t.Error("a third one waits for two centuries")
		}
		cancel()
		group.Wait()
		if n := b.queue.waiters.Len(); n != 0 || b.queue.need != 0 || !b.queue.empty() {
			t.Errorf("%d wait for %d ns after all are gone", n, b.queue.need)
		}
	})
}

// TestRefundsOfNothing gives back to a full bucket until a number that is only
// ever made smaller would wrap around.
func TestRefundsOfNothing(t *testing.T) {
	t.Parallel()
	b := bucket(t, Rate{Requests: 1, Per: 70 * 365 * 24 * time.Hour, Burst: 1})
	for range 5 {
		b.Refund(1)
	}
	if wait := b.try(1); wait > 0 {
		t.Errorf("a full bucket asks for a wait of %s", wait)
	}
	if wait := b.try(1); wait <= 0 {
		t.Error("it holds more than its burst")
	}
}

func TestRateCheck(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		rate Rate
		why  string
	}{
		{Rate{0, time.Second, 1}, "rate of 0 requests, less than 1"},
		{Rate{1, 0, 1}, "rate per 0s, which is not positive"},
		{Rate{1, time.Second, 0}, "burst of 0, less than 1"},
		{Rate{1, time.Hour, math.MaxInt32}, "burst of 2147483647, too large for a rate of 1 per 1h0m0s"},
	} {
		t.Run(fmt.Sprint(test.rate), func(t *testing.T) {
			if _, err := NewBucket(test.rate); err == nil || err.Error() != test.why {
				t.Errorf("%+v: %v, not %s", test.rate, err, test.why)
			}
		})
	}
}

func BenchmarkBucket(b *testing.B) {
	rate := Rate{Requests: 1e9, Per: time.Second, Burst: 1e6}
	bucket, err := NewBucket(rate)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("one goroutine", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := bucket.Wait(b.Context(), 1); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("all processors", func(b *testing.B) {
		b.ReportAllocs()
		b.RunParallel(func(pb *testing.PB) {
			for pb.Next() {
				_ = bucket.try(1)
			}
		})
	})
}

// BenchmarkQueue passes requests of which there are always many that wait.
func BenchmarkQueue(b *testing.B) {
	for _, waiting := range []int{1, 100, 10_000} {
		b.Run(strconv.Itoa(waiting)+" wait", func(b *testing.B) {
			bucket, err := NewBucket(Rate{Requests: 1e8, Per: time.Second, Burst: 1})
			if err != nil {
				b.Fatal(err)
			}
			var left atomic.Int64
			left.Store(int64(b.N))
			var group sync.WaitGroup
			for range waiting {
				group.Go(func() {
					for left.Add(-1) >= 0 {
						if err := bucket.Wait(b.Context(), 1); err != nil {
							b.Error(err)
						}
					}
				})
			}
			group.Wait()
		})
	}
}
