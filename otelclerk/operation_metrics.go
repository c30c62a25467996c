package otelclerk

import (
	"context"
	"time"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// operationMetrics are the instruments that the conventions do not have: for an
// operation with all attempts and waits.
type operationMetrics struct {
	duration  metric.Float64Histogram
	retries   metric.Int64Counter
	waits     metric.Float64Histogram
	pauses    metric.Float64Histogram
	exhausted metric.Int64Counter
}

// buckets are those of http.client.request.duration, and, for operations and waits,
// which may be longer, three more.
var buckets = []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300}

func newOperationMetrics(provider metric.MeterProvider) *operationMetrics {
	meter := meterOf(provider)
	seconds := func(name, says string) metric.Float64Histogram {
		h, err := meter.Float64Histogram(name, metric.WithDescription(says), metric.WithUnit("s"),
			metric.WithExplicitBucketBoundaries(buckets...))
		handle(err)
		return h
	}
	count := func(name, unit, says string) metric.Int64Counter {
		c, err := meter.Int64Counter(name, metric.WithDescription(says), metric.WithUnit(unit))
		handle(err)
		return c
	}
	return &operationMetrics{
		duration:  seconds("clerk.client.operation.duration", "Duration of operations, with all attempts and waits."),
		retries:   count("clerk.client.retries", "{request}", "Requests that were sent again."),
		waits:     seconds("clerk.client.wait.duration", "Duration of waits for a retry, the limiter or the end of a pause."),
		pauses:    seconds("clerk.client.pause.duration", "Duration of pauses of routes after a 429."),
		exhausted: count("clerk.client.retry.budget_exhausted", "{operation}", "Operations that were not retried because the retry budget was used up."),
	}
}

func meterOf(provider metric.MeterProvider) metric.Meter {
	return provider.Meter(scope, metric.WithSchemaURL(semconv.SchemaURL))
}

// handle reports an error that cannot be returned. The instrument then does
// nothing.
func handle(err error) {
	if err != nil {
		otel.Handle(err)
	}
}

// on reports whether anything is recorded. A view may drop some instruments and
// keep others.
func (m *operationMetrics) on(ctx context.Context) bool {
	return m.duration.Enabled(ctx) || m.retries.Enabled(ctx) || m.waits.Enabled(ctx) || m.pauses.Enabled(ctx) ||
		m.exhausted.Enabled(ctx)
}

// ended records an operation.
func (m *operationMetrics) ended(ctx context.Context, name attribute.KeyValue, took time.Duration, resends int, r result) {
	m.duration.Record(ctx, took.Seconds(), metric.WithAttributes(append(r.attributes(), name)...))
	if resends > 0 {
		m.retries.Add(ctx, int64(resends), metric.WithAttributes(name))
	}
}

// observe records an event.
func (m *operationMetrics) observe(ctx context.Context, e transport.Event, attrs []attribute.KeyValue) {
	switch e.Kind {
	case transport.EventBudgetExhausted:
		m.exhausted.Add(ctx, 1, metric.WithAttributes(attrs...))
	case transport.EventPause:
		m.pauses.Record(ctx, e.Duration.Seconds(), metric.WithAttributes(attrs...))
	default:
		m.waits.Record(ctx, e.Duration.Seconds(), metric.WithAttributes(append(attrs, waitKey.String(e.Kind))...))
	}
}

// waitKey is the attribute with the kind of a wait.
const waitKey = attribute.Key("clerk.wait")
