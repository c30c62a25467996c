package otelclerk

import (
	"context"
	"reflect"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	semconv "go.opentelemetry.io/otel/semconv/v1.43.0"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// tracer is a tracer that knows whether it records anything.
type tracer struct {
	trace.Tracer
	waiting bool // a global provider may be set later
	off     bool // it never records a span
}

func (c config) tracer() tracer {
	t := tracer{
		Tracer:  c.tracers.Tracer(scope, trace.WithSchemaURL(semconv.SchemaURL)),
		waiting: isPlaceholder(c.tracers),
	}
	_, t.off = t.Tracer.(noop.Tracer)
	return t
}

// placeholder is the type of the global provider before the program
// sets one, or nil if it is unknown. Its tracers create no-op spans,
// at a cost; they cannot report that they are off.
var placeholder = func() reflect.Type {
	t := reflect.TypeOf(otel.GetTracerProvider())
	if t.Kind() == reflect.Pointer && t.Elem().PkgPath() == "go.opentelemetry.io/otel/internal/global" {
		return t
	}
	return nil
}()

func isPlaceholder(provider trace.TracerProvider) bool {
	return placeholder != nil && reflect.TypeOf(provider) == placeholder
}

// on reports whether Start can return a span that records.
func (t *tracer) on() bool {
	return !t.off && !(t.waiting && isPlaceholder(otel.GetTracerProvider()))
}

// start starts a client span, or returns a no-op span.
func (t *tracer) start(ctx context.Context, name string, opts ...trace.SpanStartOption) (context.Context, trace.Span) {
	if !t.on() {
		return ctx, noop.Span{}
	}
	return t.Start(ctx, name, append(opts, trace.WithSpanKind(trace.SpanKindClient))...)
}

// end ends a span with its result and further attributes.
func end(span trace.Span, r result, attrs ...attribute.KeyValue) {
	if span.IsRecording() {
		span.SetAttributes(append(attrs, r.attributes()...)...)
		if r.kind() != "" {
			span.SetStatus(codes.Error, "")
		}
	}
	span.End()
}
