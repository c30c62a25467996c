package call

import (
	"slices"
	"strings"
)

// InFormat accepts texts of a form that has a name, such as those of package
// format.
func InFormat(f Expression) StringRule { return StringRule{kind: named, pattern: inFormat{f}} }

type inFormat struct{ Expression }

// String is the rule.
func (f inFormat) String() string { return "is not " + f.Expression.String() }

// NoneOf refuses the values, with which a path would be that of another endpoint.
func NoneOf(values ...string) StringRule { return StringRule{kind: named, pattern: noneOf(values)} }

type noneOf []string

// MatchString reports whether v is none of the values.
func (n noneOf) MatchString(v string) bool { return !slices.Contains(n, v) }

// String is the rule.
func (n noneOf) String() string { return "is the name of another endpoint" }

// Require refuses a parameter that is not given.
func (r *Request) Require(name string, given bool) {
	if !given {
		r.refuse(name, "", "is required")
	}
}

// alternatives are names as in "a, b or c".
func alternatives(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " or " + names[last]
}
