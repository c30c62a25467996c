package deadline

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func begun(parent context.Context, limit time.Duration) *Context {
	c := new(Context)
	c.Begin(parent, limit)
	return c
}

func TestDoneClosesWhenTheLimitPasses(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := begun(t.Context(), time.Second)
		start := time.Now()
		<-c.Done()
		if took := time.Since(start); took != time.Second {
			t.Errorf("done after %s, not 1s", took)
		}
		if err := c.Err(); err != context.DeadlineExceeded {
			t.Errorf("Err is %v", err)
		}
		if !c.Expired() {
			t.Error("the limit passed, but Expired is false")
		}
	})
}

func TestErrSeesTheLimitWithoutAnybodyWaiting(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := begun(t.Context(), time.Second)
		time.Sleep(999 * time.Millisecond)
		if err := c.Err(); err != nil {
			t.Fatalf("Err before the limit is %v", err)
		}
		time.Sleep(time.Millisecond)
		if err := c.Err(); err != context.DeadlineExceeded {
			t.Fatalf("Err at the limit is %v", err)
		}
		c.Stop()
		if err := c.Err(); err != context.DeadlineExceeded {
			t.Errorf("Err changed to %v", err)
		}
	})
}

func TestTheParentsEndIsNotAnExpiry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		parent, cancel := context.WithCancel(t.Context())
		c := begun(parent, time.Second)
		cancel()
		if err := c.Err(); err != context.Canceled {
			t.Errorf("Err is %v", err)
		}
		time.Sleep(2 * time.Second)
		if c.Expired() {
			t.Error("Expired is true after the caller gave up")
		}
	})
}

func TestTheEarlierDeadlineCounts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		parent, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		c := begun(parent, time.Hour)
		if at, ok := c.Deadline(); !ok || time.Until(at) != time.Second {
			t.Errorf("the deadline is in %s", time.Until(at))
		}
		<-c.Done()
		if c.Expired() {
			t.Error("the parent's deadline counts as an expiry")
		}
	})
}

func TestNoLimit(t *testing.T) {
	t.Parallel()
	c := begun(context.Background(), 0)
	if _, ok := c.Deadline(); ok {
		t.Error("there is a deadline")
	}
	if c.Err() != nil || c.Expired() {
		t.Error("it is done")
	}
}

func TestStopEndsWaitingAndChildren(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, armed := range []bool{false, true} {
			c := begun(t.Context(), time.Hour)
			if armed {
				_ = c.Done()
			}
			child, cancel := context.WithCancel(c)
			c.Stop()
			c.Stop()
			<-child.Done()
			<-c.Done()
			if err := c.Err(); err != context.Canceled {
				t.Errorf("armed %v: Err is %v", armed, err)
			}
			cancel()
		}
	})
}

func TestAStoppedContextEndsNewChildren(t *testing.T) {
	t.Parallel()
	c := begun(context.Background(), time.Hour)
	c.Stop()
	child, cancel := context.WithCancel(c)
	defer cancel()
	if child.Err() == nil {
		t.Error("a child of a stopped context is running")
	}
}

// A child must attach to the parent without a goroutine of its own: synctest
// would report one that is left.
func TestChildrenNeedNoGoroutine(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c := begun(context.Background(), time.Hour)
		_, cancel := context.WithCancel(c)
		cancel()
		c.Stop()
	})
}

type keyType struct{}

func TestValuesAndCauses(t *testing.T) {
	t.Parallel()
	why := errors.New("shutting down")
	parent, cancel := context.WithCancelCause(context.WithValue(context.Background(), keyType{}, 7))
	c := begun(parent, time.Hour)
	for range 2 {
		if got := c.Value(keyType{}); got != 7 {
			t.Errorf("Value is %v", got)
		}
		_ = c.Done()
	}
	cancel(why)
	if cause := context.Cause(c); cause != why {
		t.Errorf("Cause is %v", cause)
	}
	if err := Reason(c); !errors.Is(err, why) || !errors.Is(err, context.Canceled) {
		t.Errorf("Reason is %v", err)
	}
	if err := Reason(context.Background()); err != nil {
		t.Errorf("Reason of a running context is %v", err)
	}
}

func BenchmarkUnawaited(b *testing.B) {
	b.Run("deadline", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c := new(Context)
			c.Begin(context.Background(), time.Minute)
			if c.Err() != nil {
				b.Fatal("done")
			}
			c.Stop()
		}
	})
	b.Run("context.WithTimeout", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			c, cancel := context.WithTimeout(context.Background(), time.Minute)
			if c.Err() != nil {
				b.Fatal("done")
			}
			cancel()
		}
	})
}
