package operation

import (
	"context"
	"time"
)

// Event reports a wait, a pause or an exhausted retry budget of a call.
type Event struct {
	Kind     string
	Duration time.Duration
	Err      error
}

// Kinds of events. The first three report waits that have ended, with their
// duration and, if they were interrupted, the error.
const (
	RetryWait       = "retry.wait"             // the call waited before a retry
	LimiterWait     = "limiter.wait"           // the call waited for the limiter
	PauseWait       = "pause.wait"             // the call waited for the end of a pause of the route
	Pause           = "pause"                  // a 429 paused the route, for the duration
	BudgetExhausted = "retry.budget_exhausted" // the call is not retried only because the budget is used up
)

// noticeable is the shortest wait that is reported. Even a call that does not wait
// takes some time.
const noticeable = time.Millisecond

// observerKey is the context key of an observer.
var observerKey = new(int)

// WithObserver returns a context for requests whose events are passed to observe,
// after any observer that ctx carries.
func WithObserver(ctx context.Context, observe func(Event)) context.Context {
	if call := CallFrom(ctx); call != nil {
		call.observed.Store(true)
	}
	if outer := observer(ctx, nil); outer != nil {
		inner := observe
		observe = func(e Event) { outer(e); inner(e) }
	}
	return context.WithValue(ctx, observerKey, observe)
}

// observer returns the observer of ctx, or nil. If the call is known, it can tell
// without a search of the context that there is none.
func observer(ctx context.Context, call *Call) func(Event) {
	if call != nil && !call.observed.Load() {
		return nil
	}
	observe, _ := ctx.Value(observerKey).(func(Event))
	return observe
}

// Notify passes an event to the observer of ctx, if there is one. The call is that
// of ctx, or nil.
func Notify(ctx context.Context, call *Call, e Event) {
	if observe := observer(ctx, call); observe != nil {
		observe(e)
	}
}

// Watch measures waits. It does not read the clock if there is no observer.
type Watch struct {
	observe func(Event)
	since   time.Time
}

// StartWatch starts a Watch. The call is the one that ctx carries, or nil.
func StartWatch(ctx context.Context, call *Call) Watch {
	w := Watch{observe: observer(ctx, call)}
	if w.observe != nil {
		w.since = time.Now()
	}
	return w
}

// Waited reports the time since the start or the last report as a wait.
func (w *Watch) Waited(kind string, err error) {
	if w.observe == nil {
		return
	}
	now := time.Now()
	if d := now.Sub(w.since); d >= noticeable || err != nil {
		w.observe(Event{Kind: kind, Duration: d, Err: err})
	}
	w.since = now
}
