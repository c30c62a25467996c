package otelclerk

import (
	"context"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/semconv/v1.43.0/httpconv"
)

// attemptMetrics are the instruments of the conventions for HTTP clients.
type attemptMetrics struct {
	duration metric.Float64Histogram
	active   metric.Int64UpDownCounter
}

func newAttemptMetrics(provider metric.MeterProvider) *attemptMetrics {
	meter := meterOf(provider)
	duration, err := httpconv.NewClientRequestDuration(meter)
	handle(err)
	active, err := httpconv.NewClientActiveRequests(meter)
	handle(err)
	return &attemptMetrics{duration: duration.Inst(), active: active.Inst()}
}

// on reports whether anything is recorded.
func (m *attemptMetrics) on(ctx context.Context) bool {
	return m.duration.Enabled(ctx) || m.active.Enabled(ctx)
}

// enter counts an active request until leave is called.
func (m *attemptMetrics) enter(ctx context.Context, target []attribute.KeyValue) (leave func()) {
	attrs := metric.WithAttributes(target...)
	m.active.Add(ctx, 1, attrs)
	return func() { m.active.Add(ctx, -1, attrs) }
}
