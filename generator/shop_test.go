package generator

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shopModule is a copy of testdata/shop with the go.mod and go.sum of a user who
// has this repository beside it, and no network. Lines of go.mod that hold one
// of the words of without are left out.
func shopModule(t *testing.T, without ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(repository, "generator", "testdata", "shop"))); err != nil {
		t.Fatal(err)
	}
	var mod, sum []byte
	for _, folder := range []string{".", "generator"} {
		mod = append(mod, read(t, filepath.Join(repository, folder, "go.mod"))...)
		sum = append(sum, read(t, filepath.Join(repository, folder, "go.sum"))...)
	}
	lines := []string{
		"module example.com/shop", "go " + neededGo + ".0",
		"replace " + goldenModule + " => " + repository,
		"require " + goldenModule + "/generator v0.0.0", "replace " + goldenModule + "/generator => " + filepath.Join(repository, "generator"),
	}
	for _, required := range regexp.MustCompile(`(?m)\S+ v\d\S+`).FindAll(mod, -1) {
		lines = append(lines, "require "+string(required))
	}
	lines = slices.DeleteFunc(lines, func(line string) bool {
		return slices.ContainsFunc(without, func(word string) bool { return strings.Contains(line, word) })
	})
	overwrite(t, filepath.Join(dir, "go.mod"), strings.Join(lines, "\n")+"\n")
	overwrite(t, filepath.Join(dir, "go.sum"), string(sum))
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", "-mod=mod")
	t.Setenv("GOPROXY", "off")
	return dir
}

// inShop runs the generator of the shop in a folder.
func inShop(t *testing.T, dir string, api dsl.API, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Chdir(dir)
	var out, err bytes.Buffer
	code = run(t.Context(), api, "gen", args, &out, &err)
	return code, out.String(), err.String()
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func overwrite(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
