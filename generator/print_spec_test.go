package generator

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/specprint"
	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// sourceLines lead to the files of a description.
var sourceLines = regexp.MustCompile(`(?m)^.*Source: spec/.*\n`)

// TestPrintedDescriptionIsTheSame replaces the shop's description by what is
// printed of it, from which the same SDK must come.
func TestPrintedDescriptionIsTheSame(t *testing.T) {
	dir := shopModule(t)
	if code, _, stderr := inShop(t, dir, shop.API); code != 0 {
		t.Fatal(stderr)
	}
	before := withoutSource(t, dir)
	spec := filepath.Join(dir, "spec")
	if err := os.RemoveAll(spec); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	files := []specprint.File{{Path: "api.go", Doc: "Package spec describes a shop.", Declarations: []specprint.Declaration{
		{Name: "API", Doc: "API is the shop's API.", Value: shop.API},
	}}}
	for _, r := range shop.API.Resources {
		files = append(files, specprint.File{Path: r.Name + ".go", Declarations: []specprint.Declaration{{Name: r.Name, Value: r}}})
	}
	files = append(files, specprint.File{Path: "shared.go", Declarations: specprint.Shared(shop.API)})
	printed, err := specprint.Print("spec", files)
	if err != nil {
		t.Fatal(err)
	}
	for path, text := range printed {
		overwrite(t, filepath.Join(spec, path), string(text))
	}
	cmd := exec.CommandContext(t.Context(), "go", "run", "./gen")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if after := withoutSource(t, dir); !maps.Equal(before, after) {
		for name := range before {
			if before[name] != after[name] {
				t.Errorf("%s is another:\n%s\nwas\n%s", name, after[name], before[name])
			}
		}
	}
}

// withoutSource is what was generated, without the lines that lead to the
// description.
func withoutSource(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	for name, text := range tree(t, dir) {
		if top := filepath.ToSlash(filepath.Dir(name)); top != "spec" && name != "sdkgen.sum" {
			files[name] = sourceLines.ReplaceAllString(text, "")
		}
	}
	return files
}
