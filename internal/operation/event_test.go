package operation

import (
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"
)

func TestObserversAreToldFromOutsideIn(t *testing.T) {
	t.Parallel()
	for name, ctx := range map[string]context.Context{
		"with a call":    With(t.Context(), get),
		"without a call": t.Context(),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var told []string
			outer := WithObserver(ctx, func(e Event) { told = append(told, "outer "+e.Kind) })
			inner := WithObserver(outer, func(e Event) { told = append(told, "inner "+e.Kind) })
			Notify(ctx, CallFrom(ctx), Event{Kind: Pause})
			Notify(outer, CallFrom(outer), Event{Kind: RetryWait})
			Notify(inner, CallFrom(inner), Event{Kind: LimiterWait})
			want := []string{"outer retry.wait", "outer limiter.wait", "inner limiter.wait"}
			if !slices.Equal(told, want) {
				t.Errorf("told %q, not %q", told, want)
			}
		})
	}
}

func TestWatch(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var told []Event
		ctx := WithObserver(With(t.Context(), get), func(e Event) { told = append(told, e) })
		cut := errors.New("cut short")
		w := StartWatch(ctx, CallFrom(ctx))
		time.Sleep(2 * time.Second)
		w.Waited(RetryWait, nil)
		time.Sleep(time.Millisecond - 1)
		w.Waited(LimiterWait, nil) // too short to be one
		time.Sleep(time.Millisecond)
		w.Waited(PauseWait, nil)
		w.Waited(LimiterWait, cut)
		want := []Event{{RetryWait, 2 * time.Second, nil}, {PauseWait, time.Millisecond, nil}, {LimiterWait, 0, cut}}
		if !slices.Equal(told, want) {
			t.Errorf("told %v, not %v", told, want)
		}
	})
}

// TestWatchingCostsNothingWhereNobodyObserves also holds that the context is not
// searched: one that is would panic here.
func TestWatchingCostsNothingWhereNobodyObserves(t *testing.T) {
	call := &Call{Operation: get}
	var ctx context.Context = unsearched{}
	if n := testing.AllocsPerRun(100, func() {
		w := StartWatch(ctx, call)
		w.Waited(LimiterWait, nil)
		Notify(ctx, call, Event{Kind: Pause})
	}); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

// unsearched is a context that panics when it is asked for a value.
type unsearched struct{ context.Context }
