// Package wirelog writes one line for each try and one for each operation. What
// a line may hold is an allow-list of attributes. There is none for a body, a
// query, a URL, a header value or an id, so that none can be logged by mistake.
package wirelog

import (
	"context"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// Log is a [Logger] as a client sees it. A client calls no method of Logger but
// through it: a program links log/slog's machinery only when it makes a Logger.
type Log interface {
	// Redacting is the log with trace ids passed through redact first: a server
	// that sends a key back as one does not bring it into the log. It is nil when
	// the log is off.
	Redacting(redact func(string) string) Log
	// Enabled reports whether a line for an operation can come out at all.
	Enabled(ctx context.Context) bool
	// Operation writes the line of an operation: at Info, or at Warn when it failed.
	Operation(ctx context.Context, e Entry)
	// Attempts makes the round-tripper that writes a line for each try, at Debug.
	Attempts(next http.RoundTripper) http.RoundTripper
}

// Logger writes lines. A nil Logger is off.
type Logger struct {
	log         *slog.Logger
	traceHeader string
	redact      func(string) string // nil changes nothing
}

// New makes a logger. A nil log gives a nil Logger. The trace id is taken from
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

// Entry is what there is to know about a try or an operation.
type Entry struct {
	Operation *operation.Operation // nil when there is none
	Method    string
	Status    int // 0 without a response
	Resends   int
	Took      time.Duration
	TraceID   string
	Traits    *operation.Traits // of the operation; nil when it has none
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

// Operations makes the round-tripper that writes a line for each request that
// passes, as Operation does.
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
	level slog.Level // below which nothing can come out
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

// attributes are all that is said of an entry. Their names are those of the
// OpenTelemetry conventions for HTTP, where these have one.
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

// kind is the error kind of an entry, empty on success.
func kind(e Entry) string {
	switch {
	case !e.Traits.Succeeds(e.Status) && (e.Status >= 300 || e.Status > 0 && e.Status < 200):
		return strconv.Itoa(e.Status)
	case e.Err != nil:
		return Kind(e.Err)
	}
	return ""
}

// isTraceID accepts what looks like an id: a server decides what stands in its
// headers, and a log should not hold whatever it likes.
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
