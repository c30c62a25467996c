package generator

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	shop "github.com/seed-e19c5fb5/clerk-go/generator/testdata/shop/spec"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// shopModule returns a copy of testdata/shop with the go.mod and go.sum of a user who
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
		"require " + goldenModule + "/generator v0.0.0",
		"replace " + goldenModule + "/generator => " + filepath.Join(repository, "generator"),
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
	t.Setenv("GOFLAGS", "-mod=mod "+quickBuild)
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

// TestGoGenerateAfterRemoval runs the command that the documentation names in a
// module of a user, before and after an endpoint and a resource were removed and
// a model was renamed.
func TestGoGenerateAfterRemoval(t *testing.T) {
	dir := shopModule(t)
	generate := func() {
		t.Helper()
		for _, args := range documentedCommand(t) {
			cmd := exec.CommandContext(t.Context(), "go", args...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
				t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, out)
			}
		}
	}
	generate()
	before := tree(t, dir)
	edit := func(name, old, replacement string) {
		t.Helper()
		name = filepath.Join(dir, "spec", name)
		text := string(read(t, name))
		if !strings.Contains(text, old) {
			t.Fatalf("%s does not hold %s", name, old)
		}
		overwrite(t, name, strings.ReplaceAll(text, old, replacement))
	}
	edit("api.go", "things, shelves", "things")
	edit("things.go", "newest, oldest", "newest")
	whole := string(read(t, filepath.Join(dir, "spec", "things.go")))
	edit("things.go", whole[strings.Index(whole, "var oldest "):strings.Index(whole, "var thing ")], "")
	edit("things.go", `"Thing"`, `"Article"`)
	if err := os.Remove(filepath.Join(dir, "spec", "shelves.go")); err != nil {
		t.Fatal(err)
	}
	generate()
	after := tree(t, dir)
	for _, gone := range []string{"things/oldest.go", "models/thing.go", "models/shelf.go", "shelves/client.go"} {
		if before[gone] == "" || after[gone] != "" {
			t.Errorf("%s should have been there before, and be gone now", gone)
		}
	}
	if after["models/article.go"] == "" {
		t.Error("the renamed model is missing")
	}
	if _, err := os.Stat(filepath.Join(dir, "shelves")); err == nil {
		t.Error("the folder of the removed resource is still there")
	}
	goCommand(t, dir, "vet", "./...")
}

// documentedCommand returns the commands that CONTRIBUTING.md names for a change of
// the description.
func documentedCommand(t *testing.T) (commands [][]string) {
	t.Helper()
	page := read(t, filepath.Join(repository, "CONTRIBUTING.md"))
	for _, m := range regexp.MustCompile("`go (generate[^`]*)`").FindAllSubmatch(page, -1) {
		commands = append(commands, strings.Fields(string(m[1])))
	}
	if len(commands) == 0 {
		t.Fatal("CONTRIBUTING.md names no command")
	}
	return commands
}

// TestTwoSDKs has two SDKs in folders of one module, whose import paths follow
// from its go.mod. A change of one leaves the other alone.
func TestTwoSDKs(t *testing.T) {
	dir := shopModule(t)
	fewer := shop.API
	fewer.Resources = fewer.Resources[:1]
	generate := func(api dsl.API, args ...string) {
		t.Helper()
		if code, _, stderr := inShop(t, dir, api, args...); code != 0 || stderr != "" {
			t.Fatalf("exit code %d\n%s", code, stderr)
		}
	}
	generate(shop.API, "-out", "one")
	generate(shop.API, "-out", "sub/two", "-module", "example.com/shop/sub/two")
	other := tree(t, filepath.Join(dir, "sub"))
	generate(fewer, "-out", "one")
	compareTrees(t, other, tree(t, filepath.Join(dir, "sub")))
	if _, err := os.Stat(filepath.Join(dir, "one", "shelves")); err == nil {
		t.Error("the resource that was removed is still there")
	}
	goCommand(t, dir, "build", "./...")
}
