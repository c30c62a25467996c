package compare

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/goapi"
)

// Attribute adds the changes of the generated packages to the differences that
// cause them, with their effect on programs. Changes without a cause of their own,
// such as a type of package models that is not needed any more, become
// differences of their own.
func Attribute(differences []Difference, changes []goapi.Change) []Difference {
	out := slices.Clone(differences)
	for _, change := range changes {
		if change.Name == "" && addToEndpoints(out, change) {
			continue
		}
		i := causeOf(out, identifier(change))
		if i < 0 {
			owner, _, isMember := strings.Cut(change.Name, ".")
			d := Difference{
				Where: "package " + change.Package, Part: owner, Aspect: declaration, Kind: kindOf(change),
				Old: change.Old, New: change.New, names: []string{change.Package + "." + owner},
			}
			if isMember {
				d.Kind, d.Old, d.New = Changed, "", ""
			}
			out = append(out, d)
			i = len(out) - 1
		}
		out[i].Code = append(out[i].Code, change)
		out[i].Go = max(out[i].Go, effectOf(change))
	}
	return out
}

// addToEndpoints adds the change of a whole package to the endpoints that came or
// went with it. It reports false if there is none.
func addToEndpoints(out []Difference, change goapi.Change) bool {
	found := false
	for i, d := range out {
		about := func(name string) bool { return strings.HasPrefix(name, folder(change)+".") }
		if d.Aspect != endpoint || d.Kind != kindOf(change) || !slices.ContainsFunc(d.names, about) {
			continue
		}
		found = true
		out[i].Code = append(out[i].Code, change)
		out[i].Go = max(d.Go, effectOf(change))
	}
	return found
}

// folder returns the folder of the package of a change; of a package for tests
// that of the package which it is for.
func folder(c goapi.Change) string {
	if above := path.Dir(c.Package); path.Base(c.Package) == path.Base(above)+"test" {
		return above
	}
	return c.Package
}

func kindOf(c goapi.Change) Kind {
	switch {
	case c.Old == "":
		return Added
	case c.New == "":
		return Removed
	}
	return Changed
}

func effectOf(c goapi.Change) Effect { return either(c.Breaks, Breaks, Adds) }

// identifier returns the name of a change, with the folder of its package. What a
// package for tests has of an endpoint is that of the endpoint's method.
func identifier(c goapi.Change) string {
	if of := folder(c); of != c.Package {
		if found := ofEndpoint.FindStringSubmatch(c.Name); found != nil {
			return of + ".Client." + slices.Max(found[1:])
		}
	}
	return strings.TrimSuffix(c.Package+"."+c.Name, ".")
}

// ofEndpoint are the names that a package for tests has for an endpoint.
var ofEndpoint = regexp.MustCompile(
	`^(?:Op(\w+)|Stub\.(\w+)Func|(\w+)Call(?:\..*)?|Fake\.(\w+)Calls)$`)

// causeOf returns the index of the difference that is about a name: exactly, or
// about the closest thing that it is part of, or that is part of it; -1 if none
// is.
func causeOf(differences []Difference, name string) int {
	best, score := -1, 0
	for i, d := range differences {
		for _, about := range d.names {
			if s := nearness(d, about, name); s > score {
				best, score = i, s
			}
		}
	}
	return best
}

// nearness is greater the closer the two names are, and 0 if they have nothing in
// common. Whole parts that came or went come before changes of one aspect, and
// texts, which change no code, come last.
func nearness(d Difference, about, name string) int {
	near := 0
	switch {
	case about == name:
		near = 3000
	case strings.HasPrefix(name, about+"."):
		near = 2000 + len(about)
	case strings.HasPrefix(about, name+"."):
		near = 1000
	default:
		return 0
	}
	switch d.Aspect {
	case docs, deprecation, rateClass, behaviour:
		return 1
	case goName, endpoint, parameter, field, value, variant, body, outcome, failure, typeOf, size:
		near += 500
	}
	return near
}
