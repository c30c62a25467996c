package render

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// typeCheck checks the Go files: the packages of the output from their syntax,
// in the order of their imports, and packages imported from elsewhere by the
// compiler's export data. It returns the paths of the Go files that are wanted,
// and of those that they need.
func typeCheck(
	ctx context.Context, files []File, module, dir string, wanted func(i int) bool,
) (map[string]bool, error) {
	c := newChecker()
	c.info = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	if err := c.checkAll(ctx, files, module, dir, wanted); err != nil {
		return nil, err
	}
	needs := c.needs()
	for i, f := range files {
		if wanted(i) {
			needs.follow(f.Path)
		}
	}
	return needs.seen, nil
}

func newChecker() *checker {
	return &checker{fset: token.NewFileSet(), units: map[string]*unit{}, done: map[string]*types.Package{}}
}

// checkAll checks the packages with a file that is wanted, and those that they
// need.
func (c *checker) checkAll(ctx context.Context, files []File, module, dir string, wanted func(i int) bool) error {
	if err := c.parse(files, module); err != nil {
		return err
	}
	names := map[string]bool{}
	for i, f := range files {
		names[f.Path] = wanted(i)
	}
	c.prune(names)
	outside, err := load(ctx, c.fset, c.imports(), dir)
	if err != nil {
		return err
	}
	c.outside = outside
	for _, key := range slices.Sorted(maps.Keys(c.units)) {
		if _, err := c.check(key); err != nil {
			return err
		}
	}
	return firstOf(c.problems)
}

// shown is the number of errors that are listed. Further ones are mostly
// consequences.
const shown = 20

func firstOf(problems []error) error {
	if more := len(problems) - shown; more > 0 {
		problems = append(problems[:shown:shown], fmt.Errorf("and %d more", more))
	}
	return errors.Join(problems...)
}

// unit is a package of the output. The key of an external test package is its
// import path with "_test" appended.
type unit struct {
	path  string
	files []*ast.File
	tests []*ast.File // of the package itself
}

// all returns the files of the package and of its tests.
func (u *unit) all() []*ast.File { return slices.Concat(u.files, u.tests) }

// imports returns the import paths in all files.
func (u *unit) imports() (paths []string) {
	for _, f := range u.all() {
		for _, spec := range f.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			paths = append(paths, p)
		}
	}
	return paths
}

type checker struct {
	fset     *token.FileSet
	units    map[string]*unit
	done     map[string]*types.Package
	info     *types.Info
	outside  map[string]*types.Package
	problems []error
	bodiless bool // declarations alone count
}

func (c *checker) parse(files []File, module string) error {
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".go") {
			continue
		}
		syntax, err := parser.ParseFile(c.fset, f.Path, f.Data, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			return err
		}
		if isConstrained(syntax) {
			continue
		}
		key := module
		if d := path.Dir(f.Path); d != "." {
			key += "/" + d
		}
		isTest := strings.HasSuffix(f.Path, "_test.go")
		if isTest && strings.HasSuffix(syntax.Name.Name, "_test") {
			key += "_test"
		}
		u := c.units[key]
		if u == nil {
			u = &unit{path: key}
			c.units[key] = u
		}
		if isTest && !strings.HasSuffix(key, "_test") {
			u.tests = append(u.tests, syntax)
		} else {
			u.files = append(u.files, syntax)
		}
	}
	return nil
}

// isConstrained reports whether a file is for newer releases of Go than the oldest
// that compiles the output, which does not know what it imports.
func isConstrained(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if c.Pos() < f.Package && strings.HasPrefix(c.Text, "//go:build go1.") {
				return true
			}
		}
	}
	return false
}

// imports returns the import paths of packages that the output imports and does
// not contain.
func (c *checker) imports() []string {
	wanted := map[string]bool{}
	for _, u := range c.units {
		for _, p := range u.imports() {
			if c.units[p] == nil {
				wanted[p] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(wanted))
}

// check checks one package of the output and, through its importer, those that
// it imports.
func (c *checker) check(key string) (*types.Package, error) {
	if p, ok := c.done[key]; ok {
		if p == nil {
			return nil, fmt.Errorf("import cycle through %s", key)
		}
		return p, nil
	}
	c.done[key] = nil
	u := c.units[key]
	config := types.Config{
		IgnoreFuncBodies: c.bodiless,

		Importer: importer(func(p string) (*types.Package, error) { return c.importPackage(p) }),
		Error:    func(err error) { c.problems = append(c.problems, err) },
	}
	p, _ := config.Check(u.path, c.fset, u.files, c.info)
	c.done[key] = p
	if len(u.tests) > 0 {
		// The tests can use unexported names, so they are checked together with
		// the package, but other packages import it without them.
		if len(c.problems) == 0 {
			_, _ = config.Check(u.path, c.fset, u.all(), c.info)
		}
	}
	return p, nil
}

func (c *checker) importPackage(p string) (*types.Package, error) {
	if c.units[p] != nil {
		return c.check(p)
	}
	if loaded := c.outside[p]; loaded != nil {
		return loaded, nil
	}
	return nil, fmt.Errorf("package %s was not loaded", p)
}

// importer is a function that serves as types.Importer.
type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
