package contract

import (
	"context"
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// strict is a fake that enforces the documented limits, behind a count of what
// it was sent and what it refused.
type strict struct {
	fake          *sessionstest.Fake
	sent, refused atomic.Int64
}

func (s *strict) RoundTrip(req *http.Request) (*http.Response, error) {
	resp, err := s.fake.RoundTrip(req)
	s.sent.Add(1)
	if err == nil && resp.StatusCode == http.StatusTooManyRequests {
		s.refused.Add(1)
	}
	return resp, err
}

// strictly makes a client with default rates on a strict fake.
func strictly(t *testing.T, key string) (*strict, *sessions.Client) {
	t.Helper()
	base := &strict{fake: sessionstest.NewFake()}
	base.fake.SetKeys(key)
	base.fake.Inject(sessionstest.Fault{Kind: sessionstest.FaultRate})
	client, err := transport.New(key, transport.WithBase(base))
	if err != nil {
		t.Fatal(err)
	}
	return base, sessions.New(client)
}

// TestAMinuteAtFullSpeedSeesNo429 sends for a minute, as fast as the default
// rate of the key lets it, one after the other and all at once.
func TestAMinuteAtFullSpeedSeesNo429(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, key string
		callers   int
		least     int64 // of requests: the burst, and the rate for a minute
	}{
		{"development, in sequence", "sk_test_x", 1, 10 + 6*90 - 1},
		{"production, in sequence", "sk_live_x", 1, 100 + 6*900 - 1},
		{"development, at once", "sk_test_x", 32, 10 + 6*90 - 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				base, client := strictly(t, test.key)
				start := time.Now()
				var group sync.WaitGroup
				for range test.callers {
					group.Go(func() {
						for time.Since(start) < time.Minute {
							if _, err := client.List(t.Context(), sessions.ListParams{}); err != nil {
								t.Error(err)
							}
						}
					})
				}
				group.Wait()
				if sent, refused := base.sent.Load(), base.refused.Load(); refused != 0 || sent < test.least {
					t.Errorf("%d of %d requests got 429; at least %d should be sent", refused, sent, test.least)
				}
			})
		})
	}
}

// TestCancelledCallsMakeNo429 cancels 250 calls that wait ahead of 250 others,
// while 200 more arrive.
func TestCancelledCallsMakeNo429(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base, client := strictly(t, "sk_test_x")
		ctx, cancel := context.WithCancel(t.Context())
		var group sync.WaitGroup
		crowd := func(ctx context.Context, n int) {
			for range n {
				group.Go(func() {
					_, err := client.List(ctx, sessions.ListParams{})
					if want := ctx.Err(); !errors.Is(err, want) && err != nil {
						t.Error(err)
					}
				})
			}
			synctest.Wait()
		}
		crowd(ctx, 250)
		crowd(t.Context(), 250)
		cancel()
		synctest.Wait()
		crowd(t.Context(), 200)
		group.Wait()
		if sent, refused := base.sent.Load(), base.refused.Load(); refused != 0 || sent != 10+250+200 {
			t.Errorf("%d of %d requests got 429", refused, sent)
		}
	})
}
