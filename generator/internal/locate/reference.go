package locate

import (
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strings"
)

// Declaration is a package-level variable with a literal of a type of the
// vocabulary.
type Declaration struct {
	Type     string // "Object"
	Name     string // its field Name, or its variable's name if that is not a literal
	Position token.Position
}

// Unreferenced returns the declarations that no description refers to, in the
// description's package and those below it, in the order of their positions. A
// name in a function counts if the function is called, or is named init.
func (s *Source) Unreferenced() []Declaration {
	if s == nil {
		return nil
	}
	r := reach{source: s, seen: map[ast.Node]bool{}}
	for _, name := range s.Descriptions() {
		r.visit(s.main.vars[name])
	}
	for _, p := range s.own() {
		for _, body := range p.inits {
			r.visit(body)
		}
	}
	var out []Declaration
	for _, p := range s.own() {
		for name, value := range p.vars {
			if kind := s.literalType(value); kind != "" && !r.seen[value.node] {
				out = append(out, s.declaration(name, kind, value))
			}
		}
	}
	slices.SortFunc(out, func(a, b Declaration) int { return ComparePositions(a.Position, b.Position) })
	return out
}

// ComparePositions orders by file, line and column.
func ComparePositions(a, b token.Position) int {
	if c := strings.Compare(a.Filename, b.Filename); c != 0 {
		return c
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return a.Column - b.Column
}

// own returns the packages of the description: its own and those below it.
func (s *Source) own() []*pkg {
	var out []*pkg
	for _, importPath := range slices.Sorted(maps.Keys(s.packages)) {
		p := s.packages[importPath]
		if p != nil && (p == s.main || strings.HasPrefix(importPath, s.main.path+"/")) {
			out = append(out, p)
		}
	}
	return out
}

func (s *Source) declaration(variable, kind string, value spot) Declaration {
	literal, _ := s.literal(value)
	d := Declaration{Type: kind, Name: variable, Position: s.at(literal.node)}
	if written, ok := fieldValue(literal, "Name"); ok {
		if text, ok := s.text(written); ok {
			d.Name = text
		}
	}
	return d
}

// reach follows every name in an expression, through all packages.
type reach struct {
	source *Source
	seen   map[ast.Node]bool
}

func (r *reach) visit(here spot) {
	if r.seen[here.node] {
		return
	}
	r.seen[here.node] = true
	ast.Inspect(here.node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			return !r.qualified(n, here.file)
		case *ast.Ident:
			r.name(n.Name, here.file.pkg)
			for _, importPath := range here.file.dots {
				r.name(n.Name, r.source.imported(importPath))
			}
		}
		return true
	})
}

// qualified visits pkg.Name, and reports whether the selector is one.
func (r *reach) qualified(e *ast.SelectorExpr, f *file) bool {
	importPath, ok := r.source.qualifier(e.X, f)
	if ok {
		r.name(e.Sel.Name, r.source.imported(importPath))
	}
	return ok
}

func (r *reach) name(name string, p *pkg) {
	if p == nil {
		return
	}
	if value, ok := p.vars[name]; ok {
		r.visit(value)
	}
	if body, ok := p.funcs[name]; ok {
		r.visit(body)
	}
	for _, body := range p.methods[name] {
		r.visit(body)
	}
}
