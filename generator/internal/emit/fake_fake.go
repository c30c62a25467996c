package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeFile is the file of the Fake.
func fakeFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	decls := append([]jen.Code{fakeType(sdk, r), fakeNew(sdk, r), fakeOf(sdk, r), fakeEngine(sdk, r)}, fakeTokens(sdk, r)...)
	for _, decl := range decls {
		f.Add(decl)
		f.Line()
	}
	return f
}

func fakeServer() *jen.Statement { return jen.Id("f").Dot("engine").Call() }

func fakeType(sdk *plan.SDK, r *plan.Resource) jen.Code {
	does := "checks keys and parameters, changes its state as the operations do, and answers"
	if r.Test.Model == nil {
		does = "checks keys and parameters, and answers"
	}
	return docs(
		fmt.Sprintf("Fake is the %s of %s in memory. It %s with the failures of %s.", r.Package, sdk.API.Name, does, sdk.API.Name),
		r.Test.Exceptions,
		fmt.Sprintf("Behind it is a fake of all of %s, of its own or shared with other resources.", sdk.API.Name),
		"The zero Fake is ready to use. A Fake must not be copied.",
	).Type().Id("Fake").Struct(
		jen.Id("once").Qual("sync", "Once"),
		jen.Id("server").Op("*").Add(fakePkg(sdk, "Resource")),
	)
}

// fakeOf makes the fake of a resource out of one that others share.
func fakeOf(sdk *plan.SDK, r *plan.Resource) jen.Code {
	api := jen.Op("*").Qual(sdk.Fake.Path, "Fake")
	return doc(fmt.Sprintf("Of returns the %s of a fake of all of %s.", r.Package, sdk.API.Name)).
		Func().Id("Of").Params(jen.Id("api").Add(api)).Op("*").Id("Fake").Block(
		jen.Return(jen.Op("&").Id("Fake").Values(keyed("server", fakeResource(sdk, r, jen.Id("api"))))),
	)
}

// fakeEngine makes the fake of the API when it is first needed, so that the zero
// Fake works.
func fakeEngine(sdk *plan.SDK, r *plan.Resource) jen.Code {
	made := jen.Id("f").Dot("server").Op("=").Add(fakeResource(sdk, r, jen.Qual(sdk.Fake.Path, "NewFake").Call()))
	return jen.Func().Params(fakeReceiver("Fake")).Id("engine").Params().Op("*").Add(fakePkg(sdk, "Resource")).Block(
		jen.Id("f").Dot("once").Dot("Do").Call(jen.Func().Params().Block(
			jen.If(jen.Id("f").Dot("server").Op("==").Nil()).Block(made),
		)),
		jen.Return(jen.Id("f").Dot("server")),
	)
}

func fakeResource(sdk *plan.SDK, r *plan.Resource, api jen.Code) *jen.Statement {
	return fakePkg(sdk, "ResourceOf").Call(api, jen.Lit(r.Package))
}

func fakeNew(sdk *plan.SDK, r *plan.Resource) jen.Code {
	fake := jen.New(jen.Id("Fake"))
	if r.Test.Model == nil {
		return doc("NewFake returns a fake.").Func().Id("NewFake").Params().Op("*").Id("Fake").Block(jen.Return(fake))
	}
	return doc(fmt.Sprintf("NewFake returns a fake with %s, which are completed as [Fake.Seed] does.", r.Package)).
		Func().Id("NewFake").Params(fakeSeedParam(sdk, r)).Op("*").Id("Fake").Block(
		jen.Id("f").Op(":=").Add(fake),
		jen.Id("f").Dot("Seed").Call(jen.Id("seed").Op("...")),
		jen.Return(jen.Id("f")),
	)
}

func fakeSeedParam(sdk *plan.SDK, r *plan.Resource) jen.Code {
	return jen.Id("seed").Op("...").Add(goType(sdk, *r.Test.Model))
}

// fakeTokens are the methods for tokens and secrets, where there are any.
func fakeTokens(sdk *plan.SDK, r *plan.Resource) []jen.Code {
	var decls []jen.Code
	if token := r.Test.Tokens; token != nil {
		text := fmt.Sprintf("%s is a token of the %s with the id, signed at the time on the clock, whatever the state of the %[2]s. The claims are added to its own "+
			"and replace them; nil leaves one out. It panics when there is no such %[2]s, or a claim cannot be encoded as JSON.", token.GoName, r.Test.Noun)
		value := fakeServer().Dot("Token").Call(jen.Lit(r.Test.Model.Name), jen.Id("id"), jen.Id("claims"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(token.GoName).
			Params(jen.Id("id").String(), jen.Id("claims").Map(jen.String()).Any()).Add(goType(sdk, token.Type)).
			Block(jen.Return(goType(sdk, token.Type).Call(value))))
	}
	if secret := r.Test.Secrets; secret != nil {
		text := fmt.Sprintf("%s is the secret of a %s, which some operations ask for. It is made when it is first asked for.", secret.GoName, r.Test.Noun)
		value := fakeServer().Dot("Secret").Call(jen.Lit(r.Test.Model.Name), jen.Id("id"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(secret.GoName).Params(jen.Id("id").String()).Add(goType(sdk, secret.Type)).
			Block(jen.Return(goType(sdk, secret.Type).Call(value))))
	}
	return decls
}
