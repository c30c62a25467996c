package locate

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
)

// Options describes the location of a description's source.
type Options struct {
	Context    context.Context // stops the go command when it ends; nil never ends
	Dir        string          // positions are relative to it; empty is the working directory
	Pattern    string          // package of the description, as for the go command: "./spec"
	Var        string          // variable that contains the description; if empty, it is searched for
	Vocabulary string          // import path of the types of the description
	Type       string          // type of the whole description: "API"
}

// Source is the syntax of a description.
type Source struct {
	options  Options
	fset     *token.FileSet
	packages map[string]*pkg // by import path; nil for packages to skip
	main     *pkg
	root     spot
	variable string // that contains the description
}

// Load parses the package that contains a description, and the packages below
// it.
func Load(o Options) (*Source, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, err
	}
	o.Dir = dir
	s := &Source{options: o, fset: token.NewFileSet(), packages: map[string]*pkg{o.Vocabulary: nil}}
	found, err := s.load(o.Pattern, strings.TrimSuffix(o.Pattern, "/")+"/...")
	if err != nil {
		return nil, err
	}
	s.main = s.packages[topmost(found)]
	if s.main == nil {
		return nil, fmt.Errorf("%s: no package there", o.Pattern)
	}
	return s.Rooted(o.Var)
}

// topmost returns the import path of the package that the others are below.
func topmost(found []*packages.Package) string {
	return slices.MinFunc(found, func(a, b *packages.Package) int { return len(a.PkgPath) - len(b.PkgPath) }).PkgPath
}

// Rooted returns the same source with the description in another variable. If
// the name is empty, it is the only variable, or of several the one named like
// its type.
func (s *Source) Rooted(name string) (*Source, error) {
	roots := s.Descriptions()
	if name == "" && len(roots) == 1 {
		name = roots[0]
	}
	if name == "" {
		name = s.options.Type
	}
	if !slices.Contains(roots, name) {
		return nil, fmt.Errorf("%s: no variable %s that is a literal of type %s", s.options.Pattern, name,
			s.options.Type)
	}
	rooted := *s
	rooted.root, rooted.variable = s.main.vars[name], name
	return &rooted, nil
}

// Package returns the import path and the folder of the package of the
// description, and the variable that contains it.
func (s *Source) Package() (importPath, dir, variable string) {
	return s.main.path, s.main.dir, s.variable
}

// Descriptions returns the names of the variables that contain a whole
// description.
func (s *Source) Descriptions() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(s.main.vars)) {
		if s.literalType(s.main.vars[name]) == s.options.Type {
			names = append(names, name)
		}
	}
	return names
}

// load lists packages with the go command and parses their files. Listing only
// names and files takes half the time of letting it parse.
func (s *Source) load(patterns ...string) ([]*packages.Package, error) {
	config := &packages.Config{
		Context: s.options.Context, Mode: packages.NeedName | packages.NeedFiles, Dir: s.options.Dir, Fset: s.fset,
	}
	found, err := packages.Load(config, patterns...)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: no package there", strings.Join(patterns, ", "))
	}
	for _, p := range found {
		if len(p.Errors) > 0 {
			return nil, p.Errors[0]
		}
		if _, known := s.packages[p.PkgPath]; known {
			continue
		}
		if err := s.parse(p); err != nil {
			return nil, err
		}
	}
	return found, nil
}

func (s *Source) parse(p *packages.Package) error {
	parsed := &pkg{
		path: p.PkgPath, dir: p.Dir, vars: map[string]spot{}, types: map[string]bool{}, funcs: map[string]spot{},
		methods: map[string][]spot{},
	}
	var problems []error
	for _, name := range p.GoFiles {
		syntax, err := parser.ParseFile(s.fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		parsed.add(syntax)
	}
	s.packages[p.PkgPath] = parsed
	return errors.Join(problems...)
}

// at returns a position with its file relative to the directory of the options.
func (s *Source) at(node ast.Node) token.Position {
	position := s.fset.Position(node.Pos())
	if relative, err := filepath.Rel(s.options.Dir, position.Filename); err == nil {
		position.Filename = filepath.ToSlash(relative)
	}
	return position
}
