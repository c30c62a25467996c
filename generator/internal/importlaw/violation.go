package importlaw

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// Violation is an import that breaks the law.
type Violation struct {
	Position token.Position
	Folder   string // of the package that imports
	Import   string
	May      []string // what would be allowed
	Lawless  bool     // there is no rule for the folder
}

// String is the violation on one line, as compilers print theirs.
func (v Violation) String() string {
	if v.Lawless {
		return fmt.Sprintf("%s: no rule of the import law fits folder %s", v.Position, v.Folder)
	}
	if len(v.May) == 0 {
		return fmt.Sprintf("%s: %s may not import %s: only the standard library", v.Position, v.Folder, v.Import)
	}
	return fmt.Sprintf("%s: %s may not import %s: only %s", v.Position, v.Folder, v.Import, strings.Join(v.May, ", "))
}

// Violations holds every Go file below a root against the law, in the order of
// their names.
func Violations(root fs.FS, module string, law []Rule) ([]Violation, error) {
	var found []Violation
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(entry.Name())
		}
		if path.Ext(name) != ".go" {
			return nil
		}
		in, err := fileViolations(root, name, module, law)
		found = append(found, in...)
		return err
	})
	return found, err
}

// skipped leaves out the folders that the go command leaves out.
func skipped(folder string) error {
	hidden := folder != "." && (strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_"))
	if hidden || folder == "testdata" || folder == "vendor" {
		return fs.SkipDir
	}
	return nil
}

func fileViolations(root fs.FS, name, module string, law []Rule) ([]Violation, error) {
	source, err := fs.ReadFile(root, name)
	if err != nil {
		return nil, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	folder := path.Dir(name)
	rule, ok := ruleFor(folder, law)
	if !ok {
		return []Violation{{Position: fset.Position(file.Package), Folder: folder, Lawless: true}}, nil
	}
	if strings.HasSuffix(name, "_test.go") && !rule.Tests {
		return nil, nil
	}
	var found []Violation
	for _, spec := range file.Imports {
		imported, standard := importOf(spec, module)
		if standard || imported == folder || rule.allows(folder, imported) {
			continue
		}
		found = append(found, Violation{Position: fset.Position(spec.Path.Pos()), Folder: folder, Import: imported, May: rule.May})
	}
	return found, nil
}

// importOf is what is imported: a folder of the repository, or an import path,
// which is one of the standard library when its first part has no dot.
func importOf(spec *ast.ImportSpec, module string) (imported string, standard bool) {
	imported, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value, false
	}
	if imported == module {
		return ".", false
	}
	if folder, ok := strings.CutPrefix(imported, module+"/"); ok {
		return folder, false
	}
	domain, _, _ := strings.Cut(imported, "/")
	return imported, !strings.Contains(domain, ".")
}

func ruleFor(folder string, law []Rule) (Rule, bool) {
	for _, rule := range law {
		if fits(rule.Folder, folder) {
			return rule, true
		}
	}
	return Rule{}, false
}

func (r Rule) allows(folder, imported string) bool {
	for _, allowed := range r.May {
		if allowed == ".." && imported == path.Dir(folder) || fits(allowed, imported) {
			return true
		}
	}
	return false
}

// fits reports whether a folder or import path is one that a pattern means.
func fits(pattern, name string) bool {
	if pattern == "..." {
		return true
	}
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return name == base || strings.HasPrefix(name, base+"/")
	}
	matched, err := path.Match(pattern, name)
	return err == nil && matched
}
