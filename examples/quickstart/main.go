// Quickstart demonstrates the SDK. By default, it uses a fake
// Clerk in the same process and calls all operations:
//
//	go run ./examples/quickstart
//
// With CLERK_SECRET_KEY set, and CLERK_API_URL if the API is not at its usual
// address, it lists and reads the sessions of that instance, and changes
// nothing.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "quickstart:", explain(err))
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer) error {
	if os.Getenv("CLERK_SECRET_KEY") == "" {
		fmt.Fprint(w, "Talking to a fake Clerk in this process. Set CLERK_SECRET_KEY to see sessions of your own.\n\n")
		return tour(ctx, w, newFake())
	}
	t, err := transport.FromEnv()
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Talking to %s.\n\n", t.BaseURL())
	return look(ctx, w, sessions.New(t))
}
