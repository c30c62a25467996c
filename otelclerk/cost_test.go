package otelclerk_test

import (
	"bytes"
	"context"
	"net/http"
	"testing"

	metricnoop "go.opentelemetry.io/otel/metric/noop"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	tracenoop "go.opentelemetry.io/otel/trace/noop"

	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// memory answers every request at once.
type memory struct{ body []byte }

type memoryBody struct{ bytes.Reader }

func (*memoryBody) Close() error { return nil }

func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	body := new(memoryBody)
	body.Reset(m.body)
	return &http.Response{
		StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}},
		ContentLength: int64(len(m.body)), Body: body, Request: req,
	}, nil
}

// off are the ways not to watch.
func off() map[string][]otelclerk.Option {
	return map[string][]otelclerk.Option{
		"no provider set": nil,
		"no-op providers": {
			otelclerk.WithTracerProvider(tracenoop.NewTracerProvider()),
			otelclerk.WithMeterProvider(metricnoop.NewMeterProvider()),
		},
	}
}

func measured(t testing.TB, opts []transport.Option) *sessions.Client {
	return newSessions(t, memory{[]byte(session)}, append(opts, plenty)...)
}

// TestIdleMiddlewareAllocatesNothing is about the two layers by themselves.
func TestIdleMiddlewareAllocatesNothing(t *testing.T) {
	answer := &http.Response{StatusCode: 200, Body: http.NoBody}
	base := roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil })
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "https://api.clerk.dev/v1/sessions/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, opts := range off() {
		stack := transport.Chain(otelclerk.Operations(opts...), otelclerk.Attempts(opts...))(base)
		if n := testing.AllocsPerRun(1000, func() { _, _ = stack.RoundTrip(req) }); n != 0 {
			t.Errorf("%s: %.0f allocations", name, n)
		}
	}
}

// TestIdleMiddlewareCostsACallNothing is about a whole call. Its body is from a
// pool, of which the race detector takes some: one allocation of room. What a
// client does for other middleware is three and more.
func TestIdleMiddlewareCostsACallNothing(t *testing.T) {
	plain := measured(t, nil)
	without := testing.AllocsPerRun(1000, func() { _, _ = plain.Get(context.Background(), id) })
	for name, opts := range off() {
		api := measured(t, otelclerk.Options(opts...))
		if with := testing.AllocsPerRun(1000, func() { _, _ = api.Get(context.Background(), id) }); with > without+1 {
			t.Errorf("%s: %.0f allocations, %.0f without the middleware", name, with, without)
		}
	}
}

// BenchmarkGet is a whole call without the middleware, with it while it is off,
// and with the SDK's providers, whose exporter and reader keep nothing.
func BenchmarkGet(b *testing.B) {
	tracers, meters := discarding()
	noTracers, noMeters := otelclerk.WithTracerProvider(
		tracenoop.NewTracerProvider(),
	), otelclerk.WithMeterProvider(metricnoop.NewMeterProvider())
	cases := map[string][]transport.Option{
		"without":         nil,
		"no provider set": otelclerk.Options(),
		"no-op providers": otelclerk.Options(noTracers, noMeters),
		"metrics":         otelclerk.Options(noTracers, otelclerk.WithMeterProvider(meters)),
		"spans":           otelclerk.Options(otelclerk.WithTracerProvider(tracers), noMeters),
		"spans and metrics": otelclerk.Options(otelclerk.WithTracerProvider(tracers),
			otelclerk.WithMeterProvider(meters)),
	}
	for _, name := range []string{
		"without", "no provider set", "no-op providers", "metrics", "spans", "spans and metrics",
	} {
		b.Run(name, func(b *testing.B) {
			api := measured(b, cases[name])
			b.ReportAllocs()
			for b.Loop() {
				if _, err := api.Get(context.Background(), id); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// discarding are the SDK's providers with an exporter that keeps nothing.
func discarding() (*sdktrace.TracerProvider, *sdkmetric.MeterProvider) {
	return sdktrace.NewTracerProvider(sdktrace.WithSyncer(
		discard{},
	)), sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewManualReader()))
}

type discard struct{}

func (discard) ExportSpans(context.Context, []sdktrace.ReadOnlySpan) error { return nil }
func (discard) Shutdown(context.Context) error                             { return nil }
