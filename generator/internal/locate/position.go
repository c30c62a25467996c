package locate

import (
	"go/ast"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
)

// Position returns the position where the value at a place is written. If it is
// omitted, it returns that of the literal that omits it. A nil source has no
// positions.
func (s *Source) Position(p *Place) token.Position {
	if s == nil {
		return token.Position{}
	}
	here, _ := s.find(p)
	return s.at(here.node)
}

// File returns the package and the name of the file that declares the value at a
// place. A nil source returns none.
func (s *Source) File(p *Place) (importPath, name string) {
	if s == nil {
		return "", ""
	}
	here, _ := s.find(p)
	if literal, ok := s.literal(here); ok {
		here = literal
	}
	return here.file.pkg.path, path.Base(filepath.ToSlash(s.fset.Position(here.node.Pos()).Filename))
}

// Text returns the string that is written at a place, if it is a literal.
func (s *Source) Text(p *Place) (text string, ok bool) {
	here, ok := s.find(p)
	if !ok {
		return "", false
	}
	return s.text(here)
}

// Texts returns the strings that are written for a field in all elements of the
// list at a place, if they are all literals. The value may have other elements
// than the syntax.
func (s *Source) Texts(p *Place, field string) (texts []string, ok bool) {
	list, ok := s.find(p)
	n, known := s.length(list)
	if !ok || !known {
		return nil, false
	}
	for i := range n {
		element, _ := s.element(list, i)
		literal, ok := s.literal(element)
		if !ok {
			return nil, false
		}
		value, _ := fieldValue(literal, field)
		text, ok := s.text(value)
		if !ok {
			return nil, false
		}
		texts = append(texts, text)
	}
	return texts, true
}

// find returns the expression at a place, or the last known one on the path to
// it.
func (s *Source) find(p *Place) (here spot, ok bool) {
	here, ok = s.root, true
	for _, step := range p.path() {
		if here, ok = s.step(here, step); !ok {
			break
		}
	}
	return here, ok
}

// step follows a place from an expression to a part of its value. It returns
// false and the best known expression if it cannot find the part.
func (s *Source) step(here spot, to *Place) (spot, bool) {
	if to.field == "" && to.parent.value.Kind() == reflect.Slice {
		return s.element(here, to.index)
	}
	literal, ok := s.literal(here)
	if !ok {
		return here, false
	}
	elements := literal.node.(*ast.CompositeLit).Elts
	if to.field == "" {
		return s.mapValue(literal, to.key)
	}
	if len(elements) > 0 && !isKeyed(elements[0]) && to.index < len(elements) {
		return spot{elements[to.index], literal.file}, true
	}
	return fieldValue(literal, to.field)
}

func isKeyed(element ast.Expr) bool {
	_, ok := element.(*ast.KeyValueExpr)
	return ok
}

func fieldValue(literal spot, name string) (spot, bool) {
	for _, element := range literal.node.(*ast.CompositeLit).Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
			return spot{pair.Value, literal.file}, true
		}
	}
	return literal, false
}

func (s *Source) mapValue(literal spot, key string) (spot, bool) {
	for _, element := range literal.node.(*ast.CompositeLit).Elts {
		pair, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if text, ok := s.text(spot{pair.Key, literal.file}); ok && text == key {
			return spot{pair.Value, literal.file}, true
		}
	}
	return literal, false
}

// element finds the i-th element of a slice, in a literal or through appends.
func (s *Source) element(here spot, i int) (spot, bool) {
	if base, added, ok := s.appended(here); ok {
		return s.appendedElement(here, base, added, i)
	}
	literal, ok := s.literal(here)
	if !ok {
		return here, false
	}
	next := 0
	for _, element := range literal.node.(*ast.CompositeLit).Elts {
		if pair, ok := element.(*ast.KeyValueExpr); ok {
			index, ok := s.number(spot{pair.Key, literal.file})
			if !ok {
				return literal, false
			}
			next, element = index, pair.Value
		}
		if next == i {
			return spot{element, literal.file}, true
		}
		next++
	}
	return literal, false
}

func (s *Source) appendedElement(here, base spot, added *ast.CallExpr, i int) (spot, bool) {
	n, ok := s.length(base)
	if !ok {
		return here, false
	}
	if i < n {
		return s.element(base, i)
	}
	rest := added.Args[1:]
	if added.Ellipsis.IsValid() {
		return s.element(spot{rest[0], base.file}, i-n)
	}
	if i-n < len(rest) {
		return spot{rest[i-n], base.file}, true
	}
	return here, false
}

// length returns the number of elements of a slice, if the syntax determines it.
func (s *Source) length(here spot) (int, bool) {
	if base, added, ok := s.appended(here); ok {
		n, known := s.length(base)
		if !added.Ellipsis.IsValid() {
			return n + len(added.Args) - 1, known
		}
		more, knownToo := s.length(spot{added.Args[1], base.file})
		return n + more, known && knownToo
	}
	literal, ok := s.literal(here)
	if !ok {
		return 0, false
	}
	elements := literal.node.(*ast.CompositeLit).Elts
	for _, element := range elements {
		if isKeyed(element) {
			return 0, false
		}
	}
	return len(elements), true
}
