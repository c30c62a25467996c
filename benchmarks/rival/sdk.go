package rival

import (
	"context"
	"net/http"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// sdk is this SDK with everything that is on by default. Only the rate is out of
// the ordinary, since a benchmark would wait for it all the time; the limiter is
// on.
type sdk struct{ client *sessions.Client }

func newSDK(base http.RoundTripper) (Client, error) {
	t, err := transport.New(key, transport.WithBase(base), transport.WithRateLimit(
		transport.Rate{Requests: 1e9, Per: time.Second, Burst: 1e6},
	))
	if err != nil {
		return nil, err
	}
	return sdk{sessions.New(t)}, nil
}

func (s sdk) Get(ctx context.Context, id string) error {
	_, err := s.client.Get(ctx, id)
	return err
}

func (s sdk) List(ctx context.Context) (int, error) {
	list, err := s.client.List(ctx, sessions.ListParams{UserID: "user_1", Limit: 499})
	return len(list), err
}

func (s sdk) Revoke(ctx context.Context, id string) error {
	_, err := s.client.Revoke(ctx, id)
	return err
}
