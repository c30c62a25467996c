package goapi

import (
	"cmp"
	"go/types"
	"maps"
	"slices"
	"strings"
)

// Change is a difference in what a package exports.
type Change struct {
	Package string // folder below the module: "sessions/sessionstest"
	Name    string // "ListParams.Limit", "Client.Get"; empty for the whole package
	Old     string // type or value; empty if it is new
	New     string // empty if it is gone
	Breaks  bool   // programs that used it may not compile
}

// Compare returns the differences between two versions of packages, which are
// given by their folders below the module. Internal packages do not count. The
// order is by package and name.
func Compare(before, after map[string]*types.Package) []Change {
	var changes []Change
	for _, folder := range union(before, after) {
		if folder == "internal" || strings.HasPrefix(folder, "internal/") {
			continue
		}
		changes = append(changes, packages(folder, before[folder], after[folder])...)
	}
	slices.SortFunc(changes, func(a, b Change) int {
		return cmp.Or(strings.Compare(a.Package, b.Package), strings.Compare(a.Name, b.Name))
	})
	return changes
}

func packages(folder string, before, after *types.Package) []Change {
	switch {
	case before == nil:
		return []Change{{Package: folder, New: "package"}}
	case after == nil:
		return []Change{{Package: folder, Old: "package", Breaks: true}}
	}
	old, now := declared(before), declared(after)
	var changes []Change
	for _, name := range union(old, now) {
		owner, _, isMember := strings.Cut(name, ".")
		if o, n := old[owner], now[owner]; isMember && (o == nil || n == nil || o.text != n.text) {
			continue // the whole type differs
		}
		if c, differs := compared(old[name], now[name]); differs {
			c.Package, c.Name = folder, name
			changes = append(changes, c)
		}
	}
	return changes
}

// compared compares an identifier with itself.
func compared(o, n *declaration) (Change, bool) {
	switch {
	case o == nil:
		return Change{New: n.text, Breaks: n.required}, true
	case n == nil:
		return Change{Old: o.text, Breaks: true}, true
	case o.text != n.text:
		return Change{Old: o.text, New: n.text, Breaks: true}, true
	case o.comparable && !n.comparable:
		return Change{Old: o.text + ", comparable", New: n.text + ", not comparable", Breaks: true}, true
	case o.byValue && !n.byValue:
		return Change{Old: o.text, New: n.text + " of a pointer", Breaks: true}, true
	}
	return Change{}, false
}

// union returns the keys of both, sorted.
func union[V any](a, b map[string]V) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}
