package contract

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestANilRoundTripperIsTheDefault wraps nothing, as an http.Client allows. The
// default transport of net/http then answers, over a socket.
func TestANilRoundTripperIsTheDefault(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	}))
	t.Cleanup(server.Close)
	limiter, err := transport.NewLimiter(transport.Rate{Requests: 100, Per: time.Second, Burst: 100})
	if err != nil {
		t.Fatal(err)
	}
	for name, middleware := range map[string]transport.Middleware{
		"Retry":          transport.Retry(transport.RetryPolicy{}),
		"RateLimit":      transport.RateLimit(limiter),
		"AttemptTimeout": transport.AttemptTimeout(time.Minute),
		"Logging":        transport.Logging(slog.New(slog.DiscardHandler)),
		"Logging, off":   transport.Logging(nil),
		"AttemptLogging": transport.AttemptLogging(slog.New(slog.DiscardHandler)),
		"Chain":          transport.Chain(),
		"Chain of two": transport.Chain(transport.Retry(transport.RetryPolicy{}),
			transport.AttemptTimeout(time.Minute)),
		"Chain with one of nil": transport.Chain(nil, transport.AttemptTimeout(time.Minute)),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client := &http.Client{Transport: middleware(nil)}
			resp, err := client.Get(server.URL)
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			if resp.StatusCode != http.StatusNoContent {
				t.Errorf("the status is %d", resp.StatusCode)
			}
		})
	}
}
