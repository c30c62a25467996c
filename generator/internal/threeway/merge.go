package threeway

import (
	"cmp"
	"go/ast"
	"slices"
	"strings"
)

// Result is a merge.
type Result struct {
	Changes []Change // of the document, in the order of the description
	Files   Files    // the description with what is taken: only the files that differ
}

// Conflicts returns the number of conflicts.
func (r *Result) Conflicts() int {
	n := 0
	for _, c := range r.Changes {
		if c.Kind == Conflict {
			n++
		}
	}
	return n
}

// Merge brings the changes from the old to the new files into a person's own.
func Merge(older, newer, own Files) (*Result, error) {
	m := &merge{}
	var err error
	for _, each := range []struct {
		to    **side
		files Files
	}{{&m.older, older}, {&m.newer, newer}, {&m.own, own}} {
		if *each.to, err = read(each.files); err != nil {
			return nil, err
		}
	}
	m.edits = newEdits(m.own)
	m.rename()
	m.declarations()
	m.complete()
	files, err := m.result()
	if err != nil {
		return nil, err
	}
	return &Result{Changes: sorted(m.changes), Files: files}, nil
}

// merge is a merge while it is made.
type merge struct {
	older, newer, own *side
	edits             *edits
	changes           []Change
	declaration       string // that is compared
}

// declarations compares the top-level variables of the three sides.
func (m *merge) declarations() {
	for _, older := range m.older.order {
		m.declaration = older.name
		newer, own := m.newer.byName[older.name], m.ownOf(m.older, older)
		switch {
		case newer == nil && own != nil:
			m.withdrawn(older, own)
		case newer == nil:
			m.note(Already, older.name, m.older.text(older.value), "", "", nil)
		case own == nil:
			if m.differ(older.value, newer.value) {
				m.note(Conflict, older.name, m.older.text(older.value), m.newer.text(newer.value), "", nil)
			}
		default:
			m.value(own.name, older.value, newer.value, own.value)
		}
	}
	for _, newer := range m.newer.order {
		if m.older.byName[newer.name] == nil {
			m.declaration = newer.name
			m.arrived(newer)
		}
	}
}

// rename finds the declarations that a person calls otherwise.
func (m *merge) rename() {
	for _, printed := range []*side{m.older, m.newer} {
		called, claimed := map[string]string{}, map[string]bool{}
		for _, d := range printed.order {
			if m.own.byName[d.name] != nil {
				continue
			}
			if own := m.own.likely(printed, d); own != nil && !claimed[own.name] {
				called[d.name], claimed[own.name] = own.name, true
			}
		}
		printed.called = called
	}
}

// ownOf returns the person's declaration that was printed as d, or nil.
func (m *merge) ownOf(printed *side, d *declaration) *declaration {
	return m.own.byName[cmp.Or(printed.called[d.name], d.name)]
}

// complete adds declarations that a person removed, and that something which is taken
// needs again.
func (m *merge) complete() {
	added := map[string]bool{}
	for i := 0; i < len(m.edits.taken); i++ {
		for _, id := range variables(m.edits.taken[i]) {
			d := m.newer.byName[id.Name]
			if d == nil || added[id.Name] || m.ownOf(m.newer, d) != nil || m.older.byName[id.Name] == nil {
				continue
			}
			added[id.Name] = true
			m.changes = slices.DeleteFunc(m.changes, func(c Change) bool { return c.Path == d.name })
			m.declaration = d.name
			m.note(Taken, d.name, "", m.newer.text(d.value), "", nil)
			m.edits.declare(m.newer, d)
		}
	}
}

// withdrawn handles a declaration that the new document lacks.
func (m *merge) withdrawn(older, own *declaration) {
	text := m.older.text(older.value)
	if canonical(m.older, older.value) != canonical(m.own, own.value) {
		m.note(Conflict, own.name, text, "", m.own.text(own.value), own.value)
		return
	}
	m.note(Taken, own.name, text, "", m.own.text(own.value), own.value)
	m.edits.withdraw(own)
}

// arrived handles a declaration that the old document lacks.
func (m *merge) arrived(newer *declaration) {
	text := m.newer.text(newer.value)
	own := m.ownOf(m.newer, newer)
	switch {
	case own == nil:
		m.note(Taken, newer.name, "", text, "", nil)
		m.edits.declare(m.newer, newer)
	case canonical(m.newer, newer.value) == canonical(m.own, own.value):
		m.note(Already, own.name, "", text, text, own.value)
	default:
		m.note(Conflict, own.name, "", text, m.own.text(own.value), own.value)
	}
}

// differ returns whether the document changed a value.
func (m *merge) differ(older, newer ast.Expr) bool {
	return canonical(m.older, older) != canonical(m.newer, newer)
}

// value compares three values of one part.
func (m *merge) value(path string, older, newer, own ast.Expr) {
	if !m.differ(older, newer) {
		return
	}
	a, b, c := literalOf(older), literalOf(newer), literalOf(own)
	if m.alike(a, b, c) {
		m.members(path, a, b, c)
		return
	}
	before, after, mine := m.older.text(older), m.newer.text(newer), m.own.text(own)
	switch canonical(m.own, own) {
	case canonical(m.newer, newer):
		m.note(Already, path, before, after, mine, own)
	case canonical(m.older, older):
		m.note(Taken, path, before, after, mine, own)
		m.edits.replace(own, newer, after)
	default:
		m.note(Conflict, path, before, after, mine, own)
	}
}

// whole is the type of lists that are one value: a path is not the sum of its segments.
const whole = ".Path"

// alike returns whether three literals have the same type, and so comparable members.
func (m *merge) alike(older, newer, own *ast.CompositeLit) bool {
	if older == nil || newer == nil || own == nil {
		return false
	}
	of := canonical(m.own, own.Type)
	return !strings.HasSuffix(of, whole) && canonical(m.older, older.Type) == of && canonical(m.newer, newer.Type) == of
}

// note adds a change. The place is that of a part of the description, or nil.
func (m *merge) note(kind Kind, path, older, newer, own string, at ast.Node) {
	c := Change{Kind: kind, Declaration: m.declaration, Path: path, Old: older, New: newer, Own: own}
	if at != nil {
		c.At = m.own.at(at)
	}
	m.changes = append(m.changes, c)
}
