package generator

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/layout"
)

// TestEmittedLines finds no line that is too long in the SDK, nor in what the descriptions of the
// goldens become.
func TestEmittedLines(t *testing.T) {
	for name, describe := range descriptions {
		t.Run(name, func(t *testing.T) {
			for _, f := range generated(t, describe()) {
				refuseLong(t, f.Path, f.Data)
			}
		})
	}
	t.Run("the SDK", func(t *testing.T) {
		for name := range listed(t) {
			refuseLong(t, name, read(t, filepath.Join(repository, name)))
		}
	})
	t.Run("the SDK of a library", func(t *testing.T) {
		for name := range listedIn(t, library) {
			refuseLong(t, name, read(t, filepath.Join(repository, name)))
		}
	})
}

// library is the folder of an SDK that is not that of the repository.
const library = "examples/library"

// TestWrittenLines finds no line that is too long in the Go code that is written by hand, nor in the
// code of documents.
func TestWrittenLines(t *testing.T) {
	t.Parallel()
	emitted := listed(t)
	maps.Copy(emitted, listedIn(t, library))
	root := os.DirFS(repository)
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.Name() == ".git":
			return fs.SkipDir
		case d.IsDir() || emitted[name]:
			return nil
		}
		switch path.Ext(name) {
		case ".go":
			refuseLong(t, name, read(t, filepath.Join(repository, name)))
		case ".md":
			refuseLongCode(t, name, string(read(t, filepath.Join(repository, name))))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// refuseLong reports the lines of a Go file that are too long and can be broken.
func refuseLong(t *testing.T, name string, data []byte) {
	t.Helper()
	long := layout.Long(data)
	if path.Ext(name) != ".go" || len(long) == 0 {
		return
	}
	fixed, lines := fixedLines(t, data), bytes.Split(data, []byte("\n"))
	for _, n := range long {
		if !fixed[n] {
			t.Errorf("%s:%d has more than %d columns: %s", name, n, layout.Width, lines[n-1])
		}
	}
}

// fixedLines are the lines that cannot be broken: those of a raw string over several lines, and of
// what an example prints.
func fixedLines(t *testing.T, data []byte) map[int]bool {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, "", data, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	fixed := map[int]bool{}
	fix := func(n ast.Node) {
		for line := set.Position(n.Pos()).Line; line <= set.Position(n.End()).Line; line++ {
			fixed[line] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.BasicLit); ok && strings.Contains(s.Value, "\n") {
			fix(s)
		}
		return true
	})
	for _, group := range file.Comments {
		if strings.HasPrefix(group.Text(), "Output:") {
			fix(group)
		}
	}
	return fixed
}

// refuseLongCode reports the lines of Go code in a document that are too long.
func refuseLongCode(t *testing.T, name, text string) {
	t.Helper()
	code := false
	for i, line := range strings.Split(text, "\n") {
		if fence, ok := strings.CutPrefix(line, "```"); ok {
			code = fence == "go"
		} else if code && len(layout.Long([]byte(line))) > 0 {
			t.Errorf("%s:%d has more than %d columns of code: %s", name, i+1, layout.Width, line)
		}
	}
}
