// Sdk lists sessions with this SDK.
package main

import (
	"context"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
	"github.com/seed-e19c5fb5/clerk-go/transport"
)

func main() {
	if len(os.Args) < 2 {
		return
	}
	t, err := transport.New(os.Getenv("CLERK_SECRET_KEY"))
	if err != nil {
		panic(err)
	}
	list, err := sessions.New(t).List(context.Background(), sessions.ListParams{UserID: os.Args[1]})
	if err != nil {
		panic(err)
	}
	for _, s := range list {
		println(s.ID, string(s.Status))
	}
}
