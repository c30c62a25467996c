package threeway

import (
	"bytes"
	"cmp"
	"go/ast"
	"slices"
	"strings"
)

// edit replaces a part of a file.
type edit struct {
	start, end int
	text       string
}

// edits are the changes to a person's files.
type edits struct {
	own       *side
	byFile    map[string][]edit
	added     map[string][]string // declarations by the file in which they are printed
	from      map[string]*side    // of the files in added
	withdrawn []*declaration
	taken     []ast.Node // of the newer files
}

// newEdits prepares edits of a side.
func newEdits(own *side) *edits {
	return &edits{own: own, byFile: map[string][]edit{}, added: map[string][]string{}, from: map[string]*side{}}
}

// put adds an edit of a file.
func (e *edits) put(file string, start, end int, text string) {
	e.byFile[file] = append(e.byFile[file], edit{start, end, text})
}

// span returns the file of a node and where it is in it.
func (e *edits) span(n ast.Node) (file string, start, end int) {
	at := e.own.at(n)
	return at.Filename, at.Offset, e.own.fset.Position(n.End()).Offset
}

// replace puts a part of the newer files in the place of a node.
func (e *edits) replace(n, by ast.Node, text string) {
	e.taken = append(e.taken, by)
	file, start, end := e.span(n)
	e.put(file, start, end, text)
}

// remove takes a member out of a literal, with its comma and its line.
func (e *edits) remove(n ast.Node) {
	file, start, end := e.span(n)
	src := e.own.files[file]
	end = behindComma(src, end)
	if rest, ok := emptyLine(src, start, end); ok {
		start, end = bytes.LastIndexByte(src[:start], '\n')+1, rest
	}
	e.put(file, start, end, "")
}

// behindComma returns the offset behind a comma that follows, or the offset itself.
func behindComma(src []byte, at int) int {
	rest := bytes.TrimLeft(src[at:], " \t")
	if len(rest) > 0 && rest[0] == ',' {
		return len(src) - len(rest) + 1
	}
	return at
}

// emptyLine returns the start of the next line if a part has its lines for itself.
func emptyLine(src []byte, start, end int) (next int, ok bool) {
	before := src[bytes.LastIndexByte(src[:start], '\n')+1 : start]
	after, _, found := bytes.Cut(src[end:], []byte("\n"))
	ok = found && len(bytes.TrimSpace(before)) == 0 && len(bytes.TrimSpace(after)) == 0
	return end + len(after) + 1, ok
}

// insert puts a member of the newer files into a literal, behind another one or first.
func (e *edits) insert(in *ast.CompositeLit, after, member ast.Node, text string) {
	e.taken = append(e.taken, member)
	at := e.own.at(in)
	src := e.own.files[at.Filename]
	if after == nil {
		start := e.own.fset.Position(in.Lbrace).Offset + 1
		rest, _, _ := bytes.Cut(src[start:], []byte("\n"))
		switch {
		case len(in.Elts) == 0:
			e.put(at.Filename, start, start, text+", ")
		case len(bytes.TrimSpace(rest)) == 0:
			e.put(at.Filename, start, start, "\n"+text+",")
		default:
			e.put(at.Filename, start, start, text+", ")
		}
		return
	}
	_, _, end := e.span(after)
	comma := behindComma(src, end)
	rest, _, _ := bytes.Cut(src[comma:], []byte("\n"))
	if comma > end && (len(bytes.TrimSpace(rest)) == 0 || bytes.HasPrefix(bytes.TrimSpace(rest), []byte("//"))) {
		e.put(at.Filename, comma+len(rest), comma+len(rest), "\n"+text+",")
		return
	}
	e.put(at.Filename, end, end, ", "+text)
}

// declare adds a declaration.
func (e *edits) declare(from *side, d *declaration) {
	e.taken = append(e.taken, d.value)
	text := from.text(d.whole)
	if _, group := d.whole.(*ast.GenDecl); !group {
		text = "var " + text
	}
	e.added[d.file] = append(e.added[d.file], docOf(from, d)+text)
	e.from[d.file] = from
}

// docOf returns the comment above a declaration.
func docOf(s *side, d *declaration) string {
	var doc *ast.CommentGroup
	switch n := d.whole.(type) {
	case *ast.GenDecl:
		doc = n.Doc
	case *ast.ValueSpec:
		doc = n.Doc
	}
	if doc == nil {
		return ""
	}
	return s.text(doc) + "\n"
}

// withdraw notes a declaration that is to go if nothing else uses it.
func (e *edits) withdraw(d *declaration) { e.withdrawn = append(e.withdrawn, d) }

// apply returns a file after its edits, which do not overlap: what is replaced or
// removed has no members that were compared.
func (e *edits) apply(file string) []byte {
	all := slices.Clone(e.byFile[file])
	slices.SortStableFunc(all, func(a, b edit) int { return cmp.Or(a.start-b.start, a.end-b.end) })
	src := e.own.files[file]
	var out strings.Builder
	last := 0
	for _, each := range all {
		out.Write(src[last:each.start])
		out.WriteString(each.text)
		last = each.end
	}
	out.Write(src[last:])
	return []byte(out.String())
}
