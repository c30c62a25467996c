package redislimit_test

import (
	"context"
	"fmt"
	"log"
	"time"

	"github.com/alicebob/miniredis/v2"
	"github.com/redis/go-redis/v9"

	"github.com/seed-e19c5fb5/clerk-go/models"
	"github.com/seed-e19c5fb5/clerk-go/redislimit"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessions/sessionstest"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func Example() {
	server, err := miniredis.Run() // in production a Redis or Valkey of yours
	if err != nil {
		log.Fatal(err)
	}
	defer server.Close()
	fake := sessionstest.NewFake(models.Session{ID: "sess_1"})
	ctx, key, addr := context.Background(), sessionstest.Key, server.Addr()

	limiter, err := redislimit.New(redis.NewClient(&redis.Options{Addr: addr}), "production",
		transport.Rate{Requests: 850, Per: 10 * time.Second, Burst: 100})
	if err != nil {
		log.Fatal(err)
	}
	defer limiter.Close(ctx)
	shared := transport.WithLimiter(limiter)

	client, err := transport.New(key, shared, transport.WithBase(fake))
	if err != nil {
		log.Fatal(err)
	}

	s, err := sessions.New(client).Get(ctx, "sess_1")
	fmt.Println(s.ID, err)
	// Output:
	// sess_1 <nil>
}
