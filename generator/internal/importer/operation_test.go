package importer

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// TestOperations converts the document of each archive in testdata/operations.
// What comes out of it passes the checks, and is printed as in the archive, with
// the lines of the account.
func TestOperations(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/operations/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err, len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := importedFiles(t, archive.Files[0])
			if *update {
				archive.Files = append(archive.Files[:1], got...)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want := map[string]string{}
			for _, f := range archive.Files[1:] {
				want[f.Name] = string(f.Data)
			}
			for _, f := range got {
				if want[f.Name] != string(f.Data) {
					t.Errorf("%s:\n%s\nwant\n%s", f.Name, f.Data, want[f.Name])
				}
			}
			if len(want) != len(got) {
				t.Errorf("got %d files, want %d", len(got), len(want))
			}
		})
	}
}

// importedFiles are the printed description of a document, and its account.
func importedFiles(t *testing.T, in txtar.File) []txtar.File {
	t.Helper()
	doc, err := openapi.Parse(in.Name, in.Data, openapi.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	imported, err := Convert(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range check.Check(imported.API, nil) {
		t.Error(p)
	}
	texts, err := imported.Files("spec")
	if err != nil {
		t.Fatal(err)
	}
	var out []txtar.File
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		out = append(out, txtar.File{Name: name, Data: texts[name]})
	}
	return append(out, txtar.File{Name: "account.txt", Data: []byte(Lines(imported.Account))})
}
