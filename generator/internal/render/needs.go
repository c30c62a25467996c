package render

import (
	"go/ast"
	"go/token"
	"go/types"
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

// edge is a file that needs another one, by their names. If method is not empty,
// the second declares a method of a type of the first, which is needed if values of
// that type may be taken for the method.
type edge struct{ from, to, method string }

// needs finds what the files need of each other: what [checker.edgesIn] found, and
// every file those of its package that do something without being used.
func (c *checker) needs() needs {
	n := needs{of: map[string]map[string]bool{}, seen: map[string]bool{}}
	called := c.calledByInterface()
	for _, e := range c.edges {
		if e.method == "" || called[e.method] {
			n.add(e.from, e.to)
		}
	}
	for _, u := range c.units {
		files := u.all()
		for _, f := range files {
			if len(f.Decls) > 0 && !hasInit(f) { // one without has the comment of the package
				continue
			}
			for _, other := range files {
				n.add(c.fileOf(other.Package), c.fileOf(f.Package))
			}
		}
	}
	return n
}

// edgesIn finds what the files of a package need: a file needs those that declare
// what it uses, and one that declares a type may need those with its methods.
func (c *checker) edgesIn(files []*ast.File, info *types.Info) []edge {
	found := map[edge]bool{}
	for used, object := range info.Uses {
		if to := c.fileOf(object.Pos()); to != "" {
			found[edge{c.fileOf(used.Pos()), to, ""}] = true
		}
	}
	for _, f := range files {
		for receiver, method := range methods(f) {
			if object := info.Uses[receiver]; object != nil { // nil if it is not declared
				found[edge{c.fileOf(object.Pos()), c.fileOf(f.Package), method}] = true
			}
		}
	}
	return slices.Collect(maps.Keys(found))
}

// fileOf returns the name of the file of a position, if it has one.
func (c *checker) fileOf(pos token.Pos) string {
	if f := c.fset.File(pos); f != nil {
		return f.Name()
	}
	return ""
}

func hasInit(f *ast.File) bool {
	return slices.ContainsFunc(f.Decls, func(d ast.Decl) bool {
		fn, ok := d.(*ast.FuncDecl)
		return ok && fn.Recv == nil && fn.Name.Name == "init"
	})
}

// methods returns the methods that a file declares: the names of their types, and
// their own.
func methods(f *ast.File) map[*ast.Ident]string {
	found := map[*ast.Ident]string{}
	for _, d := range f.Decls {
		fn, ok := d.(*ast.FuncDecl)
		if !ok || fn.Recv == nil {
			continue
		}
		if t, ok := baseOf(fn.Recv.List[0].Type).(*ast.Ident); ok {
			found[t] = fn.Name.Name
		}
	}
	return found
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
