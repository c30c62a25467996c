package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeFile returns the file of the Fake.
func (e emitter) fakeFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	decls := append([]jen.Code{e.fakeType(r), e.fakeNew(r), e.fakeOf(r), e.fakeEngine(r)}, e.fakeTokens(r)...)
	for _, decl := range decls {
		f.Add(decl)
		f.Line()
	}
	return f
}

func fakeServer() *jen.Statement { return jen.Id("f").Dot("engine").Call() }

func (e emitter) fakeType(r *plan.Resource) jen.Code {
	does := "validates keys and parameters, changes its state as the operations do, and responds"
	if r.Test.Model == nil {
		does = "validates keys and parameters, and responds"
	}
	return docs(
		fmt.Sprintf("Fake implements the %s of %s in memory. It %s with the failures of %s.", r.Package, e.sdk.API.Name, does, e.sdk.API.Name),
		r.Test.Exceptions,
		fmt.Sprintf("Behind it is a fake of all of %s, of its own or shared with other resources.", e.sdk.API.Name),
		"The zero Fake is ready to use. A Fake must not be copied.",
	).Type().Id("Fake").Struct(
		jen.Id("once").Qual("sync", "Once"),
		jen.Id("server").Op("*").Add(e.fakePkg("Resource")),
	)
}

// fakeOf makes the fake of a resource out of one that others share.
func (e emitter) fakeOf(r *plan.Resource) jen.Code {
	api := jen.Op("*").Qual(e.sdk.Fake.Path, "Fake")
	return doc(fmt.Sprintf("Of returns the %s of a fake of all of %s.", r.Package, e.sdk.API.Name)).
		Func().Id("Of").Params(jen.Id("api").Add(api)).Op("*").Id("Fake").Block(
		jen.Return(jen.Op("&").Id("Fake").Values(keyed("server", e.fakeResource(r, jen.Id("api"))))),
	)
}

// fakeEngine makes the fake of the API when it is first needed, so that the zero
// Fake works.
func (e emitter) fakeEngine(r *plan.Resource) jen.Code {
	made := jen.Id("f").Dot("server").Op("=").Add(e.fakeResource(r, jen.Qual(e.sdk.Fake.Path, "NewFake").Call()))
	return jen.Func().Params(fakeReceiver("Fake")).Id("engine").Params().Op("*").Add(e.fakePkg("Resource")).Block(
		jen.Id("f").Dot("once").Dot("Do").Call(jen.Func().Params().Block(
			jen.If(jen.Id("f").Dot("server").Op("==").Nil()).Block(made),
		)),
		jen.Return(jen.Id("f").Dot("server")),
	)
}

func (e emitter) fakeResource(r *plan.Resource, api jen.Code) *jen.Statement {
	return e.fakePkg("ResourceOf").Call(api, jen.Lit(r.Package))
}

func (e emitter) fakeNew(r *plan.Resource) jen.Code {
	fake := jen.New(jen.Id("Fake"))
	if r.Test.Model == nil {
		return doc("NewFake returns a fake.").Func().Id("NewFake").Params().Op("*").Id("Fake").Block(jen.Return(fake))
	}
	return doc(fmt.Sprintf("NewFake returns a fake with %s, which [Fake.Seed] completes.", r.Package)).
		Func().Id("NewFake").Params(e.fakeSeedParam(r)).Op("*").Id("Fake").Block(
		jen.Id("f").Op(":=").Add(fake),
		jen.Id("f").Dot("Seed").Call(jen.Id("seed").Op("...")),
		jen.Return(jen.Id("f")),
	)
}

func (e emitter) fakeSeedParam(r *plan.Resource) jen.Code {
	return jen.Id("seed").Op("...").Add(e.goType(*r.Test.Model))
}

// fakeTokens returns the methods for tokens and secrets, if there are any.
func (e emitter) fakeTokens(r *plan.Resource) []jen.Code {
	var decls []jen.Code
	if token := r.Test.Tokens; token != nil {
		text := fmt.Sprintf("%s is a token of the %s with the id, signed at the time on the clock, whatever the state of the %[2]s. The claims are added to its own "+
			"and replace them; nil leaves one out. It panics when there is no such %[2]s, or a claim cannot be encoded as JSON.", token.GoName, r.Test.Noun)
		value := fakeServer().Dot("Token").Call(jen.Lit(r.Test.Model.Name), jen.Id("id"), jen.Id("claims"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(token.GoName).
			Params(jen.Id("id").String(), jen.Id("claims").Map(jen.String()).Any()).Add(e.goType(token.Type)).
			Block(jen.Return(e.goType(token.Type).Call(value))))
	}
	if secret := r.Test.Secrets; secret != nil {
		text := fmt.Sprintf("%s is the secret of a %s, which some operations ask for. It is made when it is first asked for.", secret.GoName, r.Test.Noun)
		value := fakeServer().Dot("Secret").Call(jen.Lit(r.Test.Model.Name), jen.Id("id"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(secret.GoName).Params(jen.Id("id").String()).Add(e.goType(secret.Type)).
			Block(jen.Return(e.goType(secret.Type).Call(value))))
	}
	return decls
}
