package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// checksFile is the file of the functions that check the models in bodies.
func (e emitter) checksFile(r *plan.Resource) *jen.File {
	var decls []jen.Code
	for _, c := range r.Checks {
		decls = append(decls, e.modelCheck(r, c))
	}
	return declare(e.newFile(r.Path), decls...)
}

// checkFunc names the function that checks a model.
func checkFunc(t plan.Type) string { return "rulesOf" + t.Name }

// modelCheck checks the fields of a model.
//
//	func rulesOfItem(c call.Values, m models.Item) {
//		c.Float("price", m.Price, call.AtLeastFloat(0))
//		for i := range m.Parts {
//			c := c.Within("parts").Item(i)
//			rulesOfPart(c, m.Parts[i])
//		}
//	}
func (e emitter) modelCheck(r *plan.Resource, c *plan.ModelCheck) jen.Code {
	field := func(f *plan.Field) *jen.Statement { return jen.Id("m").Dot(f.GoName) }
	var body []jen.Code
	if c.OnlyOne {
		body = append(body, exactlyOne("c", c), jen.Id("c").Dot("Raw").Call(jen.Lit(""), jen.Id("m").Dot("Unknown")))
	}
	for _, f := range c.Fields {
		if !r.IsChecked(f) {
			continue
		}
		check := e.fieldCheck(r, f, field(f))
		if c.OnlyOne && f.IsRuled() && !f.Type.Pointer { // a list or a map of a case that is not meant
			check = jen.If(field(f).Op("!=").Nil()).Block(check)
		}
		body = append(body, check)
	}
	body = append(body, e.requireOneOf(checks, "m", c.AtLeastOne)...)
	return doc(checkFunc(c.Type)+" checks "+c.Type.Name+" before it is sent.").
		Func().Id(checkFunc(c.Type)).Params(
		jen.Id("c").Add(e.callPkg("Values")),
		jen.Id("m").Add(e.goType(c.Type)),
	).Block(
		body...,
	)
}

// checks are the call.Values that check a body in JSON.
func checks() *jen.Statement { return jen.Id("c") }

// requireOneOf are the rules between the fields of a struct, which is written or
// checked by to.
func (e emitter) requireOneOf(to func() *jen.Statement, owner string, rules [][]*plan.Field) []jen.Code {
	var statements []jen.Code
	for _, rule := range rules {
		given := jen.Empty()
		var names []jen.Code
		for i, f := range rule {
			if i > 0 {
				given.Op("||")
			}
			value := jen.Id(owner).Dot(f.GoName)
			if f.Wrapped {
				given.Op("!").Add(value).Dot("IsZero").Call()
			} else {
				given.Add(e.given(f.Type, value))
			}
			names = append(names, jen.Lit(f.Wire))
		}
		statements = append(statements, to().Dot("RequireOneOf").Call(append([]jen.Code{given}, names...)...))
	}
	return statements
}

// nestedChecks check what is in the arrays, maps and models of a body, and the
// rules between its fields.
func (e emitter) nestedChecks(r *plan.Resource, p *plan.Params) []jen.Code {
	var statements []jen.Code
	for _, f := range p.Body.Fields {
		inside := *f
		if f.IsRuled() { // by bodyCheck
			inside.Rules = nil
		}
		if !inside.Type.IsFallible() && r.IsChecked(&inside) {
			statements = append(statements, e.fieldCheck(r, &inside, jen.Id("p").Dot(f.GoName)))
		}
	}
	statements = append(statements, e.requireOneOf(checks, "p", p.AtLeastOne)...)
	if len(statements) == 0 {
		return nil
	}
	return append([]jen.Code{jen.Id("c").Op(":=").Id("r").Dot("Checks").Call()}, statements...)
}

// fieldCheck checks a field when it is set. One that is wrapped may have to be.
func (e emitter) fieldCheck(r *plan.Resource, f *plan.Field, value *jen.Statement) jen.Code {
	set := func(condition, inner *jen.Statement) *jen.Statement {
		return jen.If(condition).Block(e.valueCheck(r, f, f.Wire, inner))
	}
	isPointer := f.Type.Pointer
	switch {
	case f.Wrapped:
		return e.wrappedCheck(r, f, value)
	case f.MustPoint() && r.Check(f.Type) == nil && !f.IsRuled():
		return requirePointer(f, value)
	case f.MustPoint():
		return requirePointer(f, value).Line().Add(set(value.Clone().Op("!=").Nil(), jen.Op("*").Add(value.Clone())))
	case isPointer:
		return set(value.Clone().Op("!=").Nil(), jen.Op("*").Add(value.Clone()))
	case f.Type.Kind == plan.Const, f.Type.Kind == plan.ConstInt:
		return set(isNotZero(value.Clone(), f.Type), value)
	case f.Type.Kind == plan.ConstBool && f.Type.Truth: // the zero value stands for it
		return jen.Null()
	default:
		return e.valueCheck(r, f, f.Wire, value)
	}
}

// wrappedCheck checks what is in an Optional, and that it is there if it has to be.
func (e emitter) wrappedCheck(r *plan.Resource, f *plan.Field, value *jen.Statement) jen.Code {
	var statements []jen.Code
	held := *f
	if len(f.Rules) > 0 && f.Rules[0].Kind == plan.Required {
		held.Rules = f.Rules[1:]
		given := value.Clone().Dot("IsSet").Call()
		statements = append(statements, jen.Id("c").Dot("RequireOneOf").Call(given, jen.Lit(f.Wire)))
	}
	if r.IsChecked(&held) {
		check := e.valueCheck(r, &held, f.Wire, jen.Id("v"))
		if f.Type.Pointer {
			check = jen.If(jen.Id("v").Op("!=").Nil()).Block(e.valueCheck(r, &held, f.Wire, jen.Op("*").Id("v")))
		}
		get := jen.List(jen.Id("v"), jen.Id("ok")).Op(":=").Add(value.Clone()).Dot("Get").Call()
		statements = append(statements, jen.If(get, jen.Id("ok")).Block(check))
	}
	return lines(statements)
}

// requirePointer refuses a pointer that points to nothing.
func requirePointer(f *plan.Field, value *jen.Statement) *jen.Statement {
	return jen.Id("c").Dot("RequireOneOf").Call(value.Clone().Op("!=").Nil(), jen.Lit(f.Wire))
}

// valueCheck checks a value and what is in it.
func (e emitter) valueCheck(r *plan.Resource, f *plan.Field, name string, value *jen.Statement) jen.Code {
	within := jen.Id("c")
	if name != "" {
		within.Dot("Within").Call(jen.Lit(name))
	}
	switch {
	case f.Item != nil:
		return e.itemChecks(r, f, within, value)
	case f.Type.IsModel():
		return jen.Id(checkFunc(f.Type)).Call(within, value)
	}
	if check := e.scalarIn(jen.Id("c"), jen.Lit(name), f, value); check != nil {
		return check
	}
	method, converted := requestKind(f.Type, value)
	return jen.Id("c").Dot(method).Call(append([]jen.Code{jen.Lit(name), converted}, e.callRules(f)...)...)
}

// itemChecks check how many items an array has, and each item of an array or a map.
func (e emitter) itemChecks(r *plan.Resource, f *plan.Field, within, value *jen.Statement) jen.Code {
	var statements []jen.Code
	if f.IsRuled() {
		statements = append(statements, e.scalarIn(jen.Id("c"), jen.Lit(f.Wire), f, value.Clone()))
	}
	if !r.IsChecked(f.Item) {
		return lines(statements)
	}
	index, each := jen.Id("i"), jen.Id("i").Op(":=").Range().Add(value.Clone())
	below := jen.Id("c").Op(":=").Add(within).Dot("Item").Call(index.Clone())
	if f.Type.Kind == plan.Map {
		keys := jen.Qual("slices", "Sorted").Call(jen.Qual("maps", "Keys").Call(value.Clone()))
		index, each = jen.Id("key"), jen.List(jen.Id("_"), jen.Id("key")).Op(":=").Range().Add(keys)
		below = jen.Id("c").Op(":=").Add(within).Dot("Within").Call(index.Clone())
	}
	check := e.valueCheck
	if f.Item.Wrapped {
		check = func(r *plan.Resource, f *plan.Field, _ string, value *jen.Statement) jen.Code {
			return e.fieldCheck(r, f, value)
		}
	}
	item, named := value.Clone().Index(index.Clone()), jen.Null()
	if f.Item.Item != nil && !f.Item.Wrapped { // whose loop has an index of the same name
		named = jen.Id("item").Op(":=").Add(item)
		item = jen.Id("item")
	}
	return lines(append(statements, jen.For(each).Block(below, named, check(r, f.Item, "", item))))
}

// lines are statements one below the other.
func lines(statements []jen.Code) jen.Code {
	all := jen.Empty()
	for i, s := range statements {
		if i > 0 {
			all.Line()
		}
		all.Add(s)
	}
	return all
}
