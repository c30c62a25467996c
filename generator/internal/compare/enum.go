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
	if _, isNarrowed := old.(dsl.OneOf); isNarrowed {
		s.old = s.old.Field("Enum")
	}
	if _, isNarrowed := now.(dsl.OneOf); isNarrowed {
		s.now = s.now.Field("Enum")
	}
	narrowed := slices.Concat(oldExcept, nowExcept)
	at := s
	s, first := c.model(s, oldSet, nowSet, oldSet.Name, nowSet.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(oldSet.Doc), plain(nowSet.Doc), None, None)
	constant := func(e *dsl.Enum, v dsl.EnumValue) string { return modelName(reading.ConstName(e, v)) }
	for _, both := range matched(oldSet.Values, nowSet.Values, func(v dsl.EnumValue) string { return v.Value }) {
		if (both.old == nil || both.now == nil) && slices.Contains(narrowed, cmp.Or(both.old, both.now).Value) {
			c.seen[pair{oldSet, nowSet}] &^= s.dir // another place may take it
			continue
		}
		var o, n *member
		s := s.at(at.old, at.now)
		if both.old != nil {
			v := *both.old
			o = &member{v.Value, constant(oldSet, v), v.Doc, v.Deprecated}
			s.old = at.old.Field("Values").Index(both.oldIndex)
		}
		if both.now != nil {
			v := *both.now
			n = &member{v.Value, constant(nowSet, v), v.Doc, v.Deprecated}
			s.now = at.now.Field("Values").Index(both.nowIndex)
		}
		c.member(s, o, n)
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

// intEnum compares sets of whole numbers.
func (c *comparer) intEnum(s subject, old, now *dsl.IntEnum) {
	at := s
	s, first := c.model(s, old, now, old.Name, now.Name)
	if !first {
		return
	}
	c.differ(s, docs, plain(old.Doc), plain(now.Doc), None, None)
	constant := func(e *dsl.IntEnum, v dsl.IntEnumValue) string { return modelName(reading.IntConstName(e, v)) }
	key := func(v dsl.IntEnumValue) string { return strconv.Itoa(v.Value) }
	for _, both := range matched(old.Values, now.Values, key) {
		var o, n *member
		s := s.at(at.old, at.now)
		if both.old != nil {
			v := *both.old
			o = &member{key(v), constant(old, v), v.Doc, v.Deprecated}
			s.old = at.old.Field("Values").Index(both.oldIndex)
		}
		if both.now != nil {
			v := *both.now
			n = &member{key(v), constant(now, v), v.Doc, v.Deprecated}
			s.now = at.now.Field("Values").Index(both.nowIndex)
		}
		c.member(s, o, n)
	}
}
