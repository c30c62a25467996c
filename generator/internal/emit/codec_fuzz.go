package emit

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsFuzz returns the file of the tests that hold every model against
// encoding/json.
func (e emitter) modelsFuzz() *jen.File {
	f := e.newTestFile(e.sdk.Paths.Models)
	var decls []jen.Code
	for _, o := range append([]*plan.Object{e.sdk.Transport.Errors.Detail}, e.sdk.Models.Objects...) {
		decls = append(decls, e.fuzzTarget(o.GoName, e.sdk.Paths.Models, e.fuzzObject(o.GoName)), e.fuzzStruct(o, "Fields"))
	}
	for _, u := range e.sdk.Models.Unions {
		decls = append(decls, e.fuzzTarget(u.GoName, e.sdk.Paths.Models, e.fuzzUnion(u.GoName)), e.fuzzVariants(u))
	}
	if keys := e.keysTest(); keys != nil {
		decls = append(decls, keys)
	}
	return declare(f, decls...)
}

// keysTest returns the test of what a response has to have; nil when that is nothing.
//
//	func TestKeys(t *testing.T) {
//		t.Parallel()
//		twin.Key[models.Token](t, "jwt")
//	}
func (e emitter) keysTest() jen.Code {
	checks := []jen.Code{jen.Id("t").Dot("Parallel").Call()}
	check := func(goName, field string) {
		checks = append(checks, e.twinPkg("Key").Types(jen.Qual(e.sdk.Paths.Models, goName)).Call(jen.Id("t"), jen.Lit(escaped(field))))
	}
	for _, o := range e.sdk.Models.Objects {
		if o.Key != nil {
			check(o.GoName, o.Key.Wire)
		}
	}
	for _, u := range e.sdk.Models.Unions {
		check(u.GoName, u.Discriminator)
	}
	if len(checks) == 1 {
		return nil
	}
	return jen.Func().Id("TestKeys").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(checks...)
}

// bodiesTest returns the file of the tests that hold every request body of a resource
// against encoding/json.
//
//	func TestVerifyParamsBody(t *testing.T) {
//		twin.Encoding[sessions.VerifyParams, twin.Body[verifyParamsBody]](t)
//	}
func (e emitter) bodiesTest(r *plan.Resource) *jen.File {
	var decls []jen.Code
	for _, o := range bodies(r) {
		body := e.twinPkg("Body").Types(jen.Id(codecVar(o.GoName, "Body")))
		test := jen.Func().Id("Test" + o.GoName + "Body").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(
			e.twinPkg("Encoding").Types(jen.Qual(r.Path, o.GoName), body).Call(jen.Id("t")),
		)
		decls = append(decls, test, e.fuzzStruct(o, "Body"))
	}
	return declare(e.newTestFile(r.Path), append(decls, e.fuzzModels(r)...)...)
}

// bodies returns the request bodies of a resource.
func bodies(r *plan.Resource) []*plan.Object {
	var list []*plan.Object
	for _, op := range r.Operations {
		if op.Params != nil && op.Params.Body != nil {
			list = append(list, op.Params.Body)
		}
	}
	return list
}

// fuzzModels returns the twins of the models that bodies refer to, which are in
// another package than those of the models' own tests.
func (e emitter) fuzzModels(r *plan.Resource) []jen.Code {
	var decls []jen.Code
	used := map[string]bool{}
	for _, o := range bodies(r) {
		e.useModels(o, used)
	}
	for _, o := range e.sdk.Models.Objects {
		if used[o.GoName] {
			decls = append(decls, e.fuzzStruct(o, "Fields"))
		}
	}
	for _, u := range e.sdk.Models.Unions {
		if used[u.GoName] {
			decls = append(decls, e.fuzzVariants(u))
		}
	}
	return decls
}

// useModels notes the models that an object refers to, directly or not.
func (e emitter) useModels(o *plan.Object, used map[string]bool) {
	for _, f := range o.Fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		e.useModel(t.Name, used)
	}
}

func (e emitter) useModel(name string, used map[string]bool) {
	if name == "" || used[name] {
		return
	}
	used[name] = true
	for _, o := range e.sdk.Models.Objects {
		if o.GoName == name {
			e.useModels(o, used)
		}
	}
	for _, u := range e.sdk.Models.Unions {
		for _, v := range u.Variants {
			if u.GoName == name {
				e.useModel(v.GoName, used)
			}
		}
	}
}

// fuzzTarget returns the tests of one type.
//
//	func FuzzToken(f *testing.F) { twin.Fuzz[models.Token, twin.Object[tokenFields]](f) }
//
//	func TestTokenKeys(t *testing.T) { twin.Keys[models.Token, twin.Object[tokenFields]](t) }
func (e emitter) fuzzTarget(goName, path string, other *jen.Statement) jen.Code {
	types := func(name string) *jen.Statement { return e.twinPkg(name).Types(jen.Qual(path, goName), other) }
	return jen.Func().Id("Fuzz" + goName).Params(jen.Id("f").Op("*").Qual("testing", "F")).Block(types("Fuzz").Call(jen.Id("f"))).
		Line().Line().
		Func().Id("Test" + goName + "Keys").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(types("Keys").Call(jen.Id("t")))
}

// fuzzStruct has the declared fields of an object. The suffix of its name keeps
// a body apart from a model of the same name.
func (e emitter) fuzzStruct(o *plan.Object, suffix string) jen.Code {
	var fields []jen.Code
	for _, f := range o.Fields {
		tag := map[string]string{"json": jsonTag(f)}
		if usual := usualText(f.Type); usual != "" && f.Required && !f.Wrapped {
			tag["usual"] = usual
		}
		fields = append(fields, jen.Id(f.GoName).Add(e.fuzzFieldType(f)).Tag(tag))
	}
	name := codecVar(o.GoName, suffix)
	return doc(name + " are the fields of " + o.GoName + " for encoding/json.").Type().Id(name).Struct(fields...)
}

// usualText is the value of a constant; empty for other types.
func usualText(t plan.Type) string {
	switch t.Kind {
	case plan.Const:
		return t.Const
	case plan.ConstInt:
		return strconv.FormatInt(t.Number, 10)
	case plan.ConstBool:
		return strconv.FormatBool(t.Truth)
	}
	return ""
}

// fuzzVariants are the variants of a union.
func (e emitter) fuzzVariants(u *plan.Union) jen.Code {
	var fields []jen.Code
	for _, v := range u.Variants {
		fields = append(fields, jen.Id(v.GoName).Op("*").Add(e.fuzzObject(v.GoName)).Tag(map[string]string{"variant": v.Value}))
	}
	fields = append(fields, jen.Id("Unknown").Qual("encoding/json", "RawMessage").Tag(map[string]string{"discriminator": u.Discriminator}))
	name := codecVar(u.GoName, "Variants")
	return doc(name + " are the variants of " + u.GoName + " for encoding/json.").Type().Id(name).Struct(fields...)
}

func (e emitter) fuzzFieldType(f *plan.Field) *jen.Statement {
	if f.Wrapped {
		return jen.Qual(e.sdk.Paths.Models, "Optional").Types(e.fuzzType(f.Type))
	}
	return e.fuzzType(f.Type)
}

// fuzzType returns a type that encoding/json decodes by reflection into the same
// value.
func (e emitter) fuzzType(t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Secret, plan.EnumOf:
		return jen.String()
	case plan.UnixMilli:
		return jen.Int64()
	case plan.Array:
		return jen.Index().Add(e.fuzzItem(*t.Elem))
	case plan.Map:
		return jen.Map(jen.String()).Add(e.fuzzItem(*t.Elem))
	case plan.ObjectOf:
		return fuzzPointer(t, e.fuzzObject(t.Name))
	case plan.UnionOf:
		return fuzzPointer(t, e.fuzzUnion(t.Name))
	default:
		if twin := e.scalarTwin(t); twin != nil {
			return twin
		}
		return e.goType(t)
	}
}

func (e emitter) fuzzItem(t plan.Type) *jen.Statement {
	if t.Nullable {
		return jen.Qual(e.sdk.Paths.Models, "Optional").Types(e.fuzzType(t))
	}
	return e.fuzzType(t)
}

func fuzzPointer(t plan.Type, to *jen.Statement) *jen.Statement {
	if t.Pointer {
		return jen.Op("*").Add(to)
	}
	return to
}

func (e emitter) fuzzObject(goName string) *jen.Statement {
	return e.twinPkg("Object").Types(jen.Id(codecVar(goName, "Fields")))
}

func (e emitter) fuzzUnion(goName string) *jen.Statement {
	return e.twinPkg("Union").Types(jen.Id(codecVar(goName, "Variants")))
}

// twinPkg refers to a name of the package that compares models with
// encoding/json.
func (e emitter) twinPkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("testkit/twin"), name)
}
