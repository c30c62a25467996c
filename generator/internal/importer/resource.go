package importer

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/naming"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// group is the operations of one resource.
type group struct {
	name       string // as the document has it
	words      []string
	resource   *dsl.Resource
	operations []*described
	scope      methodScope
}

// group collects the operations that are picked in their groups, both in the
// order of the document. It returns the packages of all groups.
func (c *converter) group(picked *selection) (packages map[string]bool) {
	known := map[string]*group{}
	packages = map[string]bool{}
	for found := range operations(c.doc) {
		c.readItem(found)
		if !picked.takes(found.node) {
			continue
		}
		found.node = c.doc.Root.Get("paths").Get(found.path).Get(found.method)
		if found.node == nil {
			found.node = found.item.Get(found.method)
		}
		found.node = c.deref(found.node)
		c.picked = append(c.picked, found)
		if !isVerb[found.method] {
			found.node.Mark()
			c.note(Dropped, found.node, "operation "+found.method+" "+found.path, "no endpoint has the method")
			continue
		}
		op := &described{operation: found, id: found.node.Get("operationId").Text()}
		name := c.groupOf(op)
		g := known[naming.File(goName(naming.Exported(name), "General"))]
		if g == nil {
			g = c.newGroup(name, op, packages)
			known[naming.File(goName(naming.Exported(name), "General"))] = g
		}
		if slices.Contains(c.options.Except, g.resource.Name) {
			c.picked = c.picked[:len(c.picked)-1]
			found.node.Mark()
			continue
		}
		op.group = g
		g.operations = append(g.operations, op)
	}
	for _, g := range known {
		if len(g.operations) == 0 {
			c.groups = slices.DeleteFunc(c.groups, func(other *group) bool { return other == g })
		}
	}
	return packages
}

var isVerb = wordSet("get post put patch options delete")

// readItem marks what a path says of all of its operations, which each of them
// reads on its own.
func (c *converter) readItem(found operation) {
	c.doc.Root.Get("paths").Get(found.path)
	for _, key := range []string{"summary", "description", "parameters", "$ref"} {
		found.item.Get(key)
	}
}

// groupOf is the name of the resource of an operation: the group that the
// document says, its first tag, or what its path is about.
func (c *converter) groupOf(op *described) string {
	if name := op.node.Get("x-speakeasy-group").Text(); name != "" {
		op.node.Get("tags")
		return name
	}
	tags := op.node.Get("tags").Items()
	if len(tags) > 0 && tags[0].Text() != "" {
		if len(tags) > 1 {
			c.note(Kept, tags[1], "further tags of "+op.label(), "the resource is that of the first")
		}
		return tags[0].Text()
	}
	name := aboutPath(op.path)
	c.note(Invented, op.node, "tag of "+op.label(), "its resource is "+name)
	return name
}

// aboutPath is the first fixed segment of a path that is not the version of the API, or
// else the first one.
func aboutPath(path string) string {
	first := ""
	for segment := range strings.SplitSeq(path, "/") {
		if strings.Contains(segment, "{") || naming.Exported(segment) == "" {
			continue
		}
		if !versionSegment.MatchString(segment) {
			return segment
		}
		first = cmp.Or(first, segment)
	}
	return cmp.Or(first, "general")
}

// versionSegment matches a segment with which all paths of an API begin.
var versionSegment = regexp.MustCompile(`^(api|rest|v[0-9]+((alpha|beta)[0-9]*)?|[0-9]{4}-[0-9]{2}-[0-9]{2})$`)

// newGroup makes a resource of a group.
func (c *converter) newGroup(name string, op *described, packages map[string]bool) *group {
	exported := goName(naming.Exported(name), "General")
	g := &group{name: name, words: wordsOf(exported), scope: newMethodScope()}
	g.resource = &dsl.Resource{Name: c.packageName(exported, op, packages)}
	g.resource.Doc = c.groupDoc(g, op)
	c.groups = append(c.groups, g)
	return g
}

// packageName is a name of a package that no other resource has, nor emitted code.
func (c *converter) packageName(exported string, op *described, packages map[string]bool) string {
	wanted := shortPackage(exported)
	if whole := strings.ToLower(exported); wanted != whole {
		c.note(Kept, op.node, "resource "+whole, "the name is long: its package is "+wanted)
	}
	if wanted[0] < 'a' {
		wanted = "api" + wanted
	}
	name := wanted
	tested := func() bool {
		above, isTest := strings.CutSuffix(name, "test")
		return isTest && packages[above] || packages[name+"test"]
	}
	for packages[name] || check.IsReservedPackage(name, c.api.Name) || tested() {
		name += "api"
	}
	packages[name] = true
	if name != wanted {
		c.note(Kept, op.node, "resource "+wanted, "the name is taken: its package is "+name)
	}
	return name
}

// longestPackage is the longest name of a package.
const longestPackage = 32

// shortPackage is a name of a package, from a Go name: of a long one as many whole
// words as fit.
func shortPackage(exported string) string {
	short := ""
	for _, word := range wordsOf(exported) {
		if short != "" && len(short)+len(word) > longestPackage {
			break
		}
		short += word
	}
	return short[:min(len(short), longestPackage)]
}

// groupDoc is what the document says of the tag that is the group, or else of the
// tag of its first operation.
func (c *converter) groupDoc(g *group, op *described) string {
	first := ""
	if tags := op.node.Get("tags").Items(); len(tags) > 0 {
		first = tags[0].Text()
	}
	for _, tag := range c.doc.Root.Get("tags").Items() {
		name := tag.Get("name").Text()
		if name != first && !slices.Equal(wordsOf(naming.Exported(name)), g.words) {
			continue
		}
		tag.Get("externalDocs").Mark()
		if doc, ok := sentences(tag.Get("description").Text()); ok {
			return doc
		}
	}
	doc := "The operations on " + spokenName(g.words) + "."
	c.note(Invented, op.node, "doc of resource "+g.resource.Name, doc)
	return doc
}

func spokenName(words []string) string { return spoken(naming.Exported(strings.Join(words, "_"))) }

// wordsOf are the words of a Go name, in lower case.
func wordsOf(goName string) []string { return strings.Split(naming.File(goName), "_") }

// convertGroup converts the operations of a group.
func (c *converter) convertGroup(g *group) {
	for _, op := range g.operations {
		c.names(op)
	}
	for _, op := range g.operations {
		c.convert(op)
	}
	c.assemble(g)
}

// assemble gives a resource its endpoints.
func (c *converter) assemble(g *group) {
	g.resource.Endpoints = nil
	for _, op := range g.operations {
		g.resource.Endpoints = append(g.resource.Endpoints, verb(op))
	}
}
