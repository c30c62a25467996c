// Package docs_test holds the Go code in the project's pages against the
// sources. Every block names its origin in a comment above it:
//
//	<!-- sessions/example_test.go Example -->
//
// The block has to be what stands in that function, line by line, and the
// function has to be one that a test runs.
package docs_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// root is the directory of the module.
const root = ".."

func TestGoBlocksComeFromTestedCode(t *testing.T) {
	t.Parallel()
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range append(pages, filepath.Join(root, "README.md")) {
		if base := filepath.Base(page); base == "your-own-api.md" || base == "whole-clerk.md" {
			continue // tests of the generator compile and run the whole page
		}
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			for _, b := range blocks(string(text)) {
				if err := b.compare(); err != nil {
					t.Errorf("line %d: %v", b.line, err)
				}
			}
		})
	}
}

// block is one piece of Go in a page.
type block struct {
	line   int
	origin string // the line above it
	code   []string
}

// blocks are the fenced pieces of Go in a page.
func blocks(page string) []block {
	lines := strings.Split(page, "\n")
	var found []block
	for i := 0; i < len(lines); i++ {
		if lines[i] != "```go" {
			continue
		}
		b := block{line: i + 1}
		if i > 0 {
			b.origin = lines[i-1]
		}
		for i++; i < len(lines) && lines[i] != "```"; i++ {
			b.code = append(b.code, lines[i])
		}
		found = append(found, b)
	}
	return found
}

var origin = regexp.MustCompile(`^<!-- (\S+\.go) (\w+) -->$`)

// compare reports how the block differs from its origin.
func (b block) compare() error {
	m := origin.FindStringSubmatch(b.origin)
	if m == nil {
		return fmt.Errorf("the comment with the origin is missing: %q", b.origin)
	}
	body, err := function(filepath.Join(root, m[1]), m[2])
	if err != nil {
		return err
	}
	code := strings.Join(b.code, "\n") + "\n"
	if !strings.Contains("\n"+body, "\n"+code) {
		return fmt.Errorf("%s of %s does not hold\n%s", m[2], m[1], code)
	}
	return nil
}

// function is the source of a function that a test runs, as it is and then again
// for each level of indentation taken away.
func function(file, name string) (string, error) {
	source, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, file, source, 0)
	if err != nil {
		return "", err
	}
	for _, decl := range parsed.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Name.Name != name {
			continue
		}
		whole := string(source[files.Position(f.Pos()).Offset:files.Position(f.End()).Offset])
		if err := isRun(file, name, whole); err != nil {
			return "", err
		}
		all := whole
		for strings.Contains(whole, "\n\t") {
			whole = strings.ReplaceAll(whole, "\n\t", "\n")
			all += "\n" + whole
		}
		return all, nil
	}
	return "", fmt.Errorf("%s has no function %s", file, name)
}

// isRun reports why no test runs the function: go test skips an example without
// output, and other code needs tests beside it.
func isRun(file, name, source string) error {
	if strings.HasPrefix(name, "Example") {
		if !strings.Contains(source, "\t// Output:\n") {
			return fmt.Errorf("%s of %s has no output, so it is never run", name, file)
		}
		return nil
	}
	tests, err := filepath.Glob(filepath.Join(filepath.Dir(file), "*_test.go"))
	if err == nil && len(tests) == 0 {
		err = fmt.Errorf("there are no tests beside %s", file)
	}
	return err
}

func TestBlocksThatDiffer(t *testing.T) {
	t.Parallel()
	const here = "<!-- docs/docs_test.go blocks -->"
	cases := map[string]struct {
		origin, code, want string
	}{
		"same":           {here, "var found []block", ""},
		"whole function": {"<!-- docs/docs_test.go isRun -->", "func isRun(file, name, source string) error {", ""},
		"changed":        {here, "var lost []block", "blocks of docs/docs_test.go does not hold\nvar lost []block\n"},
		"half a line":    {here, "found []block", "blocks of docs/docs_test.go does not hold\nfound []block\n"},
		"no origin":      {"As follows:", "x", `the comment with the origin is missing: "As follows:"`},
		"no such func":   {"<!-- docs/docs_test.go none -->", "x", "../docs/docs_test.go has no function none"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			err := block{origin: c.origin, code: []string{c.code}}.compare()
			if got := fmt.Sprint(err); got != c.want && (err != nil || c.want != "") {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
	if err := isRun("x_test.go", "ExampleX", "func ExampleX() {}"); err == nil {
		t.Error("an example without output passes")
	}
	if err := isRun(filepath.Join(t.TempDir(), "x.go"), "x", "func x() {}"); err == nil {
		t.Error("code without tests passes")
	}
}
