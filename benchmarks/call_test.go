package benchmarks_test

import (
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/benchmarks/payload"
	"github.com/seed-e19c5fb5/clerk-go/benchmarks/rival"
)

const id = "sess_2g7np7Hrk0SN6kj5EDMLDaKNL0S"

func client(b *testing.B, r rival.Named, status int, body []byte) rival.Client {
	b.Helper()
	c, err := r.New(rival.Memory{Status: status, Body: body})
	if err != nil {
		b.Fatal(err)
	}
	return c
}

// BenchmarkGet is one session: the whole call but for the network.
func BenchmarkGet(b *testing.B) {
	for _, r := range rival.All {
		b.Run("client="+r.Name, func(b *testing.B) {
			c := client(b, r, http.StatusOK, payload.Session())
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Get(b.Context(), id); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkList is a full page of sessions.
func BenchmarkList(b *testing.B) {
	for _, r := range rival.All {
		b.Run("client="+r.Name, func(b *testing.B) {
			body := payload.List()
			if r.Envelope {
				body = payload.Envelope()
			}
			c := client(b, r, http.StatusOK, body)
			b.ReportAllocs()
			for b.Loop() {
				n, err := c.List(b.Context())
				if err != nil || n != payload.Sessions {
					b.Fatal(n, err)
				}
			}
		})
	}
}

// BenchmarkRevoke is a POST without a body.
func BenchmarkRevoke(b *testing.B) {
	for _, r := range rival.All {
		b.Run("client="+r.Name, func(b *testing.B) {
			c := client(b, r, http.StatusOK, payload.Session())
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Revoke(b.Context(), id); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkNotFound is a failure with its body decoded.
func BenchmarkNotFound(b *testing.B) {
	for _, r := range rival.All {
		b.Run("client="+r.Name, func(b *testing.B) {
			c := client(b, r, http.StatusNotFound, []byte(payload.Failure))
			b.ReportAllocs()
			for b.Loop() {
				if err := c.Get(b.Context(), id); err == nil {
					b.Fatal("no error")
				}
			}
		})
	}
}
