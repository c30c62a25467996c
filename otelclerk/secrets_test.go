package otelclerk_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"

	"go.opentelemetry.io/otel/exporters/stdout/stdoutmetric"
	"go.opentelemetry.io/otel/exporters/stdout/stdouttrace"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/otelclerk"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// canaries are what no exporter may get: the key, and what calls send and receive.
var canaries = []string{
	key, key[len("sk_test_"):], "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S", "canary", "1716883200000", "Retry-After", "Bearer",
}

// exported is everything that the exporters write of what calls do.
func exported(t *testing.T, calls func(*sessions.Client), script []answer) string {
	var out bytes.Buffer
	spans, err := stdouttrace.New(stdouttrace.WithWriter(&out))
	if err != nil {
		t.Fatal(err)
	}
	points, err := stdoutmetric.New(stdoutmetric.WithWriter(&out))
	if err != nil {
		t.Fatal(err)
	}
	tracers := sdktrace.NewTracerProvider(sdktrace.WithSyncer(spans))
	meters := sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewPeriodicReader(points)))
	options := otelclerk.Options(otelclerk.WithTracerProvider(tracers), otelclerk.WithMeterProvider(meters))
	calls(newSessions(t, &answers{left: script}, append(options, plenty)...))
	if err := errors.Join(tracers.Shutdown(t.Context()), meters.Shutdown(t.Context())); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestNothingSecretIsExported(t *testing.T) {
	t.Parallel()
	secret := &url.Error{
		Op: "Get", URL: "https://api.clerk.dev/v1/sessions/" + id + "?token=canary", Err: fmt.Errorf("with %s", key),
	}
	scripts := map[string][]answer{
		"answers": {{status: 503, after: "1"}, {status: 429, after: "1"}, {status: 200}},
		"errors":  {{err: secret}},
		"echo": {{
			status: 422, body: `{"errors":[{"code":"canary","message":"` + key + `"}],"clerk_trace_id":"canary"}`,
		}},
		"garbage": {{status: 200, body: "canary"}},
	}
	for name, script := range scripts {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				out := exported(t, func(api *sessions.Client) {
					_, _ = api.Get(t.Context(), id, transport.WithHeader("X-Request-Id", "canary"))
					_, _ = api.List(t.Context(),
						sessions.ListParams{UserID: "user_canary", Status: models.SessionStatusActive})
					_, _ = api.CreateTokenFromTemplate(t.Context(), id, "canary",
						sessions.CreateTokenFromTemplateParams{})
					_, _ = api.Create(t.Context(), sessions.CreateParams{UserID: "user_canary"})
				}, script)
				for _, want := range []string{
					"sessions.Get", "sessions.List", "sessions.Create", "http.client.request.duration",
				} {
					if !strings.Contains(out, want) {
						t.Errorf("%s is missing in what was exported", want)
					}
				}
				for _, canary := range canaries {
					if at := strings.Index(out, canary); at >= 0 {
						t.Errorf("%q is exported: …%s…", canary, out[max(0, at-80):at+len(canary)])
					}
				}
			})
		})
	}
}
