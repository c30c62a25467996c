package transport

import (
	"context"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Event is something that a call did between its tries. A wait is reported when
// it is over; one below 1ms only when it was cut short.
type Event struct {
	Kind     string        // one of the constants
	Duration time.Duration // of the wait, or of the pause; 0 for other kinds
	Err      error         // why a wait was cut short; nil when it was not
}

// Kinds of an [Event].
const (
	EventRetryWait       = "retry.wait"             // before the request is sent again
	EventLimiterWait     = "limiter.wait"           // for the turn that the limiter gives
	EventPauseWait       = "pause.wait"             // for the end of a pause of the route
	EventPause           = "pause"                  // of the route, begun by a 429 of this call
	EventBudgetExhausted = "retry.budget_exhausted" // the request is not sent again for want of budget
)

// WithObserver returns a context for the request that a middleware of the
// operation passes on: observe is told of the events of that request, in the
// goroutine that sends it. An observer that the context has already is told
// first.
func WithObserver(ctx context.Context, observe func(Event)) context.Context {
	return operation.WithObserver(ctx, func(e operation.Event) { observe(Event(e)) })
}
