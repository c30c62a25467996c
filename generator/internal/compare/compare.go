package compare

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Compare returns the differences between two descriptions: those of the API
// first, then by endpoint in the order of the new one, each model at its first
// use, and last what is gone. Both must have passed the check. The effects on Go
// are those on behaviour; [Attribute] adds what no longer compiles.
func Compare(before, after dsl.API) []Difference {
	c := &comparer{
		old:  reading.Read(reading.Complete(before)),
		now:  reading.Read(reading.Complete(after)),
		seen: map[pair]direction{}, index: map[place]int{},
	}
	c.api()
	c.endpoints()
	return c.found
}

// comparer is a run of Compare.
type comparer struct {
	old, now *reading.Description
	found    []Difference
	index    map[place]int
	seen     map[pair]direction
}

// pair are two models that stand at the same place.
type pair struct{ old, now dsl.Schema }

// place identifies a difference. A model that requests and responses hold is
// compared for each, and the difference found twice.
type place struct {
	where, part string
	aspect      Aspect
	old, now    string
}

// subject is what is compared: a part in both versions.
type subject struct {
	where, part string
	old, now    *locate.Place
	names       []string
	dir         direction
}

// direction is who writes a value.
type direction int

const (
	request  direction = 1 << iota // the caller
	response                       // the API
)

// sub is a part of the subject.
func (s subject) sub(part string) subject {
	if s.part != "" {
		part = s.part + " " + part
	}
	s.part = part
	return s
}

// at is the subject at other places. A version without one keeps the place of what
// lacks it.
func (s subject) at(old, now *locate.Place) subject {
	if old != nil {
		s.old = old
	}
	if now != nil {
		s.now = now
	}
	return s
}

// toward is the subject as the direction has it.
func (s subject) toward(dir direction) subject {
	s.dir = dir
	return s
}

// about is the subject with the Go names that it is about.
func (s subject) about(names ...string) subject {
	slices.Sort(names)
	s.names = slices.Compact(names)
	return s
}

// differ notes a difference between two texts, of which an empty one means that
// there is none.
func (c *comparer) differ(s subject, a Aspect, old, now string, wire, code Effect) {
	if old == now {
		return
	}
	d := Difference{
		Where: s.where, Part: s.part, Aspect: a, Kind: Changed, Old: old, New: now, Wire: wire, Go: code,
		OldAt: s.old, NewAt: s.now, names: s.names,
	}
	switch {
	case old == "":
		d.Kind = Added
	case now == "":
		d.Kind = Removed
	}
	key := place{s.where, s.part, a, old, now}
	if i, known := c.index[key]; known {
		first := &c.found[i]
		first.Wire, first.Go = max(first.Wire, wire), max(first.Go, code)
		return
	}
	c.index[key] = len(c.found)
	c.found = append(c.found, d)
}

// texts compares the documentation of something.
func (c *comparer) texts(s subject, oldDoc, nowDoc, oldDeprecated, nowDeprecated string) {
	c.differ(s, docs, plain(oldDoc), plain(nowDoc), None, None)
	c.differ(s, deprecation, plain(oldDeprecated), plain(nowDeprecated), None, None)
}

// either returns the effect of a change by who writes the value: the worse one if
// both do.
func (s subject) either(requests, responses Effect) Effect {
	worst := None
	if s.dir&request != 0 {
		worst = requests
	}
	if s.dir&response != 0 {
		worst = max(worst, responses)
	}
	return worst
}

// matched pairs the elements of two lists that have the same key. The other half
// of an element without a partner is nil. The order is that of the new list, and
// what is gone comes last.
func matched[T any](old, now []T, key func(T) string) []couple[T] {
	var couples []couple[T]
	used := make([]bool, len(old))
	for n := range now {
		one := couple[T]{now: &now[n], nowIndex: n}
		for o := range old {
			if !used[o] && key(old[o]) == key(now[n]) {
				one.old, one.oldIndex, used[o] = &old[o], o, true
				break
			}
		}
		couples = append(couples, one)
	}
	for o := range old {
		if !used[o] {
			couples = append(couples, couple[T]{old: &old[o], oldIndex: o})
		}
	}
	return couples
}

type couple[T any] struct {
	old, now           *T
	oldIndex, nowIndex int
}

// places returns the places of both halves in their lists; nil for none.
func (c couple[T]) places(old, now func(int) *locate.Place) (o, n *locate.Place) {
	if c.old != nil {
		o = old(c.oldIndex)
	}
	if c.now != nil {
		n = now(c.nowIndex)
	}
	return o, n
}
