package selftest

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
)

// base is an in-memory round-tripper that records requests. It responds to
// request number n, from 0 on, with the result of answer, and with 404 if answer
// is nil.
type base struct {
	answer func(n int, r request) answer

	mu   sync.Mutex
	sent []request
}

type request struct {
	method string
	url    *url.URL
	header http.Header
	body   []byte
	at     time.Time
	called *operation.Operation // nil if the request has none
}

type answer struct {
	status int // 0 is 200
	header http.Header
	body   string
}

// RoundTrip implements [http.RoundTripper].
func (b *base) RoundTrip(req *http.Request) (*http.Response, error) {
	r := request{method: req.Method, url: req.URL, header: req.Header.Clone(), at: time.Now()}
	r.called, _ = operation.From(req.Context())
	if req.Body != nil {
		var err error
		if r.body, err = io.ReadAll(req.Body); err != nil {
			return nil, err
		}
		if err := req.Body.Close(); err != nil {
			return nil, err
		}
	}
	b.mu.Lock()
	n := len(b.sent)
	b.sent = append(b.sent, r)
	b.mu.Unlock()
	a := answer{status: http.StatusNotFound}
	if b.answer != nil {
		a = b.answer(n, r)
	}
	return a.response(req), nil
}

func (a answer) response(req *http.Request) *http.Response {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if a.header == nil {
		a.header = http.Header{}
	}
	return &http.Response{
		StatusCode: a.status, Header: a.header, Request: req,
		Body: io.NopCloser(strings.NewReader(a.body)), ContentLength: int64(len(a.body)),
	}
}

// requests returns the requests so far.
func (b *base) requests() []request {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.sent[:len(b.sent):len(b.sent)]
}

// one returns the only request. Err is the error of the call.
func (b *base) one(err error) (request, error) {
	sent := b.requests()
	if len(sent) != 1 {
		return request{}, fmt.Errorf("%d requests were sent, not 1; the call returned: %w", len(sent), orNothing(err))
	}
	return sent[0], nil
}

type nothing struct{}

func (nothing) Error() string { return "no error" }

func orNothing(err error) error {
	if err == nil {
		return nothing{}
	}
	return err
}

// always responds to every request in the same way.
func always(a answer) func(int, request) answer {
	return func(int, request) answer { return a }
}

// Watch returns a middleware that calls shows with the context of every request
// before it passes the request on.
func Watch(next http.RoundTripper, see func(ctx context.Context)) http.RoundTripper {
	return roundTripper(func(req *http.Request) (*http.Response, error) {
		see(req.Context())
		return next.RoundTrip(req)
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }
