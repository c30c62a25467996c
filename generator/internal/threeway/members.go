package threeway

import (
	"fmt"
	"go/ast"
)

// member is an item of a list, or a key and its value.
type member struct {
	id    string // by which the three sides are compared
	step  string // behind the path of the literal
	whole ast.Expr
	value ast.Expr
	after *member // the member before it
}

// membersOf returns the members of a literal by their ids, and in order.
func membersOf(s *side, literal *ast.CompositeLit) (map[string]*member, []*member) {
	byID := map[string]*member{}
	var order []*member
	for _, each := range literal.Elts {
		n := memberOf(s, each)
		for count := 2; byID[n.id] != nil; count++ {
			n.id = fmt.Sprintf("%s #%d", memberOf(s, each).id, count)
		}
		if len(order) > 0 {
			n.after = order[len(order)-1]
		}
		byID[n.id] = n
		order = append(order, n)
	}
	return byID, order
}

// memberOf returns a member.
func memberOf(s *side, e ast.Expr) *member {
	if pair, ok := e.(*ast.KeyValueExpr); ok {
		id := canonical(s, pair.Key)
		step := "[" + id + "]"
		if _, field := pair.Key.(*ast.Ident); field {
			step = "." + id
		}
		return &member{id: id, step: step, whole: e, value: pair.Value}
	}
	id := identity(s, e)
	if id == "" {
		id = canonical(s, e)
		return &member{id: id, step: "[" + shown(id) + "]", whole: e, value: e}
	}
	return &member{id: id, step: "[" + nameIn(s, e) + "]", whole: e, value: e}
}

// nameIn returns the value that identifies an item, for paths.
func nameIn(s *side, e ast.Expr) string {
	literal := literalOf(e)
	for _, key := range identities {
		for _, each := range literal.Elts {
			if pair, ok := each.(*ast.KeyValueExpr); ok && isName(pair.Key, key) {
				return shown(canonical(s, pair.Value))
			}
		}
	}
	return ""
}

// members compares the members of three literals.
func (m *merge) members(path string, a, b, c *ast.CompositeLit) {
	older, before := membersOf(m.older, a)
	newer, after := membersOf(m.newer, b)
	own, _ := membersOf(m.own, c)
	for _, was := range before {
		is, mine := newer[was.id], own[was.id]
		at := path + was.step
		switch {
		case is != nil && mine != nil:
			m.value(at, was.value, is.value, mine.value)
		case is != nil:
			if m.differ(was.value, is.value) {
				m.note(Conflict, at, m.older.text(was.value), m.newer.text(is.value), "", c)
			}
		case mine == nil:
			m.note(Already, at, m.older.text(was.value), "", "", c)
		case canonical(m.older, was.value) == canonical(m.own, mine.value):
			m.note(Taken, at, m.older.text(was.value), "", m.own.text(mine.value), mine.whole)
			m.edits.remove(mine.whole)
		default:
			m.note(Conflict, at, m.older.text(was.value), "", m.own.text(mine.value), mine.whole)
		}
	}
	for _, is := range after {
		if older[is.id] == nil {
			m.added(path, is, own, c)
		}
	}
}

// added handles a member that the old document lacks.
func (m *merge) added(path string, is *member, own map[string]*member, in *ast.CompositeLit) {
	path += is.step
	text := m.newer.text(is.value)
	mine := own[is.id]
	switch {
	case mine == nil:
		m.note(Taken, path, "", text, "", in)
		m.edits.insert(in, predecessor(is, own), is.whole, m.newer.text(is.whole))
	case canonical(m.newer, is.value) == canonical(m.own, mine.value):
		m.note(Already, path, "", text, text, mine.whole)
	default:
		m.note(Conflict, path, "", text, m.own.text(mine.value), mine.whole)
	}
}

// predecessor returns the member of a person's literal behind which a new one goes,
// or nil for the first place.
func predecessor(is *member, own map[string]*member) ast.Node {
	for before := is.after; before != nil; before = before.after {
		if mine := own[before.id]; mine != nil {
			return mine.whole
		}
	}
	return nil
}
