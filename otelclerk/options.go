package otelclerk

import (
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/metric"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Option configures the providers.
type Option func(*config)

// WithTracerProvider sends spans to provider instead of the global one. A nil
// provider changes nothing.
func WithTracerProvider(provider trace.TracerProvider) Option {
	return func(c *config) {
		if provider != nil {
			c.tracers = provider
		}
	}
}

// WithMeterProvider sends metrics to provider instead of the global one. A nil
// provider changes nothing.
func WithMeterProvider(provider metric.MeterProvider) Option {
	return func(c *config) {
		if provider != nil {
			c.meters = provider
		}
	}
}

// Options returns [Operations] and [Attempts] as options of a client:
//
//	transport.New(key, otelclerk.Options()...)
func Options(opts ...Option) []transport.Option {
	return []transport.Option{
		transport.WithMiddleware(Operations(opts...)),
		transport.WithAttemptMiddleware(Attempts(opts...)),
	}
}

// scope is the name of the instrumentation scope.
const scope = "github.com/seed-e19c5fb5/clerk-go/otelclerk"

type config struct {
	tracers trace.TracerProvider
	meters  metric.MeterProvider
}

func configOf(opts []Option) config {
	c := config{tracers: otel.GetTracerProvider(), meters: otel.GetMeterProvider()}
	for _, opt := range opts {
		if opt != nil {
			opt(&c)
		}
	}
	return c
}
