package importer

import (
	"fmt"
	"slices"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/openapi"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// Import is what a document became.
type Import struct {
	API     dsl.API
	Account []Line

	at    map[any]openapi.Position // of models, fields, resources, endpoints and parameters
	names map[endpointKey]string   // unique names of endpoints, from which variables get theirs
	used  map[string]bool          // pointers of the chosen names that something has

	packaged string // name of the printed package

	doc    *openapi.Document
	picked []operation // also those that are no endpoints
}

// endpointKey identifies an endpoint of a resource.
type endpointKey struct {
	in   *dsl.Resource
	name string
}

// At returns where in the document a value comes from: a model, a resource or a
// parameter of a path, each by its pointer.
func (i *Import) At(value any) (openapi.Position, bool) {
	at, ok := i.at[value]
	return at, ok
}

// AtEndpoint returns where in the document an endpoint comes from.
func (i *Import) AtEndpoint(in *dsl.Resource, name string) (openapi.Position, bool) {
	return i.At(endpointKey{in, name})
}

// AtField returns where in the document a field of a model comes from.
func (i *Import) AtField(of *dsl.Object, name string) (openapi.Position, bool) {
	return i.At(fieldKey{of, name})
}

// converter converts one document.
type converter struct {
	doc      *openapi.Document
	options  Options
	schemas  *schemas
	lines    []Line
	api      dsl.API
	picked   []operation
	groups   []*group
	params   map[string]*dsl.PathParam // by what they say
	unique   map[string]bool           // names that operations have in all the document
	again    unused                    // how many wanted one of them
	unused   unused                    // how many methods wanted a name that is taken
	failures *failures
	auth     *security
	at       map[any]openapi.Position
	isExport bool // the document is an export, whose extensions are read
}

// Convert converts the operations of a document that the options pick, and the
// models that these reach. Whatever the document holds, the description passes
// the checks of the generator: what cannot be said is said less exactly, and each
// such case is a line of the account.
func Convert(doc *openapi.Document, o Options) (*Import, error) {
	c, err := readDocument(doc, o)
	if err != nil {
		return nil, err
	}
	c.sound()
	c.sharing()
	c.unread()
	for _, n := range c.doc.Unpaired() {
		c.note(Approximated, n, "text "+quoted(n.Text()), "half of a pair of surrogates is read as U+FFFD")
	}
	return c.result(), nil
}

// readDocument converts the operations as the document has them, whether the checks
// of the generator take that or not.
func readDocument(doc *openapi.Document, o Options) (*converter, error) {
	picked, err := o.pick(doc)
	if err != nil {
		return nil, err
	}
	c := &converter{
		doc: doc, options: o, params: map[string]*dsl.PathParam{},
		unique: map[string]bool{}, again: unused{}, unused: unused{}, at: map[any]openapi.Position{},
	}
	c.schemas = newSchemas(doc, o.Names, c.report)
	c.identity()
	c.servers()
	c.auth = c.readSecurity()
	c.failures = newFailures(c)
	if err := o.exceptions(doc, c.group(picked)); err != nil {
		return nil, err
	}
	if len(c.groups) == 0 {
		return nil, fmt.Errorf("%s: there are no operations to import", doc.Root.At())
	}
	for _, g := range c.groups {
		c.convertGroup(g)
	}
	c.groups = slices.DeleteFunc(c.groups, func(g *group) bool { return len(g.operations) == 0 })
	c.failures.finish()
	c.auth.finish()
	exported := c.exported()
	c.isExport = exported != nil
	c.resources()
	c.schemas.finish(&c.api)
	exported.restore()
	return c, nil
}

// result collects the description and the account.
func (c *converter) result() *Import {
	i := &Import{
		API: c.api, Account: sortedLines(c.lines), at: c.schemas.at, names: map[endpointKey]string{},
		used: c.schemas.pins.used, packaged: c.options.Package, doc: c.doc, picked: c.picked,
	}
	for value, at := range c.at {
		i.at[value] = at
	}
	for _, g := range c.groups {
		i.at[g.resource] = g.operations[0].node.At()
		for _, op := range g.operations {
			key := endpointKey{g.resource, op.e.Name}
			i.at[key], i.names[key] = op.node.At(), op.unique
			i.placeParts(c.doc, key, op.operation)
		}
	}
	return i
}

// Endpoints returns how many operations became endpoints.
func (i *Import) Endpoints() int {
	count := 0
	for _, r := range i.API.Resources {
		count += len(r.Endpoints)
	}
	return count
}

// report notes a line of the account.
func (c *converter) report(l Line) { c.lines = append(c.lines, l) }

func (c *converter) note(kind Kind, n *openapi.Node, what, why string) {
	c.report(Line{At: n.At(), Kind: kind, What: what, Why: why})
}

// endpoints are the endpoints of all groups.
func (c *converter) endpoints() []*described {
	var all []*described
	for _, g := range c.groups {
		all = append(all, g.operations...)
	}
	return all
}

// described is an operation, and the endpoint that it becomes.
type described struct {
	operation
	id     string // of the document; empty if there is none
	unique string // Go name that no other operation has
	group  *group
	e      reading.Endpoint
}

func (d *described) label() string {
	if d.id != "" {
		return "operation " + d.id
	}
	return "operation " + d.method + " " + d.path
}
