package check

import (
	"fmt"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/locate"
)

// subject is a part of a description: its place, and its name in problems.
type subject struct {
	c     *checker
	at    *locate.Place
	where string
}

// problem reports that the subject violates a rule.
func (s subject) problem(format string, args ...any) {
	s.c.problems = append(s.c.problems, Problem{
		Position: s.c.source.Position(s.at),
		Where:    s.where,
		Rule:     fmt.Sprintf(format, args...),
	})
}

// field, index and key return a part; its problems still have the name of the
// subject.
func (s subject) field(name string) subject {
	return subject{s.c, s.at.Field(name), s.where}
}

func (s subject) index(i int) subject { return subject{s.c, s.at.Index(i), s.where} }

func (s subject) key(k string) subject { return subject{s.c, s.at.Key(k), s.where} }

// called returns the subject with its own name.
func (s subject) called(format string, args ...any) subject {
	return subject{s.c, s.at, fmt.Sprintf(format, args...)}
}

// within returns the subject under a name that follows the name of its parent.
func (s subject) within(format string, args ...any) subject {
	return s.called("%s: %s", s.where, fmt.Sprintf(format, args...))
}

// item returns the i-th part of a kind, called by its name or else by its number.
func (s subject) item(i int, kind, name string) subject {
	part := s.index(i)
	if name == "" {
		return part.within("%s #%d", kind, i+1)
	}
	return part.within("%s %q", kind, name)
}

// labelled returns the name of a part in problems, or its number if it has no
// name.
func labelled(kind, name string, i int) string {
	if name == "" {
		return fmt.Sprintf("%s #%d", kind, i+1)
	}
	return kind + " " + name
}

// required reports an empty text in a field, and returns whether it is set.
func (s subject) required(field, text string) bool {
	if text == "" {
		s.field(field).problem("%s is missing", field)
	}
	return text != ""
}
