package main

import (
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/examples/library/books"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/books/bookstest"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/librarytest"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/loans/loanstest"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/models"
	"github.com/seed-e19c5fb5/clerk-go/examples/library/transport"
)

func TestLend(t *testing.T) {
	t.Parallel()
	fake := librarytest.NewFake()
	client, err := transport.New(librarytest.Key, transport.WithBase(fake))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := lend(t.Context(), client, &out); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "added book_") {
			lines = append(lines, line)
		}
	}
	want := "Bob has to wait for Middlemarch\nbob@example.com has Middlemarch\n" +
		"Bob has to wait for Frankenstein\nbob@example.com has Frankenstein\n"
	if got := strings.Join(lines, ""); got != want {
		t.Errorf("it prints\n%s\nnot\n%s", got, want)
	}
	if kept := loanstest.Of(fake).All(); len(kept) != 2 || kept[0].Reader != "bob@example.com" {
		t.Errorf("the library has the loans %+v", kept)
	}
	if calls := bookstest.Of(fake).AddCalls(); len(calls) != 2 || calls[0].Params.Genre != models.GenreNovel {
		t.Errorf("books were added by %+v", calls)
	}
}

// TestPages holds that each book is on one of the pages, also if another one comes
// in between.
func TestPages(t *testing.T) {
	t.Parallel()
	fake := bookstest.NewFake()
	shelf := books.New(fake.Transport())
	for range 7 {
		if _, err := shelf.Add(t.Context(), books.AddParams{Title: "Poems", Genre: models.GenrePoetry}); err != nil {
			t.Fatal(err)
		}
	}
	seen := map[string]int{}
	for book, err := range shelf.All(t.Context(), books.ListParams{Limit: 3}) {
		if err != nil {
			t.Fatal(err)
		}
		if seen[book.ID]++; len(seen) == 2 {
			later := models.UnixMilliOf(fake.Now()) + 1
			fake.Seed(models.Book{Title: "Late", Genre: models.GenrePoetry, AddedAt: later})
		}
	}
	for id, n := range seen {
		if n != 1 {
			t.Errorf("%s is on %d pages", id, n)
		}
	}
	if len(seen) != 7 {
		t.Errorf("%d books are on the pages, not 7", len(seen))
	}
}
