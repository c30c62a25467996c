package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// formModelsFile is the file of the functions that write models outside of JSON:
// within a form or a query.
func (e emitter) formModelsFile(r *plan.Resource) *jen.File {
	var decls []jen.Code
	for _, o := range e.formModels(r) {
		decls = append(decls, e.modelWriter(o))
	}
	return declare(e.newFile(r.Path), decls...)
}

// modelWriter writes the fields of a model.
//
//	func writeAddress(to call.Values, m *models.Address) {
//		to.String("city", m.City)
//	}
func (e emitter) modelWriter(o *plan.Object) jen.Code {
	members := place{to: func() *jen.Statement { return jen.Id("to") }, owner: "m"}
	var statements []jen.Code
	for _, f := range o.Fields {
		member := *f
		member.Required = f.Required && !f.Wrapped
		statements = append(statements, e.put(members, &member))
	}
	return jen.Func().Id(writerName(o.GoName)).Params(
		jen.Id("to").Add(e.callPkg("Values")), jen.Id("m").Op("*").Qual(e.sdk.Paths.Models, o.GoName),
	).Block(statements...)
}

// formModels are the models that requests of a resource hold outside of JSON, in
// the order of the description.
func (e emitter) formModels(r *plan.Resource) []*plan.Object {
	used := map[string]bool{}
	for _, op := range r.Operations {
		if op.Params == nil {
			continue
		}
		e.useFormModels(op.Params.Query, used)
		if op.Params.Encoding == plan.Encoded {
			e.useFormModels(op.Params.Form, used)
		}
	}
	var list []*plan.Object
	for _, o := range e.sdk.Models.Objects {
		if used[o.GoName] {
			list = append(list, o)
		}
	}
	return list
}

func (e emitter) useFormModels(fields []*plan.Field, used map[string]bool) {
	for _, f := range fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		if t.Kind == plan.ObjectOf && !used[t.Name] {
			used[t.Name] = true
			e.useFormModels(e.sdk.Models.Object(t.Name).Fields, used)
		}
	}
}
