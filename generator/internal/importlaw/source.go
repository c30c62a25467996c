package importlaw

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// source is a Go file, reduced to what the law needs.
type source struct {
	folder  string
	start   token.Position // of the package clause
	test    bool
	imports []imported
}

// imported is an import that is not of the standard library.
type imported struct {
	position token.Position
	name     string // a folder of the repository, or an import path of another module
}

// read reads every Go file below a root, in the order of their names.
func read(root fs.FS, module string) ([]source, error) {
	var sources []source
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
		s, err := readFile(root, name, module)
		sources = append(sources, s)
		return err
	})
	return sources, err
}

// skipped reports folders that the go command ignores.
func skipped(folder string) error {
	hidden := folder != "." && (strings.HasPrefix(folder, ".") || strings.HasPrefix(folder, "_"))
	if hidden || folder == "testdata" || folder == "vendor" {
		return fs.SkipDir
	}
	return nil
}

func readFile(root fs.FS, name, module string) (source, error) {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return source{}, err
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ImportsOnly)
	if err != nil {
		return source{}, err
	}
	s := source{folder: path.Dir(name), start: fset.Position(file.Package), test: strings.HasSuffix(name, "_test.go")}
	for _, spec := range file.Imports {
		if name, standard := importOf(spec, module); !standard {
			s.imports = append(s.imports, imported{position: fset.Position(spec.Path.Pos()), name: name})
		}
	}
	return s, nil
}

// importOf returns an import: a folder of the repository, or an import path,
// which is one of the standard library if its first element has no dot.
func importOf(spec *ast.ImportSpec, module string) (name string, standard bool) {
	name, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value, false
	}
	if name == module {
		return ".", false
	}
	if folder, ok := strings.CutPrefix(name, module+"/"); ok {
		return folder, false
	}
	domain, _, _ := strings.Cut(name, "/")
	return name, !strings.Contains(domain, ".")
}

// graph contains the imports of the packages in a folder, without tests.
type graph map[string][]string

func graphOf(sources []source) graph {
	g := graph{}
	for _, s := range sources {
		for _, i := range s.imports {
			if !s.test {
				g[s.folder] = append(g[s.folder], i.name)
			}
		}
	}
	return g
}

// way returns the shortest chain of imports from a package to one that matches a
// pattern, including both, or nil if there is none.
func (g graph) way(from, pattern string) []string {
	ways := [][]string{{from}}
	seen := map[string]bool{from: true}
	for len(ways) > 0 {
		way := ways[0]
		ways = ways[1:]
		last := way[len(way)-1]
		if fits(pattern, last) {
			return way
		}
		for _, next := range g[last] {
			if !seen[next] {
				seen[next] = true
				ways = append(ways, append(slices.Clone(way), next))
			}
		}
	}
	return nil
}
