package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
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

// ownSpec is the description of this repository.
func ownSpec(t *testing.T) edition {
	t.Helper()
	source, err := check.Load(t.Context(), "..", "./spec")
	if err != nil {
		t.Fatal(err)
	}
	return described("spec", spec.API, source)
}

// TestSpecConforms holds the description against the document whose version it
// sends. What deviates deliberately is listed with its reason.
func TestSpecConforms(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports all of Clerk")
	}
	var out strings.Builder
	found, err := conform(&out, clerkDocument(t, spec.API.Version.Default), ownSpec(t), "../spec/conformance.txt")
	if found != 0 || err != nil {
		t.Errorf("%d deviations are not listed in spec/conformance.txt; %v\n%s", found, err, &out)
	}
}

// A deviation names both positions, and an entry that fits nothing is an error.
func TestConformPositions(t *testing.T) {
	t.Parallel()
	if testing.Short() || underRace {
		t.Skip("it imports all of Clerk")
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
	var out strings.Builder
	found, err := conform(&out, clerkDocument(t, "2021-02-05"), ownSpec(t), list)
	const want = "differs GET /sessions query limit: maximum 500 -> 499\n" +
		"\ttestdata/openapi/2021-02-05.yml:1021:11  spec/sessions.go:51:25\n"
	if found == 0 || !strings.Contains(out.String(), want) {
		t.Errorf("%d deviations:\n%s", found, &out)
	}
	wantErr := list + `:4: "lacks GET /moon: endpoint" fits no deviation any more: remove it`
	if err == nil || err.Error() != wantErr {
		t.Errorf("got %v, want %s", err, wantErr)
	}
}
