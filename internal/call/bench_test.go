package call

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/retry"
)

const session = `{"object":"session","id":"sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S","user_id":"user_2g7np7Hrk0SN6kj5EDMLDaKNL0S","client_id":"client_2g7np7Hrk0SN6kj5EDMLDaKNL0S","actor":null,"status":"active","last_active_organization_id":"org_2g7np7Hrk0SN6kj5EDMLDaKNL0S","last_active_at":1716883200000,"latest_activity":{"object":"session_activity","id":"activity_2g7np7Hrk0SN6kj5EDMLDaKNL0S","device_type":"desktop","is_mobile":false,"browser_name":"Chrome","browser_version":"128.0.0.0","ip_address":"192.168.1.100","city":"San Francisco","country":"US"},"expire_at":1716969600000,"abandon_at":1719475200000,"updated_at":1716883200000,"created_at":1716883200000}`

// memory answers every request with the same body.
type memory struct{ body string }

type memoryBody struct{ bytes.Reader }

func (*memoryBody) Close() error { return nil }

func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	body := new(memoryBody)
	body.Reset([]byte(m.body))
	return &http.Response{
		Status: "200 OK", StatusCode: 200, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header:        http.Header{"Content-Type": {"application/json"}},
		ContentLength: int64(len(m.body)), Body: body, Request: req,
	}, nil
}

func defaults() Config {
	return Config{
		KeyName: "secret key", UserAgent: "clerk-go",
		BaseURL: "https://api.example.com/v1", VersionHeader: "Clerk-API-Version", Version: "2021-02-05",
		TraceHeader: "X-Clerk-Trace-Id",
		Timeout:     time.Minute, AttemptTimeout: 20 * time.Second, MaxResponseBytes: 10 << 20,
		DefaultRetry: retry.Policy{
			MaxAttempts: 3, BaseDelay: 200 * time.Millisecond, MaxDelay: 5 * time.Second,
			MaxRetryAfter: 30 * time.Second, Budget: 20, BudgetRefill: 0.1,
			Refused: []int{429}, Ambiguous: []int{500, 502, 503, 504},
		},
		Rates: []KeyRate{{Prefix: "sk_test_", Rate: ratelimit.Rate{Requests: 1e9, Per: time.Second, Burst: 1000}}},
	}
}

const testKey = "sk_test_4bQ7mJx0aVtYcR2nLwEoZ9"

var get = NewOperation(operation.Operation{
	Name: "sessions.Get", Method: http.MethodGet, Route: "/sessions/{session_id}", Idempotent: true, RateClass: "backend",
})

func BenchmarkNone(b *testing.B) {
	c := defaults()
	c.Base = memory{session}
	e, err := New(testKey, c)
	if err != nil {
		b.Fatal(err)
	}
	var opts []func(*Options)
	b.ReportAllocs()
	for b.Loop() {
		if err := None(context.Background(), e, get.Request("sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"), opts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBare(b *testing.B) {
	client := &http.Client{Transport: memory{session}}
	b.ReportAllocs()
	for b.Loop() {
		req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, "https://api.example.com/v1/sessions/sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S", nil)
		if err != nil {
			b.Fatal(err)
		}
		req.Header.Set("Authorization", "Bearer "+testKey)
		req.Header.Set("Accept", "application/json")
		req.Header.Set("User-Agent", "clerk-go")
		req.Header.Set("Clerk-API-Version", "2021-02-05")
		resp, err := client.Do(req)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, resp.Body); err != nil {
			b.Fatal(err)
		}
		resp.Body.Close()
	}
}
