package importer

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
)

// Summary counts the operations of a document by what an import made of them.
type Summary struct {
	Operations int // that the options pick
	Endpoints  int
	Typed      int // without free JSON in place of a schema of the document
	Lossless   int // that no line of the account concerns which says dropped or approximated
	Losses     []Loss
}

// Loss is a kind of loss, such as that of formats, and how many places it has.
type Loss struct {
	What  string
	Count int
}

// String returns the counts, and the three most frequent kinds of loss: "12 operations:
// 12 endpoints, 11 typed, 9 lossless; lost most: format (3), readOnly (1)".
func (s Summary) String() string {
	text := fmt.Sprintf("%d operations: %d endpoints, %d typed, %d lossless",
		s.Operations, s.Endpoints, s.Typed, s.Lossless)
	var most []string
	for _, l := range s.Losses[:min(3, len(s.Losses))] {
		most = append(most, fmt.Sprintf("%s (%d)", l.What, l.Count))
	}
	if most == nil {
		return text
	}
	return text + "; lost most: " + strings.Join(most, ", ")
}

// Summary counts what became of the operations. A loss concerns an operation if it is
// in the operation, in the path that has it, or in a component that it reaches.
func (i *Import) Summary() Summary {
	s := Summary{Endpoints: i.Endpoints(), Losses: losses(i.Account)}
	lost := outermost(i.Account, Line.isLoss)
	free := outermost(i.Account, Line.isFreeJSON)
	reach := reacher{i.doc, map[spot][]*openapi.Node{}}
	for _, op := range i.picked {
		reached := reach.from(op)
		s.Operations++
		if !intersects(reached, free) {
			s.Typed++
		}
		if !intersects(reached, lost) {
			s.Lossless++
		}
	}
	return s
}

// isLoss reports whether the description says less than the document.
func (l Line) isLoss() bool { return l.Kind == Dropped || l.Kind == Approximated }

// isFreeJSON reports whether free JSON stands in place of a schema, or nothing in
// place of an operation.
func (l Line) isFreeJSON() bool {
	return l.isLoss() && (strings.Contains(l.Why, "any JSON") || strings.HasPrefix(l.What, "body and response")) ||
		l.Kind == Dropped && (strings.HasPrefix(l.What, "operation ") || strings.HasPrefix(l.What, "everything"))
}

// losses are the kinds of loss, the most frequent first.
func losses(account []Line) []Loss {
	counts := map[string]int{}
	for _, l := range account {
		if l.isLoss() {
			counts[l.subject()]++
		}
	}
	var all []Loss
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, Loss{what, counts[what]})
	}
	slices.SortStableFunc(all, func(a, b Loss) int { return cmp.Compare(b.Count, a.Count) })
	return all
}

// aloneInKind are the first words behind which a line names one thing of its kind.
var aloneInKind = wordSet("bound default discriminator extension format operation required security")

// subject is what is lost, without the names and values of one place.
func (l Line) subject() string {
	if strings.HasPrefix(l.What, "components/") {
		return "unused component"
	}
	what := strings.TrimPrefix(l.What, "key ")
	for _, behind := range []string{" of ", " at "} {
		what, _, _ = strings.Cut(what, behind)
	}
	words := strings.Fields(what)
	isName := func(word string) bool {
		return strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != ',' })
	}
	if i := slices.IndexFunc(words, isName); i > 0 {
		words = words[:i]
	}
	if len(words) > 1 && aloneInKind[words[0]] {
		words = words[:1]
	}
	return strings.Join(words, " ")
}

// spot is a node of a document of several files.
type spot struct{ file, pointer string }

func spotOf(at openapi.Position) spot { return spot{at.File, at.Pointer} }

// outermost are the places of lines, and all places around them.
func outermost(account []Line, concerns func(Line) bool) map[spot]bool {
	around := map[spot]bool{}
	for _, l := range account {
		if !concerns(l) {
			continue
		}
		at := spotOf(l.At)
		for !around[at] {
			around[at] = true
			if i := strings.LastIndexByte(at.pointer, '/'); i > 0 {
				at.pointer = at.pointer[:i]
			}
		}
	}
	return around
}

func intersects(a, b map[spot]bool) bool {
	for p := range a {
		if b[p] {
			return true
		}
	}
	return false
}

// reacher finds what operations refer to.
type reacher struct {
	doc   *openapi.Document
	known map[spot][]*openapi.Node // what a node refers to, not what that does
}

// from returns an operation, the parameters beside it, and all that they refer to.
func (r reacher) from(op operation) map[spot]bool {
	reached := map[spot]bool{}
	rest := []*openapi.Node{op.node}
	if parameters := op.item.Peek("parameters"); parameters != nil {
		rest = append(rest, parameters)
	}
	for len(rest) > 0 {
		n := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		at := spotOf(n.At())
		if reached[at] {
			continue
		}
		reached[at] = true
		if _, ok := r.known[at]; !ok {
			r.known[at] = r.targets(n, nil)
		}
		rest = append(rest, r.known[at]...)
	}
	return reached
}

// targets adds what references in a node lead to.
func (r reacher) targets(n *openapi.Node, to []*openapi.Node) []*openapi.Node {
	if target, err := r.doc.Deref(n); err == nil && target != n {
		to = append(to, target)
	}
	for key := range n.Keys() {
		to = r.targets(n.Peek(key), to)
	}
	for _, item := range n.Items() {
		to = r.targets(item, to)
	}
	return to
}
