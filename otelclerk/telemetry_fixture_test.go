package otelclerk_test

import (
	"io"
	"math"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"go.opentelemetry.io/otel/attribute"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"

	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

const (
	key     = sessionstest.Key
	id      = "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"
	session = `{"object":"session","id":"` + id +
		`","user_id":"user_canary","client_id":"client_canary","status":"active",` +
		`"last_active_at":1716883200000,"expire_at":1716969600000,"abandon_at":1719475200000,"updated_at":` +
		`1716883200000,"created_at":1716883200000}`
)

// recorder keeps all telemetry in memory.
type recorder struct {
	spans   *tracetest.InMemoryExporter
	tracers *sdktrace.TracerProvider
	reader  *sdkmetric.ManualReader
	meters  *sdkmetric.MeterProvider
}

func newRecorder() *recorder {
	r := &recorder{spans: tracetest.NewInMemoryExporter(), reader: sdkmetric.NewManualReader()}
	r.tracers = sdktrace.NewTracerProvider(sdktrace.WithSyncer(r.spans))
	r.meters = sdkmetric.NewMeterProvider(sdkmetric.WithReader(r.reader))
	return r
}

func (r *recorder) options() []otelclerk.Option {
	return []otelclerk.Option{otelclerk.WithTracerProvider(r.tracers), otelclerk.WithMeterProvider(r.meters)}
}

// span is the only span of a name.
func (r *recorder) span(t testing.TB, name string) tracetest.SpanStub {
	t.Helper()
	var found []tracetest.SpanStub
	for _, s := range r.spans.GetSpans() {
		if s.Name == name {
			found = append(found, s)
		}
	}
	if len(found) != 1 {
		t.Fatalf("%d spans are named %q, not 1", len(found), name)
	}
	return found[0]
}

func (r *recorder) metrics(t testing.TB) []metricdata.Metrics {
	t.Helper()
	var all metricdata.ResourceMetrics
	if err := r.reader.Collect(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	var found []metricdata.Metrics
	for _, scope := range all.ScopeMetrics {
		found = append(found, scope.Metrics...)
	}
	return found
}

// text is attributes as key=value, sorted by key. Numbers are rounded: waits have
// a jitter of a nanosecond.
func text(attrs ...attribute.KeyValue) string {
	for i, a := range attrs {
		if a.Value.Type() == attribute.FLOAT64 {
			attrs[i] = a.Key.Float64(math.Round(a.Value.AsFloat64()*1000) / 1000)
		}
	}
	set := attribute.NewSet(attrs...)
	return set.Encoded(attribute.DefaultEncoder())
}

// answer is what the base does with a request.
type answer struct {
	status int
	after  string // Retry-After
	body   string // a session where it is empty
	err    error
}

// answers is a base that gives one answer after the other, and the last one for
// ever. Each takes 40 ms.
type answers struct {
	mu   sync.Mutex
	left []answer
}

func (a *answers) RoundTrip(req *http.Request) (*http.Response, error) {
	a.mu.Lock()
	next := a.left[0]
	if len(a.left) > 1 {
		a.left = a.left[1:]
	}
	a.mu.Unlock()
	select {
	case <-time.After(40 * time.Millisecond):
	case <-req.Context().Done():
		return nil, req.Context().Err()
	}
	if next.err != nil {
		return nil, next.err
	}
	if next.body == "" {
		next.body = session
	}
	header := http.Header{"X-Clerk-Trace-Id": {"trace_canary"}}
	if next.after != "" {
		header.Set("Retry-After", next.after)
	}
	return &http.Response{
		StatusCode: next.status, Header: header, Request: req, ProtoMajor: 2,
		Body: io.NopCloser(strings.NewReader(next.body)), ContentLength: -1,
	}, nil
}

// newSessions is a client whose waits are those that the server asks for.
func newSessions(t testing.TB, base http.RoundTripper, opts ...transport.Option) *sessions.Client {
	t.Helper()
	all := append([]transport.Option{
		transport.WithBase(base), transport.WithRetry(transport.RetryPolicy{BaseDelay: 1, MaxDelay: 1, Budget: 2}),
	}, opts...)
	client, err := transport.New(key, all...)
	if err != nil {
		t.Fatal(err)
	}
	return sessions.New(client)
}

// plenty never makes a call wait.
var plenty = transport.WithRateLimit(transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6})
