package emit

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// place is where fields are written outside of JSON: a query, a header, a form, or
// the members of an object in one of them.
type place struct {
	to    func() *jen.Statement // its call.Values
	owner string                // whose fields they are
	parts bool                  // multipart, in which what has members is JSON
}

// headerStatements send the parameters of the header that are set.
func (e emitter) headerStatements(p *plan.Params) []jen.Code {
	if len(p.Header) == 0 {
		return nil
	}
	header := place{to: func() *jen.Statement { return jen.Id("header") }, owner: "p"}
	statements := []jen.Code{jen.Id("header").Op(":=").Id("r").Dot("Header").Call()}
	for _, f := range p.Header {
		statements = append(statements, e.put(header, f))
	}
	return statements
}

// formStatements write a body that is no JSON.
func (e emitter) formStatements(r *plan.Resource, p *plan.Params) []jen.Code {
	e.sending = true
	form, start := place{
		to:    func() *jen.Statement { return jen.Id("form") },
		owner: "p",
	}, jen.Id("r").Dot("Form").Call()
	switch p.Encoding {
	case plan.Encoded:
	case plan.Multipart:
		form.to = func() *jen.Statement { return jen.Id("form").Dot("Values").Call() }
		form.parts = true
		start = e.uploadPkg("NewForm").Call(jen.Id("r"))
	default:
		return nil
	}
	statements := []jen.Code{jen.Id("form").Op(":=").Add(start)}
	isChecked := func(f *plan.Field) bool { return form.parts && f.Type.IsJSON() && r.IsChecked(f) }
	if slices.ContainsFunc(p.Form, isChecked) {
		statements = append(statements, checks().Op(":=").Id("r").Dot("Checks").Call())
	}
	for _, f := range p.Form {
		if isChecked(f) {
			statements = append(statements, e.fieldCheck(r, f, jen.Id("p").Dot(f.GoName)))
		}
		statements = append(statements, e.put(form, f))
	}
	return append(statements, e.requireOneOf(form.to, "p", p.AtLeastOne)...)
}

// put writes a field when it is set.
func (e emitter) put(at place, f *plan.Field) jen.Code {
	field := func() *jen.Statement { return jen.Id(at.owner).Dot(f.GoName) }
	if f.Wrapped {
		write := e.write(at, f, jen.Id("value"))
		if f.Empty {
			write = jen.If(jen.Len(jen.Id("value")).Op("==").Lit(
				0,
			)).Block(at.to().Dot("Empty").Call(jen.Lit(f.Wire))).Else().Block(
				write,
			)
		}
		set := jen.If(
			jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Add(field()).Dot("Get").Call(),
			jen.Id("ok"),
		).Block(
			write,
		)
		return set.Add(e.otherwise(at, f, field()))
	}
	if f.Required && f.Type.Kind == plan.ConstBool && f.Type.Truth { // the zero value stands for it
		return at.to().Dot("Bool").Call(jen.Lit(f.Wire), jen.True())
	}
	if f.Required || f.List != nil || f.Type.Kind == plan.Map && !at.parts {
		return e.write(at, f, e.constant(f, field()))
	}
	if given := e.given(f.Type, field()); given != nil {
		return jen.If(given).Block(e.write(at, f, field()))
	}
	return e.write(at, f, field())
}

// constant is a value, or the one that it always is.
func (e emitter) constant(f *plan.Field, value *jen.Statement) *jen.Statement {
	switch f.Type.Kind {
	case plan.Const:
		return jen.Qual("cmp", "Or").Call(value, jen.Lit(f.Type.Const))
	case plan.ConstInt:
		return jen.Qual("cmp", "Or").Call(value, integer(f.Type.Number))
	}
	return value
}

// otherwise is what becomes of a wrapped field that has no value: it is null,
// required or not sent.
func (e emitter) otherwise(at place, f *plan.Field, field *jen.Statement) *jen.Statement {
	out := jen.Null()
	if f.Nullable {
		null := at.to().Dot("Empty").Call(jen.Lit(f.Wire))
		if f.Null != "" {
			null = at.to().Dot("String").Call(jen.Lit(f.Wire), jen.Lit(f.Null))
		}
		out.Else().If(field.Dot("IsNull").Call()).Block(null)
	}
	if f.Required {
		out.Else().Block(e.require(at, f, jen.False()))
	}
	return out
}

// require refuses a field that is not given.
func (e emitter) require(at place, f *plan.Field, given jen.Code) *jen.Statement {
	return at.to().Dot("RequireOneOf").Call(given, jen.Lit(f.Wire))
}

// given is the condition that a value is not the zero value of its type; nil where
// that is nothing to compare with.
func (e emitter) given(t plan.Type, value *jen.Statement) *jen.Statement {
	switch t.Kind {
	case plan.File:
		return fileGiven(value)
	case plan.ObjectOf, plan.UnionOf, plan.ChoiceOf:
		if t.Pointer {
			return value.Op("!=").Nil()
		}
		return nil
	}
	return isNotZero(value, t)
}

// write writes a value, whatever it is.
func (e emitter) write(at place, f *plan.Field, value *jen.Statement) jen.Code {
	switch {
	case isFile(f):
		return e.writeFiles(at, f, value)
	case at.parts && f.Type.IsJSON():
		return jen.Id("form").Dot("JSON").Call(jen.Lit(f.Wire), e.appendFunc(value, f.Type))
	}
	switch f.Type.Kind {
	case plan.Array:
		if f.Type.Elem.IsModel() {
			return e.writeObjects(at, f, value)
		}
		return e.writeList(at, f, value)
	case plan.Map:
		write := e.callPkg("Map").Call(at.to(), jen.Lit(f.Wire), value.Clone(), e.writeMember(f.Item))
		if f.Required && !f.Wrapped {
			return e.require(at, f, jen.Len(value).Op(">").Lit(0)).Line().Add(write)
		}
		return write
	case plan.ObjectOf, plan.UnionOf, plan.ChoiceOf:
		return e.writeModel(within(at, f), f.Type, value)
	}
	return e.writeScalar(at.to(), jen.Lit(f.Wire), f, value)
}

// writeFiles writes parts that are files.
func (e emitter) writeFiles(at place, f *plan.Field, value *jen.Statement) jen.Code {
	file := func(value jen.Code) *jen.Statement {
		return jen.Id("form").Dot("File").Call(jen.Lit(f.Wire), value, jen.Lit(f.ContentType))
	}
	if f.Type.Kind == plan.File {
		return file(value)
	}
	each := jen.List(jen.Id("_"), jen.Id("file")).Op(":=").Range().Add(value.Clone())
	return e.countCheck(at, f, value).For(each).Block(file(jen.Id("file")))
}

// writeObjects writes the items of an array under their indexes.
func (e emitter) writeObjects(at place, f *plan.Field, value *jen.Statement) jen.Code {
	to := within(at, f).Dot("Item").Call(jen.Id("i"))
	return e.countCheck(at, f, value).For(jen.Id("i").Op(":=").Range().Add(
		value.Clone(),
	)).Block(e.writeModel(to, *f.Type.Elem, value.Clone().Index(jen.Id("i"))))
}

// countCheck checks how many items an array has that are not written by one call.
// It is a line of its own, or nothing.
func (e emitter) countCheck(at place, f *plan.Field, value *jen.Statement) *jen.Statement {
	required, list := f.Required && !f.Wrapped, *f.List
	list.Indexed = false // which is how it is written
	switch {
	case list != plan.List{}:
		rules := e.listLiteral(&plan.Field{List: &list, Required: required})
		item := jen.Code(jen.Nil())
		if list.Unique {
			item = e.encodeItem(*f.Type.Elem)
		}
		return e.callPkg("CheckList").Call(at.to(), jen.Lit(f.Wire), value.Clone(), rules, item).Line()
	case required:
		return e.require(at, f, jen.Len(value.Clone()).Op(">").Lit(0)).Line()
	}
	return jen.Null()
}

// writeMember is the function that writes a value of a map.
func (e emitter) writeMember(f *plan.Field) jen.Code {
	t := f.Type
	write := e.writeScalar(jen.Id("to"), jen.Id("key"), f, jen.Id("value"))
	if t.IsModel() {
		write = e.writeModel(jen.Id("to").Dot("Within").Call(jen.Id("key")), t, jen.Id("value"))
	}
	key := jen.Id("key").String()
	if t.Kind == plan.String {
		key = jen.Id("key")
	}
	return jen.Func().Params(jen.Id("to").Add(e.callPkg("Values")), key, jen.Id("value").Add(e.goType(t))).Block(write)
}

// writeList writes a list of scalars.
func (e emitter) writeList(at place, f *plan.Field, value *jen.Statement) jen.Code {
	item := &plan.Field{Type: *f.Type.Elem, Rules: f.Rules}
	args := []jen.Code{at.to(), jen.Lit(f.Wire), value, e.listLiteral(f)}
	name, rules := e.listKind(item)
	return e.callPkg(name).Call(append(args, rules...)...)
}

// listKind is the function that writes a list of scalars, and the rules of each as
// its last arguments.
func (e emitter) listKind(item *plan.Field) (name string, rules []jen.Code) {
	switch item.Type.Kind {
	case plan.Int, plan.Int64, plan.UnixMilli, plan.UnixSeconds:
		return "Ints", e.callRules(item)
	case plan.Uint64:
		return "Uints", e.callRules(item)
	case plan.ConstInt, plan.IntEnumOf:
		if len(item.Rules) == 0 {
			return "Ints", nil
		}
		return "IntEnums", numbers(item.Rules[0].Values)
	case plan.DateTime:
		return "Times", []jen.Code{e.callPkg("DateTime")}
	case plan.Float:
		return "Floats", e.callRules(item)
	case plan.Bool:
		return "Bools", nil
	case plan.ConstBool:
		return "ConstBools", []jen.Code{jen.Lit(item.Type.Truth)}
	case plan.Bytes:
		return "Data", append([]jen.Code{base64Encoding()}, e.callRules(item)...)
	}
	return "Strings", e.callRules(item)
}

// listLiteral is how a list is written. One in an Optional is written when it is
// empty too, by its owner.
func (e emitter) listLiteral(f *plan.Field) jen.Code {
	list := f.List
	var fields []jen.Code
	add := func(given bool, name string, value jen.Code) {
		if given {
			fields = append(fields, keyed(name, value))
		}
	}
	add(list.Joined != "", "Joined", jen.Lit(list.Joined))
	add(list.Brackets, "Brackets", jen.True())
	add(list.Indexed, "Indexed", jen.True())
	add(list.Min != 0, "Min", jen.Lit(list.Min))
	add(list.Max != 0, "Max", jen.Lit(list.Max))
	add(list.Unique, "Unique", jen.True())
	add(f.Required && !f.Wrapped, "Required", jen.True())
	return e.callPkg("List").Values(fields...)
}

// writeScalar writes a value that is one text.
func (e emitter) writeScalar(to *jen.Statement, name jen.Code, f *plan.Field, value *jen.Statement) jen.Code {
	if f.Type.Kind == plan.Bytes {
		return e.writeBytes(to, name, f, value)
	}
	if special := e.scalarIn(to, name, f, value); special != nil {
		return special
	}
	method, converted := requestKind(f.Type, value)
	return to.Dot(method).Call(append([]jen.Code{name, converted}, e.callRules(f)...)...)
}

// writeBytes writes data as text in base64.
func (e emitter) writeBytes(to *jen.Statement, name jen.Code, f *plan.Field, value *jen.Statement) jen.Code {
	encoded := base64Encoding().Dot("EncodeToString").Call(value.Clone())
	write := to.Clone().Dot("String").Call(name, encoded)
	if len(f.Rules) == 0 {
		return write
	}
	return e.scalarIn(to, name, f, value).(*jen.Statement).Line().Add(write)
}

func base64Encoding() *jen.Statement { return jen.Qual("encoding/base64", "StdEncoding") }

// writeModel calls the function that writes the fields of a model.
func (e emitter) writeModel(to *jen.Statement, t plan.Type, value *jen.Statement) jen.Code {
	if !t.Pointer {
		value = jen.Op("&").Add(value)
	}
	return jen.Id(writerName(t.Name)).Call(to, value)
}

// within is the place of the members of a field. The case of a choice is where the
// choice is.
func within(at place, f *plan.Field) *jen.Statement {
	if f.Wire == "" {
		return at.to()
	}
	return at.to().Dot("Within").Call(jen.Lit(f.Wire))
}

func writerName(model string) string { return "write" + model }
