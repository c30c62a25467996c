package transport_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"
	"time"

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

// bare is the call by hand: an http.Client, the same headers, the body read to
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

// BenchmarkCall holds the whole stack with its defaults against a bare
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

func listOf(n int) []byte {
	items := bytes.Repeat([]byte(session+","), n)
	return append(append([]byte("["), items[:len(items)-1]...), ']')
}

// TestTheStackIsCheap holds the allocations that the stack may cost: ten more
// than a bare http.Client, and 24 in all.
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
