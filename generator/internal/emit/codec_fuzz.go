package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelsFuzz is the file of the tests that hold every model against
// encoding/json.
func modelsFuzz(sdk *plan.SDK) *jen.File {
	f := newTestFile(sdk, sdk.Paths.Models)
	var decls []jen.Code
	for _, o := range append([]*plan.Object{sdk.Transport.Errors.Detail}, sdk.Models.Objects...) {
		decls = append(decls, fuzzTarget(sdk, o.GoName, sdk.Paths.Models, fuzzObject(sdk, o.GoName)), fuzzStruct(sdk, o, "Fields"))
	}
	for _, u := range sdk.Models.Unions {
		decls = append(decls, fuzzTarget(sdk, u.GoName, sdk.Paths.Models, fuzzUnion(sdk, u.GoName)), fuzzVariants(sdk, u))
	}
	if keys := keysTest(sdk); keys != nil {
		decls = append(decls, keys)
	}
	return declare(f, decls...)
}

// keysTest is the test of what a response has to have; nil when that is nothing.
//
//	func TestKeys(t *testing.T) {
//		t.Parallel()
//		twin.Key[models.Token](t, "jwt")
//	}
func keysTest(sdk *plan.SDK) jen.Code {
	checks := []jen.Code{jen.Id("t").Dot("Parallel").Call()}
	check := func(goName, field string) {
		checks = append(checks, twinPkg(sdk, "Key").Types(jen.Qual(sdk.Paths.Models, goName)).Call(jen.Id("t"), jen.Lit(escaped(field))))
	}
	for _, o := range sdk.Models.Objects {
		if o.Key != nil {
			check(o.GoName, o.Key.Wire)
		}
	}
	for _, u := range sdk.Models.Unions {
		check(u.GoName, u.Discriminator)
	}
	if len(checks) == 1 {
		return nil
	}
	return jen.Func().Id("TestKeys").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(checks...)
}

// bodiesFuzz is the file of the tests that hold every request body of a resource
// against encoding/json.
func bodiesFuzz(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newTestFile(sdk, r.Path)
	var decls []jen.Code
	for _, o := range bodies(r) {
		decls = append(decls, fuzzTarget(sdk, o.GoName, r.Path, twinPkg(sdk, "Body").Types(jen.Id(codecVar(o.GoName, "Body")))), fuzzStruct(sdk, o, "Body"))
	}
	decls = append(decls, fuzzModels(sdk, r)...)
	return declare(f, decls...)
}

// bodies are the request bodies of a resource.
func bodies(r *plan.Resource) []*plan.Object {
	var list []*plan.Object
	for _, op := range r.Operations {
		if op.Params != nil && op.Params.Body != nil {
			list = append(list, op.Params.Body)
		}
	}
	return list
}

// fuzzModels are the twins of the models that bodies refer to, which are in
// another package than those of the models' own tests.
func fuzzModels(sdk *plan.SDK, r *plan.Resource) []jen.Code {
	var decls []jen.Code
	used := map[string]bool{}
	for _, o := range bodies(r) {
		useModels(sdk, o, used)
	}
	for _, o := range sdk.Models.Objects {
		if used[o.GoName] {
			decls = append(decls, fuzzStruct(sdk, o, "Fields"))
		}
	}
	for _, u := range sdk.Models.Unions {
		if used[u.GoName] {
			decls = append(decls, fuzzVariants(sdk, u))
		}
	}
	return decls
}

// useModels notes the models that an object refers to, directly or not.
func useModels(sdk *plan.SDK, o *plan.Object, used map[string]bool) {
	for _, f := range o.Fields {
		t := f.Type
		for t.Elem != nil {
			t = *t.Elem
		}
		useModel(sdk, t.Name, used)
	}
}

func useModel(sdk *plan.SDK, name string, used map[string]bool) {
	if name == "" || used[name] {
		return
	}
	used[name] = true
	for _, o := range sdk.Models.Objects {
		if o.GoName == name {
			useModels(sdk, o, used)
		}
	}
	for _, u := range sdk.Models.Unions {
		for _, v := range u.Variants {
			if u.GoName == name {
				useModel(sdk, v.GoName, used)
			}
		}
	}
}

// fuzzTarget are the tests of one type.
//
//	func FuzzToken(f *testing.F) { twin.Fuzz[models.Token, twin.Object[tokenFields]](f) }
//
//	func TestTokenKeys(t *testing.T) { twin.Keys[models.Token, twin.Object[tokenFields]](t) }
func fuzzTarget(sdk *plan.SDK, goName, path string, other *jen.Statement) jen.Code {
	types := func(name string) *jen.Statement { return twinPkg(sdk, name).Types(jen.Qual(path, goName), other) }
	return jen.Func().Id("Fuzz" + goName).Params(jen.Id("f").Op("*").Qual("testing", "F")).Block(types("Fuzz").Call(jen.Id("f"))).
		Line().Line().
		Func().Id("Test" + goName + "Keys").Params(jen.Id("t").Op("*").Qual("testing", "T")).Block(types("Keys").Call(jen.Id("t")))
}

// fuzzStruct has the declared fields of an object. The suffix of its name keeps
// a body apart from a model of the same name.
func fuzzStruct(sdk *plan.SDK, o *plan.Object, suffix string) jen.Code {
	var fields []jen.Code
	for _, f := range o.Fields {
		tag := map[string]string{"json": jsonTag(f)}
		if f.Type.Kind == plan.Const && f.Required && !f.Wrapped {
			tag["usual"] = f.Type.Const
		}
		fields = append(fields, jen.Id(f.GoName).Add(fuzzFieldType(sdk, f)).Tag(tag))
	}
	name := codecVar(o.GoName, suffix)
	return doc(name + " are the fields of " + o.GoName + " for encoding/json.").Type().Id(name).Struct(fields...)
}

// fuzzVariants are the variants of a union.
func fuzzVariants(sdk *plan.SDK, u *plan.Union) jen.Code {
	var fields []jen.Code
	for _, v := range u.Variants {
		fields = append(fields, jen.Id(v.GoName).Op("*").Add(fuzzObject(sdk, v.GoName)).Tag(map[string]string{"variant": v.Value}))
	}
	fields = append(fields, jen.Id("Unknown").Qual("encoding/json", "RawMessage").Tag(map[string]string{"discriminator": u.Discriminator}))
	name := codecVar(u.GoName, "Variants")
	return doc(name + " are the variants of " + u.GoName + " for encoding/json.").Type().Id(name).Struct(fields...)
}

func fuzzFieldType(sdk *plan.SDK, f *plan.Field) *jen.Statement {
	if f.Wrapped {
		return jen.Qual(sdk.Paths.Models, "Optional").Types(fuzzType(sdk, f.Type))
	}
	return fuzzType(sdk, f.Type)
}

// fuzzType is a type that encoding/json decodes by reflection into the same
// value.
func fuzzType(sdk *plan.SDK, t plan.Type) *jen.Statement {
	switch t.Kind {
	case plan.Secret, plan.EnumOf:
		return jen.String()
	case plan.UnixMilli:
		return jen.Int64()
	case plan.Array:
		return jen.Index().Add(fuzzType(sdk, *t.Elem))
	case plan.Map:
		return jen.Map(jen.String()).Add(fuzzType(sdk, *t.Elem))
	case plan.ObjectOf:
		return fuzzPointer(t, fuzzObject(sdk, t.Name))
	case plan.UnionOf:
		return fuzzPointer(t, fuzzUnion(sdk, t.Name))
	default:
		return goType(sdk, t)
	}
}

func fuzzPointer(t plan.Type, to *jen.Statement) *jen.Statement {
	if t.Pointer {
		return jen.Op("*").Add(to)
	}
	return to
}

func fuzzObject(sdk *plan.SDK, goName string) *jen.Statement {
	return twinPkg(sdk, "Object").Types(jen.Id(codecVar(goName, "Fields")))
}

func fuzzUnion(sdk *plan.SDK, goName string) *jen.Statement {
	return twinPkg(sdk, "Union").Types(jen.Id(codecVar(goName, "Variants")))
}

// twinPkg refers to a name of the package that compares models with
// encoding/json.
func twinPkg(sdk *plan.SDK, name string) *jen.Statement {
	return jen.Qual(sdk.Paths.Engine("testkit/twin"), name)
}
