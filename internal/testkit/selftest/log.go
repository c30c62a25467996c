package selftest

import (
	"context"
	"log/slog"
	"maps"
	"net/http"
	"slices"
	"sync"
	"testing"
)

// LogFields collects the attributes of all lines about a call that fails with a
// trace ID in the header, and compares them with those of the fields that a line
// may hold. The header is empty when there is none.
func LogFields(t *testing.T, client func(base http.RoundTripper, log *slog.Logger) (Call, error), header string, fields []string) {
	t.Parallel()
	var seen collector
	failure := answer{status: http.StatusNotFound, header: http.Header{}}
	if header != "" {
		failure.header.Set(header, "0123456789abcdef")
	} else {
		fields = slices.DeleteFunc(fields, func(f string) bool { return f == "trace_id" })
	}
	c, err := client(&base{answer: always(failure)}, slog.New(&seen))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = c(t.Context())
	var want []string
	for _, field := range fields {
		want = append(want, attributes[field])
	}
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(seen.keys)); !slices.Equal(got, want) {
		t.Errorf("the lines hold %q\nwant %q", got, want)
	}
}

// attributes are the keys under which fields are logged.
var attributes = map[string]string{
	"operation":  "operation",
	"method":     "http.request.method",
	"route":      "url.template",
	"status":     "http.response.status_code",
	"attempt":    "http.request.resend_count",
	"duration":   "duration",
	"trace_id":   "trace_id",
	"error_kind": "error.type",
}

// collector is a handler that notes the keys of attributes.
type collector struct {
	mu   sync.Mutex
	keys map[string]bool
}

func (c *collector) Enabled(context.Context, slog.Level) bool { return true }

func (c *collector) Handle(_ context.Context, r slog.Record) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.keys == nil {
		c.keys = map[string]bool{}
	}
	r.Attrs(func(a slog.Attr) bool {
		c.keys[a.Key] = true
		return true
	})
	return nil
}

func (c *collector) WithAttrs([]slog.Attr) slog.Handler { return c }

func (c *collector) WithGroup(string) slog.Handler { return c }
