package transport

import (
	"context"
	"fmt"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// Rate is how many requests may be sent: Requests in every Per on average, and
// up to Burst at once after a quiet time. The Per that begins with a burst sees
// Burst and Requests.
type Rate struct {
	Requests int
	Per      time.Duration
	Burst    int
}

// Limiter decides when a request may be sent. Wait returns nil when it may. It
// returns an error, having taken nothing, when ctx is done, and at once when
// the turn would come after the deadline of ctx: errors.Is then finds
// [context.DeadlineExceeded]. A request costs 1. Operations of one RateClass
// share a limit. Wait is called by many goroutines; it may ask a store that
// several processes share.
type Limiter interface {
	Wait(ctx context.Context, op Operation, cost int) error
}

// Pauser is a [Limiter] that wants to know when Acme asked for a pause with a
// 429, to share it with other processes. The client that got the 429 pauses the
// route by itself.
type Pauser interface {
	Pause(ctx context.Context, op Operation, wait time.Duration)
}

// Refunder is a [Limiter] that takes tokens back. Refund is called right behind
// a Wait of the same operation and cost, when a 429 asked for a pause of the
// route meanwhile: the request then waits for the end of the pause, and asks
// again. With a Limiter that is no Refunder it keeps its token; many that did
// go all at once when the pause ends. ctx may be done.
type Refunder interface {
	Refund(ctx context.Context, op Operation, cost int)
}

// NewLimiter returns the limiter that [WithRateLimit] uses: a token bucket for
// each rate class, which serves those who wait in the order in which they came.
// A cost above rate.Burst is an error: it would never pass. The limiter is a
// [Refunder]. NewLimiter fails when a field of rate is zero or negative.
func NewLimiter(rate Rate) (Limiter, error) {
	classes, err := ratelimit.NewClasses(ratelimit.Rate(rate))
	if err != nil {
		return nil, fmt.Errorf("transport.NewLimiter: %w", err)
	}
	return publicLimiter{classes}, nil
}

// publicLimiter is the engine's limiter as a [Limiter].
type publicLimiter struct {
	engine *ratelimit.Classes
}

func (l publicLimiter) Wait(ctx context.Context, op Operation, cost int) error {
	return l.engine.Wait(ctx, operation.Operation(op), cost)
}

func (l publicLimiter) Refund(ctx context.Context, op Operation, cost int) {
	l.engine.Refund(ctx, operation.Operation(op), cost)
}

// forEngine is limiter as the engines know it.
func forEngine(limiter Limiter) ratelimit.Limiter {
	l := engineLimiter{limiter}
	if refunder, ok := limiter.(Refunder); ok {
		return refundingLimiter{l, refunder}
	}
	return l
}

// engineLimiter is a [Limiter] as the engines know it.
type engineLimiter struct {
	limiter Limiter
}

func (l engineLimiter) Wait(ctx context.Context, op operation.Operation, cost int) error {
	return l.limiter.Wait(ctx, Operation(op), cost)
}

func (l engineLimiter) Pause(ctx context.Context, op operation.Operation, wait time.Duration) {
	if pauser, ok := l.limiter.(Pauser); ok {
		pauser.Pause(ctx, Operation(op), wait)
	}
}

// refundingLimiter is one that is a [Refunder] too.
type refundingLimiter struct {
	engineLimiter
	refunder Refunder
}

func (l refundingLimiter) Refund(ctx context.Context, op operation.Operation, cost int) {
	l.refunder.Refund(ctx, Operation(op), cost)
}
