package locate

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// maxHops bounds how many names lead from one to the next before a literal.
const maxHops = 64

// literal returns the composite literal that an expression stands for.
func (s *Source) literal(here spot) (spot, bool) {
	for range maxHops {
		if _, ok := here.node.(*ast.CompositeLit); ok {
			return here, true
		}
		next, ok := s.hop(here)
		if !ok {
			return here, false
		}
		here = next
	}
	return here, false
}

// hop removes one layer of an expression: a parenthesis, an address, a
// conversion, a call, or a name.
func (s *Source) hop(here spot) (spot, bool) {
	switch e := here.node.(type) {
	case *ast.ParenExpr:
		return spot{e.X, here.file}, true
	case *ast.UnaryExpr:
		return spot{e.X, here.file}, e.Op == token.AND
	case *ast.CallExpr:
		return s.called(e, here.file)
	case *ast.Ident:
		return s.named(e.Name, here.file)
	case *ast.SelectorExpr:
		return s.selected(e, here.file)
	case *ast.IndexExpr:
		if i, ok := s.number(spot{e.Index, here.file}); ok {
			return s.element(spot{e.X, here.file}, i)
		}
	}
	return here, false
}

// named returns the value of a package-level variable.
func (s *Source) named(name string, f *file) (spot, bool) {
	if value, ok := f.pkg.vars[name]; ok {
		return value, true
	}
	for _, importPath := range f.dots {
		if p := s.imported(importPath); p != nil {
			if value, ok := p.vars[name]; ok {
				return value, true
			}
		}
	}
	return spot{}, false
}

// selected returns a variable of an imported package, or a field of a value.
func (s *Source) selected(e *ast.SelectorExpr, f *file) (spot, bool) {
	if importPath, ok := s.qualifier(e.X, f); ok {
		if p := s.imported(importPath); p != nil {
			value, ok := p.vars[e.Sel.Name]
			return value, ok
		}
		return spot{}, false
	}
	literal, ok := s.literal(spot{e.X, f})
	if !ok {
		return spot{}, false
	}
	return fieldValue(literal, e.Sel.Name)
}

// qualifier returns the import path that an expression names.
func (s *Source) qualifier(e ast.Expr, f *file) (string, bool) {
	id, ok := e.(*ast.Ident)
	if !ok {
		return "", false
	}
	importPath, ok := f.imports[id.Name]
	return importPath, ok
}

// imported returns a package, which it loads on first use. The standard library
// and the vocabulary contain no descriptions.
func (s *Source) imported(importPath string) *pkg {
	if p, known := s.packages[importPath]; known {
		return p
	}
	s.packages[importPath] = nil
	if domain, _, _ := strings.Cut(importPath, "/"); !strings.Contains(domain, ".") {
		return nil
	}
	delete(s.packages, importPath)
	if _, err := s.load(importPath); err != nil {
		s.packages[importPath] = nil
	}
	return s.packages[importPath]
}

// called returns the operand of a conversion or of new, or the result of a
// function without parameters that only returns an expression.
func (s *Source) called(call *ast.CallExpr, f *file) (spot, bool) {
	switch len(call.Args) {
	case 0:
		return returned(call.Fun, f)
	case 1:
		return spot{call.Args[0], f}, s.isType(call.Fun, f) || isBuiltin(call.Fun, "new", f)
	}
	return spot{}, false
}

func returned(function ast.Expr, f *file) (spot, bool) {
	id, ok := function.(*ast.Ident)
	if !ok {
		return spot{}, false
	}
	declared, ok := f.pkg.funcs[id.Name]
	if !ok {
		return spot{}, false
	}
	body := declared.node.(*ast.FuncDecl).Body
	if body == nil || len(body.List) != 1 {
		return spot{}, false
	}
	result, ok := body.List[0].(*ast.ReturnStmt)
	if !ok || len(result.Results) != 1 {
		return spot{}, false
	}
	return spot{result.Results[0], declared.file}, true
}

func (s *Source) isType(e ast.Expr, f *file) bool {
	switch e := e.(type) {
	case *ast.ParenExpr:
		return s.isType(e.X, f)
	case *ast.StarExpr:
		return s.isType(e.X, f)
	case *ast.ArrayType, *ast.MapType:
		return true
	case *ast.Ident:
		return f.pkg.types[e.Name] || slices.Contains(f.dots, s.options.Vocabulary) && ast.IsExported(e.Name)
	case *ast.SelectorExpr:
		importPath, _ := s.qualifier(e.X, f)
		return importPath == s.options.Vocabulary
	}
	return false
}

func isBuiltin(e ast.Expr, name string, f *file) bool {
	id, ok := e.(*ast.Ident)
	_, shadowed := f.pkg.funcs[name]
	return ok && id.Name == name && !shadowed
}

// appended returns the parts of an append, which may be reached through names.
func (s *Source) appended(here spot) (base spot, call *ast.CallExpr, ok bool) {
	for range maxHops {
		if call, ok := here.node.(*ast.CallExpr); ok && isBuiltin(call.Fun, "append", here.file) && len(call.Args) > 1 {
			return spot{call.Args[0], here.file}, call, true
		}
		next, ok := s.hop(here)
		if !ok {
			break
		}
		here = next
	}
	return spot{}, nil, false
}

// literalType returns the type of the vocabulary of which an expression is a literal.
func (s *Source) literalType(here spot) string {
	for range maxHops {
		switch e := here.node.(type) {
		case *ast.CompositeLit:
			return s.vocabularyType(e.Type, here.file)
		case *ast.Ident, *ast.SelectorExpr:
			return ""
		}
		next, ok := s.hop(here)
		if !ok {
			break
		}
		here = next
	}
	return ""
}

func (s *Source) vocabularyType(e ast.Expr, f *file) string {
	switch e := e.(type) {
	case *ast.Ident:
		if slices.Contains(f.dots, s.options.Vocabulary) {
			return e.Name
		}
	case *ast.SelectorExpr:
		if importPath, _ := s.qualifier(e.X, f); importPath == s.options.Vocabulary {
			return e.Sel.Name
		}
	}
	return ""
}

// text returns the value of a string constant.
func (s *Source) text(here spot) (string, bool) {
	basic, ok := s.basic(here)
	if !ok || basic.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(basic.Value)
	return text, err == nil
}

// number returns the value of an integer constant.
func (s *Source) number(here spot) (int, bool) {
	basic, ok := s.basic(here)
	if !ok || basic.Kind != token.INT {
		return 0, false
	}
	n, err := strconv.ParseInt(basic.Value, 0, 0)
	return int(n), err == nil
}

func (s *Source) basic(here spot) (*ast.BasicLit, bool) {
	for range maxHops {
		if basic, ok := here.node.(*ast.BasicLit); ok {
			return basic, true
		}
		next, ok := s.hop(here)
		if !ok {
			break
		}
		here = next
	}
	return nil, false
}
