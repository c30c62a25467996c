package redislimit

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/internal/operation"
	"github.com/seed-e19c5fb5/clerk-go/internal/ratelimit"
	"github.com/seed-e19c5fb5/clerk-go/internal/testkit/limitertest"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/limiter"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/redistest"
	"github.com/seed-e19c5fb5/clerk-go/redislimit/internal/store"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func TestMain(m *testing.M) {
	fmt.Println("redislimit is tested on", redistest.Kind())
	os.Exit(m.Run())
}

// TestTheSuite runs the suite of the in-process limiter on a server.
func TestTheSuite(t *testing.T) {
	t.Parallel()
	server := redistest.Start(t)
	limitertest.Run(t, limitertest.RealClock(), func(t *testing.T, rate ratelimit.Rate) func() ratelimit.Limiter {
		return func() ratelimit.Limiter { return process{open(t, server.Client(), t.Name(), transport.Rate(rate))} }
	})
}

// open makes the limiter of one process, which allows for a slow machine and for
// long pauses.
func open(t *testing.T, client redis.UniversalClient, name string, rate transport.Rate, opts ...Option) *Limiter {
	t.Helper()
	config, err := configure(rate, append([]Option{WithTimeLimit(20 * time.Second)}, opts...))
	if err != nil {
		t.Fatal(err)
	}
	config.LongestPause = 24 * time.Hour
	l := &Limiter{limiter.New(store.NewRedis(client, name), config)}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := l.Close(ctx); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return l
}

// process is a limiter as the suite knows it.
type process struct{ *Limiter }

func (p process) Wait(ctx context.Context, op operation.Operation, cost int) error {
	return p.Limiter.Wait(ctx, transport.Operation(op), cost)
}

func (p process) Pause(ctx context.Context, op operation.Operation, wait time.Duration) {
	p.Limiter.Pause(ctx, transport.Operation(op), wait)
}

func (p process) Refund(ctx context.Context, op operation.Operation, cost int) {
	p.Limiter.Refund(ctx, transport.Operation(op), cost)
}
