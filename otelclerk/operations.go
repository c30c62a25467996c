package otelclerk

import (
	"context"
	"net/http"
	"slices"
	"time"

	"go.opentelemetry.io/otel/attribute"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Operations returns the middleware of the operation, for
// [transport.WithMiddleware]. It records a span with the name of the called method, such
// as "sessions.Get", with an event for each wait, and the metrics of operations.
// A call that fails before a request is sent has no span.
func Operations(opts ...Option) transport.Middleware {
	c := configOf(opts)
	tracer, metrics := c.tracer(), newOperationMetrics(c.meters)
	return func(next http.RoundTripper) http.RoundTripper {
		return &operations{next: next, tracer: tracer, metrics: metrics}
	}
}

type operations struct {
	next    http.RoundTripper
	tracer  tracer
	metrics *operationMetrics
}

// Passive implements [transport.Passive].
func (o *operations) Passive() {}

// RoundTrip implements [net/http.RoundTripper].
func (o *operations) RoundTrip(req *http.Request) (*http.Response, error) {
	if !o.tracer.on() && !o.metrics.on(req.Context()) {
		return o.next.RoundTrip(req)
	}
	return o.watched(req)
}

func (o *operations) watched(req *http.Request) (resp *http.Response, err error) {
	op := operationOf(req)
	name := operationKey.String(op.Name)
	ctx, span := o.tracer.start(req.Context(), op.Name,
		trace.WithAttributes(name), trace.WithAttributes(route(op)...), trace.WithAttributes(server(req)...))
	start := time.Now()
	defer func() {
		r, resends := result{req.Context(), resp, err}, transport.AttemptFrom(ctx)-1
		o.metrics.ended(ctx, name, time.Since(start), resends, r)
		end(span, r, resendCount(resends)...)
	}()
	ctx = transport.WithObserver(ctx, func(e transport.Event) { o.observe(ctx, span, e, name) })
	return o.next.RoundTrip(req.WithContext(ctx))
}

// observe records an event, a wait at the time when it began.
func (o *operations) observe(ctx context.Context, span trace.Span, e transport.Event, name attribute.KeyValue) {
	var failed []attribute.KeyValue
	if e.Err != nil {
		failed = append(failed, semconv.ErrorTypeKey.String(transport.ErrorKind(e.Err)))
	}
	o.metrics.observe(ctx, e, append(slices.Clone(failed), name))
	if !span.IsRecording() {
		return
	}
	at := time.Now()
	if e.Kind != transport.EventPause {
		at = at.Add(-e.Duration)
	}
	if e.Duration > 0 {
		failed = append(failed, durationKey.Float64(e.Duration.Seconds()))
	}
	span.AddEvent(e.Kind, trace.WithTimestamp(at), trace.WithAttributes(failed...))
}

// durationKey is the attribute of an event with the length of a wait or a pause,
// in seconds.
const durationKey = attribute.Key("clerk.duration")
