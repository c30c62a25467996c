package contract

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// quick retries without waiting, so that tests over sockets need no clock.
var quick = transport.WithRetry(transport.RetryPolicy{BaseDelay: time.Microsecond, MaxDelay: time.Microsecond})

// server counts what reaches it on a loopback socket.
type server struct {
	*httptest.Server
	requests    atomic.Int32
	connections atomic.Int32
	open        atomic.Int32
}

// serve starts a server whose handler knows the number of the request.
func serve(t testing.TB, handler func(n int, w http.ResponseWriter, r *http.Request)) *server {
	t.Helper()
	s := unstarted(handler)
	s.Start()
	t.Cleanup(s.Close)
	return s
}

func unstarted(handler func(n int, w http.ResponseWriter, r *http.Request)) *server {
	s := new(server)
	s.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler(int(s.requests.Add(1)), w, r)
	}))
	s.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		switch state {
		case http.StateNew:
			s.connections.Add(1)
			s.open.Add(1)
		case http.StateClosed, http.StateHijacked:
			s.open.Add(-1)
		}
	}
	s.Config.ErrorLog = nil
	return s
}

// dial makes a client with the base of its own for a server.
func dial(t testing.TB, url string, opts ...transport.Option) *sessions.Client {
	t.Helper()
	client, err := transport.New(key,
		append([]transport.Option{transport.WithBaseURL(url + "/v1"), quick, transport.WithoutRateLimit()}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(client.CloseIdleConnections)
	return sessions.New(client)
}

// reset ends a connection so that the other side gets a reset.
func reset(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	conn.Close()
}

// isReset reports whether err is a reset of the connection.
func isReset(err error) bool { return errors.Is(err, syscall.ECONNRESET) || errors.Is(err, io.EOF) }
