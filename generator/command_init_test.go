package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// emptyModule is a module outside the workspace that finds this repository in place
// of the releases.
func emptyModule(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	overwrite(t, filepath.Join(dir, "go.mod"), "module example.com/todo\n\ngo "+neededGo+".0\n\n"+
		"replace "+goldenModule+" => "+repository+"\n"+
		"replace "+goldenModule+"/generator => "+filepath.Join(repository, "generator")+"\n")
	t.Setenv("GOWORK", "off")
	t.Setenv("GOFLAGS", quickBuild)
	return dir
}

// TestInit begins SDKs as a user would: at the root of a module, in a folder of one,
// and from a part of a vendor's document. What is generated passes its tests, with no command between.
func TestInit(t *testing.T) {
	if testing.Short() || underRace {
		t.Skip("it compiles the generator and two SDKs: run without -short and -race")
	}
	dir := emptyModule(t)
	document, err := filepath.Abs(filepath.Join("testdata", "openapi", "2026-05-12.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"init"}, {"init", "apis/second"},
		{"init", "third", "-openapi", document, "-tag", "Domains", "-tag", "Redirect URLs"},
	} {
		code, stdout, stderr := asSdkgen(t, dir, args...)
		if code != 0 || !strings.Contains(stdout, "go generate && go test ./...\n") {
			t.Fatalf("%q: exit code %d\n%s\n%s", args, code, stdout, stderr)
		}
	}
	for _, folder := range []string{".", "apis/second", "third"} {
		runProgram(t, filepath.Join(dir, folder), "go", "generate")
		if manifest := read(t,
			filepath.Join(dir, folder, "sdkgen.sum")); !strings.Contains(string(manifest), "models/") {
			t.Errorf("%s has no models:\n%s", folder, manifest)
		}
	}
	for _, resource := range []string{"domains", "redirecturls"} {
		if _, err := os.Stat(filepath.Join(dir, "third", resource, "list.go")); err != nil {
			t.Error(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "third", "users")); err == nil {
		t.Error("the operations of another tag were taken")
	}
	runProgram(t, dir, "go", "test", "-short", ".", "./tasks/...", "./apis/second/tasks/...", "./third/...")
	before := tree(t, dir)
	code, _, stderr := asSdkgen(t, dir, "init")
	if code != 1 || !strings.Contains(stderr, "spec/api.go") {
		t.Errorf("a second time: exit code %d\n%s", code, stderr)
	}
	compareTrees(t, before, tree(t, dir))
}

// TestInitThatFails leaves folders as they were.
func TestInitThatFails(t *testing.T) {
	vendors, err := filepath.Abs(filepath.Join("testdata", "openapi", "2026-05-12.yml"))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		args   []string
		goMod  string // empty for none
		stderr string
	}{
		"no module":    {[]string{"init"}, "", ". is in no module: name the one to make with -module"},
		"a bad module": {[]string{"init", "-module", "a b"}, "", `-module: malformed module path "a b"`},
		"a module too many": {
			[]string{"init", "-module", "example.com/b"}, "module example.com/a\n", "is in the module",
		},
		"an old Go":         {[]string{"init"}, "module example.com/a\n\ngo 1.20\n", "go.mod says go 1.20"},
		"nothing to be had": {[]string{"init", "-module", "example.com/a"}, "", "nothing was written"},
		"no such document": {
			[]string{"init", "-openapi", "none.yaml"}, "module example.com/a\n\ngo 1.26.0\n", "none.yaml",
		},
		"nothing to import into": {
			[]string{"init", "-openapi", "go.mod"}, "module example.com/a\n\ngo 1.26.0\n", "go.mod:1:1: ",
		},
		"a tag of no document": {
			[]string{"init", "-tag", "Users"}, "module example.com/a\n\ngo 1.26.0\n", "name it with -openapi",
		},
		"no such tag": {
			[]string{"init", "-openapi", vendors, "-tag", "Nobody"}, "module example.com/a\n\ngo 1.26.0\n", "Nobody",
		},
		"two folders":        {[]string{"init", "a", "b"}, "", "accepts at most 1 arg(s), received 2"},
		"nothing in go.mod ": {[]string{"init"}, "module example.com/a\n\ngo 1.26.0\n", "nothing was written"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("GOWORK", "off")
			t.Setenv("GOPROXY", "off")
			t.Setenv("GOMODCACHE", t.TempDir())
			dir := t.TempDir()
			if c.goMod != "" {
				overwrite(t, filepath.Join(dir, "go.mod"), c.goMod)
			}
			before := tree(t, dir)
			code, _, stderr := asSdkgen(t, dir, c.args...)
			if code == 0 || !strings.Contains(stderr, c.stderr) {
				t.Errorf("exit code %d\n%s", code, stderr)
			}
			compareTrees(t, before, tree(t, dir))
			if _, err := os.Stat(filepath.Join(dir, "go.sum")); err == nil {
				t.Error("there is a go.sum")
			}
		})
	}
}
