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
	name := writerName(c.Type.Name)
	if c.OnlyOne {
		return e.variantWriter(name, c)
	}
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
	return e.writer(name, c, statements)
}

func (e emitter) writer(name string, c *plan.ModelCheck, statements []jen.Code) jen.Code {
	return doc(name+" checks "+c.Type.Name+" and writes it outside of JSON.").Func().Id(name).Params(
		jen.Id("to").Add(e.callPkg("Values")), jen.Id("m").Op("*").Qual(e.sdk.Paths.Models, c.Type.Name),
	).Block(statements...)
}

// variantWriter checks a union or a choice and writes what it holds.
//
//	// writeOwner checks Owner and writes it outside of JSON.
//	func writeOwner(to call.Values, m *models.Owner) {
//		to.ExactlyOne("", m.Email != nil, m.Person != nil, m.Unknown != nil)
//		switch {
//		case m.Email != nil:
//			to.String("", *m.Email)
//		case m.Person != nil:
//			writePerson(to, m.Person)
//		default:
//			to.OnlyJSON("")
//		}
//	}
func (e emitter) variantWriter(name string, c *plan.ModelCheck) jen.Code {
	members := place{to: func() *jen.Statement { return jen.Id("to") }, owner: "m"}
	var cases []jen.Code
	for i, f := range c.Fields {
		held := *f
		value := jen.Id("m").Dot(f.GoName)
		if !f.Type.IsModel() && f.Type.Pointer {
			value = jen.Op("*").Add(value)
			held.Type.Pointer = false
		}
		if f.Type.Kind == plan.Array {
			held.List, held.Rules = indexed(f.Rules), f.Item.Rules
		}
		held.Required = true
		write := []jen.Code{e.write(members, &held, value)}
		if c.Union != nil {
			write = append(e.writeTag(c.Union, c.Union.Variants[i]), write...)
		}
		cases = append(cases, jen.Case(jen.Id("m").Dot(f.GoName).Op("!=").Nil()).Block(write...))
	}
	cases = append(cases, jen.Default().Block(jen.Id("to").Dot("OnlyJSON").Call(jen.Lit(""))))
	return e.writer(name, c, []jen.Code{exactlyOne("to", c), jen.Switch().Block(cases...)})
}

// writeTag writes the tag that a variant does not have by itself.
func (e emitter) writeTag(u *plan.Union, v plan.Variant) []jen.Code {
	tag := jen.Id("to").Dot("String").Call(jen.Lit(u.Discriminator), jen.Lit(v.Value))
	switch {
	case v.Added:
		return []jen.Code{tag}
	case v.Optional != "":
		return []jen.Code{jen.If(jen.Id("m").Dot(v.GoName).Dot(v.Optional).Dot("IsZero").Call()).Block(tag)}
	}
	return nil
}

// exactlyOne checks that one field of a union or a choice is set.
func exactlyOne(to string, c *plan.ModelCheck) jen.Code {
	set := []jen.Code{jen.Lit("")}
	for _, name := range append(fieldNames(c.Fields), "Unknown") {
		set = append(set, jen.Id("m").Dot(name).Op("!=").Nil())
	}
	return jen.Id(to).Dot("ExactlyOne").Add(multiline("(", ")", set...))
}

func fieldNames(fields []*plan.Field) []string {
	var names []string
	for _, f := range fields {
		names = append(names, f.GoName)
	}
	return names
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
