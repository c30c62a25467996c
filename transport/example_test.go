package transport_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"time"

	"github.com/jarcoal/httpmock"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// Tests put a mock in the place of the network. Every client has its own.
func ExampleWithBase_httpmock() {
	mock := httpmock.NewMockTransport()
	mock.RegisterResponder("GET", "https://api.clerk.dev/v1/sessions/sess_1",
		httpmock.NewStringResponder(404, `{"errors":[{"code":"resource_not_found","message":"Resource not found"}]}`))

	client, err := transport.New("sk_test_x", transport.WithBase(mock))
	if err != nil {
		log.Fatal(err)
	}
	_, err = sessions.New(client).Get(context.Background(), "sess_1")
	fmt.Println(errors.Is(err, models.ErrNotFound))
	fmt.Println(err)
	// Output:
	// true
	// sessions.Get: status 404: resource_not_found: Resource not found
}

// A server on a loopback address needs no TLS.
func ExampleWithBaseURL_httptest() {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Println(r.Method, r.URL, r.Header.Get("Clerk-API-Version"))
		_, _ = io.WriteString(w, `{"object":"session","id":"sess_1","status":"revoked"}`)
	}))
	defer server.Close()

	client, err := transport.New("sk_test_x", transport.WithBaseURL(server.URL+"/v1"))
	if err != nil {
		log.Fatal(err)
	}
	s, err := sessions.New(client).Revoke(context.Background(), "sess_1")
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(s.ID, s.Status)
	// Output:
	// POST /v1/sessions/sess_1/revoke 2021-02-05
	// sess_1 revoked
}

// otelTransport stands for otelhttp.NewTransport, which names its spans with
// such a function.
type otelTransport struct {
	next     http.RoundTripper
	spanName func(operation string, r *http.Request) string
}

func (t otelTransport) RoundTrip(req *http.Request) (*http.Response, error) {
	fmt.Println("span:", t.spanName("", req))
	return t.next.RoundTrip(req)
}

// With OpenTelemetry's otelhttp the middleware is
//
//	otelhttp.NewTransport(next, otelhttp.WithSpanNameFormatter(spanName))
//
// and the spans are named after operations and routes, without any id.
func ExampleOperationFrom() {
	spanName := func(_ string, r *http.Request) string {
		if op, ok := transport.OperationFrom(r.Context()); ok {
			return op.Name + " " + op.Route
		}
		return r.Method
	}
	traced := func(next http.RoundTripper) http.RoundTripper {
		return otelTransport{next: next, spanName: spanName}
	}

	client, err := transport.New("sk_test_x", transport.WithMiddleware(traced), transport.WithBase(answer("sess_1")))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := sessions.New(client).Get(context.Background(), "sess_1"); err != nil {
		log.Fatal(err)
	}
	// Output: span: sessions.Get /sessions/{session_id}
}

// answer is a base that always returns the same session.
func answer(id string) http.RoundTripper {
	return roundTripper(func(req *http.Request) (*http.Response, error) {
		return &http.Response{
			StatusCode: 200, Header: http.Header{}, ContentLength: -1, Request: req,
			Body: io.NopCloser(strings.NewReader(`{"object":"session","id":"` + id + `","status":"active"}`)),
		}, nil
	})
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

// The layers work with any http.Client.
func ExampleRetry() {
	tries := 0
	flaky := roundTripper(func(req *http.Request) (*http.Response, error) {
		tries++
		if tries < 3 {
			return &http.Response{StatusCode: 503, Body: http.NoBody, Request: req}, nil
		}
		return &http.Response{StatusCode: 200, Body: http.NoBody, Request: req}, nil
	})
	retry := transport.Retry(transport.RetryPolicy{BaseDelay: time.Microsecond, MaxDelay: time.Microsecond})
	client := &http.Client{Transport: transport.Chain(retry, transport.AttemptTimeout(time.Second))(flaky)}

	resp, err := client.Get("https://example.com/")
	if err != nil {
		log.Fatal(err)
	}
	resp.Body.Close()
	fmt.Println(resp.StatusCode, "after", tries, "tries")
	// Output: 200 after 3 tries
}

// A limiter for a fleet asks a store that all processes share.
func ExampleLimiter() {
	store := map[string]int{"backend": 1} // what is left of the class's limit
	client, err := transport.New("sk_test_x", transport.WithBase(answer("sess_1")),
		transport.WithLimiter(&shared{store}))
	if err != nil {
		log.Fatal(err)
	}
	api := sessions.New(client)
	for range 2 {
		_, err := api.Get(context.Background(), "sess_1")
		fmt.Println(err, errors.Is(err, context.DeadlineExceeded))
	}
	// Output:
	// <nil> false
	// sessions.Get: no turn before the deadline: context deadline exceeded true
}

type shared struct{ left map[string]int }

func (s *shared) Wait(_ context.Context, op transport.Operation, cost int) error {
	if s.left[op.RateClass] < cost {
		return fmt.Errorf("no turn before the deadline: %w", context.DeadlineExceeded)
	}
	s.left[op.RateClass] -= cost
	return nil
}

func ExampleWithLogger() {
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		Level: slog.LevelDebug,
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey || a.Key == "duration" {
				return slog.Attr{} // so that the output is always the same
			}
			return a
		},
	}))
	client, err := transport.New("sk_test_x", transport.WithLogger(logger), transport.WithBase(answer("sess_1")))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := sessions.New(client).Get(context.Background(), "sess_1"); err != nil {
		log.Fatal(err)
	}
	// Output:
	// level=DEBUG msg="api attempt" operation=sessions.Get url.template=/sessions/{session_id} http.request.method=GET http.response.status_code=200 http.request.resend_count=0
	// level=INFO msg="api operation" operation=sessions.Get url.template=/sessions/{session_id} http.request.method=GET http.response.status_code=200 http.request.resend_count=0
}

func ExampleWithResponse() {
	client, err := transport.New("sk_test_x", transport.WithBase(answer("sess_1")))
	if err != nil {
		log.Fatal(err)
	}
	var raw transport.Response
	if _, err := sessions.New(client).Get(context.Background(), "sess_1", transport.WithResponse(&raw)); err != nil {
		log.Fatal(err)
	}
	fmt.Println(raw.StatusCode, raw.Attempts, string(raw.Body))
	// Output: 200 1 {"object":"session","id":"sess_1","status":"active"}
}

// A request that no method makes goes the way of all others.
func ExampleClient_Do() {
	mock := httpmock.NewMockTransport()
	mock.RegisterResponder("POST", "https://api.clerk.dev/v1/waitlist_entries",
		httpmock.NewStringResponder(200, `{"id":"wle_1","status":"pending"}`))

	client, err := transport.New("sk_test_x", transport.WithBase(mock), transport.WithUserAgent("myapp/1.2"))
	if err != nil {
		log.Fatal(err)
	}
	var entry struct{ ID, Status string }
	err = client.Do(context.Background(), transport.Request{
		Method: "POST",
		Path:   "/waitlist_entries",
		Body:   map[string]any{"email_address": "ada@example.com"},
	}, &entry)
	fmt.Println(entry.ID, entry.Status, err)
	// Output:
	// wle_1 pending <nil>
}
