package contract

import (
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestAConnectionOfA101OutlivesTheAttempt writes to an upgraded connection after
// the limit of the try has passed.
func TestAConnectionOfA101OutlivesTheAttempt(t *testing.T) {
	t.Parallel()
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		conn, buffered, err := w.(http.Hijacker).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		if _, err := io.WriteString(conn,
			"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n"); err != nil {
			t.Error(err)
			return
		}
		_, _ = io.CopyN(conn, buffered, 4)
	})
	base := &http.Transport{}
	t.Cleanup(base.CloseIdleConnections)
	var try context.Context
	noting := roundTripper(func(req *http.Request) (*http.Response, error) {
		try = req.Context()
		return base.RoundTrip(req)
	})
	limiter, err := transport.NewLimiter(transport.Rate{Requests: 1, Per: time.Second, Burst: 1})
	if err != nil {
		t.Fatal(err)
	}
	stack := transport.Chain(transport.Retry(transport.RetryPolicy{}), transport.RateLimit(limiter),
		transport.AttemptTimeout(time.Second))(noting)
	req := get(t, s.URL)
	req.Header.Set("Connection", "Upgrade")
	req.Header.Set("Upgrade", "echo")
	resp, err := stack.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	connection, ok := resp.Body.(io.ReadWriter)
	if resp.StatusCode != http.StatusSwitchingProtocols || !ok {
		t.Fatalf("status %d, body %T", resp.StatusCode, resp.Body)
	}
	<-try.Done()
	if _, err := io.WriteString(connection, "ping"); err != nil {
		t.Fatal(err)
	}
	echo := make([]byte, 4)
	if _, err := io.ReadFull(connection, echo); err != nil || string(echo) != "ping" {
		t.Errorf("%q, %v", echo, err)
	}
}
