package generator

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// watchedModule is a module with a description that imports packages of it.
func watchedModule(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range map[string]string{
		"go.mod":           "module example.com/m\n\ngo 1.26.0\n",
		"spec/api.go":      "package spec\n\nimport (\n\t_ \"example.com/m/shared\"\n\t_ \"fmt\"\n)\n",
		"spec/api_test.go": "package spec\n",
		"spec/note.txt":    "no Go",
		"spec/parts/a.go":  "package parts\n\nimport _ \"example.com/m/not/there\"\n",
		"shared/a.go":      "package shared\n\nimport _ \"example.com/m/deep/er\"\n",
		"deep/er/a.go":     "package er\n\nimport _ \"example.com/m/spec\"\nbroken\n",
		"unrelated/a.go":   "package unrelated\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		overwrite(t, file, text)
	}
	return dir
}

// TestWatchedFiles finds the files below the folder of a description, and those that
// they import from its module.
func TestWatchedFiles(t *testing.T) {
	t.Parallel()
	dir := watchedModule(t)
	files, err := newWatchedFiles(filepath.Join(dir, "spec"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"deep/er/a.go shared/a.go spec/api.go spec/parts/a.go",
		"deep/er/a.go not/there/b.go shared/a.go spec/api.go spec/parts/a.go",
		"not/there/b.go spec/api.go spec/parts/a.go",
	} {
		found, err := files.stamps()
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, name := range slices.Sorted(maps.Keys(found)) {
			relative, _ := filepath.Rel(files.home.dir, name)
			names = append(names, filepath.ToSlash(relative))
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
		if _, err := os.Stat(filepath.Join(dir, "not")); err != nil {
			if err := os.MkdirAll(filepath.Join(dir, "not", "there"), 0o755); err != nil {
				t.Fatal(err)
			}
			overwrite(t, filepath.Join(dir, "not", "there", "b.go"), "package there\n")
		} else {
			overwrite(t, filepath.Join(dir, "spec", "api.go"), "package spec // imports nothing\n")
		}
	}
}

// TestWatch runs work at first, and then once for each change.
func TestWatch(t *testing.T) {
	t.Parallel()
	home := watchedModule(t)
	dir := filepath.Join(home, "spec")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	changes := []func(){
		func() { overwrite(t, filepath.Join(dir, "api.go"), string(read(t, filepath.Join(dir, "api.go")))+"\n") },
		func() { overwrite(t, filepath.Join(dir, "new.go"), "package spec\n") },
		func() {
			if err := os.Remove(filepath.Join(dir, "new.go")); err != nil {
				t.Error(err)
			}
		},
		func() { overwrite(t, filepath.Join(home, "deep", "er", "a.go"), "package er // longer than before\n") },
		cancel,
	}
	runs := 0
	err := watch(ctx, dir, func(context.Context) {
		if runs < len(changes) {
			changes[runs]()
		}
		runs++
	})
	if err != nil || runs != len(changes) {
		t.Errorf("%d runs and %v, not %d", runs, err, len(changes))
	}
}

func TestWatchWithoutFolder(t *testing.T) {
	t.Parallel()
	err := watch(t.Context(), filepath.Join(t.TempDir(), "none"), func(context.Context) { t.Error("it runs") })
	if err == nil {
		t.Error("no error")
	}
}
