package generator

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/exporter"
	"github.com/seed-e19c5fb5/clerk-go/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// TestGoldenExports compares the OpenAPI documents of small descriptions, which
// have between them everything that can be described. The tests of module judge
// have others read them.
func TestGoldenExports(t *testing.T) {
	t.Parallel()
	described := maps.Clone(descriptions)
	described["everything"] = everything
	for name, describe := range described {
		for _, version := range []string{"3.0", "3.1"} {
			t.Run(name+" "+version, func(t *testing.T) {
				t.Parallel()
				got := exported(t, describe(), exporter.Options{Version: version})
				compareFile(t, filepath.Join("testdata", "export", name+"-"+version+".yaml"), got)
			})
		}
	}
}

// TestGoldenClerkExport compares the document that fakeclerk serves.
func TestGoldenClerkExport(t *testing.T) {
	t.Parallel()
	got := exported(t, spec.API, exporter.Options{})
	compareFile(t, filepath.Join(repository, "examples", "fakeclerk", "openapi.yaml"), got)
}

// exported is a description as a document, written twice to see that it is the same.
func exported(t *testing.T, api dsl.API, o exporter.Options) []byte {
	t.Helper()
	text, _, err := exporter.Export(api, o)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, _ := exporter.Export(api, o); !bytes.Equal(text, again) {
		t.Error("a second export differs from the first")
	}
	return text
}

// compareFile compares a file byte by byte, or writes it when goldens are updated.
func compareFile(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s is not what is exported: go test . -run GoldenClerkExport\\|GoldenExports -update", file)
	}
}
