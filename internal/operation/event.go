package operation

import (
	"context"
	"time"
)

// Event is something that a call did between its tries.
type Event struct {
	Kind     string
	Duration time.Duration
	Err      error
}

// Kinds of events. The first three are waits that are over, the duration being
// how long they took and the error why they were cut short.
const (
	RetryWait       = "retry.wait"             // before the request is sent again
	LimiterWait     = "limiter.wait"           // for the turn that a limiter gives
	PauseWait       = "pause.wait"             // for the end of a pause of the route
	Pause           = "pause"                  // began after a 429; the duration is its length
	BudgetExhausted = "retry.budget_exhausted" // nothing else kept the request from being sent again
)

// noticeable is the shortest wait that is an event. What passes at once takes
// some time too.
const noticeable = time.Millisecond

// observerKey is the context key of an observer.
var observerKey = new(int)

// WithObserver returns a context for requests whose events observe is told of,
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

// observer is who is told of events, or nil. Where a call is known, it says
// without a search of the context that there is nobody.
func observer(ctx context.Context, call *Call) func(Event) {
	if call != nil && !call.observed.Load() {
		return nil
	}
	observe, _ := ctx.Value(observerKey).(func(Event))
	return observe
}

// Notify tells the observer of ctx, if there is one. The call is the one that
// ctx carries, or nil.
func Notify(ctx context.Context, call *Call, e Event) {
	if observe := observer(ctx, call); observe != nil {
		observe(e)
	}
}

// Watch is a stopwatch for waits. It reads no clock where nobody observes.
type Watch struct {
	observe func(Event)
	since   time.Time
}

// StartWatch starts one. The call is the one that ctx carries, or nil.
func StartWatch(ctx context.Context, call *Call) Watch {
	w := Watch{observe: observer(ctx, call)}
	if w.observe != nil {
		w.since = time.Now()
	}
	return w
}

// Waited reports what took the time since the start or the last report.
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
