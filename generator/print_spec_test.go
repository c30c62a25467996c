package generator

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/specprint"
	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
)

// TestPrintedDescriptionIsTheSame replaces the shop's description by its printed
// form, which must give the same SDK.
func TestPrintedDescriptionIsTheSame(t *testing.T) {
	dir := shopModule(t)
	if code, _, stderr := inShop(t, dir, shop.API); code != 0 {
		t.Fatal(stderr)
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
		if err := os.WriteFile(filepath.Join(dir, "spec", path), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.CommandContext(t.Context(), "go", "run", "./gen", "-check")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
