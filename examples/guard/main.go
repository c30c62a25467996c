// Guard is a small HTTP service with public routes, routes for signed-in users
// and routes for admins. It verifies session tokens locally, and asks Clerk only where
// necessary. Its test covers all failures, without Clerk.
//
//	CLERK_SECRET_KEY=sk_test_... go run ./examples/guard
//
// If CLERK_JWT_KEY contains the PEM of the instance's public key, it never asks Clerk
// for keys.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/seed-e19c5fb5/clerk-go/jwks"
	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/sessiontoken"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

// patience is the time that a request waits for Clerk, including retries.
const patience = 3 * time.Second

func main() {
	withChi := flag.Bool("chi", false, "route with chi in place of net/http")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *withChi); err != nil {
		fmt.Fprintln(os.Stderr, "guard:", err)
		os.Exit(1)
	}
}

// run serves until the context ends.
func run(ctx context.Context, withChi bool) error {
	logger := slog.New(slog.NewTextHandler(os.Stderr, nil))
	t, err := transport.FromEnv(transport.WithTimeout(patience), transport.WithLogger(logger))
	if err != nil {
		return err
	}
	keys, err := source(t)
	if err != nil {
		return err
	}
	guard, err := guard(keys, logger)
	if err != nil {
		return err
	}
	defer guard.Close()
	routes := service
	if withChi {
		routes = chiService
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:8080")
	if err != nil {
		return err
	}
	logger.Info("listening", "url", "http://"+listener.Addr().String())
	return serve(ctx, listener, routes(guard, sessions.New(t)))
}

// source returns the source of keys: CLERK_JWT_KEY, or else Clerk,
// which is then asked once an hour.
func source(t *transport.Client) (sessiontoken.Source, error) {
	pem := os.Getenv("CLERK_JWT_KEY")
	if pem == "" {
		return sessiontoken.FromClient(jwks.New(t)), nil
	}
	keys, err := sessiontoken.ParsePEM(pem)
	if err != nil {
		return nil, fmt.Errorf("CLERK_JWT_KEY: %w", err)
	}
	return keys, nil
}

// grace is the time limit of active requests when the server stops.
const grace = 5 * time.Second

func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		limited, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(limited)
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
