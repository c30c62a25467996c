package reading

import (
	"cmp"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Variant is one alternative of a union.
type Variant struct {
	Of       *dsl.Object
	Tag      string // of the discriminator
	Known    bool   // it has a tag
	Added    bool   // the discriminator is not among its own fields
	Optional bool   // it may be left out
}

// Variants returns the variants of a union, those first that have the
// discriminator among their own fields.
func Variants(u *dsl.Union) []Variant {
	var list []Variant
	for _, of := range u.Variants {
		tag, known := Tag(of, u.Discriminator)
		v := Variant{Of: of, Tag: tag, Known: known}
		if of != nil {
			f, _ := Field(Fields(of), u.Discriminator)
			v.Optional = f.Optional
		}
		list = append(list, v)
	}
	for _, t := range u.Tagged {
		list = append(list, Variant{Of: t.Of, Tag: t.Tag, Known: t.Tag != "", Added: true})
	}
	return list
}

// TagIsOptional reports whether a value of a union may lack its discriminator.
func TagIsOptional(u *dsl.Union) bool {
	return slices.ContainsFunc(Variants(u), func(v Variant) bool { return v.Optional })
}

// Kind is a kind of JSON value, as the format calls it.
type Kind string

// The kinds of values that are not null.
const (
	TextKind    Kind = "string"
	NumberKind  Kind = "number"
	BooleanKind Kind = "boolean"
	ListKind    Kind = "array"
	ObjectKind  Kind = "object"
)

// KindOf returns the kind of JSON that a type has, or nothing where that can be
// any.
func KindOf(s dsl.Schema) Kind {
	switch s := s.(type) {
	case dsl.Decimal:
		if s.Quoted {
			return TextKind
		}
		return NumberKind
	case dsl.String, dsl.Const, *dsl.Enum, dsl.OneOf, dsl.DateTime, dsl.Date, dsl.Bytes:
		return TextKind
	case dsl.Int, dsl.Int64, dsl.Uint64, dsl.Float, dsl.UnixMilli, dsl.UnixSeconds, dsl.ConstInt, *dsl.IntEnum:
		return NumberKind
	case dsl.Bool, dsl.ConstBool:
		return BooleanKind
	case dsl.Array:
		return ListKind
	case dsl.Map, *dsl.Object, *dsl.Union:
		return ObjectKind
	}
	return ""
}

// CaseName returns the Go name of a choice's case: the one that is given, or that
// of the model.
func CaseName(c dsl.Case) string {
	if ref, ok := c.Of.(dsl.Ref); ok {
		return cmp.Or(c.Name, string(ref))
	}
	name, _ := ModelName(c.Of)
	return cmp.Or(c.Name, name)
}

// Turned returns the key by which a value of the later case may become one of the
// first, or "": the first has to have it, and the later has not, but writes it always.
// A value with the other keys of the first would be read as that from then on. The
// types of both cases are models, not their names.
func Turned(first, later dsl.Case) string {
	written := alwaysWritten(later.Of)
	i := slices.IndexFunc(first.Has, func(key string) bool {
		return slices.Contains(written, key) && !slices.Contains(later.Has, key)
	})
	if i < 0 {
		return ""
	}
	return first.Has[i]
}

// MayHave reports whether a case can list a key in Has: a field of its model that is
// in all messages.
func MayHave(one dsl.Case, key string) bool {
	o, ok := one.Of.(*dsl.Object)
	if !ok || o == nil {
		return false
	}
	f, ok := Field(Fields(o), key)
	return ok && !f.ReadOnly && !f.WriteOnly
}

// alwaysWritten are the keys that a type writes whatever its value is. Of a union,
// they are those of any variant.
func alwaysWritten(t dsl.Schema) []string {
	var keys []string
	switch t := t.(type) {
	case *dsl.Object:
		if t == nil {
			return nil
		}
		for _, f := range Fields(t) {
			if !f.Optional {
				keys = append(keys, f.Name)
			}
		}
	case *dsl.Union:
		if t == nil {
			return nil
		}
		keys = append(keys, t.Discriminator)
		for _, v := range Variants(t) {
			keys = append(keys, alwaysWritten(v.Of)...)
		}
	}
	return keys
}

// CaseOf returns the first case of a choice that takes a value of the kind, which
// has the keys if it is an object.
func (d *Description) CaseOf(c *dsl.Choice, kind Kind, has func(key string) bool) (i int, ok bool) {
	i = slices.IndexFunc(c.Cases, func(one dsl.Case) bool {
		lacks := func(key string) bool { return !has(key) }
		return KindOf(d.Target(one.Of)) == kind && !slices.ContainsFunc(one.Has, lacks)
	})
	return i, i >= 0
}
