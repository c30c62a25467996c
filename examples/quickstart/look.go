package main

import (
	"context"
	"fmt"
	"io"

	"github.com/seed-e19c5fb5/clerk-go/sessions"
)

// look lists the newest sessions and reads the first of them. It changes
// nothing.
func look(ctx context.Context, w io.Writer, client *sessions.Client) error {
	fmt.Fprintln(w, "List: the newest sessions")
	page, err := client.List(ctx, sessions.ListParams{Limit: 5})
	if err != nil {
		return err
	}
	if len(page) == 0 {
		fmt.Fprintln(w, "  there are none")
		return nil
	}
	for i := range page {
		show(w, &page[i])
	}
	fmt.Fprintf(w, "\nGet: %s\n", page[0].ID)
	s, err := client.Get(ctx, page[0].ID)
	if err != nil {
		return err
	}
	show(w, s)
	return nil
}
