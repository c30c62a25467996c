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

// tracer is a tracer that knows when to be left alone.
type tracer struct {
	trace.Tracer
	waiting bool // for a global provider that the program sets later
	off     bool // it never makes a span
}

func (c config) tracer() tracer {
	t := tracer{
		Tracer:  c.tracers.Tracer(scope, trace.WithSchemaURL(semconv.SchemaURL)),
		waiting: isPlaceholder(c.tracers),
	}
	_, t.off = t.Tracer.(noop.Tracer)
	return t
}

// placeholder is the type of the global provider that a program has before it
// sets one, nil where that cannot be told. Its tracers make spans that do nothing,
// at a cost; they have no other way to say that they are off.
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

// on reports whether a span can come of Start.
func (t *tracer) on() bool {
	return !t.off && !(t.waiting && isPlaceholder(otel.GetTracerProvider()))
}

// start begins a client span, or returns a span that does nothing.
func (t *tracer) start(ctx context.Context, name string, opts ...trace.SpanStartOption) (context.Context, trace.Span) {
	if !t.on() {
		return ctx, noop.Span{}
	}
	return t.Start(ctx, name, append(opts, trace.WithSpanKind(trace.SpanKindClient))...)
}

// end ends a span with its result and what else is known by then.
func end(span trace.Span, r result, attrs ...attribute.KeyValue) {
	if span.IsRecording() {
		span.SetAttributes(append(attrs, r.attributes()...)...)
		if r.kind() != "" {
			span.SetStatus(codes.Error, "")
		}
	}
	span.End()
}
