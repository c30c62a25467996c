package contract

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// TestDo has the key, the version, retries and typed failures in an undescribed
// request.
func TestDo(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		base := &scripted{steps: []step{{status: 503, body: busy}, {status: 404, body: `{"errors":[{"code":"resource_not_found"}]}`}}}
		client, err := transport.New(key, transport.WithBase(base), transport.WithUserAgent("myapp/1.2"))
		if err != nil {
			t.Fatal(err)
		}
		var response transport.Response
		err = client.Do(t.Context(), transport.Request{Name: "beta.Get", Path: "/beta/b_1", RateClass: "backend"}, nil,
			transport.WithResponse(&response), transport.WithHeader("X-Beta", "1"))
		if !errors.Is(err, models.ErrNotFound) || err.Error() != "beta.Get: status 404: resource_not_found (trace "+traceID+")" {
			t.Errorf("%v", err)
		}
		if response.Attempts != 2 || response.StatusCode != 404 {
			t.Errorf("%+v", response)
		}
		for _, got := range base.got {
			want := http.Header{
				"Accept": {"application/json"}, "Authorization": {"Bearer " + key}, "Clerk-Api-Version": {transport.DefaultAPIVersion},
				"User-Agent": {"clerk-go/0.1.0 myapp/1.2"}, "X-Beta": {"1"},
			}
			if got.method != "GET" || got.url != "https://api.clerk.dev/v1/beta/b_1" || fmt.Sprint(got.header) != fmt.Sprint(want) {
				t.Errorf("sent %s %s %v", got.method, got.url, got.header)
			}
		}
	})
}

func TestDoOfNoClient(t *testing.T) {
	t.Parallel()
	var client *transport.Client
	if err := client.Do(t.Context(), transport.Request{Path: "/"}, nil); err == nil || err.Error() != "transport.Do: the client was not created by New" {
		t.Errorf("%v", err)
	}
}

func TestRetryable(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		call func(context.Context, *sessions.Client) error
		step step
		want bool
	}{
		"refused":              {createOne, step{status: 429}, true},
		"server in trouble":    {getOne, step{status: 503}, true},
		"it may have acted":    {createOne, step{status: 503}, false},
		"not found":            {getOne, step{status: 404}, false},
		"a broken connection":  {getOne, step{err: errors.New("reset")}, true},
		"may have arrived":     {createOne, step{err: errors.New("reset")}, false},
		"an unreadable answer": {getOne, step{status: 200, body: "<html>"}, false},
		"a wrong parameter": {func(ctx context.Context, c *sessions.Client) error {
			_, err := c.Get(ctx, "")
			return err
		}, step{status: 200}, false},
		"success": {getOne, step{status: 200, body: session}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			base := &scripted{steps: []step{test.step}}
			client, err := transport.New(key, transport.WithBase(base), transport.WithRetry(transport.RetryPolicy{MaxAttempts: 1}))
			if err != nil {
				t.Fatal(err)
			}
			err = test.call(t.Context(), sessions.New(client))
			if got := transport.Retryable(err); got != test.want {
				t.Errorf("%v is retryable: %v", err, got)
			}
			if got := transport.Retryable(fmt.Errorf("wrapped: %w", errors.Join(err, nil))); err != nil && got != test.want {
				t.Errorf("wrapped, %v is retryable: %v", err, got)
			}
			if failure, ok := errors.AsType[*models.APIError](err); ok && (failure.Retryable() != test.want || failure.Transient != test.want) {
				t.Errorf("%+v says %v", failure, failure.Retryable())
			}
		})
	}
}

func getOne(ctx context.Context, c *sessions.Client) error { _, err := c.Get(ctx, id); return err }

func createOne(ctx context.Context, c *sessions.Client) error {
	_, err := c.Create(ctx, newSession)
	return err
}
