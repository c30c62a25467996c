package contract

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

const (
	key     = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"
	traceID = "0123456789abcdef0123456789abcdef"
	id      = "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"
	session = `{"object":"session","id":"sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S","user_id":"user_1","client_id":"client_1",` +
		`"status":"active",` +
		`"last_active_at":1716883200000,"expire_at":1716969600000,"abandon_at":1719475200000,"updated_at":` +
		`1716883200000,"created_at":1716883200000}`
	busy = `{"errors":[{"message":"Busy","long_message":"Try ` +
		`again.","code":"service_unavailable"}],"clerk_trace_id":"` +
		traceID + `"}`
)

// step is one answer of a scripted base: a response or an error.
type step struct {
	status int
	header http.Header
	body   string
	err    error
	takes  time.Duration // on the clock of the test
	breaks bool          // the connection breaks off behind the body
}

func status(codes ...int) []step {
	var steps []step
	for _, code := range codes {
		steps = append(steps, step{status: code})
	}
	return steps
}

func retryAfter(value string) http.Header { return http.Header{"Retry-After": {value}} }

// sent is a request as it reached the base.
type sent struct {
	method, url, body string
	header            http.Header
	at                time.Time
}

// scripted is a base that answers with one step after the other, and with the
// last one for ever. It remembers what it got, and how bodies were treated.
type scripted struct {
	steps []step

	mu   sync.Mutex
	got  []sent
	open int // response bodies that were not closed
}

func (s *scripted) RoundTrip(req *http.Request) (*http.Response, error) {
	body := ""
	if req.Body != nil {
		b, err := io.ReadAll(req.Body)
		req.Body.Close()
		if err != nil {
			return nil, err
		}
		body = string(b)
	}
	s.mu.Lock()
	s.got = append(s.got, sent{req.Method, req.URL.String(), body, req.Header.Clone(), time.Now()})
	step := s.steps[min(len(s.got), len(s.steps))-1]
	s.mu.Unlock()
	if step.takes > 0 {
		select {
		case <-time.After(step.takes):
		case <-req.Context().Done():
			return nil, req.Context().Err()
		}
	}
	if step.err != nil {
		return nil, step.err
	}
	return s.response(req, step), nil
}

func (s *scripted) response(req *http.Request, step step) *http.Response {
	if step.body == "" {
		step.body = session
		if step.status >= 300 {
			step.body = busy
		}
	}
	header := http.Header{"X-Clerk-Trace-Id": {traceID}}
	for name, values := range step.header {
		header[name] = values
	}
	body := io.Reader(strings.NewReader(step.body))
	if step.breaks {
		body = io.MultiReader(body, iotest.ErrReader(io.ErrUnexpectedEOF))
	}
	s.mu.Lock()
	s.open++
	s.mu.Unlock()
	return &http.Response{
		StatusCode: step.status, Header: header, ContentLength: -1, Request: req,
		Body: &counted{Reader: body, closed: sync.OnceFunc(func() {
			s.mu.Lock()
			s.open--
			s.mu.Unlock()
		})},
	}
}

type counted struct {
	io.Reader
	closed func()
}

func (c *counted) Close() error { c.closed(); return nil }

// tries is how many requests reached the base.
func (s *scripted) tries() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.got)
}

// newTransport makes a client on base.
func newTransport(t testing.TB, base http.RoundTripper, opts ...transport.Option) *transport.Client {
	t.Helper()
	client, err := transport.New(key, append([]transport.Option{transport.WithBase(base)}, opts...)...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// newSessions makes a client for sessions on base.
func newSessions(t testing.TB, base http.RoundTripper, opts ...transport.Option) *sessions.Client {
	t.Helper()
	return sessions.New(newTransport(t, base, opts...))
}

var newSession = sessions.CreateParams{UserID: "user_1"}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }
