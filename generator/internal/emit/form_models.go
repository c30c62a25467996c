package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// formModelsFile is the file of the functions that write models outside of JSON:
// within a form or a query.
func (e emitter) formModelsFile(r *plan.Resource) *jen.File {
	var decls []jen.Code
	for _, c := range r.Written {
		decls = append(decls, e.modelWriter(c))
	}
	return declare(e.newFile(r.Path), decls...)
}

// modelWriter checks the fields of a model and writes those that requests hold.
//
//	// writeAddress writes an address to a form or a query.
//	func writeAddress(to call.Values, m *models.Address) {
//		to.String("city", m.City)
//	}
func (e emitter) modelWriter(c *plan.ModelCheck) jen.Code {
	members := place{to: func() *jen.Statement { return jen.Id("to") }, owner: "m"}
	var statements []jen.Code
	for _, f := range c.Fields {
		member := *f
		if f.Type.Kind == plan.Array {
			member.List, member.Rules = indexed(f.Rules), f.Item.Rules
		}
		statements = append(statements, e.put(members, &member))
	}
	statements = append(statements, e.requireOneOf(members.to, "m", c.AtLeastOne)...)
	name := writerName(c.Type.Name)
	return doc(name+" checks "+c.Type.Name+" and writes it outside of JSON.").Func().Id(name).Params(
		jen.Id("to").Add(e.callPkg("Values")), jen.Id("m").Op("*").Qual(e.sdk.Paths.Models, c.Type.Name),
	).Block(statements...)
}

// indexed is a list of a model in a form, with the rules of a list.
func indexed(rules []plan.Rule) *plan.List {
	list := &plan.List{Indexed: true}
	for _, r := range rules {
		if r.Kind == plan.Unique {
			list.Unique = true
		} else {
			list.Min, list.Max = r.Min, max(r.Max, 0)
		}
	}
	return list
}
