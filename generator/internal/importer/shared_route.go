package importer

import (
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
)

// shareRoutes lets every endpoint say whether one before it has its method and path.
// Each returned endpoint is one that says so, with the first of its route.
func (c *converter) shareRoutes() map[*described]*described {
	first, sharing := map[string]*described{}, map[*described]*described{}
	for _, op := range c.endpoints() {
		route := op.e.Method + " " + reading.Shape(op.e.Path)
		if op.e.SharesRoute = first[route] != nil; op.e.SharesRoute {
			sharing[op] = first[route]
		} else {
			first[route] = op
		}
	}
	return sharing
}

// sharing accounts for the endpoints that share a route.
func (c *converter) sharing() {
	for op, first := range c.shareRoutes() {
		c.note(Kept, op.node, "route of "+op.label(), "it shares "+op.e.Method+" "+reading.Route(op.e.Path)+" with "+
			first.label())
	}
}
