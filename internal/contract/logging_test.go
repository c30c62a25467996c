package contract

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestLinesOfAnOperation(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		step     step
		attempts int
		line     string // of the operation, behind the route and the method
	}{
		"success": {
			step{status: 200}, 1,
			"level=INFO | http.response.status_code=200 http.request.resend_count=0 duration=0s trace_id=" + traceID,
		},
		"failure": {
			step{status: 404}, 1,
			"level=WARN | http.response.status_code=404 http.request.resend_count=0 duration=0s trace_id=" + traceID +
				" error.type=404",
		},
		"unreadable": {
			step{status: 200, body: "[" + id + "]"}, 1,
			"level=WARN | http.response.status_code=200 http.request.resend_count=0 duration=0s trace_id=" + traceID +
				" error.type=unreadable_response",
		},
		"too large": {
			step{status: 200, body: strings.Repeat(id, 100)}, 1,
			"level=WARN | http.request.resend_count=0 duration=0s error.type=response_too_large",
		},
		"timeout": {
			step{status: 200, takes: time.Hour}, 3,
			"level=WARN | http.request.resend_count=2 duration=1m0s error.type=timeout",
		},
		"broken": {
			step{err: io.ErrUnexpectedEOF}, 3,
			"level=WARN | http.request.resend_count=2 duration=~ error.type=truncated",
		},
		"who knows": {
			step{err: errors.New("dialling " + id)}, 3,
			"level=WARN | http.request.resend_count=2 duration=~ error.type=_OTHER",
		},
		"retry later": {
			step{status: 429, header: retryAfter("31")}, 1,
			"level=WARN | http.response.status_code=429 http.request.resend_count=0 duration=0s trace_id=" + traceID +
				" error.type=429",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var out bytes.Buffer
				client := newSessions(t, &scripted{steps: []step{test.step}}, transport.WithLogger(logger(&out)),
					transport.WithMaxResponseBytes(2000))
				_, _ = client.Get(t.Context(), id)
				lines := strings.Split(strings.TrimSpace(out.String()), "\n")
				level, rest, _ := strings.Cut(test.line, " | ")
				want := level +
					` msg="api operation" operation=sessions.Get url.template=/sessions/{session_id} ` +
					`http.request.method=GET ` +
					rest
				got := lines[len(lines)-1]
				if before, after, ok := strings.Cut(want, "~"); ok {
					if !strings.HasPrefix(got, before) || !strings.HasSuffix(got, after) {
						t.Errorf("got  %s\nwant %s", got, want)
					}
				} else if got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
				if len(lines) != test.attempts+1 ||
					strings.Count(out.String(), `level=DEBUG msg="api attempt"`) != test.attempts {
					t.Errorf("%d lines:\n%s", len(lines), &out)
				}
			})
		})
	}
}

// logger writes everything but the time.
func logger(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w,
		&slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}}))
}

func TestLogsHoldNothingOfTheRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var out bytes.Buffer
		base := &scripted{steps: status(503, 429, 200)}
		client := newSessions(t, base, transport.WithLogger(logger(&out)))
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		_, _ = client.Get(ctx, "sess_private")
		_, _ = client.List(ctx, sessions.ListParams{UserID: "user_private"})
		_, _ = client.Create(ctx, sessions.CreateParams{UserID: "user_private"})
		_, _ = client.CreateTokenFromTemplate(ctx, "sess_private", "private", sessions.CreateTokenFromTemplateParams{},
			transport.WithHeader("X-Private", "private"))
		for _, private := range []string{"private", key, "api.clerk.dev", "Bearer", "service_unavailable"} {
			if strings.Contains(out.String(), private) {
				t.Errorf("%q is in\n%s", private, &out)
			}
		}
		if n := strings.Count(out.String(), "\n"); n < 8 {
			t.Errorf("only %d lines", n)
		}
	})
}
