// Fakeclerk is a local fake of Clerk on a port, for development with Clerk's Sessions
// API in any language:
//
//	go run ./examples/fakeclerk -sessions 100
//	curl -H "Authorization: Bearer $KEY" 'http://127.0.0.1:4010/v1/sessions?limit=2'
//
// It responds with plain arrays, or with {"data","total_count"} if the query contains
// paginated=true. The public key of its tokens is at /v1/jwks, and the description
// of the API as OpenAPI 3.1, which needs no key, at /openapi.yaml. It writes a log
// line for every request to the API. When it is interrupted, it finishes the
// active requests and stops.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err := run(ctx, os.Args[1:], os.Stderr)
	if err != nil && !errors.Is(err, flag.ErrHelp) {
		fmt.Fprintln(os.Stderr, "fakeclerk:", err)
		os.Exit(1)
	}
}

// run serves until the context ends.
func run(ctx context.Context, args []string, log io.Writer) error {
	s, err := parse(args, log)
	if err != nil {
		return err
	}
	logger := slog.New(slog.NewTextHandler(log, nil))
	fake, err := s.fake(logger)
	if err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return err
	}
	logger.Info("listening", "url", "http://"+listener.Addr().String()+"/v1", "sessions", len(fake.All()))
	return serve(ctx, listener, described(fake))
}

// grace is the time limit of active requests when the server stops.
const grace = 5 * time.Second

func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	context.AfterFunc(ctx, func() {
		patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
		defer cancel()
		stopped <- server.Shutdown(patience)
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
