package call

import (
	"slices"
	"strings"
)

// InFormat accepts texts of a form that has a name, such as those of package
// format.
func InFormat(f Expression) StringRule { return StringRule{kind: named, pattern: inFormat{f}} }

type inFormat struct{ Expression }

// String returns the rule.
func (f inFormat) String() string { return "is not " + f.Expression.String() }

// NoneOf rejects the values, because a path with them would be that of another
// endpoint.
func NoneOf(values ...string) StringRule { return StringRule{kind: named, pattern: noneOf(values)} }

type noneOf []string

// MatchString reports whether v is none of the values.
func (n noneOf) MatchString(v string) bool { return !slices.Contains(n, v) }

// String returns the rule.
func (n noneOf) String() string { return "is the name of another endpoint" }

// Require rejects a missing parameter.
func (r *Request) Require(name string, given bool) {
	if !given {
		r.refuse(name, "", "is required")
	}
}

// alternatives joins names to "a, b or c".
func alternatives(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
