package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
)

// TestWholeClerkPage does what docs/whole-clerk.md says in a new module, in which
// the vendor's file lies. Released modules come from a folder that serves as a
// module proxy, everything else from the module cache.
func TestWholeClerkPage(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it compiles the generator and an SDK: run without -short and -race")
	}
	page := string(read(t, filepath.Join(repository, "docs", "whole-clerk.md")))
	steps := stepForm.FindAllStringSubmatch(page, -1)
	if len(steps) != 2 || strings.Count(steps[0][3], "\n") != 3 {
		t.Fatalf("the page has %d steps, not three commands and a program", len(steps))
	}
	proxy := t.TempDir()
	for _, folder := range []string{"", "generator"} {
		publish(t, proxy, goldenModule+"/"+folder, filepath.Join(repository, folder))
	}
	document := read(t, filepath.Join("testdata", "openapi", "2021-02-05.yml"))
	ownProxy(t, proxy)
	dir := t.TempDir()
	overwrite(t, filepath.Join(dir, "openapi.yml"), string(document))
	goCommand(t, dir, "mod", "init", "example.com/mine")
	for _, s := range steps {
		step{s[1], s[2], s[3]}.in(t, dir)
	}
	goCommand(t, dir, "vet", "./...")
	if _, err := os.Stat(filepath.Join(dir, "users")); err == nil {
		t.Error("users are there too")
	}
}

// TestWholeClerkLosses holds the table of losses in docs/whole-clerk.md.
func TestWholeClerkLosses(t *testing.T) {
	t.Parallel()
	table := "| file | line | kind | what | and what became of it |\n|---|---:|---|---|---|\n"
	for _, document := range wholeClerk {
		doc := loadDocument(t, filepath.Join("testdata", "openapi", document.name+".yml"))
		imported, err := importer.Convert(doc, importer.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range imported.Account {
			if l.Kind == importer.Dropped || l.Kind == importer.Approximated {
				cells := []string{document.name, lineOf(l), l.Kind.String(), l.What, l.Why}
				table += "| " + strings.Join(cells, " | ") + " |\n"
			}
		}
	}
	name := filepath.Join(repository, "docs", "whole-clerk.md")
	text := string(read(t, name))
	before, rest, _ := strings.Cut(text, "<!-- losses -->\n")
	_, after, found := strings.Cut(rest, "<!-- /losses -->\n")
	if !found {
		t.Fatal("the page has no place for the table")
	}
	got := before + "<!-- losses -->\n" + table + "<!-- /losses -->\n" + after
	if *update {
		overwrite(t, name, got)
	} else if got != text {
		t.Errorf("%s differs: go test . -run TestWholeClerkLosses -update\n%s", name, firstDifference(text, got))
	}
}

// lineOf is the line of the document that a loss is on.
func lineOf(l importer.Line) string {
	parts := strings.Split(l.At.String(), ":")
	return parts[len(parts)-2]
}
