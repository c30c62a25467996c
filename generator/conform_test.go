package generator

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/evaluate"
	"github.com/seed-e19c5fb5/clerk-go/spec"
)

// clerkDocument is the vendor's document of a dated version.
func clerkDocument(t *testing.T, date string) edition {
	t.Helper()
	document, err := documented(t.Context(), filepath.Join("testdata", "openapi", date+".yml"))
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// ownSpec describes this repository.
func ownSpec(ctx context.Context, _ string) (evaluate.Description, error) {
	source, err := check.Load(ctx, "..", "./spec")
	return evaluate.Description{API: spec.API, Source: source}, err
}

// conforms compares the description with the document of a version.
func conforms(t *testing.T, date, exceptions string) ([]deviation, error) {
	t.Helper()
	return conformJob{
		Document: filepath.Join("testdata", "openapi", date+".yml"), Spec: "../spec", Exceptions: exceptions,
	}.run(t.Context(), ownSpec)
}

// TestSpecConforms holds the description against the document whose version it
// sends. What deviates deliberately is listed with its reason.
func TestSpecConforms(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports all of Clerk: run without -short and -race")
	}
	found, err := conforms(t, spec.API.Version.Default, "")
	for _, d := range found {
		t.Errorf("spec/conformance.txt does not list: %s\n\t%s  %s", d.Message, d.Document, d.Description)
	}
	if err != nil {
		t.Error(err)
	}
}

// A deviation names both positions, and an entry that fits nothing is an error.
func TestConformPositions(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports all of Clerk: run without -short and -race")
	}
	list := filepath.Join(t.TempDir(), "list.txt")
	err := os.WriteFile(
		list,
		[]byte("lacks *: endpoint\n\tOnly sessions.\n\nlacks GET /moon: endpoint\n\tIt is far.\n"),
		0o600,
	)
	if err != nil {
		t.Fatal(err)
	}
	found, err := conforms(t, "2021-02-05", list)
	want := deviation{
		"deviation", "differs GET /sessions query limit: maximum 500 -> 499",
		"testdata/openapi/2021-02-05.yml:1021:11", "spec/sessions.go:51:25",
	}
	if !slices.Contains(found, want) {
		t.Errorf("%+v is not in %+v", want, found)
	}
	wantErr := list + `:4: "lacks GET /moon: endpoint" fits no deviation any more: remove it`
	if err == nil || err.Error() != wantErr {
		t.Errorf("got %v, want %s", err, wantErr)
	}
}

// A list without reasons, or that does not exist, is an error.
func TestConformLists(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports all of Clerk: run without -short and -race")
	}
	list := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(list, []byte("lacks *: endpoint\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := conforms(t, "2021-02-05", list)
	want := list + `:1: "lacks *: endpoint" has no reason: write it in an indented line below`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	if _, err := conforms(t, "2021-02-05", list+".none"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}
