package main

import (
	stdzip "archive/zip"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

func TestCheckMod(t *testing.T) {
	t.Parallel()
	m := module.Version{Path: home + "/generator", Version: "v0.1.0"}
	const head = "module github.com/seed-e19c5fb5/clerk-go/generator\n\n"
	for name, test := range map[string]struct{ mod, want string }{
		"sound":            {head + "require github.com/seed-e19c5fb5/clerk-go v0.1.0\n", ""},
		"another module":   {"module example.com/m\n", "go.mod declares example.com/m"},
		"the last version": {head + "require " + home + " v0.0.9\n", "requires " + home + "@v0.0.9, and not"},
		"a replacement":    {head + "replace " + home + " => ..\n", "go.mod:3: replaces " + home},
		"no go.mod":        {"modul\n", "unknown directive: modul"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			err := checkMod([]byte(test.mod), m)
			if got := fmt.Sprint(err); test.want == "" && err != nil || !strings.Contains(got, test.want) {
				t.Errorf("got %v, want %q", err, test.want)
			}
		})
	}
}

// TestWrite releases a small repository twice, and takes a module of it from the
// files as the go command does.
func TestWrite(t *testing.T) {
	t.Parallel()
	repository := smallRepository(t)
	first, second := filepath.Join(t.TempDir(), "a"), filepath.Join(t.TempDir(), "b")
	var logs [2]bytes.Buffer
	for i, out := range []string{first, second} {
		r := release{root: repository, revision: "HEAD", version: "v0.1.0"}
		if err := r.write(t.Context(), out, &logs[i]); err != nil {
			t.Fatal(err)
		}
	}
	if a := logs[0].String(); a != logs[1].String() || strings.Count(a, "/v0.1.0 h1:") != len(folders)-1 {
		t.Errorf("the runs say\n%s\nand\n%s", a, logs[1].String())
	}
	at := filepath.FromSlash(home + "/generator/@v/v0.1.0")
	for _, form := range []string{".zip", ".mod", ".info"} {
		a, err := os.ReadFile(filepath.Join(first, at+form))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := os.ReadFile(filepath.Join(second, at+form)); err != nil || !bytes.Equal(a, b) {
			t.Errorf("%s differs between two runs: %v", form, err)
		}
	}
	compressed, err := stdzip.OpenReader(filepath.Join(first, at+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer compressed.Close()
	for _, f := range compressed.File {
		if f.Method != stdzip.Store {
			t.Errorf("%s is compressed, in which releases of Go differ", f.Name)
		}
	}
	dir := t.TempDir()
	m := module.Version{Path: home + "/generator", Version: "v0.1.0"}
	if err := zip.Unzip(dir, m, filepath.Join(first, at+".zip")); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"a.go": "package a\n", "LICENSE": "free\n"} {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(got) != want {
			t.Errorf("%s holds %q, want %q: %v", name, got, want, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "untracked.go")); err == nil {
		t.Error("a file that is not committed was released")
	}
}

// smallRepository returns a repository with a file in each released module.
func smallRepository(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	files := map[string]string{"LICENSE": "free\n", "a.go": "package a\n", "go.mod": "module " + home + "\n"}
	for _, folder := range folders[1:] {
		files[folder+"/go.mod"] = "module " + home + "/" + folder + "\n"
		files[folder+"/a.go"] = "package a\n"
	}
	put := func(files map[string]string) {
		for name, text := range files {
			name = filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	put(files)
	for _, args := range [][]string{
		{"init", "-q"}, {"add", "."},
		{"-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", "Begin"},
	} {
		cmd := exec.CommandContext(t.Context(), "git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	put(map[string]string{"generator/untracked.go": "package a\n"})
	return dir
}

func TestWriteRefuses(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"", "0.1.0", "v0.1"} {
		r := release{root: "../../..", revision: "HEAD", version: version}
		if err := r.write(t.Context(), t.TempDir(), &bytes.Buffer{}); err == nil ||
			!strings.Contains(err.Error(), "such as v0.1.0") {
			t.Errorf("%q: got %v", version, err)
		}
	}
}

// The page for releasing names the tag of every module, and no other.
func TestPageNamesTags(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../../docs/releasing.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		if want := "`" + tag(folder, "v0.1.0") + "`"; !bytes.Contains(page, []byte(want)) {
			t.Errorf("docs/releasing.md does not name the tag %s", want)
		}
	}
	if n := bytes.Count(page, []byte("v0.1.0` |")); n != len(folders) {
		t.Errorf("the table in docs/releasing.md has %d tags, want %d", n, len(folders))
	}
}
