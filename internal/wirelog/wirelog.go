// Package wirelog writes a line for each attempt and for each operation. The
// attributes of a line are an allow-list. There is none for a body, a query, a
// URL, a header value or an id, so that none can be logged by mistake.
package wirelog

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Log is the interface of [Logger] for clients. They use a Logger only through it,
// so that a program links log/slog only if it creates a Logger.
type Log interface {
	// Redacting returns the log with a function that redacts trace ids, because a
	// server could send the key back as one. It returns nil if the log is
	// off.
	Redacting(redact func(string) string) Log
	// Enabled reports whether a line for an operation can be written.
	Enabled(ctx context.Context) bool
	// Operation writes the line of an operation, at Info, or at Warn if it failed.
	Operation(ctx context.Context, e Entry)
	// Attempts returns the round-tripper that writes a line for each attempt, at Debug.
	Attempts(next http.RoundTripper) http.RoundTripper
}

// Logger writes lines. A nil Logger is off.
type Logger struct {
	log         *slog.Logger
	traceHeader string
	redact      func(string) string // nil changes nothing
}

// New returns a logger, or nil if log is nil. The trace id is taken from
// the response header traceHeader.
func New(log *slog.Logger, traceHeader string) *Logger {
	if log == nil {
		return nil
	}
	return &Logger{log: log, traceHeader: http.CanonicalHeaderKey(traceHeader)}
}

// Redacting implements Log.
func (l *Logger) Redacting(redact func(string) string) Log {
	if l == nil {
		return nil
	}
	with := *l
	with.redact = redact
	return &with
}

// Entry describes an attempt or an operation.
type Entry struct {
	Operation *operation.Operation // nil if there is none
	Method    string
	Status    int // 0 without a response
	Resends   int
	Took      time.Duration
	TraceID   string
	Traits    *operation.Traits // of the operation; nil if it has none
	Err       error
}

// Levels of the lines.
const (
	attemptLevel = slog.LevelDebug
	successLevel = slog.LevelInfo
	failureLevel = slog.LevelWarn
)

// Enabled implements Log.
func (l *Logger) Enabled(ctx context.Context) bool {
	return l != nil && l.log.Enabled(ctx, failureLevel)
}

// Operation implements Log.
func (l *Logger) Operation(ctx context.Context, e Entry) {
	level := successLevel
	if kind(e) != "" {
		level = failureLevel
	}
	l.write(ctx, level, "api operation", e)
}

// Attempts implements Log.
func (l *Logger) Attempts(next http.RoundTripper) http.RoundTripper {
	return l.layer(next, attemptLevel, func(ctx context.Context, e Entry) {
		l.write(ctx, attemptLevel, "api attempt", e)
	})
}

// Operations returns the round-tripper that writes a line for each request, as
// Operation does.
func (l *Logger) Operations(next http.RoundTripper) http.RoundTripper {
	return l.layer(next, failureLevel, l.Operation)
}

func (l *Logger) layer(next http.RoundTripper, level slog.Level, write func(context.Context, Entry)) http.RoundTripper {
	if l == nil {
		return next
	}
	return &layer{Logger: l, next: next, level: level, line: write}
}

type layer struct {
	*Logger
	next  http.RoundTripper
	level slog.Level // the lowest level of its lines
	line  func(context.Context, Entry)
}

func (l *layer) RoundTrip(req *http.Request) (*http.Response, error) {
	ctx := req.Context()
	if !l.log.Enabled(ctx, l.level) {
		return l.next.RoundTrip(req)
	}
	start := time.Now()
	resp, err := l.next.RoundTrip(req)
	e := Entry{Method: req.Method, Resends: operation.Try(ctx) - 1, Took: time.Since(start), Err: err}
	call := operation.CallFrom(ctx)
	if call != nil {
		e.Operation, e.Traits = call.Operation, call.Traits
	}
	if resp != nil {
		e.Status = resp.StatusCode
		e.TraceID = resp.Header.Get(l.traceHeader)
	}
	l.line(ctx, e)
	return resp, err
}

func (l *Logger) write(ctx context.Context, level slog.Level, message string, e Entry) {
	if !l.log.Enabled(ctx, level) {
		return
	}
	if l.redact != nil {
		e.TraceID = l.redact(e.TraceID)
	}
	l.log.LogAttrs(ctx, level, message, attributes(e)...)
}

// attributes returns all attributes of an entry. Their names are those of the
// OpenTelemetry conventions for HTTP, if these have one.
func attributes(e Entry) []slog.Attr {
	attrs := make([]slog.Attr, 0, 8)
	add := func(a slog.Attr, said bool) {
		if said {
			attrs = append(attrs, a)
		}
	}
	method := e.Method
	if op := e.Operation; op != nil {
		add(slog.String("operation", op.Name), true)
		add(slog.String("url.template", op.Route), true)
		method = op.Method
	}
	add(slog.String("http.request.method", method), method != "")
	add(slog.Int("http.response.status_code", e.Status), e.Status != 0)
	add(slog.Int("http.request.resend_count", e.Resends), true)
	add(slog.Duration("duration", e.Took), true)
	add(slog.String("trace_id", e.TraceID), isTraceID(e.TraceID))
	k := kind(e)
	add(slog.String("error.type", k), k != "")
	return attrs
}

// kind returns the error kind of an entry, or "" for a success.
func kind(e Entry) string {
	switch {
	case !e.Traits.Succeeds(e.Status) && (e.Status >= 300 || e.Status > 0 && e.Status < 200):
		return strconv.Itoa(e.Status)
	case e.Err != nil:
		return Kind(e.Err)
	}
	return ""
}

// isTraceID reports whether s looks like an id. A server decides what its headers
// contain, and not everything should be logged.
func isTraceID(s string) bool {
	if s == "" || len(s) > 64 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '-' || c == '_') {
			return false
		}
	}
	return true
}
