package limiter

import (
	"context"
	"errors"
	"runtime"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/limitertest"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/storemodel"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestTheSuiteOnTheFakeClock runs the suite of the in-process limiter with the
// script's twin as the store, where times are exact.
func TestTheSuiteOnTheFakeClock(t *testing.T) {
	t.Parallel()
	limitertest.Run(t, limitertest.FakeClock(), func(t *testing.T, rate ratelimit.Rate) func() ratelimit.Limiter {
		s := storemodel.New()
		return func() ratelimit.Limiter { return process{open(t, s, rate, nil)} }
	})
}

// open makes the limiter of one process.
func open(t *testing.T, s Store, rate ratelimit.Rate, change func(*Config)) *Limiter {
	t.Helper()
	fallback, err := Share(transport.Rate(rate), 0)
	if err != nil {
		t.Fatal(err)
	}
	config := Config{
		Interval:     (rate.Per / time.Duration(rate.Requests)).Truncate(time.Microsecond),
		Burst:        rate.Burst,
		TimeLimit:    50 * time.Millisecond,
		LongestPause: 24 * time.Hour,
		Fallback:     fallback,
		Process:      t.Name(),
	}
	if change != nil {
		change(&config)
	}
	l := New(s, config)
	t.Cleanup(func() { _ = l.Close(context.Background()) })
	return l
}

// process is a limiter as the suite knows it. What a cancelled wait gives back
// is on its way when Wait returns; the suite looks when it has arrived.
type process struct{ *Limiter }

func (p process) Wait(ctx context.Context, op operation.Operation, cost int) error {
	err := p.Limiter.Wait(ctx, transport.Operation(op), cost)
	if errors.Is(err, context.Canceled) {
		for p.travels() {
			runtime.Gosched()
		}
	}
	return err
}

// travels reports whether a round trip is under way.
func (p process) travels() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, q := range p.queues {
		if q.giving || q.asked > 0 {
			return true
		}
	}
	return false
}

func (p process) Pause(ctx context.Context, op operation.Operation, wait time.Duration) {
	p.Limiter.Pause(ctx, transport.Operation(op), wait)
}

func (p process) Refund(ctx context.Context, op operation.Operation, cost int) {
	p.Limiter.Refund(ctx, transport.Operation(op), cost)
}
