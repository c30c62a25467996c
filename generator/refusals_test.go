package generator

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRefusals generates a client that takes every kind of value in every place, and
// runs a table of values that it must refuse, each beside one that it sends.
func TestRefusals(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("builds a module")
	}
	dir := t.TempDir()
	target := target{dir: dir, module: "example.com/copy"}
	if _, err := target.write(t.Context(), refusals(), nil, false); err != nil {
		t.Fatal(err)
	}
	t.Chdir(repository)
	writeModule(t, dir)
	table, err := os.ReadFile("generator/testdata/refusals_test.go") // the test is in the root of the repository
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "values", "refusals_test.go"), table, 0o644); err != nil {
		t.Fatal(err)
	}
	goCommand(t, dir, "vet", "./values")
	goCommand(t, dir, "test", "-vet=off", "./values")
}
