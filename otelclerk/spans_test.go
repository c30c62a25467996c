package otelclerk_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.opentelemetry.io/otel"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
	"go.opentelemetry.io/otel/trace"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// attempt is the name of a try's span.
const attempt = "GET /sessions/{session_id}"

// outcome is what became of a span: its status, the attributes that differ from
// try to try, and its events.
func outcome(s tracetest.SpanStub) string {
	parts := []string{s.Status.Code.String()}
	for _, key := range []string{"http.request.resend_count", "http.response.status_code", "error.type"} {
		for _, a := range s.Attributes {
			if string(a.Key) == key {
				parts = append(parts, key[strings.LastIndexByte(key, '.')+1:]+"="+a.Value.String())
			}
		}
	}
	for _, e := range s.Events {
		parts = append(parts, fmt.Sprintf("[%s %s]", e.Name, text(e.Attributes...)))
	}
	return strings.Join(parts, " ")
}

// tree is the spans in the order in which they ended, each behind the name of its
// parent.
func tree(spans tracetest.SpanStubs) []string {
	names := make(map[trace.SpanID]string)
	for _, s := range spans {
		names[s.SpanContext.SpanID()] = s.Name
	}
	var lines []string
	for _, s := range spans {
		lines = append(lines, fmt.Sprintf("%s > %s: %s", names[s.Parent.SpanID()], s.Name, outcome(s)))
	}
	return lines
}

func TestSpansOfACall(t *testing.T) {
	t.Parallel()
	const try, operation = "sessions.Get > " + attempt + ": ", " > sessions.Get: "
	cases := map[string]struct {
		answers []answer
		cancel  time.Duration // after which the caller gives up; 0 is never
		want    []string
	}{
		"200": {[]answer{{status: 200}}, 0, []string{
			try + "Unset status_code=200",
			operation + "Unset status_code=200",
		}},
		"503, 503, 200": {[]answer{{status: 503, after: "1"}, {status: 503, after: "2"}, {status: 200}}, 0, []string{
			try + "Error status_code=503 type=503",
			try + "Error resend_count=1 status_code=503 type=503",
			try + "Unset resend_count=2 status_code=200",
			operation +
				"Unset resend_count=2 status_code=200 [retry.wait clerk.duration=1] [retry.wait clerk.duration=2]",
		}},
		"404": {[]answer{{status: 404}}, 0, []string{
			try + "Error status_code=404 type=404",
			operation + "Error status_code=404 type=404",
		}},
		"no response": {[]answer{{err: errors.New("of " + id)}, {err: http.ErrSchemeMismatch}}, 0, []string{
			try + "Error type=_OTHER",
			try + "Error resend_count=1 type=_OTHER",
			operation + "Error resend_count=1 type=_OTHER",
		}},
		"cancelled in a try": {[]answer{{status: 200}}, 20 * time.Millisecond, []string{
			try + "Error type=canceled",
			operation + "Error type=canceled",
		}},
		"cancelled in a wait": {[]answer{{status: 503, after: "9"}}, time.Second, []string{
			try + "Error status_code=503 type=503",
			operation + "Error status_code=503 type=503 [retry.wait clerk.duration=0.96,error.type=canceled]",
		}},
		"budget exhausted": {[]answer{{status: 503, after: "1"}}, 0, []string{
			try + "Error status_code=503 type=503",
			try + "Error resend_count=1 status_code=503 type=503",
			operation +
				"Error resend_count=1 status_code=503 type=503 [retry.wait clerk.duration=1] [retry.budget_exhausted ]",
		}},
		"429": {[]answer{{status: 429, after: "2"}, {status: 200}}, 0, []string{
			try + "Error status_code=429 type=429",
			try + "Unset resend_count=1 status_code=200",
			operation + "Unset resend_count=1 status_code=200 [pause clerk.duration=2] [retry.wait clerk.duration=2]",
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				r := newRecorder()
				policy := transport.RetryPolicy{BaseDelay: 1, MaxDelay: 1}
				if name == "budget exhausted" {
					policy.Budget = 1
				}
				api := newSessions(t, &answers{left: c.answers},
					append(otelclerk.Options(r.options()...), transport.WithRetry(policy), plenty)...)
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				if c.cancel > 0 {
					time.AfterFunc(c.cancel, cancel)
				}
				_, _ = api.Get(ctx, id)
				if got := tree(r.spans.GetSpans()); !slices.Equal(got, c.want) {
					t.Errorf("spans\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
				}
			})
		})
	}
}

// TestAcceptedStatuses has statuses that some operations take as a success.
func TestAcceptedStatuses(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		traits *operation.Traits
		status int
		want   string
	}{
		"not modified":               {&operation.Traits{Conditional: true}, 304, "Unset status_code=304"},
		"not modified, unasked":      {nil, 304, "Error status_code=304 type=304"},
		"a redirect":                 {&operation.Traits{Redirect: true}, 302, "Unset status_code=302"},
		"a redirect that nobody has": {&operation.Traits{Conditional: true}, 302, "Error status_code=302 type=302"},
		"a failure":                  {&operation.Traits{Redirect: true}, 404, "Error status_code=404 type=404"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := newRecorder()
			stack := transport.Chain(otelclerk.Operations(r.options()...), otelclerk.Attempts(r.options()...))(
				roundTripper(func(*http.Request) (*http.Response, error) {
					return &http.Response{StatusCode: c.status, Body: http.NoBody}, nil
				}))
			ctx := operation.WithCall(t.Context(), &operation.Call{
				Operation: &operation.Operation{Name: "items.Get", Method: "GET"}, Traits: c.traits,
			})
			req, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://api.clerk.dev/v1/items", nil)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := stack.RoundTrip(req); err != nil {
				t.Fatal(err)
			}
			for _, s := range r.spans.GetSpans() {
				if got := outcome(s); got != c.want {
					t.Errorf("%s: %s, not %s", s.Name, got, c.want)
				}
			}
		})
	}
}

func TestAttributesOfSpans(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRecorder()
		api := newSessions(t, &answers{left: []answer{{status: 200}}}, otelclerk.Options(r.options()...)...)
		if _, err := api.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"sessions.Get": "clerk.operation=sessions.Get,http.response.status_code=200," +
				"server.address=api.clerk.dev,server.port=443,url.template=/sessions/{session_id}",
			attempt: "http.request.method=GET,http.response.status_code=200,network.protocol.version=2," +
				"server.address=api.clerk.dev,server.port=443,url.template=/sessions/{session_id}",
		} {
			s := r.span(t, name)
			if got := text(s.Attributes...); got != want || s.SpanKind != trace.SpanKindClient {
				t.Errorf("%s has kind %s and\n%s, not\n%s", name, s.SpanKind, got, want)
			}
		}
	})
}

// TestAWaitIsAnEventWhereItBegan holds the times of events against those of the
// spans: the limiter lets a request pass every two seconds.
func TestAWaitIsAnEventWhereItBegan(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		r := newRecorder()
		slow := transport.WithRateLimit(transport.Rate{Requests: 1, Per: 2 * time.Second, Burst: 1})
		api := newSessions(t, &answers{left: []answer{{status: 503, after: "1"}, {status: 200}}},
			append(otelclerk.Options(r.options()...), slow)...)
		if _, err := api.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		s := r.span(t, "sessions.Get")
		want := []time.Duration{40 * time.Millisecond, 1040 * time.Millisecond} // retry, then limiter
		for i, e := range s.Events {
			if at := e.Time.Sub(s.StartTime).Round(time.Millisecond); at != want[i] {
				t.Errorf("%s begins at %s, not %s", e.Name, at, want[i])
			}
		}
		if len(s.Events) != 2 || s.Events[1].Name != transport.EventLimiterWait ||
			s.EndTime.Sub(s.StartTime).Round(time.Millisecond) != 2040*time.Millisecond {
			t.Errorf("events %v, %s in all", s.Events, s.EndTime.Sub(s.StartTime))
		}
	})
}

func TestACallThatIsRefusedHasNoSpan(t *testing.T) {
	t.Parallel()
	r := newRecorder()
	api := newSessions(t, &answers{left: []answer{{status: 200}}}, otelclerk.Options(r.options()...)...)
	_, err := api.List(t.Context(), sessions.ListParams{Limit: 500})
	var refused *transport.ParamError
	if !errors.As(err, &refused) || len(r.spans.GetSpans()) != 0 || len(r.metrics(t)) != 0 {
		t.Errorf("%v, spans %v", err, tree(r.spans.GetSpans()))
	}
}

// TestAPanicEndsTheSpans is about a base that panics: spans that never end are
// never exported.
func TestAPanicEndsTheSpans(t *testing.T) {
	t.Parallel()
	r := newRecorder()
	panics := roundTripper(func(*http.Request) (*http.Response, error) { panic("base") })
	api := newSessions(t, panics, otelclerk.Options(r.options()...)...)
	func() {
		defer func() { _ = recover() }()
		_, _ = api.Get(t.Context(), id)
	}()
	want := []string{"sessions.Get > " + attempt + ": Error type=_OTHER", " > sessions.Get: Error type=_OTHER"}
	if got := tree(r.spans.GetSpans()); !slices.Equal(got, want) {
		t.Errorf("spans %q", got)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// TestSpansJoinTheCallersTrace also holds that a caller's decision not to sample
// reaches the spans of tries.
func TestSpansJoinTheCallersTrace(t *testing.T) {
	t.Parallel()
	for name, sampled := range map[string]bool{"sampled": true, "not sampled": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			exporter := tracetest.NewInMemoryExporter()
			sampler := sdktrace.ParentBased(sdktrace.NeverSample())
			if sampled {
				sampler = sdktrace.AlwaysSample()
			}
			provider := sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter), sdktrace.WithSampler(sampler))
			var seen trace.SpanContext
			base := roundTripper(func(req *http.Request) (*http.Response, error) {
				seen = trace.SpanContextFromContext(req.Context())
				return (&answers{left: []answer{{status: 200}}}).RoundTrip(req)
			})
			api := newSessions(t, base, otelclerk.Options(otelclerk.WithTracerProvider(provider))...)
			ctx, span := provider.Tracer("test").Start(t.Context(), "caller")
			if _, err := api.Get(ctx, id); err != nil {
				t.Fatal(err)
			}
			if seen.TraceID() != span.SpanContext().TraceID() || seen.SpanID() == span.SpanContext().SpanID() ||
				seen.IsSampled() != sampled {
				t.Errorf("the base sees %v, the caller's is %v", seen, span.SpanContext())
			}
			spans := exporter.GetSpans()
			if !sampled && len(spans) == 0 {
				return
			}
			if len(spans) != 2 || spans[0].Name != attempt || spans[0].SpanContext.SpanID() != seen.SpanID() {
				t.Errorf("the base is in span %s of %v", seen.SpanID(), tree(spans))
			}
		})
	}
}

// TestAnyClient is about requests that no operation made.
func TestAnyClient(t *testing.T) {
	t.Parallel()
	r := newRecorder()
	stack := transport.Chain(otelclerk.Operations(r.options()...), otelclerk.Attempts(r.options()...))
	client := &http.Client{Transport: stack(&answers{left: []answer{{status: 200}}})}
	for _, method := range []string{"", "PURGE-" + id} {
		req, err := http.NewRequestWithContext(t.Context(), method, "http://127.0.0.1/v1/sessions/"+id, nil)
		if err != nil {
			t.Fatal(err)
		}
		resp, err := client.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
	}
	want := []string{"GET > GET", " > GET", "_OTHER > _OTHER", " > _OTHER"}
	got := tree(r.spans.GetSpans())
	for i := range got {
		got[i], _, _ = strings.Cut(got[i], ":")
	}
	if !slices.Equal(got, want) {
		t.Errorf("spans %q", got)
	}
	const attrs = "http.request.method=_OTHER,http.response.status_code=200,network.protocol.version=2,server." +
		"address=127.0.0.1,server.port=80"
	if got := text(r.spans.GetSpans()[2].Attributes...); got != attrs {
		t.Errorf("attributes %s", got)
	}
}

// TestAGlobalProviderMayComeLater sets the global one, in a process of its own.
func TestAGlobalProviderMayComeLater(t *testing.T) {
	const alone = "OTELCLERK_TEST_ALONE"
	if os.Getenv(alone) == "" {
		t.Parallel()
		cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
		cmd.Env = append(os.Environ(), alone+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
		return
	}
	r := newRecorder()
	api := newSessions(t, &answers{left: []answer{{status: 200}}}, otelclerk.Options()...)
	for range 2 {
		if _, err := api.Get(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		otel.SetTracerProvider(r.tracers)
		otel.SetMeterProvider(r.meters)
	}
	if got := tree(r.spans.GetSpans()); len(got) != 2 {
		t.Errorf("spans %q", got)
	}
	if got := r.metrics(t); len(got) != 3 { // two durations, and the active requests
		t.Errorf("%d metrics", len(got))
	}
}
