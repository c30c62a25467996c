package contract

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestAResetAfterTheRequestIsRetriedForGetOnly(t *testing.T) {
	t.Parallel()
	handler := func(n int, w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		if n == 1 {
			reset(w)
			return
		}
		_, _ = io.WriteString(w, session)
	}
	s := serve(t, handler)
	if _, err := dial(t, s.URL).Get(t.Context(), id); err != nil || s.requests.Load() != 2 {
		t.Errorf("Get: %v after %d requests", err, s.requests.Load())
	}
	s = serve(t, handler)
	_, err := dial(t, s.URL).Create(t.Context(), newSession)
	if err == nil || s.requests.Load() != 1 || !strings.HasPrefix(err.Error(), "sessions.Create: ") {
		t.Errorf("Create: %v after %d requests", err, s.requests.Load())
	}
}

func TestNothingWasWrittenWhenDiallingFails(t *testing.T) {
	t.Parallel()
	s := serve(t, func(int, http.ResponseWriter, *http.Request) {})
	s.Close() // nobody listens there any more
	var raw transport.Response
	_, err := dial(t, s.URL).Create(t.Context(), newSession, transport.WithResponse(&raw))
	if err == nil || raw.Attempts != 3 || raw.StatusCode != 0 {
		t.Errorf("%v after %d tries", err, raw.Attempts)
	}
}

func TestASmall503KeepsItsConnection(t *testing.T) {
	t.Parallel()
	handler := func(n int, w http.ResponseWriter, _ *http.Request) {
		if n < 3 {
			w.WriteHeader(503)
			_, _ = io.WriteString(w, busy)
			return
		}
		_, _ = io.WriteString(w, session)
	}
	s := serve(t, handler)
	if _, err := dial(t, s.URL).Get(t.Context(),
		id); err != nil || s.requests.Load() != 3 || s.connections.Load() != 1 {
		t.Errorf("client: %v, %d requests on %d connections", err, s.requests.Load(), s.connections.Load())
	}
	s = serve(t, handler)
	base := &http.Transport{}
	t.Cleanup(base.CloseIdleConnections)
	alone := transport.Retry(transport.RetryPolicy{BaseDelay: 1, MaxDelay: 1})(base)
	resp, err := (&http.Client{Transport: alone}).Get(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if s.requests.Load() != 3 || s.connections.Load() != 1 {
		t.Errorf("alone: %d requests on %d connections", s.requests.Load(), s.connections.Load())
	}
}

// metered counts what is read of response bodies.
type metered struct {
	next         http.RoundTripper
	read, closed int
}

func (m *metered) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := m.next.RoundTrip(req)
	if err == nil {
		resp.Body = &meteredBody{resp.Body, m}
	}
	return resp, err
}

type meteredBody struct {
	io.ReadCloser
	m *metered
}

func (b *meteredBody) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.m.read += n
	return n, err
}

func (b *meteredBody) Close() error { b.m.closed++; return b.ReadCloser.Close() }

func TestAnEndlessErrorBodyIsCutAndClosed(t *testing.T) {
	t.Parallel()
	left := make(chan struct{}, 8)
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(503)
		for line := strings.Repeat("x", 1024); ; {
			if _, err := io.WriteString(w, line); err != nil {
				left <- struct{}{}
				return
			}
		}
	})
	base := &http.Transport{}
	t.Cleanup(base.CloseIdleConnections)
	alone := &metered{next: base}
	resp, err := transport.Retry(transport.RetryPolicy{
		MaxAttempts: 2, BaseDelay: 1, MaxDelay: 1,
	})(alone).RoundTrip(get(t, s.URL))
	if err != nil || alone.read > 4<<10 || alone.closed != 1 {
		t.Errorf("alone: %v, %d bytes read, %d bodies closed", err, alone.read, alone.closed)
	}
	resp.Body.Close()

	inside := &metered{next: base}
	_, err = dial(t, s.URL, transport.WithBase(inside)).Get(t.Context(), id)
	if !errors.Is(err, models.ErrUnavailable) || inside.read > 3*(64<<10+1) || inside.closed != 3 {
		t.Errorf("client: %v, %d bytes read, %d bodies closed", err, inside.read, inside.closed)
	}
	for range 5 {
		<-left // every handler saw its connection go
	}
}

func get(t testing.TB, url string) *http.Request {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

func TestASlowHeaderOnTheFirstTry(t *testing.T) {
	t.Parallel()
	s := serve(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n == 1 {
			<-r.Context().Done()
			return
		}
		_, _ = io.WriteString(w, session)
	})
	var raw transport.Response
	_, err := dial(t, s.URL, transport.WithAttemptTimeout(500*time.Millisecond)).Get(t.Context(), id,
		transport.WithResponse(&raw))
	if err != nil || raw.Attempts != 2 {
		t.Errorf("%v after %d tries", err, raw.Attempts)
	}
}

// TestASlowBodyIsNotCancelled sends most of a mebibyte only after the client
// has the header: a timeout that ended with RoundTrip would cut it off.
func TestASlowBodyIsNotCancelled(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	header := make(chan struct{})
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(200)
		_ = http.NewResponseController(w).Flush()
		<-header
		for range size / 1024 {
			_, _ = io.WriteString(w, strings.Repeat("x", 1024))
		}
	})
	base := &http.Transport{}
	t.Cleanup(base.CloseIdleConnections)
	stack := transport.Chain(transport.Retry(transport.RetryPolicy{}), transport.AttemptTimeout(time.Minute))(base)
	resp, err := stack.RoundTrip(get(t, s.URL))
	if err != nil {
		t.Fatal(err)
	}
	close(header)
	content, err := io.ReadAll(resp.Body)
	if err != nil || len(content) != size {
		t.Errorf("%d bytes, %v", len(content), err)
	}
	resp.Body.Close()
}

func TestABadCertificateIsFinal(t *testing.T) {
	t.Parallel()
	s := unstarted(func(int, http.ResponseWriter, *http.Request) {})
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	var raw transport.Response
	_, err := dial(t, s.URL).Get(t.Context(), id, transport.WithResponse(&raw))
	var certificate *tls.CertificateVerificationError
	if !errors.As(err, &certificate) || raw.Attempts != 1 || s.requests.Load() != 0 {
		t.Errorf("%v after %d tries", err, raw.Attempts)
	}
}

// TestAnErrorBodyThatNeverComesHoldsNothingUp announces a body and sends none.
func TestAnErrorBodyThatNeverComesHoldsNothingUp(t *testing.T) {
	t.Parallel()
	free := make(chan struct{})
	s := serve(t, func(n int, w http.ResponseWriter, r *http.Request) {
		if n > 1 {
			return
		}
		w.Header().Set("Content-Length", "100")
		w.WriteHeader(503)
		_ = http.NewResponseController(w).Flush()
		select {
		case <-r.Context().Done(): // the client hung up
		case <-free:
		}
	})
	t.Cleanup(func() { close(free) })
	base := &http.Transport{}
	t.Cleanup(base.CloseIdleConnections)
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	resp, err := transport.Retry(transport.RetryPolicy{
		BaseDelay: 1, MaxDelay: 1,
	})(base).RoundTrip(get(t, s.URL).WithContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != 200 || s.requests.Load() != 2 || ctx.Err() != nil {
		t.Errorf("status %d after %d requests: %v", resp.StatusCode, s.requests.Load(), ctx.Err())
	}
}
