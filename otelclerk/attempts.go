package otelclerk

import (
	"net/http"
	"slices"
	"time"

	"go.opentelemetry.io/otel/metric"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Attempts returns the middleware of the attempt, for
// [transport.WithAttemptMiddleware]. It records a span for each attempt, named by method and
// route, below that of the operation, and the metrics of HTTP requests.
func Attempts(opts ...Option) transport.Middleware {
	c := configOf(opts)
	tracer, metrics := c.tracer(), newAttemptMetrics(c.meters)
	return func(next http.RoundTripper) http.RoundTripper {
		return &attempts{next: next, tracer: tracer, metrics: metrics}
	}
}

type attempts struct {
	next    http.RoundTripper
	tracer  tracer
	metrics *attemptMetrics
}

// Passive implements [transport.Passive].
func (a *attempts) Passive() {}

// RoundTrip implements [net/http.RoundTripper].
func (a *attempts) RoundTrip(req *http.Request) (*http.Response, error) {
	if !a.tracer.on() && !a.metrics.on(req.Context()) {
		return a.next.RoundTrip(req)
	}
	return a.watched(req)
}

func (a *attempts) watched(req *http.Request) (resp *http.Response, err error) {
	op := operationOf(req)
	target := append(server(req), semconv.HTTPRequestMethodKey.String(op.Method))
	attrs := append(slices.Clip(target), route(op)...)
	ctx, span := a.tracer.start(req.Context(), attemptName(op),
		trace.WithAttributes(attrs...), trace.WithAttributes(resendCount(transport.AttemptFrom(req.Context())-1)...))
	leave := a.metrics.enter(ctx, target)
	start := time.Now()
	defer func() {
		r := result{req.Context(), resp, err}
		a.metrics.duration.Record(ctx, time.Since(start).Seconds(),
			metric.WithAttributes(attrs...), metric.WithAttributes(append(r.attributes(), r.protocol()...)...))
		leave()
		end(span, r, r.protocol()...)
	}()
	if ctx != req.Context() {
		req = req.WithContext(ctx)
	}
	return a.next.RoundTrip(req)
}
