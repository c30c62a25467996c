package transport

import (
	"context"
	"fmt"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
)

// Rate is a rate limit: on average Requests per period Per, and up to Burst
// requests at once after an idle time. A period that begins with a burst can
// contain Burst plus Requests requests.
type Rate struct {
	Requests int
	Per      time.Duration
	Burst    int
}

// Limiter decides when a request may be sent. Wait blocks until the request may
// be sent and then returns nil. If ctx is done, it returns an error and takes no
// token. If the wait would exceed the deadline of ctx, it returns at once with
// an error that matches [context.DeadlineExceeded]. A request costs 1.
// Operations with the same RateClass share a limit. Wait is called concurrently.
// It may use a store that several processes share.
type Limiter interface {
	Wait(ctx context.Context, op Operation, cost int) error
}

// Pauser is implemented by a [Limiter] that shares pauses with other processes.
// Pause is called when Acme responds with 429. The client that received the 429
// pauses the route itself.
type Pauser interface {
	Pause(ctx context.Context, op Operation, wait time.Duration)
}

// Refunder is implemented by a [Limiter] that takes tokens back. Refund is
// called directly after a Wait with the same operation and cost, if a 429 paused
// the route during that Wait. The request then waits for the end of the pause
// and calls Wait again. If a Limiter is not a Refunder, the request keeps its
// token, and many requests may be sent at once when the pause ends. ctx may be
// done.
type Refunder interface {
	Refund(ctx context.Context, op Operation, cost int)
}

// NewLimiter returns the limiter that [WithRateLimit] uses: a token bucket for
// each rate class, which serves waiting requests in the order of their arrival.
// Its Wait fails if the cost exceeds rate.Burst, because the request would never
// pass. The limiter is a [Refunder]. NewLimiter fails if a field of rate is zero
// or negative.
func NewLimiter(rate Rate) (Limiter, error) {
	classes, err := ratelimit.NewClasses(ratelimit.Rate(rate))
	if err != nil {
		return nil, fmt.Errorf("transport.NewLimiter: %w", err)
	}
	return publicLimiter{classes}, nil
}

// publicLimiter adapts the engine's limiter to [Limiter].
type publicLimiter struct {
	engine *ratelimit.Classes
}

func (l publicLimiter) Wait(ctx context.Context, op Operation, cost int) error {
	return l.engine.Wait(ctx, operation.Operation(op), cost)
}

func (l publicLimiter) Refund(ctx context.Context, op Operation, cost int) {
	l.engine.Refund(ctx, operation.Operation(op), cost)
}

// forEngine adapts limiter to the interfaces of the engine.
func forEngine(limiter Limiter) ratelimit.Limiter {
	l := engineLimiter{limiter}
	if refunder, ok := limiter.(Refunder); ok {
		return refundingLimiter{l, refunder}
	}
	return l
}

// engineLimiter adapts a [Limiter] to the interface of the engine.
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

// refundingLimiter adapts a [Limiter] that is also a [Refunder].
type refundingLimiter struct {
	engineLimiter
	refunder Refunder
}

func (l refundingLimiter) Refund(ctx context.Context, op operation.Operation, cost int) {
	l.refunder.Refund(ctx, Operation(op), cost)
}
