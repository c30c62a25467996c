package layout

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fit breaks every line of a formatted file that has more than [Width] columns,
// if possible: between the elements of the outermost list that begins on the
// line, each of which gets its own line, and if there is no list, within a
// string. Struct fields that are too long because they are aligned with others
// are separated from them. Comments are not changed.
func Fit(src []byte) ([]byte, error) {
	for {
		long := Long(src)
		if len(long) == 0 {
			return src, nil
		}
		b, err := newBreaker(src, long)
		if err != nil {
			return nil, err
		}
		if b.breakLines(); len(b.inserts) == 0 {
			return src, nil
		}
		if src, err = format.Source(b.broken()); err != nil {
			return nil, err
		}
	}
}

// breaker breaks the long lines of a file, and what of them is still too long.
type breaker struct {
	src     []byte
	fset    *token.FileSet
	file    *ast.File
	long    map[int]bool    // lines that are still to be broken
	pieces  map[int][]piece // of the lines that were long at first
	inserts []insert

	continued map[ast.Expr]bool // strings behind a plus at the end of a line
}

// insert is a text to insert at an offset.
type insert struct {
	offset int
	text   string
}

func newBreaker(src []byte, long []int) (*breaker, error) {
	b := &breaker{src: src, fset: token.NewFileSet(), long: map[int]bool{}, continued: map[ast.Expr]bool{}}
	for _, line := range long {
		b.long[line] = true
	}
	b.pieces = newPieces(src, b.long)
	var err error
	b.file, err = parser.ParseFile(b.fset, "", src, parser.ParseComments|parser.SkipObjectResolution)
	return b, err
}

// breakLines breaks lists, starting with the outermost, and then strings and
// fields.
func (b *breaker) breakLines() {
	ast.Inspect(b.file, func(n ast.Node) bool {
		for _, l := range lists(n) {
			if !b.hugs(l) {
				b.breakList(l)
			}
		}
		return true
	})
	ast.Inspect(b.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.StructType:
			b.setApart(n.Fields.List)
		case *ast.Field: // a tag is no expression
			return n.Tag == nil
		case *ast.BinaryExpr:
			b.continued[n.Y] = b.line(n.OpPos) < b.line(n.Y.Pos())
		case *ast.BasicLit:
			b.breakString(n)
		}
		return true
	})
}

// list is a bracketed list.
type list struct {
	open, shut token.Pos
	elements   []ast.Node
	block      bool // of statements, without commas
}

// lists returns the lists of a node, the preferred one first.
func lists(n ast.Node) []list {
	switch n := n.(type) {
	case *ast.CallExpr:
		return []list{{open: n.Lparen, shut: n.Rparen, elements: nodes(n.Args)}}
	case *ast.CompositeLit:
		return []list{{open: n.Lbrace, shut: n.Rbrace, elements: nodes(n.Elts)}}
	case *ast.FuncLit:
		return []list{{open: n.Body.Lbrace, shut: n.Body.Rbrace, elements: nodes(n.Body.List), block: true}}
	case *ast.FuncType:
		all := []list{fields(n.Params)}
		if n.Results != nil {
			all = append(all, fields(n.Results))
		}
		return all
	}
	return nil
}

func nodes[N ast.Node](list []N) []ast.Node {
	all := make([]ast.Node, len(list))
	for i, n := range list {
		all[i] = n
	}
	return all
}

func fields(l *ast.FieldList) list {
	return list{open: l.Opening, shut: l.Closing, elements: nodes(l.List)}
}

// hugs reports whether the only element of a list is broken rather than the list.
//
//	f(T{
//		A: 1,
//	})
func (b *breaker) hugs(l list) bool {
	if len(l.elements) != 1 || l.block {
		return false
	}
	inner := l.elements[0]
	if u, ok := inner.(*ast.UnaryExpr); ok {
		inner = u.X
	}
	return slices.ContainsFunc(lists(inner), b.canBreak)
}

// canBreak reports whether a list begins on a long line and is not broken yet.
func (b *breaker) canBreak(l list) bool {
	if !l.open.IsValid() || len(l.elements) == 0 || !b.isLong(l.open) {
		return false
	}
	return b.line(l.elements[0].Pos()) == b.line(l.open)
}

func (b *breaker) breakList(l list) {
	if !b.canBreak(l) {
		return
	}
	delete(b.long, b.line(l.open))
	b.split(l)
	for _, e := range l.elements {
		b.insert(e.Pos(), "\n")
	}
	switch last := l.elements[len(l.elements)-1]; {
	case l.block:
		b.insert(l.shut, "\n")
	case !strings.Contains(string(b.src[b.offset(last.End()):b.offset(l.shut)]), ","):
		b.insert(l.shut, ",\n")
	}
}

// breakString breaks a string so that each line fits: after the last space that
// fits on it, or else at the end of a word or value, or else within a word.
func (b *breaker) breakString(s *ast.BasicLit) {
	line := b.line(s.Pos())
	if s.Kind != token.STRING || s.Value[0] != '"' || !b.long[line] {
		return
	}
	from := b.offset(s.Pos())
	start := bytes.LastIndexByte(b.src[:from], '\n') + 1
	before := columns(b.src[start:from])
	tabs := len(b.src[start:from]) - len(bytes.TrimLeft(b.src[start:from], "\t"))
	if !b.continued[s] {
		tabs++
	}
	behind := columns(bytes.Repeat([]byte("\t"), tabs))
	for done := 0; ; { // the text up to there is on lines that fit
		at := b.cut(s.Value, done, before)
		if at == 0 {
			return
		}
		delete(b.long, line)
		b.inserts = append(b.inserts, insert{from + at, "\" +\n\""})
		done, before = at, behind+1 // and the quote
		if rest := s.Value[done:]; len(rest) <= 4*Width && before+columns([]byte(rest)) <= Width {
			return
		}
	}
}

// cut returns where the text behind done ends on its line, which has columns
// before it; 0 for nowhere.
func (b *breaker) cut(text string, done, before int) int {
	var behindSpace, behindMark, withinWord int
	most := min(len(text)-2, done+4*Width)
	for at, width := max(1, done), before+columns([]byte(text[done:max(1, done)])); at < most; {
		_, size := utf8.DecodeRuneInString(text[at:])
		at, width = at+size, width+1
		if at > most || width+len(`" +`) > Width {
			break
		}
		switch last := text[at-1]; {
		case last == ' ':
			behindSpace = at
		case strings.IndexByte(",;:&/.", last) >= 0:
			behindMark = at
		}
		if at > done+longestEscape && isPlain(text[at-longestEscape:at+1]) {
			withinWord = at
		}
	}
	return cmp.Or(behindSpace, behindMark, withinWord)
}

// longestEscape is the length of the longest escape sequence of a string, \U0001F600.
const longestEscape = 10

// isPlain reports whether text consists of ASCII letters, digits and underscores.
func isPlain(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'z')
	})
}

// setApart inserts empty lines around fields, since gofmt aligns fields between
// empty lines.
func (b *breaker) setApart(fields []*ast.Field) {
	for i, f := range fields {
		line := b.line(f.Pos())
		if !b.long[line] {
			continue
		}
		if i > 0 && b.line(fields[i-1].End()) == b.line(start(f))-1 {
			delete(b.long, line)
			b.insert(start(f), "\n")
		}
		if i+1 < len(fields) && b.line(f.End()) == b.line(start(fields[i+1]))-1 {
			delete(b.long, line)
			b.insert(start(fields[i+1]), "\n")
		}
	}
}

// start returns the offset at which a field, with its comment, begins.
func start(f *ast.Field) token.Pos {
	if f.Doc != nil {
		return f.Doc.Pos()
	}
	return f.Pos()
}

func (b *breaker) insert(pos token.Pos, text string) {
	b.inserts = append(b.inserts, insert{b.offset(pos), text})
}

// broken returns the file with the insertions.
func (b *breaker) broken() []byte {
	slices.SortStableFunc(b.inserts, func(a, c insert) int { return a.offset - c.offset })
	var out []byte
	at := 0
	for _, in := range b.inserts {
		out = append(append(out, b.src[at:in.offset]...), in.text...)
		at = in.offset
	}
	return append(out, b.src[at:]...)
}

func (b *breaker) line(pos token.Pos) int { return b.fset.PositionFor(pos, false).Line }

func (b *breaker) offset(pos token.Pos) int { return b.fset.PositionFor(pos, false).Offset }
