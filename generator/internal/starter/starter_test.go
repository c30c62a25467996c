package starter

import (
	"go/format"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The files are formatted, and no word of theirs is left to be replaced. That they
// compile and work is what TestInit of the generator shows.
func TestFiles(t *testing.T) {
	t.Parallel()
	files := Files("example.com/to-do/v2")
	for _, want := range []string{".gitattributes", "doc.go", "gen/main.go", "spec/api.go", "todo_test.go"} {
		if files[want] == "" {
			t.Errorf("%s is missing", want)
		}
	}
	for name, text := range files {
		if strings.Contains(text, "MODULE") || strings.Contains(text, "PACKAGE") {
			t.Errorf("%s holds a word that was not replaced", name)
		}
		if filepath.Ext(name) != ".go" {
			continue
		}
		if formatted, err := format.Source([]byte(text)); err != nil || string(formatted) != text {
			t.Errorf("%s is not formatted: %v", name, err)
		}
	}
}

func TestPackageName(t *testing.T) {
	t.Parallel()
	for importPath, want := range map[string]string{
		"example.com/todo": "todo", "example.com/to-do/v2": "todo", "example.com/Go_SDK": "gosdk",
		"example.com/3d": "d",
		"example.com/go": "todo", "example.com/main": "todo", "example.com/1": "todo",
	} {
		if got := packageName(importPath); got != want {
			t.Errorf("%s: got %s, want %s", importPath, got, want)
		}
	}
}

func TestWrite(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "a", "b")
	undo, err := Write(dir, Files("example.com/todo"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "spec", "api.go")); err != nil {
		t.Error(err)
	}
	if _, err := Write(dir, Files("example.com/todo")); err == nil || !strings.Contains(err.Error(), "it holds "+
		".gitattributes, doc.go, gen/main.go, spec/api.go, spec/tasks.go, todo_test.go, and nothing is overwritten") {
		t.Errorf("the second time: %v", err)
	}
	undo()
	if _, err := os.Stat(filepath.Dir(dir)); !os.IsNotExist(err) {
		t.Errorf("undo leaves %s: %v", filepath.Dir(dir), err)
	}
}

func TestWriteKeepsWhatIsThere(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	own := filepath.Join(dir, "own.go")
	if err := os.WriteFile(own, []byte("package own\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(dir, Files("example.com/todo")); err == nil || !strings.Contains(err.Error(), "own.go") {
		t.Errorf("got %v", err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v: %v", entries, err)
	}
}
