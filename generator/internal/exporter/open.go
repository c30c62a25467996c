package exporter

import (
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/tree"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// isListed reports whether each enum and each union in a value has one of the
// values that the description lists. A server may send others, and an example may
// show one, which OpenAPI takes for a mistake.
func (w *writer) isListed(s dsl.Schema, value any) bool {
	s = w.read.Target(s)
	if allowed, ok := reading.Texts(s); ok {
		text, isText := value.(string)
		return !isText || slices.Contains(allowed, text)
	}
	switch v := value.(type) {
	case tree.Number:
		allowed, ok := reading.Numbers(s)
		return !ok || slices.ContainsFunc(allowed, func(n int64) bool { return number(n) == v })
	case tree.List:
		array, _ := s.(dsl.Array)
		isOther := func(item any) bool { return !w.isListed(array.Of, item) }
		return !slices.ContainsFunc(v, isOther)
	case tree.Map:
		return w.areListed(s, v)
	}
	return true
}

// areListed is isListed for the members of an object.
func (w *writer) areListed(s dsl.Schema, m tree.Map) bool {
	switch s := s.(type) {
	case dsl.Map:
		return !slices.ContainsFunc(m, func(e tree.Member) bool { return !w.isListed(s.Of, e.Value) })
	case *dsl.Object:
		return !slices.ContainsFunc(m, func(e tree.Member) bool {
			f, _ := reading.Field(reading.Fields(s), e.Key)
			return !w.isListed(f.Type, e.Value)
		})
	case *dsl.Union:
		tag, _ := m.Get(s.Discriminator).(string)
		return slices.ContainsFunc(reading.Variants(s), func(v reading.Variant) bool {
			return v.Tag == tag && w.isListed(v.Of, m)
		})
	case *dsl.Choice:
		i, ok := w.read.CaseOf(s, reading.ObjectKind, m.Has)
		return ok && w.isListed(s.Cases[i].Of, m)
	}
	return true
}
