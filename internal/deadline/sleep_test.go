package deadline

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

func TestSleep(t *testing.T) {
	t.Parallel()
	why := errors.New("shut down")
	for name, test := range map[string]struct {
		wait, cancel, slept time.Duration
		is                  []error
	}{
		"to the end":        {wait: time.Minute, cancel: time.Hour, slept: time.Minute},
		"no time":           {cancel: time.Hour},
		"less than no time": {wait: -time.Minute, cancel: time.Hour},
		"cut short": {
			wait: time.Minute, cancel: time.Second, slept: time.Second, is: []error{why, context.Canceled},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx, cancel := context.WithCancelCause(t.Context())
				time.AfterFunc(test.cancel, func() { cancel(why) })
				start := time.Now()
				err := Sleep(ctx, test.wait)
				if slept := time.Since(start); slept != test.slept {
					t.Errorf("it took %s, not %s", slept, test.slept)
				}
				for _, want := range test.is {
					if !errors.Is(err, want) {
						t.Errorf("%v is no %v", err, want)
					}
				}
				if test.is == nil && err != nil {
					t.Error(err)
				}
			})
		})
	}
}

func TestSleepWhenTheContextIsDone(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Sleep(ctx, time.Hour); err != context.Canceled {
		t.Error(err)
	}
}
