package compare

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// enum compares sets of texts, each of them narrowed or not. The values of the
// sets themselves belong to the model, what a place does not take of them to the
// place.
func (c *comparer) enum(s subject, old, now dsl.Schema) {
	oldSet, oldExcept := setOf(old)
	nowSet, nowExcept := setOf(now)
	c.exceptions(s, oldSet, nowSet, oldExcept, nowExcept)
	if _, isNarrowed := old.(dsl.OneOf); isNarrowed {
		s.old = s.old.Field("Enum")
	}
	if _, isNarrowed := now.(dsl.OneOf); isNarrowed {
		s.now = s.now.Field("Enum")
	}
	at := s
	s, first := c.model(s, oldSet, nowSet, oldSet.Name, nowSet.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(oldSet.Doc), plain(nowSet.Doc), None, None)
	narrowed := slices.Concat(oldExcept, nowExcept)
	c.members(s, at, membersOf(oldSet), membersOf(nowSet), func(name string) bool {
		if !slices.Contains(narrowed, name) {
			return false
		}
		c.seen[pair{oldSet, nowSet}] &^= s.dir // another place may take it
		return true
	})
}

// exceptions compares what a place does not take of two sets.
func (c *comparer) exceptions(s subject, oldSet, nowSet *dsl.Enum, oldExcept, nowExcept []string) {
	for _, name := range nowExcept {
		if !slices.Contains(oldExcept, name) && hasValue(oldSet, name) {
			c.differ(s, value, name, "", s.either(Breaks, None), Changes)
		}
	}
	for _, name := range oldExcept {
		if !slices.Contains(nowExcept, name) && hasValue(nowSet, name) {
			c.differ(s, value, "", name, s.either(Adds, Changes), Changes)
		}
	}
}

// setOf returns the enum of a type, and the values that are not taken.
func setOf(s dsl.Schema) (*dsl.Enum, []string) {
	if narrowed, ok := s.(dsl.OneOf); ok {
		return narrowed.Enum, narrowed.Except
	}
	return s.(*dsl.Enum), nil
}

func hasValue(e *dsl.Enum, name string) bool { return slices.Contains(reading.Values(e), name) }

// member is a value of an enum.
type member struct{ value, constant, doc, deprecated string }

// member compares a value of an enum; nil is none.
func (c *comparer) member(s subject, old, now *member) {
	switch {
	case old == nil:
		c.differ(s.sub("value "+now.value).about(now.constant), value, "", now.value, s.either(Adds, Changes), None)
	case now == nil:
		c.differ(s.sub("value "+old.value).about(old.constant), value, old.value, "", s.either(Breaks, None), Changes)
	default:
		s = s.sub("value "+now.value).about(old.constant, now.constant)
		c.differ(s, goName, old.constant, now.constant, None, None)
		c.texts(s, old.doc, now.doc, old.deprecated, now.deprecated)
	}
}

// members compares the values of two sets. Of the values that one of them lacks those
// do not count that belong to the place.
func (c *comparer) members(s, at subject, old, now []member, ofPlace func(name string) bool) {
	s = s.at(at.old, at.now)
	for _, both := range matched(old, now, func(m member) string { return m.value }) {
		if (both.old == nil || both.now == nil) && ofPlace(cmp.Or(both.old, both.now).value) {
			continue
		}
		o, n := both.places(index(at.old, "Values"), index(at.now, "Values"))
		c.member(s.at(o, n), both.old, both.now)
	}
}

func membersOf(e *dsl.Enum) []member {
	var all []member
	for _, v := range e.Values {
		all = append(all, member{v.Value, modelName(reading.ConstName(e, v)), v.Doc, v.Deprecated})
	}
	return all
}

// intEnum compares sets of whole numbers.
func (c *comparer) intEnum(s subject, old, now *dsl.IntEnum) {
	at := s
	s, first := c.model(s, old, now, old.Name, now.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	c.members(s, at, intMembersOf(old), intMembersOf(now), func(string) bool { return false })
}

func intMembersOf(e *dsl.IntEnum) []member {
	var all []member
	for _, v := range e.Values {
		name := modelName(reading.IntConstName(e, v))
		all = append(all, member{strconv.Itoa(v.Value), name, v.Doc, v.Deprecated})
	}
	return all
}
