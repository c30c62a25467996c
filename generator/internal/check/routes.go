package check

import (
	"net/url"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// route checks the path of an endpoint, segment by segment.
func (e endpoint) route() {
	if len(e.Path) == 0 {
		e.field("Path").problem("Path is empty")
	}
	names, goNames := map[string]bool{}, scope{}
	if e.Pages != nil {
		goNames = emittedNames("item", "key", "limit", "offset", "page")
	}
	for i, segment := range e.Path {
		at := e.field("Path").index(i)
		switch segment := segment.(type) {
		case dsl.Literal:
			at.literal(string(segment))
		case *dsl.PathParam:
			if segment == nil {
				at.problem("path segment #%d is a nil *dsl.PathParam", i+1)
				continue
			}
			at = e.field("Path").item(i, "path", segment.Name)
			if at.pathParam(segment) && !names[segment.Name] {
				e.claimArgument(segment.Name, goNames, at)
			} else if names[segment.Name] {
				e.field("Path").index(i).problem("duplicate path parameter %q", segment.Name)
			}
			names[segment.Name] = true
		default:
			at.problem("path segment #%d is %s", i+1, oddity(segment))
		}
	}
}

// literal checks a fixed segment: it goes into the URL as it is.
func (s subject) literal(text string) {
	switch {
	case text == "":
		s.problem("path segment is empty")
	case text == "." || text == "..":
		s.problem("path segment %q would be taken for a relative path", text)
	case strings.Contains(text, "/"):
		s.problem("path segment %q contains a slash: write a segment for each part", text)
	case strings.ContainsAny(text, "{}"):
		s.problem("path segment %q contains braces: write a parameter as a *dsl.PathParam", text)
	case url.PathEscape(text) != text:
		s.problem("path segment %q contains characters that must be escaped in a URL", text)
	}
}

func (s subject) pathParam(p *dsl.PathParam) bool {
	s.requiredProse("Doc", prose.Noun, p.Doc)
	if !s.wireName("Name", p.Name) {
		return false
	}
	if strings.Contains(p.Name, "/") {
		s.field("Name").problem("Name %q contains a slash", p.Name)
		return false
	}
	return true
}

// claimArgument takes the Go name of a path parameter, an argument of the
// method, whose body also refers to the operation's variable.
func (e endpoint) claimArgument(wire string, taken scope, at subject) {
	name := naming.Unexported(wire)
	if !exportedName.MatchString(naming.Exported(wire)) {
		at.field("Name").problem("Name %q gives the invalid Go name %q", wire, name)
		return
	}
	if name == naming.UnexportedOr(e.Name, "Operation") {
		at.field("Name").problem("Go name %s is already used by the variable of %s", name, e.where)
		return
	}
	taken.claim(name, at.where, at.field("Name"))
}

// routes checks routes against each other: a request must belong to one
// endpoint, for the fake as for the reader.
func (c *checker) routes(subject) {
	for i, e := range c.endpoints {
		for _, earlier := range c.endpoints[:i] {
			if e.Method != earlier.Method || len(e.Path) == 0 {
				continue
			}
			switch compareRoutes(e.Path, earlier.Path) {
			case same:
				e.field("Path").problem("duplicate route %s %s, which %s has", e.Method, reading.Route(e.Path), earlier.where)
			case ambiguous:
				e.field("Path").problem("%s %s and %s of %s match the same URL, and neither is more specific", e.Method, reading.Route(e.Path), reading.Route(earlier.Path), earlier.where)
			}
		}
	}
}

// relation is how the URLs of two routes are to each other.
type relation int

const (
	apart     relation = iota // no URL fits both
	same                      // every URL that fits one fits the other
	nested                    // those of one are among those of the other
	ambiguous                 // some URLs fit both
)

func compareRoutes(a, b dsl.Path) relation {
	if len(a) != len(b) {
		return apart
	}
	narrower, wider := false, false
	for i := range a {
		x, fixedX := a[i].(dsl.Literal)
		y, fixedY := b[i].(dsl.Literal)
		switch {
		case fixedX && fixedY && x != y:
			return apart
		case fixedX && !fixedY:
			narrower = true
		case !fixedX && fixedY:
			wider = true
		}
	}
	switch {
	case narrower && wider:
		return ambiguous
	case narrower || wider:
		return nested
	default:
		return same
	}
}
