// Library lends a book of a library in this process: a look at the SDK that is
// generated beside it.
package main

//go:generate go tool sdkgen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/seed-e19c5fb5/clerk-go/examples/library/books"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/librarytest"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/loans"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/models"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/transport"
)

func main() {
	t, err := transport.New(librarytest.Key, transport.WithBase(librarytest.NewFake()))
	if err != nil {
		log.Fatal(err)
	}
	if err := lend(context.Background(), t, os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// lend adds books, lends one of them to one reader and then to another.
func lend(ctx context.Context, t *transport.Client, out io.Writer) error {
	shelf, desk := books.New(t), loans.New(t)
	for _, title := range []string{"Frankenstein", "Middlemarch"} {
		book, err := shelf.Add(ctx, books.AddParams{Title: title, Genre: models.GenreNovel})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "added", book.ID, book.Title)
	}
	for book, err := range shelf.All(ctx, books.ListParams{Genre: models.GenreNovel, Limit: 1}) {
		if err != nil {
			return err
		}
		if err := toBoth(ctx, desk, book, out); err != nil {
			return err
		}
	}
	return nil
}

// toBoth lends a book to Ada, then to Bob once Ada returned it.
func toBoth(ctx context.Context, desk *loans.Client, book models.Book, out io.Writer) error {
	ada, err := desk.Lend(ctx, book.ID, loans.LendParams{Reader: "ada@example.com"})
	if err != nil {
		return err
	}
	_, err = desk.Lend(ctx, book.ID, loans.LendParams{Reader: "bob@example.com"})
	if !errors.Is(err, models.ErrLent) {
		return fmt.Errorf("%s was lent twice: %w", book.Title, err)
	}
	fmt.Fprintln(out, "Bob has to wait for", book.Title)
	if err := desk.Return(ctx, ada.ID); err != nil {
		return err
	}
	bob, err := desk.Lend(ctx, book.ID, loans.LendParams{Reader: "bob@example.com"})
	if err != nil {
		return err
	}
	fmt.Fprintln(out, bob.Reader, "has", book.Title)
	return nil
}
