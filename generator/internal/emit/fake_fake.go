package emit

import (
	"fmt"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeFile is the file of the Fake.
func fakeFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	decls := []jen.Code{fakeType(sdk, r), fakeNew(sdk, r), fakeEngine(sdk)}
	decls = append(decls, faces(sdk, "Fake", fakeServer)...)
	decls = append(decls, fakeState(sdk, r)...)
	decls = append(decls, fakeClock()...)
	decls = append(decls, fakeSettings()...)
	decls = append(decls, fakeTokens(sdk, r)...)
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
		"The zero Fake is ready to use. A Fake must not be copied.",
	).Type().Id("Fake").Struct(
		jen.Id("once").Qual("sync", "Once"),
		jen.Id("server").Op("*").Add(fakePkg(sdk, "Server")),
	)
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

// fakeEngine makes the engine when it is first needed, so that the zero Fake
// works.
func fakeEngine(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(fakeReceiver("Fake")).Id("engine").Params().Op("*").Add(fakePkg(sdk, "Server")).Block(
		jen.Id("f").Dot("once").Dot("Do").Call(jen.Func().Params().Block(
			jen.Id("f").Dot("server").Op("=").Add(fakePkg(sdk, "New")).Call(jen.Id("description")),
		)),
		jen.Return(jen.Id("f").Dot("server")),
	)
}

func fakeSeedParam(sdk *plan.SDK, r *plan.Resource) jen.Code {
	return jen.Id("seed").Op("...").Add(goType(sdk, *r.Test.Model))
}

// fakeMethod is a method of the Fake that calls the engine's method of the same
// name with the same arguments.
func fakeMethod(text, name string, params []jen.Code, results jen.Code, args ...jen.Code) jen.Code {
	call := fakeServer().Dot(name).Call(args...)
	m := doc(text).Func().Params(fakeReceiver("Fake")).Id(name).Params(params...)
	if results == nil {
		return m.Block(call)
	}
	return m.Add(results).Block(jen.Return(call))
}

// fakeState is the access to the records.
func fakeState(sdk *plan.SDK, r *plan.Resource) []jen.Code {
	if r.Test.Model == nil {
		return nil
	}
	model := func() *jen.Statement { return goType(sdk, *r.Test.Model) }
	seed := doc(fmt.Sprintf("Seed adds %[1]s as if they had been created one after another, and returns them as they are kept. What a new %[2]s gets by itself, "+
		"such as its id, its state and its times, is filled in where it is zero. A %[2]s with an id that is there replaces it.", r.Package, r.Test.Noun)).
		Func().Params(fakeReceiver("Fake")).Id("Seed").Params(fakeSeedParam(sdk, r)).Index().Add(model()).
		Block(jen.Return(fakePkg(sdk, "Seed").Call(fakeServer(), jen.Id("seed"))))
	get := doc(fmt.Sprintf("Get is the %s with the id as it is now, and whether there is one.", r.Test.Noun)).
		Func().Params(fakeReceiver("Fake")).Id("Get").Params(jen.Id("id").String()).Params(jen.Op("*").Add(model()), jen.Bool()).
		Block(jen.Return(fakePkg(sdk, "Stored").Types(model()).Call(fakeServer(), jen.Id("id"))))
	all := doc(fmt.Sprintf("All are the %s as they are now, newest first.", r.Package)).
		Func().Params(fakeReceiver("Fake")).Id("All").Params().Index().Add(model()).
		Block(jen.Return(fakePkg(sdk, "DecodeAll").Types(model()).Call(fakeServer().Dot("All").Call())))
	remove := fakeMethod(fmt.Sprintf("Remove forgets the %s with the id, and reports whether there was one.", r.Test.Noun),
		"Remove", []jen.Code{jen.Id("id").String()}, jen.Bool(), jen.Id("id"))
	return []jen.Code{seed, get, all, remove}
}

func fakeClock() []jen.Code {
	instant := func() *jen.Statement { return jen.Qual("time", "Time") }
	return []jen.Code{
		fakeMethod("SetClock replaces time.Now, and forgets what [Fake.Advance] added.", "SetClock",
			[]jen.Code{jen.Id("now").Func().Params().Add(instant())}, nil, jen.Id("now")),
		fakeMethod("Advance puts the clock forward. What expires by then has expired.", "Advance",
			[]jen.Code{jen.Id("d").Qual("time", "Duration")}, nil, jen.Id("d")),
		fakeMethod("Now is the time on the clock.", "Now", nil, instant()),
	}
}

// fakeSettings are the methods for keys and for other resources.
func fakeSettings() []jen.Code {
	return []jen.Code{
		fakeMethod("SetKeys replaces the keys that are accepted. At the start that is [Key]; without any, every key is.", "SetKeys",
			[]jen.Code{jen.Id("keys").Op("...").String()}, nil, jen.Id("keys").Op("...")),
		fakeMethod("Fallback sets what answers requests whose path is no operation's, such as the fake of another resource. At the start they are answered "+
			"with 404. It panics when next is the fake itself.", "Fallback", []jen.Code{jen.Id("next").Qual("net/http", "RoundTripper")}, nil,
			jen.Id("f"), jen.Id("next")),
	}
}

// fakeTokens are the methods for templates, tokens and secrets, where there are
// any.
func fakeTokens(sdk *plan.SDK, r *plan.Resource) []jen.Code {
	var decls []jen.Code
	if r.Test.Templates {
		decls = append(decls, fakeMethod("SetTemplate defines a template: tokens made from it have the claims on top of their own. It panics when the claims cannot be "+
			"encoded as JSON.", "SetTemplate", []jen.Code{jen.Id("name").String(), jen.Id("claims").Map(jen.String()).Any()}, nil, jen.Id("name"), jen.Id("claims")))
	}
	if token := r.Test.Tokens; token != nil {
		text := fmt.Sprintf("%s is a token of the %s with the id, signed at the time on the clock, whatever the state of the %[2]s. The claims are added to its own "+
			"and replace them; nil leaves one out. It panics when there is no such %[2]s, or a claim cannot be encoded as JSON.", token.GoName, r.Test.Noun)
		value := fakeServer().Dot("Token").Call(jen.Id("id"), jen.Id("claims"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(token.GoName).
			Params(jen.Id("id").String(), jen.Id("claims").Map(jen.String()).Any()).Add(goType(sdk, token.Type)).
			Block(jen.Return(goType(sdk, token.Type).Call(value))))
		decls = append(decls, fakeMethod("RotateKey replaces the key that tokens are signed with, and that is published in its place. Fakes share a key until then; a token of one "+
			"that has a key of its own is foreign to the others.", "RotateKey", nil, nil))
	}
	if secret := r.Test.Secrets; secret != nil {
		text := fmt.Sprintf("%s is the secret of a %s, which some operations ask for. It is made when it is first asked for.", secret.GoName, r.Test.Noun)
		value := fakeServer().Dot("Secret").Call(jen.Id("id"))
		decls = append(decls, doc(text).Func().Params(fakeReceiver("Fake")).Id(secret.GoName).Params(jen.Id("id").String()).Add(goType(sdk, secret.Type)).
			Block(jen.Return(goType(sdk, secret.Type).Call(value))))
	}
	return decls
}
