package contract

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// memory answers every request at once with the same body, as a network would:
// with a header, a length, and a body that is read.
type memory struct{ body []byte }

type memoryBody struct{ bytes.Reader }

func (*memoryBody) Close() error { return nil }

func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	body := new(memoryBody)
	body.Reset(m.body)
	return &http.Response{
		Status: "200 OK", StatusCode: 200, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {"application/json"}},
		ContentLength: int64(len(m.body)), Body: body, Request: req,
	}, nil
}

// plenty never makes a benchmark wait.
var plenty = transport.WithRateLimit(transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6})

// bare returns the call by hand: an http.Client, the same headers, the body read to
// its end and not decoded.
func bare(client *http.Client) error {
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, transport.BaseURLDev+"/sessions/"+id, nil)
	if err != nil {
		return err
	}
	req.Header.Set("Accept", "application/json")
	req.Header.Set("Authorization", "Bearer "+key)
	req.Header.Set("Clerk-Api-Version", "2021-02-05")
	req.Header.Set("User-Agent", "clerk-go")
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	_, err = io.Copy(io.Discard, resp.Body)
	return err
}

// BenchmarkCall compares the whole stack, with its defaults, with a bare
// http.Client on the same base.
func BenchmarkCall(b *testing.B) {
	base := memory{[]byte(session)}
	client := &http.Client{Transport: base}
	api := newSessions(b, base, plenty)
	b.Run("bare http.Client, no decoding", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := bare(client); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Get, all layers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := api.Get(context.Background(), id); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("List of 499, all layers", func(b *testing.B) {
		list := newSessions(b, memory{listOf(499)}, plenty)
		b.ReportAllocs()
		for b.Loop() {
			if _, err := list.List(context.Background(), sessions.ListParams{Limit: 499}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("Create, all layers", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := api.Create(context.Background(), newSession); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkLayer compares each layer, around the same base, with the base alone.
func BenchmarkLayer(b *testing.B) {
	limiter, err := transport.NewLimiter(transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6})
	if err != nil {
		b.Fatal(err)
	}
	on := slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelDebug}))
	off := slog.New(slog.DiscardHandler)
	base := memory{[]byte(session)}
	for _, layer := range []struct {
		name string
		wrap transport.Middleware
	}{
		{"base alone", transport.Chain()},
		{"Retry", transport.Retry(transport.RetryPolicy{})},
		{"RateLimit", transport.RateLimit(limiter)},
		{"AttemptTimeout", transport.AttemptTimeout(20 * time.Second)},
		{"Logging, off", transport.Logging(off)},
		{"Logging, on", transport.Logging(on)},
	} {
		b.Run(layer.name, func(b *testing.B) {
			stack, req := layer.wrap(base), operationRequest(b)
			b.ReportAllocs()
			for b.Loop() {
				resp, err := stack.RoundTrip(req)
				if err != nil {
					b.Fatal(err)
				}
				resp.Body.Close()
			}
		})
	}
}

// operationRequest returns a request as a Client sends it down: it knows its operation.
func operationRequest(t testing.TB) *http.Request {
	t.Helper()
	ctx := operation.With(context.Background(), &operation.Operation{
		Name: "sessions.Get", Method: "GET", Route: "/sessions/{session_id}", Idempotent: true, RateClass: "backend",
	})
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, transport.BaseURLDev+"/sessions/"+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	return req
}

// TestLayersThatCloneNothingAllocateNothing is about the happy path.
func TestLayersThatCloneNothingAllocateNothing(t *testing.T) {
	limiter, err := transport.NewLimiter(transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6})
	if err != nil {
		t.Fatal(err)
	}
	answer := &http.Response{StatusCode: 200, Body: http.NoBody}
	base := roundTripper(func(*http.Request) (*http.Response, error) { return answer, nil })
	for name, layer := range map[string]transport.Middleware{
		"Retry":          transport.Retry(transport.RetryPolicy{}),
		"RateLimit":      transport.RateLimit(limiter),
		"Logging":        transport.Logging(slog.New(slog.DiscardHandler)),
		"AttemptLogging": transport.AttemptLogging(nil),
	} {
		t.Run(name, func(t *testing.T) {
			stack, req := layer(base), operationRequest(t)
			if n := testing.AllocsPerRun(100, func() { _, _ = stack.RoundTrip(req) }); n != 0 {
				t.Errorf("%.0f allocations", n)
			}
		})
	}
}

func listOf(n int) []byte {
	items := bytes.Repeat([]byte(session+","), n)
	return append(append([]byte("["), items[:len(items)-1]...), ']')
}

// TestTheStackIsCheap limits the allocations of the stack: ten more than a bare
// http.Client, and 24 in all.
func TestTheStackIsCheap(t *testing.T) {
	base := memory{[]byte(session)}
	client := &http.Client{Transport: base}
	api := newSessions(t, base, plenty)
	without := testing.AllocsPerRun(1000, func() { _ = bare(client) })
	with := testing.AllocsPerRun(1000, func() { _, _ = api.Get(context.Background(), id) })
	if with > without+10 || with > 24 {
		t.Errorf("%.0f allocations, %.0f by hand", with, without)
	}
}
