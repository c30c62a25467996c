package generator

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/importer"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestImportedDocuments generates from the documents with which the importer is
// tested, each a resource folder of one module, and runs all emitted tests.
func TestImportedDocuments(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it builds and tests a module for each document: run without -short and -race")
	}
	files, err := filepath.Glob(filepath.Join("internal", "importer", "testdata", "operations", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := archive.Files[0]
			doc, err := openapi.Parse(in.Name, in.Data, openapi.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			imported, err := importer.Convert(doc, importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			dir := importModule(t)
			printedInto(t, imported, dir)
			inModule(t, dir, "vet", "./spec")
			writeGenerated(t, imported.API, dir)
			inModule(t, dir, "vet", "./...")
			inModule(t, dir, "test", "-vet=off", "./...")
		})
	}
}

// writeGenerated generates from a description into a module.
func writeGenerated(t *testing.T, api dsl.API, dir string) {
	t.Helper()
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "-mod=mod "+quickBuild)
	t.Setenv("GOPROXY", "off")
	t.Chdir(dir)
	if _, err := Generate(api, Options{}); err != nil {
		t.Fatal(err)
	}
}
