package doubles

import (
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
)

// crowd returns a fake with 10,000 sessions of 100 users.
func crowd() *sessionstest.Fake {
	seed := make([]models.Session, 10_000)
	for i := range seed {
		seed[i] = models.Session{
			UserID: fmt.Sprintf("user_%d", i%100),
			LatestActivity: models.Some(models.SessionActivity{
				ID: "activity_1", BrowserName: models.Some("Chrome"), City: models.Some("San Francisco"), Country: models.Some("US"),
			}),
		}
	}
	return sessionstest.NewFake(seed...)
}

// BenchmarkList returns the fake by itself: 50 of 10,000 sessions, in process.
func BenchmarkList(b *testing.B) {
	fake := crowd()
	for _, query := range []string{"limit=50", "limit=50&offset=5000", "limit=50&user_id=user_7&status=active"} {
		b.Run(query, func(b *testing.B) {
			req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, "https://api.clerk.dev/v1/sessions?"+query, nil)
			if err != nil {
				b.Fatal(err)
			}
			req.Header.Set("Authorization", "Bearer "+sessionstest.Key)
			b.ReportAllocs()
			for b.Loop() {
				resp, err := fake.RoundTrip(req)
				if err != nil || resp.StatusCode != http.StatusOK {
					b.Fatal(resp, err)
				}
				if _, err := io.Copy(io.Discard, resp.Body); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkClientList returns the same through the client, decoding included.
func BenchmarkClientList(b *testing.B) {
	client := sessions.New(crowd().Transport())
	b.ReportAllocs()
	for b.Loop() {
		if page, err := client.List(b.Context(), sessions.ListParams{Limit: 50}); err != nil || len(page) != 50 {
			b.Fatal(len(page), err)
		}
	}
}

// BenchmarkSeed fills a fake with 10,000 sessions.
func BenchmarkSeed(b *testing.B) {
	for b.Loop() {
		crowd()
	}
}
