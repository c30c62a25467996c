package layout

import (
	"bytes"
	"go/token"
	"slices"
	"sort"
)

// piece is a part of a long line that gets a line of its own. Pieces let lists in
// lists be broken at once: formatting a file after each level of them takes time
// that grows with the square of their depth.
type piece struct {
	from, to int  // offsets, without the indentation
	indent   int  // columns before it
	broken   bool // a list that begins in it was broken
}

// newPieces returns the long lines, each one piece.
func newPieces(src []byte, long map[int]bool) map[int][]piece {
	pieces, number, from := map[int][]piece{}, 0, 0
	for line := range bytes.Lines(src) {
		number++
		if long[number] {
			text := bytes.TrimLeft(line, "\t")
			tabs := len(line) - len(text)
			to := from + len(bytes.TrimRight(line, "\r\n"))
			pieces[number] = []piece{{from: from + tabs, to: to, indent: tabs * tab}}
		}
		from += len(line)
	}
	return pieces
}

// pieceAt returns the place of the piece with an offset, among those of its line.
func pieceAt(pieces []piece, offset int) int {
	return sort.Search(len(pieces), func(i int) bool { return offset < pieces[i].to })
}

// isLong reports whether the piece at a position would be too long a line.
func (b *breaker) isLong(pos token.Pos) bool {
	pieces := b.pieces[b.line(pos)]
	i := pieceAt(pieces, b.offset(pos))
	if i == len(pieces) || pieces[i].broken {
		return false
	}
	p := pieces[i]
	return p.indent+columns(bytes.TrimRight(b.src[p.from:p.to], "; ")) > Width
}

// split breaks a piece where a list begins, before each of its elements, and before
// its end.
func (b *breaker) split(l list) {
	line := b.line(l.open)
	pieces := b.pieces[line]
	i := pieceAt(pieces, b.offset(l.open))
	rest := pieces[i]
	var parts []piece
	next := func(pos token.Pos, indent int, broken bool) {
		if at := b.offset(pos); b.line(pos) == line && at > rest.from {
			parts = append(parts, piece{rest.from, at, rest.indent, broken})
			rest.from, rest.indent = at, indent
		}
	}
	inside := rest.indent + tab
	for n, e := range l.elements {
		next(e.Pos(), inside, n == 0)
	}
	next(l.shut, rest.indent-tab, false)
	b.pieces[line] = slices.Replace(pieces, i, i+1, append(parts, rest)...)
}
