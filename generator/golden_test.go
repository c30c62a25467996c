package generator

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/emit"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/render"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

var update = flag.Bool("update", false, "rewrite the goldens in testdata/golden from what the generator writes")

// goldenModule is the home module, where the engines are.
const goldenModule = "github.com/seed-e19c5fb5/clerk-go"

// TestGoldens compares the resource packages and the models of small
// descriptions with archives. Rendering type-checks the whole output, tests
// included.
func TestGoldens(t *testing.T) {
	for name, describe := range descriptions {
		t.Run(name, func(t *testing.T) {
			got := goldenArchive(t, describe())
			file := filepath.Join("testdata", "golden", name+".txtar")
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compareArchives(t, want, got)
		})
	}
}

// TestDeterministic generates the same description several times, which visits
// maps in another order each time.
func TestDeterministic(t *testing.T) {
	first := goldenArchive(t, parameters())
	for range 5 {
		compareArchives(t, first, goldenArchive(t, parameters()))
	}
}

// goldenArchive generates in memory and keeps what depends on the description:
// not the runtime types that every output has.
func goldenArchive(t *testing.T, api dsl.API) *txtar.Archive {
	t.Helper()
	for _, problem := range check.Check(api, nil) {
		t.Errorf("the description has a mistake: %v", problem)
	}
	sdk, err := planned(api, goldenModule)
	if err != nil {
		t.Fatal(err)
	}
	files, err := render.Render(t.Context(), sourcesOf(emit.Files(sdk)), goldenModule, ".")
	if err != nil {
		t.Fatal(err)
	}
	archive := &txtar.Archive{Comment: []byte("What the description of the same name becomes, without what every output has.\n")}
	for _, f := range files {
		if isGolden(sdk, f.Path) {
			archive.Files = append(archive.Files, txtar.File{Name: f.Path, Data: goldenData(f.Data)})
		}
	}
	return archive
}

// isGolden reports whether a file is one of a resource's own, tells the fake of
// the API, or holds a model.
func isGolden(sdk *plan.SDK, path string) bool {
	for _, r := range sdk.Resources {
		if strings.HasPrefix(path, r.Package+"/") {
			return true
		}
	}
	if path == sdk.Fake.Package+"/fake.go" || path == sdk.Fake.Package+"/description.go" {
		return true
	}
	var files []string
	for _, o := range sdk.Models.Objects {
		files = append(files, o.File)
	}
	for _, e := range sdk.Models.Enums {
		files = append(files, e.File)
	}
	for _, u := range sdk.Models.Unions {
		files = append(files, u.File)
	}
	for _, f := range files {
		if strings.HasPrefix(path, "models/"+strings.TrimSuffix(f, ".go")) {
			return true
		}
	}
	return false
}

// goldenData keeps the archives inside the archive apart from it: their section
// marks are indented.
func goldenData(data []byte) []byte {
	return bytes.ReplaceAll(data, []byte("\n-- "), []byte("\n -- "))
}

func compareArchives(t *testing.T, want, got *txtar.Archive) {
	t.Helper()
	wants := map[string]string{}
	for _, f := range want.Files {
		wants[f.Name] = string(f.Data)
	}
	for _, f := range got.Files {
		data, ok := wants[f.Name]
		delete(wants, f.Name)
		switch {
		case !ok:
			t.Errorf("%s is new", f.Name)
		case data != string(f.Data):
			t.Errorf("%s differs:\n%s", f.Name, firstDifference(data, string(f.Data)))
		}
	}
	for name := range wants {
		t.Errorf("%s is missing", name)
	}
}

func firstDifference(want, got string) string {
	wants, gots := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(wants), len(gots)) {
		if wants[i] != gots[i] {
			return "want " + wants[i] + "\n got " + gots[i]
		}
	}
	return "one ends before the other"
}
