package threeway

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ast/astutil"
	goimports "golang.org/x/tools/imports"
)

// result returns the files that the edits change.
func (m *merge) result() (Files, error) {
	m.drop()
	out := Files{}
	for _, name := range slices.Sorted(maps.Keys(m.edits.byFile)) {
		out[name] = m.edits.apply(name)
	}
	for name, texts := range m.edits.added {
		text := strings.Join(texts, "\n\n")
		switch {
		case out[name] != nil:
			out[name] = fmt.Appendf(out[name], "\n%s\n", text)
		case m.own.files[name] != nil:
			out[name] = fmt.Appendf(slices.Clone(m.own.files[name]), "\n%s\n", text)
		default:
			out[name] = fmt.Appendf(nil, "package %s\n\n%s\n", m.packageName(), text)
		}
	}
	for name, src := range out {
		tidy, err := m.tidy(name, src)
		if err != nil {
			return nil, fmt.Errorf("%s: the merged text is not Go, which is a mistake of the merge: %w", name, err)
		}
		out[name] = tidy
	}
	return out, nil
}

// packageName returns the name of the person's package, or else of the printed one.
func (m *merge) packageName() string {
	for _, s := range []*side{m.own, m.newer} {
		for _, name := range slices.Sorted(maps.Keys(s.syntax)) {
			return s.syntax[name].Name.Name
		}
	}
	return "spec"
}

// drop removes the withdrawn declarations that nothing uses any more. The others
// become conflicts, at their first use.
func (m *merge) drop() {
	gone := map[*declaration]bool{}
	for _, d := range m.edits.withdrawn {
		gone[d] = true
	}
	for again := true; again; {
		again = false
		for _, d := range m.edits.withdrawn {
			if use := m.use(d.name, gone); gone[d] && use != nil {
				delete(gone, d)
				again = true
				m.keep(d, use)
			}
		}
	}
	for _, d := range m.edits.withdrawn {
		if gone[d] {
			m.dropOne(d)
		}
	}
}

// keep makes a conflict of a withdrawn declaration.
func (m *merge) keep(d *declaration, use ast.Node) {
	for i, c := range m.changes {
		if c.Path == d.name && c.New == "" {
			m.changes[i].Kind = Conflict
			m.changes[i].Own = "it, used at " + m.own.at(use).String()
		}
	}
}

// dropOne removes a declaration and the comment above it.
func (m *merge) dropOne(d *declaration) {
	file, start, end := m.edits.span(d.whole)
	if doc := docOf(m.own, d); doc != "" {
		start -= len(doc)
	}
	m.edits.put(file, start, end, "")
}

// use returns where a name is used outside of what goes, or nil.
func (m *merge) use(name string, gone map[*declaration]bool) ast.Node {
	cut := func(n ast.Node) bool {
		for d := range gone {
			if d.whole == n {
				return true
			}
		}
		file, start, end := m.edits.span(n)
		return slices.ContainsFunc(m.edits.byFile[file], func(e edit) bool {
			return e.start <= start && end <= e.end && !strings.Contains(e.text, name)
		})
	}
	var found ast.Node
	for _, file := range slices.Sorted(maps.Keys(m.own.syntax)) {
		ast.Inspect(m.own.syntax[file], func(n ast.Node) bool {
			if n == nil || found != nil {
				return false
			}
			if id, ok := n.(*ast.Ident); ok && id.Name == name && !m.declares(id) && !cut(n) {
				found = n
			}
			return n == m.own.syntax[file] || !cut(n)
		})
	}
	return found
}

// declares returns whether an identifier is the name of a declaration, not its use.
func (m *merge) declares(id *ast.Ident) bool {
	d := m.own.byName[id.Name]
	return d != nil && d.whole.Pos() <= id.Pos() && id.End() <= d.value.Pos()
}

// tidy formats a file and corrects its imports.
func (m *merge) tidy(name string, src []byte) ([]byte, error) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	known := m.imports()
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if selector, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := selector.X.(*ast.Ident); ok && known[id.Name] != "" {
				used[id.Name] = true
			}
		}
		return true
	})
	for _, id := range slices.Sorted(maps.Keys(used)) {
		if !imports(file, id) {
			astutil.AddImport(fset, file, known[id])
		}
	}
	for _, spec := range slices.Clone(file.Imports) {
		of, err := strconv.Unquote(spec.Path.Value)
		if err == nil && spec.Name == nil && !astutil.UsesImport(file, of) {
			astutil.DeleteImport(fset, file, of)
		}
	}
	var out bytes.Buffer
	if err := format.Node(&out, fset, file); err != nil {
		return nil, err
	}
	layout := &goimports.Options{FormatOnly: true, Comments: true, TabIndent: true, TabWidth: 8}
	return goimports.Process(name, out.Bytes(), layout)
}

// imports returns whether a file imports a package under a name.
func imports(file *ast.File, name string) bool {
	return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
		of, err := strconv.Unquote(spec.Path.Value)
		return err == nil && (spec.Name != nil && spec.Name.Name == name || spec.Name == nil && path.Base(of) == name)
	})
}

// imports returns the packages that the three sides import, by their names.
func (m *merge) imports() map[string]string {
	out := map[string]string{}
	for _, s := range []*side{m.newer, m.older, m.own} {
		for _, file := range s.syntax {
			for _, spec := range file.Imports {
				if of, err := strconv.Unquote(spec.Path.Value); err == nil && spec.Name == nil {
					out[path.Base(of)] = of
				}
			}
		}
	}
	return out
}
