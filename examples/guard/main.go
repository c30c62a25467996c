// Guard is a small HTTP service with a route that only signed-in users reach.
// It shows a middleware that asks Clerk whether a session is authenticated, and
// in its test how such a middleware is tested without Clerk.
//
//	CLERK_SECRET_KEY=sk_test_... go run ./examples/guard
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// patience is how long a request waits for Clerk, retries included.
const patience = 3 * time.Second

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "guard:", err)
		os.Exit(1)
	}
}

func run() error {
	logger := slog.New(slog.NewTextHandler(os.Stderr, nil))
	t, err := transport.FromEnv(transport.WithTimeout(patience), transport.WithLogger(logger))
	if err != nil {
		return err
	}
	server := &http.Server{
		Addr:              "127.0.0.1:8080",
		Handler:           service(sessions.New(t), logger),
		ReadHeaderTimeout: 5 * time.Second,
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	context.AfterFunc(ctx, func() { _ = server.Shutdown(context.Background()) })
	logger.Info("listening", "url", "http://"+server.Addr)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
