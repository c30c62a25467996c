package importer

import (
	"slices"
	"strings"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/check"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/reading"
	"github.com/seed-e19c5fb5/clerk-go/spec/dsl"
)

// sound makes the description pass the checks of the generator: an endpoint with
// problems is said less exactly, step by step, down to free JSON.
func (c *converter) sound() {
	c.resources()
	for step, simplify := range simpler {
		problems := check.Check(c.api, nil)
		if len(problems) == 0 {
			return
		}
		of := c.ofEndpoints(problems)
		if step >= withoutModels {
			c.ofModels(problems, of)
		}
		for op, rules := range of {
			simplify(c, op, rules)
		}
		c.resources()
	}
}

// resources lists the resources with an endpoint, and the models that only names
// lead to.
func (c *converter) resources() {
	c.api.Resources = nil
	c.shareRoutes()
	for _, g := range c.groups {
		if c.assemble(g); len(g.resource.Endpoints) > 0 {
			c.api.Resources = append(c.api.Resources, g.resource)
		}
	}
	c.api.Models = nil
	addNamed(&c.api, c.schemas.models)
}

// ofEndpoints are the problems of each endpoint.
func (c *converter) ofEndpoints(problems []check.Problem) map[*described][]check.Problem {
	found := map[*described][]check.Problem{}
	for _, op := range c.endpoints() {
		for _, p := range problems {
			if isAt(p, reading.Folder(op.group.resource)+"."+op.e.Name) {
				found[op] = append(found[op], p)
			}
		}
	}
	return found
}

// ofModels adds the problems of models to those of the endpoints that use them.
func (c *converter) ofModels(problems []check.Problem, of map[*described][]check.Problem) {
	for _, op := range c.endpoints() {
		alone := dsl.API{Resources: []*dsl.Resource{{Name: "one", Endpoints: []dsl.Endpoint{verb(op)}}}}
		addNamed(&alone, c.schemas.models)
		for _, m := range reading.Read(alone).Models {
			for _, p := range problems {
				if _, name, ok := strings.Cut(p.Where, " "); ok && isAt(check.Problem{Where: name}, m.Name) {
					of[op] = append(of[op], p)
				}
			}
		}
	}
}

// isAt reports whether a problem is at a place or below it.
func isAt(p check.Problem, where string) bool {
	return p.Where == where || strings.HasPrefix(p.Where, where+":")
}

// withoutModels is the step of [simpler] that leaves out the models of an endpoint.
const withoutModels = 3

// simpler are the ways to say an endpoint less exactly, one after the other.
var simpler = []func(c *converter, op *described, problems []check.Problem){
	(*converter).plainFields,
	(*converter).withoutPages,
	func(c *converter, op *described, problems []check.Problem) {
		if op.e.Query == nil && op.e.Header == nil {
			return
		}
		op.e.Query, op.e.Header = withoutBroken(op.e.Query, problems), withoutBroken(op.e.Header, problems)
		c.degraded(op, "parameters", problems)
	},
	func(c *converter, op *described, problems []check.Problem) {
		op.e.Outcomes, op.e.Status, op.e.Returns = nil, 0, dsl.RawJSON{}
		if op.e.Body != nil || op.e.BodyOf != nil {
			op.e.Body, op.e.AtLeastOne, op.e.BodyOf, op.e.Encoding = nil, nil, dsl.RawJSON{}, dsl.EncodeJSON
		}
		c.degraded(op, "body and response", problems)
	},
	func(c *converter, op *described, problems []check.Problem) {
		op.group.operations = slices.DeleteFunc(op.group.operations, func(o *described) bool { return o == op })
		c.degraded(op, "everything", problems)
	},
}

// withoutPages leaves out the iterator, or the response headers, which an endpoint
// with pages does not have.
func (c *converter) withoutPages(op *described, problems []check.Problem) {
	switch {
	case op.e.Pages != nil:
		kept := Line{At: op.node.At(), Kind: Kept, What: "pages of " + op.label()}
		c.lines = slices.DeleteFunc(c.lines, func(l Line) bool {
			kept.Why = l.Why
			return l == kept
		})
		c.degraded(op, "pages", problems)
	case op.e.Answers != nil || op.e.Conditional:
		c.degraded(op, "response headers", problems)
	}
	op.e.Pages, op.e.Answers, op.e.Conditional = nil, nil, false
}

// plainFields makes text of the fields of a form that no form can hold.
func (c *converter) plainFields(op *described, problems []check.Problem) {
	for i := range op.e.Body {
		f := &op.e.Body[i]
		named := func(p check.Problem) bool { return strings.HasSuffix(p.Where, "body "+quoted(f.Name)) }
		if op.e.Encoding != dsl.EncodeForm || !slices.ContainsFunc(problems, named) {
			continue
		}
		c.note(Approximated, op.node, "field "+quoted(f.Name)+" of the body of "+op.label(),
			"no form can hold it: it is any text")
		f.Type = dsl.String{}
	}
}

// withoutBroken are the parameters that no problem names.
func withoutBroken(params []dsl.Param, problems []check.Problem) []dsl.Param {
	var kept []dsl.Param
	for _, q := range params {
		broken := false
		for _, p := range problems {
			broken = broken || strings.Contains(p.Where, quoted(q.Name))
		}
		if !broken {
			kept = append(kept, q)
		}
	}
	return kept
}

func (c *converter) degraded(op *described, what string, problems []check.Problem) {
	c.note(Dropped, op.node, what+" of "+op.label(), problems[0].Rule)
}
