package contract

import (
	"context"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/limitertest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestNewLimiter runs the suite for limiters on the one that users get.
func TestNewLimiter(t *testing.T) {
	t.Parallel()
	limitertest.Run(t, limitertest.FakeClock(), func(t *testing.T, rate ratelimit.Rate) func() ratelimit.Limiter {
		limiter, err := transport.NewLimiter(transport.Rate(rate))
		if err != nil {
			t.Fatal(err)
		}
		return func() ratelimit.Limiter { return public{limiter} }
	})
}

// public is a limiter of users as the suite asks it.
type public struct{ limiter transport.Limiter }

func (p public) Wait(ctx context.Context, op operation.Operation, cost int) error {
	return p.limiter.Wait(ctx, transport.Operation(op), cost)
}

func (p public) Refund(ctx context.Context, op operation.Operation, cost int) {
	p.limiter.(transport.Refunder).Refund(ctx, transport.Operation(op), cost)
}
