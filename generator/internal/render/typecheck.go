package render

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
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
func (c *Cache) typeCheck(
	ctx context.Context, files []File, module, dir string, wanted func(i int) bool,
) (map[string]bool, error) {
	k := newChecker(c)
	if err := k.checkAll(ctx, files, module, dir, wanted); err != nil {
		return nil, err
	}
	needs := k.needs()
	for i, f := range files {
		if wanted(i) {
			needs.follow(f.Path)
		}
	}
	c.units.forget()
	return needs.seen, nil
}

func newChecker(cache *Cache) *checker {
	return &checker{cache: cache, fset: cache.fset, units: map[string]*unit{}, done: map[string]*types.Package{}}
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
	if err := c.cache.outside.load(ctx, c.fset, c.imports(), dir); err != nil {
		return err
	}
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
	cache *Cache
	fset  *token.FileSet
	units map[string]*unit
	done  map[string]*types.Package
	edges []edge
	// interfaces are the names of the methods of interfaces in the output.
	interfaces []string

	problems []error
	bodiless bool // declarations alone count
}

func (c *checker) parse(files []File, module string) error {
	for _, f := range files {
		if !strings.HasSuffix(f.Path, ".go") {
			continue
		}
		syntax, err := c.cache.parse(f)
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
	c.cache.syntax.forget()
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

// check checks one package of the output and, before it, those that it imports.
func (c *checker) check(key string) (*types.Package, error) {
	if p, ok := c.done[key]; ok {
		if p == nil {
			return nil, fmt.Errorf("import cycle through %s", key)
		}
		return p, nil
	}
	c.done[key] = nil
	u := c.units[key]
	c.done[key] = c.checkFiles(key, u.path, u.files)
	if len(u.tests) > 0 && len(c.problems) == 0 {
		// The tests can use unexported names, so they are checked together with
		// the package, but other packages import it without them.
		c.checkFiles(key+" with tests", u.path, u.all())
	}
	return c.done[key], nil
}

// checked is a package that was checked without a problem: its files, what they
// imported, what its files need of others, and the methods of its interfaces.
type checked struct {
	files      []*ast.File
	imports    map[string]*types.Package
	result     *types.Package
	edges      []edge
	interfaces []string
}

// checkFiles checks the files of a package, unless an earlier run has checked the
// same files with the same imports.
func (c *checker) checkFiles(key, path string, files []*ast.File) *types.Package {
	imports := map[string]*types.Package{}
	for _, name := range (&unit{files: files}).imports() {
		if p, err := c.importPackage(name); err == nil {
			imports[name] = p
		}
	}
	known, ok := c.cache.units.get(key)
	if ok && slices.Equal(known.files, files) && maps.Equal(known.imports, imports) {
		c.add(known)
		return known.result
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	before := len(c.problems)
	config := types.Config{
		IgnoreFuncBodies: c.bodiless,

		Importer: importer(func(p string) (*types.Package, error) { return c.importPackage(p) }),
		Error:    func(err error) { c.problems = append(c.problems, err) },
	}
	p, _ := config.Check(path, c.fset, files, info)
	anew := &checked{files, imports, p, c.edgesIn(files, info), interfacesIn(files)}
	c.add(anew)
	if len(c.problems) == before {
		c.cache.units.put(key, anew)
	}
	return p
}

func (c *checker) add(p *checked) {
	c.edges = append(c.edges, p.edges...)
	c.interfaces = append(c.interfaces, p.interfaces...)
}

func (c *checker) importPackage(p string) (*types.Package, error) {
	if c.units[p] != nil {
		return c.check(p)
	}
	if loaded := c.cache.outside.packages[p]; loaded != nil {
		return loaded, nil
	}
	return nil, fmt.Errorf("package %s was not loaded", p)
}

// importer is a function that serves as types.Importer.
type importer func(path string) (*types.Package, error)

func (i importer) Import(path string) (*types.Package, error) { return i(path) }
