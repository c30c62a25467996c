package check

import (
	"net/url"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/prose"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// route checks the path of an endpoint, segment by segment.
func (e endpoint) route() {
	if e.Path == nil {
		e.field("Path").problem("Path is empty: the root of the server is dsl.Path{}")
	}
	names, goNames := map[string]bool{}, scope{}
	if e.BodyOf != nil {
		goNames = emittedNames("body")
	}
	if e.Pages != nil {
		goNames = emittedNames("cursor", "err", "item", "key", "limit", "next", "number", "offset", "page", "size")
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
			e.segmentParam(segment, i, at, names, goNames)
		case dsl.Affixed:
			if segment.Param == nil {
				at.field("Param").problem("Param is missing")
				continue
			}
			at.affix("Before", segment.Before)
			at.affix("After", segment.After)
			if segment.Before+segment.After == "" {
				at.problem("path segment #%d has no text around its parameter: write the parameter alone", i+1)
			}
			e.segmentParam(segment.Param, i, at.field("Param").within("path %q", segment.Param.Name), names, goNames)
		case dsl.Compound:
			e.compound(segment, i, at, names, goNames)
		default:
			at.problem("path segment #%d is %s", i+1, oddity(segment))
		}
	}
}

// segmentParam checks the parameter in a segment of the path.
func (e endpoint) segmentParam(p *dsl.PathParam, i int, at subject, names map[string]bool, goNames scope) {
	e.c.pathType(at, p.Type)
	if at.pathParam(p) && !names[p.Name] {
		e.claimArgument(p, goNames, at)
	} else if names[p.Name] {
		e.field("Path").index(i).problem("duplicate path parameter %q", p.Name)
	}
	names[p.Name] = true
}

// compound checks a segment of several parameters, whose values end where the text
// between them begins.
func (e endpoint) compound(parts dsl.Compound, i int, at subject, names map[string]bool, goNames scope) {
	params, text := 0, true
	for j, part := range parts {
		at := at.index(j)
		switch part := part.(type) {
		case dsl.Literal:
			at.segmentText(string(part))
			if text && j > 0 && part != "" {
				at.problem("path segment #%d has the text %q behind another: write one text", i+1, part)
			}
			text = true
		case *dsl.PathParam:
			if part == nil {
				at.problem("path segment #%d has a nil *dsl.PathParam", i+1)
				continue
			}
			if !text {
				at.problem("path segment #%d has no text before path %q, to end the value before it", i+1, part.Name)
			}
			text = false
			params++
			e.segmentParam(part, i, at.within("path %q", part.Name), names, goNames)
		default:
			at.problem("path segment #%d has %s", i+1, oddity(part))
		}
	}
	if params < 2 {
		at.problem("path segment #%d is a Compound without two parameters: write a Literal, a parameter or an Affixed",
			i+1)
	}
	e.readable(parts, at)
}

// readable checks that all values of enums are read back as they are.
func (e endpoint) readable(parts dsl.Compound, at subject) {
	for _, piece := range reading.Pieces(parts) {
		if piece.Until == "" || !reading.IsSchema(piece.Param.Type) {
			continue
		}
		values, _ := reading.Texts(piece.Param.Type)
		for _, value := range values {
			if reading.Misread(value, piece.Until) {
				at.problem("path %q cannot be %q, since %q ends it", piece.Param.Name, value, piece.Until)
			}
		}
	}
}

// literal checks a fixed segment: it goes into the URL as it is.
func (s subject) literal(text string) {
	if text == "." || text == ".." {
		s.problem("path segment %q would be taken for a relative path", text)
		return
	}
	s.segmentText(text)
}

// segmentText checks a text of a segment.
func (s subject) segmentText(text string) {
	switch {
	case text == "":
		s.problem("path segment is empty")
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

// claimArgument claims the Go name of a path parameter, an argument of the
// method, whose body also refers to the operation's variable.
func (e endpoint) claimArgument(p *dsl.PathParam, taken scope, at subject) {
	name := reading.ArgumentName(p)
	switch {
	case p.Go != "" && naming.Unexported(p.Go) != p.Go:
		at.field("Go").problem("Go %q cannot be the name of an argument", p.Go)
		return
	case !exportedName.MatchString(naming.Exported(name)):
		at.field("Name").problem("Name %q gives the invalid Go name %q: set Go", p.Name, name)
		return
	}
	if name == naming.UnexportedOr(e.Name, "Operation") {
		at.field("Name").problem("Go name %s is already used by the variable of %s", name, e.where)
		return
	}
	taken.claim(name, at.where, at.field("Name"))
}

// routes compares routes with each other: endpoints that have the same one must say
// so, but for the first. If the URLs of two routes overlap, the one with more fixed
// text takes precedence in the first segment that differs.
func (c *checker) routes(subject) {
	for i, e := range c.endpoints {
		first := slices.IndexFunc(c.endpoints[:i], func(earlier endpoint) bool {
			return e.Method == earlier.Method && e.Path != nil && reading.Shape(e.Path) == reading.Shape(earlier.Path)
		})
		switch {
		case first >= 0 && !e.SharesRoute:
			e.field("Path").problem("duplicate route %s %s, which %s has: if both exist, the later one has SharesRoute",
				e.Method, reading.Route(e.Path), c.endpoints[first].where)
		case first < 0 && e.SharesRoute:
			e.field("SharesRoute").problem("SharesRoute is true, but no endpoint before it has the route %s %s",
				e.Method, reading.Route(e.Path))
		}
	}
}
