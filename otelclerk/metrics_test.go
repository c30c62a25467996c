package otelclerk_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"

	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// points is what the metrics say, a line for each set of attributes.
func points(all []metricdata.Metrics) []string {
	var lines []string
	for _, m := range all {
		switch data := m.Data.(type) {
		case metricdata.Histogram[float64]:
			for _, p := range data.DataPoints {
				lines = append(lines, fmt.Sprintf("%s (%s): %d, sum %g {%s}", m.Name, m.Unit, p.Count,
					math.Round(p.Sum*1000)/1000, text(p.Attributes.ToSlice()...)))
			}
		case metricdata.Sum[int64]:
			for _, p := range data.DataPoints {
				lines = append(lines,
					fmt.Sprintf("%s (%s): %d {%s}", m.Name, m.Unit, p.Value, text(p.Attributes.ToSlice()...)))
			}
		default:
			lines = append(lines, fmt.Sprintf("%s is a %T", m.Name, data))
		}
	}
	slices.Sort(lines)
	return lines
}

const (
	server = "server.address=api.clerk.dev,server.port=443"
	target = "network.protocol.version=2," + server + ",url.template=/sessions/{session_id}"
	active = "http.client.active_requests ({request}): 0 {http.request.method=GET," + server + "}"
)

func TestMetrics(t *testing.T) {
	t.Parallel()
	cases := map[string]struct {
		answers []answer
		rate    transport.Rate
		want    []string
	}{
		"503, 503, 200, and waits for the limiter": {
			[]answer{{status: 503, after: "1"}, {status: 503, after: "2"}, {status: 200}},
			transport.Rate{Requests: 1, Per: 2 * time.Second, Burst: 1},
			[]string{
				"clerk.client.operation.duration (s): 1, sum 4.08 " +
					"{clerk.operation=sessions.Get,http.response.status_code=200}",
				"clerk.client.retries ({request}): 2 {clerk.operation=sessions.Get}",
				"clerk.client.wait.duration (s): 1, sum 0.96 {clerk.operation=sessions.Get,clerk.wait=limiter.wait}",
				"clerk.client.wait.duration (s): 2, sum 3 {clerk.operation=sessions.Get,clerk.wait=retry.wait}",
				active,
				"http.client.request.duration (s): 1, sum 0.04 " +
					"{http.request.method=GET,http.response.status_code=200," +
					target + "}",
				"http.client.request.duration (s): 2, sum 0.08 " +
					"{error.type=503,http.request.method=GET,http.response.status_code=503," +
					target + "}",
			},
		},
		"a budget of two, used up behind a pause": {
			[]answer{{status: 429, after: "2"}, {status: 503, after: "1"}, {status: 503}},
			transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6},
			[]string{
				"clerk.client.operation.duration (s): 1, sum 3.12 " +
					"{clerk.operation=sessions.Get,error.type=503,http.response.status_code=503}",
				"clerk.client.pause.duration (s): 1, sum 2 {clerk.operation=sessions.Get}",
				"clerk.client.retries ({request}): 2 {clerk.operation=sessions.Get}",
				"clerk.client.retry.budget_exhausted ({operation}): 1 {clerk.operation=sessions.Get}",
				"clerk.client.wait.duration (s): 2, sum 3 {clerk.operation=sessions.Get,clerk.wait=retry.wait}",
				active,
				"http.client.request.duration (s): 1, sum 0.04 " +
					"{error.type=429,http.request.method=GET,http.response.status_code=429," +
					target + "}",
				"http.client.request.duration (s): 2, sum 0.08 " +
					"{error.type=503,http.request.method=GET,http.response.status_code=503," +
					target + "}",
			},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRecorder()
				policy := transport.WithRetry(transport.RetryPolicy{
					MaxAttempts: 9, BaseDelay: 1, MaxDelay: 1, Budget: 2,
				})
				api := newSessions(t, &answers{left: c.answers},
					append(otelclerk.Options(r.options()...), policy, transport.WithRateLimit(c.rate))...)
				_, _ = api.Get(t.Context(), id)
				if got := points(r.metrics(t)); !slices.Equal(got, c.want) {
					t.Errorf("metrics\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
				}
			})
		})
	}
}

// TestBuckets holds the boundaries that the conventions ask for.
func TestBuckets(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRecorder()
		api := newSessions(t, &answers{left: []answer{{status: 200}}}, otelclerk.Options(r.options()...)...)
		if _, err := api.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		conventions := []float64{0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10}
		for _, m := range r.metrics(t) {
			histogram, ok := m.Data.(metricdata.Histogram[float64])
			if !ok {
				continue
			}
			want := conventions
			if m.Name != "http.client.request.duration" {
				want = append(slices.Clip(want), 30, 60, 300)
			}
			if got := histogram.DataPoints[0].Bounds; !slices.Equal(got, want) {
				t.Errorf("%s has the boundaries %v", m.Name, got)
			}
		}
	})
}

// TestAViewMayDropTheOtherInstruments is about programs that want one metric.
func TestAViewMayDropTheOtherInstruments(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"http.client.request.duration", "http.client.active_requests", "clerk.client.operation.duration",
		"clerk.client.retries",
		"clerk.client.wait.duration", "clerk.client.pause.duration", "clerk.client.retry.budget_exhausted",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				reader := sdkmetric.NewManualReader()
				only := func(i sdkmetric.Instrument) (sdkmetric.Stream, bool) {
					if i.Name == name {
						return sdkmetric.Stream{}, false
					}
					return sdkmetric.Stream{Aggregation: sdkmetric.AggregationDrop{}}, true
				}
				r := &recorder{
					reader: reader,
					meters: sdkmetric.NewMeterProvider(sdkmetric.WithReader(reader), sdkmetric.WithView(only)),
				}
				base := &answers{left: []answer{{status: 429, after: "2"}, {status: 503, after: "1"}, {status: 503}}}
				policy := transport.WithRetry(transport.RetryPolicy{
					MaxAttempts: 9, BaseDelay: 1, MaxDelay: 1, Budget: 2,
				})
				api := newSessions(t, base, append(otelclerk.Options(otelclerk.WithMeterProvider(r.meters)), policy)...)
				_, _ = api.Get(t.Context(), id)
				if got := r.metrics(t); len(got) != 1 || got[0].Name != name {
					t.Errorf("metrics %v", points(got))
				}
			})
		})
	}
}

// TestRequestsUnderWayAreCounted looks while the base works.
func TestRequestsUnderWayAreCounted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRecorder()
		api := newSessions(t, &answers{left: []answer{{status: 200}}},
			append(otelclerk.Options(r.options()...), plenty)...)
		for range 3 {
			go func() { _, _ = api.Get(t.Context(), id) }()
		}
		synctest.Wait()
		want := strings.Replace(active, ": 0 ", ": 3 ", 1)
		if got := points(r.metrics(t)); !slices.Contains(got, want) {
			t.Errorf("metrics %q", got)
		}
	})
}
