package compare

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// fields compares the members of an object or a body by their names on the wire.
// The functions name them in Go.
func (c *comparer) fields(
	s subject, noun string, old, now []reading.PlacedField, oldNamed, nowNamed func(...dsl.Field) subject,
) {
	key := func(f reading.PlacedField) string { return f.Name }
	for _, both := range matched(old, now, key) {
		oldAt, nowAt := both.places(
			func(i int) *locate.Place { return old[i].At }, func(i int) *locate.Place { return now[i].At })
		s := s.at(oldAt, nowAt)
		switch {
		case both.old == nil:
			f := both.now.Field
			s = s.sub(noun + " " + f.Name).about(nowNamed(f).names...)
			d := heldIn(f, s.dir)
			wire := d.either(either(f.Optional, Adds, Breaks), Adds)
			c.differ(s, field, "", fieldText(f, c.now), wire, either(wire == Breaks, Changes, None))
		case both.now == nil:
			f := both.old.Field
			s = s.sub(noun + " " + f.Name).about(oldNamed(f).names...)
			c.differ(s, field, fieldText(f, c.old), "", Breaks, Changes)
		default:
			names := append(oldNamed(both.old.Field).names, nowNamed(both.now.Field).names...)
			c.field(s.sub(noun+" "+both.now.Name).about(names...), both.old.Field, both.now.Field)
		}
	}
}

// heldIn returns the directions in which values of a field go.
func heldIn(f dsl.Field, dir direction) subject {
	if f.ReadOnly {
		dir &^= request
	}
	if f.WriteOnly {
		dir &^= response
	}
	return subject{dir: dir}
}

// field compares a member with itself.
func (c *comparer) field(s subject, old, now dsl.Field) {
	c.differ(s, goName, reading.FieldName(old), reading.FieldName(now), None, None)
	c.texts(s, old.Doc, now.Doc, old.Deprecated, now.Deprecated)
	s.dir = heldIn(old, s.dir).dir | heldIn(now, s.dir).dir
	if o, n := accessText(old), accessText(now); o != n {
		c.differ(s, access, o, n, either(n == "read and write", Adds, Breaks), Changes)
	}
	if old.Optional != now.Optional {
		requests, responses := Breaks, Adds
		if now.Optional {
			requests, responses = Adds, Changes
		}
		c.differ(s, presence, required(!old.Optional), required(!now.Optional), s.either(requests, responses), Changes)
	}
	if old.Nullable != now.Nullable {
		requests, responses := Breaks, None
		if now.Nullable {
			requests, responses = Adds, Changes
		}
		c.differ(s, null, nullText(old.Nullable), nullText(now.Nullable), s.either(requests, responses), Changes)
	}
	if s.old != nil && s.now != nil {
		s.old, s.now = s.old.Field("Type"), s.now.Field("Type")
	}
	c.schema(s, old.Type, now.Type)
}

func nullText(nullable bool) string { return when(nullable, "may be null") }

func accessText(f dsl.Field) string {
	switch {
	case f.ReadOnly:
		return "read only"
	case f.WriteOnly:
		return "write only"
	}
	return "read and write"
}
