package locate

import (
	"go/ast"
	"go/token"
	"path"
	"regexp"
	"strconv"
)

// pkg contains the declarations of a package.
type pkg struct {
	path    string
	dir     string
	vars    map[string]spot // variables and constants with their values
	types   map[string]bool
	funcs   map[string]spot
	methods map[string][]spot // of any type, by name
	inits   []spot
}

// spot is a piece of syntax, and the file whose imports apply to it.
type spot struct {
	node ast.Node
	file *file
}

type file struct {
	pkg     *pkg
	imports map[string]string // import path by name
	dots    []string          // import paths of dot imports
}

func (p *pkg) add(syntax *ast.File) {
	f := &file{pkg: p, imports: map[string]string{}}
	for _, spec := range syntax.Imports {
		f.addImport(spec)
	}
	for _, decl := range syntax.Decls {
		switch decl := decl.(type) {
		case *ast.GenDecl:
			f.addSpecs(decl)
		case *ast.FuncDecl:
			f.addFunc(decl)
		}
	}
}

func (f *file) addImport(spec *ast.ImportSpec) {
	importPath, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return
	}
	switch {
	case spec.Name == nil:
		f.imports[baseName(importPath)] = importPath
	case spec.Name.Name == ".":
		f.dots = append(f.dots, importPath)
	default:
		f.imports[spec.Name.Name] = importPath
	}
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

// baseName returns the name that a package is expected to have.
func baseName(importPath string) string {
	if base := path.Base(importPath); !majorVersion.MatchString(base) {
		return base
	}
	return path.Base(path.Dir(importPath))
}

func (f *file) addSpecs(decl *ast.GenDecl) {
	for _, spec := range decl.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			f.pkg.types[spec.Name.Name] = true
		case *ast.ValueSpec:
			f.addValues(spec, decl.Tok)
		}
	}
}

func (f *file) addValues(spec *ast.ValueSpec, kind token.Token) {
	if kind != token.VAR && kind != token.CONST || len(spec.Names) != len(spec.Values) {
		return
	}
	for i, name := range spec.Names {
		f.pkg.vars[name.Name] = spot{spec.Values[i], f}
	}
}

func (f *file) addFunc(decl *ast.FuncDecl) {
	name, here := decl.Name.Name, spot{decl, f}
	switch {
	case decl.Recv != nil:
		f.pkg.methods[name] = append(f.pkg.methods[name], here)
	case name == "init":
		f.pkg.inits = append(f.pkg.inits, here)
	default:
		f.pkg.funcs[name] = here
	}
}
