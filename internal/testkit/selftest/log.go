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

// Log collects the attributes of all lines about a call that fails with a trace
// ID in the header, and compares them with those that a line may contain. The
// header is empty if there is none.
func Log(t *testing.T, client func(base http.RoundTripper, log *slog.Logger) (Call, error), header string) {
	t.Parallel()
	var seen collector
	failure := answer{status: http.StatusNotFound, header: http.Header{}}
	want := slices.Clone(attributes)
	if header != "" {
		failure.header.Set(header, "0123456789abcdef")
		want = append(want, "trace_id")
	}
	c, err := client(&base{answer: always(failure)}, slog.New(&seen))
	if err != nil {
		t.Fatal(err)
	}
	_, _ = c(t.Context())
	slices.Sort(want)
	if got := slices.Sorted(maps.Keys(seen.keys)); !slices.Equal(got, want) {
		t.Errorf("the lines hold %q\nwant %q", got, want)
	}
}

// attributes returns the attribute keys of the lines of every failure.
var attributes = []string{
	"duration", "error.type", "http.request.method", "http.request.resend_count", "http.response.status_code", "operation", "url.template",
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
