package threeway

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Files are the Go files of a package by their names.
type Files map[string][]byte

// side is one of the three packages.
type side struct {
	files  Files
	fset   *token.FileSet
	syntax map[string]*ast.File
	order  []*declaration
	byName map[string]*declaration
	called map[string]string // of a printed side: what a person calls its variables, if not the same
}

// declaration is a top-level variable or constant with a value.
type declaration struct {
	name  string
	file  string
	whole ast.Node // the statement, or its line in a group
	value ast.Expr
}

// read parses the files of a side, in the order of their names.
func read(files Files) (*side, error) {
	s := &side{
		files: files, fset: token.NewFileSet(), syntax: map[string]*ast.File{}, byName: map[string]*declaration{},
		called: map[string]string{},
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		file, err := parser.ParseFile(s.fset, name, files[name], parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, fmt.Errorf("the description is not valid Go: %w", err)
		}
		s.syntax[name] = file
		for _, d := range file.Decls {
			if group, ok := d.(*ast.GenDecl); ok && (group.Tok == token.VAR || group.Tok == token.CONST) {
				s.declare(name, group)
			}
		}
	}
	return s, nil
}

// declare adds the variables of a statement.
func (s *side) declare(file string, group *ast.GenDecl) {
	for _, spec := range group.Specs {
		values := spec.(*ast.ValueSpec)
		if len(values.Names) != 1 || len(values.Values) != 1 {
			continue
		}
		d := &declaration{name: values.Names[0].Name, file: file, whole: spec, value: values.Values[0]}
		if len(group.Specs) == 1 {
			d.whole = group
		}
		s.order = append(s.order, d)
		s.byName[d.name] = d
	}
}

// text returns the source of a node, with variables as a person calls them.
func (s *side) text(n ast.Node) string {
	start := s.fset.Position(n.Pos())
	src := s.files[start.Filename]
	last := start.Offset
	var out strings.Builder
	for _, id := range variables(n) {
		if name := s.called[id.Name]; name != "" {
			at := s.fset.Position(id.Pos()).Offset
			out.Write(src[last:at])
			out.WriteString(name)
			last = at + len(id.Name)
		}
	}
	out.Write(src[last:s.fset.Position(n.End()).Offset])
	return out.String()
}

// variables returns the names in a node that may be those of variables, in order.
func variables(n ast.Node) []*ast.Ident {
	var out []*ast.Ident
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr: // a name of another package
			return false
		case *ast.KeyValueExpr:
			if _, field := n.Key.(*ast.Ident); field {
				out = append(out, variables(n.Value)...)
				return false
			}
		case *ast.Ident:
			out = append(out, n)
		}
		return true
	})
	return out
}

// at returns the place of a node.
func (s *side) at(n ast.Node) token.Position { return s.fset.Position(n.Pos()) }

// likely returns the declaration that a person renamed: the only one with a literal of
// the same type and the same identity.
func (s *side) likely(of *side, d *declaration) *declaration {
	wanted := identity(of, d.value)
	if wanted == "" {
		return nil
	}
	wanted += pathOf(of, d.value)
	var found *declaration
	for _, each := range s.order {
		if of.byName[each.name] != nil || identity(s, each.value)+pathOf(s, each.value) != wanted {
			continue
		}
		if found != nil {
			return nil
		}
		found = each
	}
	return found
}

// pathOf returns the path of an endpoint, whose name others may have too.
func pathOf(s *side, e ast.Expr) string {
	for _, each := range literalOf(e).Elts {
		if pair, ok := each.(*ast.KeyValueExpr); ok && isName(pair.Key, "Path") {
			return " " + canonical(s, pair.Value)
		}
	}
	return ""
}

// identities are the keys that tell the items of a list apart, the first that an item
// has counts.
var identities = []string{"Method", "Name", "Value", "Status", "Code", "Tag", "Field", "URL", "KeyPrefix", "Of", "Enum"}

// identity returns what identifies a literal among others, or "".
func identity(s *side, e ast.Expr) string {
	literal := literalOf(e)
	if literal == nil {
		return ""
	}
	for _, key := range identities {
		for _, each := range literal.Elts {
			if pair, ok := each.(*ast.KeyValueExpr); ok && isName(pair.Key, key) {
				return canonical(s, literal.Type) + " " + key + " " + canonical(s, pair.Value)
			}
		}
	}
	return ""
}

// literalOf returns a composite literal, also behind &, or nil.
func literalOf(e ast.Expr) *ast.CompositeLit {
	if u, ok := e.(*ast.UnaryExpr); ok && u.Op == token.AND {
		e = u.X
	}
	literal, _ := e.(*ast.CompositeLit)
	return literal
}

// isName returns whether an expression is the name.
func isName(e ast.Expr, name string) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == name
}

// canonical returns an expression in a form that does not depend on how it is
// laid out: without comments and line ends, texts as one literal.
func canonical(s *side, e ast.Expr) string {
	switch e := e.(type) {
	case nil:
		return ""
	case *ast.Ident:
		return cmp.Or(s.called[e.Name], e.Name)
	case *ast.ParenExpr:
		return canonical(s, e.X)
	case *ast.UnaryExpr:
		return e.Op.String() + canonical(s, e.X)
	case *ast.CompositeLit:
		text := canonical(s, e.Type) + "{"
		for _, each := range e.Elts {
			text += canonical(s, each) + ", "
		}
		return text + "}"
	case *ast.KeyValueExpr:
		return canonical(s, e.Key) + ": " + canonical(s, e.Value)
	case *ast.CallExpr:
		text := canonical(s, e.Fun) + "("
		for _, each := range e.Args {
			text += canonical(s, each) + ", "
		}
		return text + ")"
	case *ast.BinaryExpr:
		if text, ok := constant(e); ok {
			return strconv.Quote(text)
		}
		return "(" + canonical(s, e.X) + e.Op.String() + canonical(s, e.Y) + ")"
	case *ast.BasicLit:
		if text, ok := constant(e); ok {
			return strconv.Quote(text)
		}
	}
	return s.text(e)
}

// constant returns the value of a text that may be broken into several literals.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, e.Kind == token.STRING && err == nil
	case *ast.BinaryExpr:
		x, ok := constant(e.X)
		if !ok || e.Op != token.ADD {
			return "", false
		}
		y, ok := constant(e.Y)
		return x + y, ok
	case *ast.ParenExpr:
		return constant(e.X)
	}
	return "", false
}
