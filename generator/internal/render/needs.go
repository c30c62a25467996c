package render

import (
	"go/ast"
	"go/token"
	"maps"
	"slices"
)

// needs are the files that each Go file needs, and those that are needed so far.
type needs struct {
	of   map[string]map[string]bool
	seen map[string]bool
}

// follow adds a file and what it needs to those that are needed.
func (n needs) follow(name string) {
	if n.seen[name] {
		return
	}
	n.seen[name] = true
	for next := range n.of[name] {
		n.follow(next)
	}
}

func (n needs) add(from, to string) {
	if from == to {
		return
	}
	if n.of[from] == nil {
		n.of[from] = map[string]bool{}
	}
	n.of[from][to] = true
}

// prune removes the packages without a file that is wanted which no other package
// imports: what they import need not be there.
func (c *checker) prune(wanted map[string]bool) {
	reached := map[string]bool{}
	var reach func(key string)
	reach = func(key string) {
		u := c.units[key]
		if u == nil || reached[key] {
			return
		}
		reached[key] = true
		for _, p := range u.imports() {
			reach(p)
		}
	}
	for key, u := range c.units {
		for _, f := range u.all() {
			if wanted[c.fset.File(f.Package).Name()] {
				reach(key)
			}
		}
	}
	maps.DeleteFunc(c.units, func(key string, _ *unit) bool { return !reached[key] })
}

// needs finds what the files need of each other: a file needs those that declare
// what it uses, and one that declares a type also those with its methods, which
// may make it fit an interface. Every file needs those of its package that do
// something without being used.
func (c *checker) needs() needs {
	n := needs{of: map[string]map[string]bool{}, seen: map[string]bool{}}
	fileOf := func(pos token.Pos) string {
		if f := c.fset.File(pos); f != nil {
			return f.Name()
		}
		return ""
	}
	for used, object := range c.info.Uses {
		if to := fileOf(object.Pos()); to != "" {
			n.add(fileOf(used.Pos()), to)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(c.units)) {
		files := c.units[key].all()
		for _, f := range files {
			name := fileOf(f.Package)
			if len(f.Decls) == 0 || hasInit(f) { // the first has the comment of the package
				for _, other := range files {
					n.add(fileOf(other.Package), name)
				}
			}
			for _, receiver := range receivers(f) {
				n.add(fileOf(c.info.Uses[receiver].Pos()), name)
			}
		}
	}
	return n
}

func hasInit(f *ast.File) bool {
	return slices.ContainsFunc(f.Decls, func(d ast.Decl) bool {
		fn, ok := d.(*ast.FuncDecl)
		return ok && fn.Recv == nil && fn.Name.Name == "init"
	})
}

// receivers returns the names of the types whose methods a file declares.
func receivers(f *ast.File) (names []*ast.Ident) {
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Recv == nil {
			continue
		}
		switch t := baseOf(fn.Recv.List[0].Type).(type) {
		case *ast.Ident:
			names = append(names, t)
		}
	}
	return names
}

// baseOf returns the type of a receiver without pointer and type parameters.
func baseOf(t ast.Expr) ast.Expr {
	switch t := t.(type) {
	case *ast.StarExpr:
		return baseOf(t.X)
	case *ast.IndexExpr:
		return baseOf(t.X)
	case *ast.IndexListExpr:
		return baseOf(t.X)
	case *ast.ParenExpr:
		return baseOf(t.X)
	}
	return t
}
