package transport

import (
	"context"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Event reports a wait, a pause or an exhausted retry budget of a call. A wait
// is reported when it ends. A wait below 1ms is reported only if it was
// interrupted.
type Event struct {
	Kind     string        // one of the constants
	Duration time.Duration // of the wait or the pause; 0 for other kinds
	Err      error         // why a wait was interrupted; nil if it was not
}

// Kinds of an [Event].
const (
	EventRetryWait       = "retry.wait"             // the call waited before a retry
	EventLimiterWait     = "limiter.wait"           // the call waited for the limiter
	EventPauseWait       = "pause.wait"             // the call waited for the end of a pause of the route
	EventPause           = "pause"                  // a 429 of this call paused the route
	EventBudgetExhausted = "retry.budget_exhausted" // the call is not retried because the budget is used up
)

// WithObserver returns a context for the request that a middleware of the
// operation passes on. The transport calls observe for each event of that
// request, in the goroutine that sends it. It calls an observer that ctx
// already has first.
func WithObserver(ctx context.Context, observe func(Event)) context.Context {
	return operation.WithObserver(ctx, func(e operation.Event) { observe(Event(e)) })
}
