package wirelog

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

var get = &operation.Operation{Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}"}

// text is a logger that writes lines without their time.
func text(w io.Writer, level slog.Level) *slog.Logger {
	return slog.New(slog.NewTextHandler(w,
		&slog.HandlerOptions{Level: level, ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}}))
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// server answers after two seconds.
func server(status int, trace string, err error) http.RoundTripper {
	return roundTripper(func(req *http.Request) (*http.Response, error) {
		time.Sleep(2 * time.Second)
		if err != nil {
			return nil, err
		}
		return &http.Response{StatusCode: status, Header: http.Header{"X-Trace": {trace}}, Body: http.NoBody}, nil
	})
}

func request(t testing.TB, ctx context.Context) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet,
		"https://api.example.com/v1/sessions/sess_secret?q=secret", nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer secret")
	return req
}

func TestLines(t *testing.T) {
	t.Parallel()
	const trace = "0123456789abcdef0123456789abcdef"
	layers := map[string]func(*Logger) func(http.RoundTripper) http.RoundTripper{
		"operation": func(l *Logger) func(http.RoundTripper) http.RoundTripper { return l.Operations },
		"attempt":   func(l *Logger) func(http.RoundTripper) http.RoundTripper { return l.Attempts },
	}
	for _, test := range []struct {
		name, layer string
		server      http.RoundTripper
		tries       int
		line        string
	}{
		{"success", "operation", server(200, trace, nil), 1,
			`level=INFO msg="api operation" operation=sessions.Get url.template=/sessions/{session_id} ` +
				`http.request.method=GET http.response.status_code=200 http.request.resend_count=0 duration=2s ` +
				`trace_id=` +
				trace},
		{"failure", "operation", server(404, trace, nil), 1,
			`level=WARN msg="api operation" operation=sessions.Get url.template=/sessions/{session_id} ` +
				`http.request.method=GET http.response.status_code=404 http.request.resend_count=0 duration=2s ` +
				`trace_id=` +
				trace + ` error.type=404`},
		{"error", "operation", server(0, "", errors.New("secret")), 2,
			`level=WARN msg="api operation" operation=sessions.Get url.template=/sessions/{session_id} ` +
				`http.request.method=GET http.request.resend_count=1 duration=2s error.type=_OTHER`},
		{"attempt", "attempt", server(503, "not a <trace id>", nil), 3,
			`level=DEBUG msg="api attempt" operation=sessions.Get url.template=/sessions/{session_id} ` +
				`http.request.method=GET http.response.status_code=503 http.request.resend_count=2 duration=2s ` +
				`error.type=503`},
		{"no operation", "operation", server(200, "", nil), 0,
			`level=INFO msg="api operation" http.request.method=GET http.response.status_code=200 ` +
				`http.request.resend_count=0 duration=2s`},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if test.tries > 0 {
					ctx = operation.With(ctx, get)
					for range test.tries {
						operation.CallFrom(ctx).AddTry()
					}
				}
				var out bytes.Buffer
				log := New(text(&out, slog.LevelDebug), "x-trace")
				_, _ = layers[test.layer](log)(test.server).RoundTrip(request(t, ctx))
				if got := strings.TrimSpace(out.String()); got != test.line {
					t.Errorf("got  %s\nwant %s", got, test.line)
				}
			})
		})
	}
}

func TestLevelsAreCheckedFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := New(text(&out, slog.LevelWarn), "X-Trace")
		stack := log.Operations(log.Attempts(server(200, "", nil)))
		if _, err := stack.RoundTrip(request(t, operation.With(t.Context(), get))); err != nil || out.Len() > 0 {
			t.Errorf("%v, %s", err, &out)
		}
		off := New(slog.New(slog.DiscardHandler), "X-Trace")
		if off.Enabled(t.Context()) || (*Logger)(nil).Enabled(t.Context()) {
			t.Error("a logger that is off is enabled")
		}
	})
}

func TestTraceIDsAreRedacted(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		log := New(text(&out, slog.LevelDebug), "X-Trace").Redacting(func(string) string { return "[redacted]" })
		if _, err := log.Attempts(server(200, "secret", nil)).RoundTrip(request(t, t.Context())); err != nil {
			t.Fatal(err)
		}
		if got, want := strings.TrimSpace(
			out.String(),
		), `level=DEBUG msg="api attempt" http.request.method=GET http.response.status_code=200 `+
			`http.request.resend_count=0 duration=2s`; got !=
			want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	})
}

// TestTraceIDsThatAreLogged has what servers may send as one.
func TestTraceIDsThatAreLogged(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, trace string
		logged      bool
	}{
		{"letters, digits and dashes", "Az09-_", true},
		{"64 bytes", strings.Repeat("a", 64), true},
		{"65 bytes", strings.Repeat("a", 65), false},
		{"empty", "", false},
		{"a space", "a b", false},
		{"a line break", "a\nb", false},
		{"a letter beyond ASCII", "é", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			var out bytes.Buffer
			log := New(text(&out, slog.LevelDebug), "X-Trace")
			log.Operation(t.Context(), Entry{TraceID: test.trace})
			if got := strings.Contains(out.String(), "trace_id="); got != test.logged {
				t.Errorf("logged: %t, want %t: %s", got, test.logged, &out)
			}
		})
	}
}

func TestALoggerThatIsOffCostsNothing(t *testing.T) {
	answer := &http.Response{StatusCode: 200, Body: http.NoBody}
	next := roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil })
	req := request(t, operation.With(t.Context(), get))
	log := New(slog.New(slog.DiscardHandler), "X-Trace")
	stack := log.Operations(log.Attempts(next))
	if n := testing.AllocsPerRun(100, func() { _, _ = stack.RoundTrip(req) }); n != 0 {
		t.Errorf("%.0f allocations", n)
	}
}

func TestANilLoggerIsNoLayer(t *testing.T) {
	t.Parallel()
	next := http.DefaultTransport
	log := New(nil, "X-Trace")
	if log.Redacting(strings.ToUpper) != nil || log.Attempts(next) != next || log.Operations(next) != next {
		t.Error("it wraps")
	}
}

type named struct{}

func (named) Error() string     { return "named" }
func (named) ErrorKind() string { return "special" }

func TestKind(t *testing.T) {
	t.Parallel()
	for want, errs := range map[string][]error{
		"canceled":           {context.Canceled},
		"timeout":            {context.DeadlineExceeded, &net.OpError{Err: timeout{}}},
		"unknown_host":       {&net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}},
		"certificate":        {&tls.CertificateVerificationError{Err: errors.New("x")}},
		"connection_refused": {&net.OpError{Op: "dial", Err: syscall.ECONNREFUSED}},
		"connection_lost":    {&net.OpError{Op: "read", Err: syscall.ECONNRESET}, syscall.EPIPE, io.EOF},
		"truncated":          {io.ErrUnexpectedEOF},
		"special":            {named{}},
		"_OTHER":             {errors.New("GET https://api.example.com/v1/sessions/sess_1")},
	} {
		t.Run(want, func(t *testing.T) {
			for _, err := range errs {
				if got := Kind(fmt.Errorf("wrapped: %w", err)); got != want {
					t.Errorf("%v: %s, not %s", err, got, want)
				}
			}
		})
	}
}

type timeout struct{}

func (timeout) Error() string   { return "i/o timeout" }
func (timeout) Timeout() bool   { return true }
func (timeout) Temporary() bool { return true }

func BenchmarkLayer(b *testing.B) {
	answer := &http.Response{StatusCode: 200, Header: http.Header{"X-Trace": {"abc"}}, Body: http.NoBody}
	next := roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil })
	req := request(b, operation.With(b.Context(), get))
	for _, test := range []struct {
		name  string
		level slog.Level
	}{{"off", slog.LevelError}, {"on", slog.LevelDebug}} {
		b.Run(test.name, func(b *testing.B) {
			layer := New(text(io.Discard, test.level), "X-Trace").Attempts(next)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := layer.RoundTrip(req); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// TestAnExpectedStatusIsNoFailure has a redirect that an operation is about.
func TestAnExpectedStatusIsNoFailure(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		entry Entry
		want  string
	}{
		"expected":   {Entry{Status: 302, Traits: &operation.Traits{Redirect: true}}, ""},
		"unexpected": {Entry{Status: 302}, "302"},
		"not readable": {
			Entry{Status: 302, Traits: &operation.Traits{Redirect: true}, Err: context.Canceled}, "canceled",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := kind(test.entry); got != test.want {
				t.Errorf("%q, not %q", got, test.want)
			}
		})
	}
}
