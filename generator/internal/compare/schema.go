package compare

import (
	"fmt"
	"strconv"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// schema compares two types of one value.
func (c *comparer) schema(s subject, old, now dsl.Schema) {
	old, s.old = referred(c.old, old, s.old)
	now, s.now = referred(c.now, now, s.now)
	o, n := shape(old), shape(now)
	if o != n && isWhole(old) && isWhole(now) {
		c.differ(s, size, typeText(c.old, old), typeText(c.now, now), None, Changes)
		return
	}
	if o != n {
		c.differ(s, typeOf, typeText(c.old, old), typeText(c.now, now), s.retyped(old, now), Changes)
		return
	}
	c.scalar(s, old, now)
	switch old := old.(type) {
	case dsl.Array:
		now := now.(dsl.Array)
		c.items(s, old.Nullable, now.Nullable, old.Of, now.Of)
	case dsl.Map:
		now := now.(dsl.Map)
		c.items(s, old.Nullable, now.Nullable, old.Of, now.Of)
	case dsl.List:
		c.items(s, false, false, old.Of, now.(dsl.List).Of)
	case dsl.DeepObject:
		s.old, s.now = s.old.Field("Of"), s.now.Field("Of")
		c.object(s, old.Of, now.(dsl.DeepObject).Of)
	case *dsl.Object:
		c.object(s, old, now.(*dsl.Object))
	case *dsl.Union:
		c.union(s, old, now.(*dsl.Union))
	case *dsl.Choice:
		c.choice(s, old, now.(*dsl.Choice))
	case *dsl.IntEnum:
		c.intEnum(s, old, now.(*dsl.IntEnum))
	case *dsl.Enum, dsl.OneOf:
		c.enum(s, old, now)
	}
}

// referred returns the model that a reference names, and its place; any other type
// as it is.
func referred(d *reading.Description, s dsl.Schema, at *locate.Place) (dsl.Schema, *locate.Place) {
	if _, isRef := s.(dsl.Ref); !isRef {
		return s, at
	}
	s = d.Target(s)
	for _, m := range d.Models {
		if m.Schema == s {
			return s, m.At
		}
	}
	return s, at
}

// items compares the types of what an array, a map or a list holds.
func (c *comparer) items(s subject, oldNull, nowNull bool, old, now dsl.Schema) {
	s = s.sub("items")
	s.old, s.now = s.old.Field("Of"), s.now.Field("Of")
	if oldNull != nowNull {
		c.differ(s, null, nullText(oldNull), nullText(nowNull),
			s.either(either(nowNull, Adds, Breaks), either(nowNull, Changes, None)), Changes)
	}
	c.schema(s, old, now)
}

// retyped returns the effect of another type on the wire. JSON of another kind
// breaks; a type that allows more is a gain for those who send it, and those who
// read it get values that they did not know.
func (s subject) retyped(old, now dsl.Schema) Effect {
	was, is := reading.KindOf(old), reading.KindOf(now)
	switch {
	case isAny(now):
		return s.either(Adds, Changes)
	case isAny(old):
		return s.either(Breaks, None)
	case was != is || was == "" || was == reading.ListKind || was == reading.ObjectKind:
		return Breaks
	case isWide(now):
		return s.either(either(isWide(old), Changes, Adds), Changes)
	case isWide(old):
		return s.either(Breaks, None)
	}
	return Breaks
}

// isWhole reports whether a type is one of whole numbers of any value.
func isWhole(s dsl.Schema) bool {
	switch s.(type) {
	case dsl.Int, dsl.Int64, dsl.Uint64:
		return true
	}
	return false
}

func isAny(s dsl.Schema) bool { _, is := s.(dsl.RawJSON); return is }

// isWide reports whether a type allows all that its kind of JSON can be, but for
// the size of whole numbers.
func isWide(s dsl.Schema) bool {
	switch s := s.(type) {
	case dsl.String:
		return s.Format == ""
	case dsl.Int, dsl.Int64, dsl.Uint64, dsl.Float, dsl.Bool:
		return true
	case dsl.Decimal:
		return !s.Quoted
	}
	return false
}

// shape identifies the kind of a type; types of one shape are compared in detail.
func shape(s dsl.Schema) string {
	switch s := s.(type) {
	case *dsl.Enum, dsl.OneOf:
		return "enum"
	case dsl.Const:
		return strconv.Quote(string(s))
	case dsl.ConstInt:
		return strconv.FormatInt(int64(s), 10)
	case dsl.ConstBool:
		return strconv.FormatBool(bool(s))
	case dsl.Decimal:
		return choose(s.Quoted, "quoted decimal", "decimal")
	}
	return fmt.Sprintf("%T", s)
}

// words are the types that need no more to be said.
var words = map[string]string{
	shape(dsl.String{}): "string", shape(dsl.Int{}): "integer", shape(dsl.Int64{}): "64-bit integer",
	shape(dsl.Uint64{}): "unsigned 64-bit integer", shape(dsl.Float{}): "number", shape(dsl.Bool{}): "boolean",
	shape(dsl.UnixMilli{}): "time in milliseconds", shape(dsl.UnixSeconds{}): "time in seconds",
	shape(dsl.DateTime{}): "date and time", shape(dsl.Date{}): "date", shape(dsl.Bytes{}): "base64",
	shape(dsl.RawJSON{}): "any JSON", shape(dsl.Binary{}): "binary", shape(dsl.PlainText{}): "text",
	shape(dsl.Location{}): "redirect", shape(dsl.File{}): "file",
}

// typeText returns a type in words: "list of object Session".
func typeText(d *reading.Description, s dsl.Schema) string {
	switch s := d.Target(s).(type) {
	case nil:
		return "nothing"
	case dsl.Array:
		return "list of " + typeText(d, s.Of)
	case dsl.List:
		return "list of " + typeText(d, s.Of)
	case dsl.Map:
		return "map of " + typeText(d, s.Of)
	case dsl.DeepObject:
		return "object " + s.Of.Name
	case *dsl.Object:
		return "object " + s.Name
	case *dsl.Union:
		return "union " + s.Name
	case *dsl.Choice:
		return "choice " + s.Name
	case *dsl.Enum:
		return "enum " + s.Name
	case *dsl.IntEnum:
		return "enum " + s.Name
	case dsl.OneOf:
		return "enum " + s.Enum.Name
	case dsl.Const, dsl.ConstInt, dsl.ConstBool:
		return "constant " + shape(s)
	case dsl.Decimal:
		return shape(s)
	default:
		return words[shape(s)]
	}
}
