package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportClient has the Client and its constructors.
func transportClient(sdk *plan.SDK) []jen.Code {
	declarations := []jen.Code{transportClientType(sdk), transportNew(sdk)}
	if sdk.Transport.EnvKey != "" {
		declarations = append(declarations, transportFromEnv(sdk))
	}
	return append(declarations,
		doc("BaseURL is where the client sends its requests.").
			Add(transportClientMethod("BaseURL")).String().Add(inline(jen.Return(transportEngine(sdk).Dot("BaseURL").Call()))),
		doc("CloseIdleConnections closes the connections that wait for further requests.").
			Add(transportClientMethod("CloseIdleConnections")).Add(inline(transportEngine(sdk).Dot("CloseIdleConnections").Call())),
		doc("String names the base URL, and nothing else.").
			Add(transportClientMethod("String")).String().Add(inline(jen.Return(transportEngine(sdk).Dot("String").Call()))),
		transportFormat(),
	)
}

func transportClientType(sdk *plan.SDK) jen.Code {
	return doc("Client is a connection to " + sdk.Transport.APIName + " with a " + sdk.Transport.KeyName + ". It is safe for concurrent use, and " +
		"meant to be shared. Formatting and logging it never shows the key.").
		Type().Id("Client").Add(callPkg(sdk, "Engine"))
}

func transportClientMethod(name string) *jen.Statement {
	return jen.Func().Params(jen.Id("c").Op("*").Id("Client")).Id(name).Params()
}

// transportEngine is the receiver as the engine that it is.
//
//	(*call.Engine)(c)
func transportEngine(sdk *plan.SDK) *jen.Statement {
	return jen.Parens(jen.Op("*").Add(callPkg(sdk, "Engine"))).Call(jen.Id("c"))
}

// transportFormat keeps every verb of fmt out of the fields. The receiver is a
// value, so that it works for a dereferenced client too.
func transportFormat() jen.Code {
	return doc("Format prints what String returns, whatever the verb.").
		Func().Params(jen.Id("c").Id("Client")).Id("Format").Params(jen.Id("f").Qual("fmt", "State"), jen.Id("_").Rune()).
		Add(inline(jen.List(jen.Id("_"), jen.Id("_")).Op("=").Qual("io", "WriteString").Call(jen.Id("f"), jen.Id("c").Dot("String").Call())))
}

// transportNew is the constructor: the defaults of the description, changed by
// the options.
func transportNew(sdk *plan.SDK) jen.Code {
	return doc("New returns a client that sends the key with every request. It fails when the key is empty or holds a character that a header "+
		"cannot carry, and when an option cannot be applied. The error never repeats the key.").
		Func().Id("New").Params(jen.Id("key").String(), jen.Id("opts").Op("...").Id("Option")).Params(jen.Op("*").Id("Client"), jen.Error()).
		Block(
			jen.Id("config").Op(":=").Id("defaults").Call(),
			jen.For(jen.List(jen.Id("_"), jen.Id("opt")).Op(":=").Range().Id("opts")).Block(
				jen.If(jen.Id("opt").Op("!=").Nil()).Block(jen.Id("opt").Call(jen.Op("&").Id("config"))),
			),
			jen.List(jen.Id("engine"), jen.Err()).Op(":=").Add(callPkg(sdk, "New")).Call(jen.Id("key"), jen.Id("config")),
			jen.If(jen.Err().Op("!=").Nil()).Block(
				jen.Return(jen.Nil(), jen.Qual("fmt", "Errorf").Call(jen.Lit("transport.New: %w"), jen.Err())),
			),
			jen.Return(jen.Parens(jen.Op("*").Id("Client")).Call(jen.Id("engine")), jen.Nil()),
		)
}

// transportFromEnv is the constructor that reads the environment.
func transportFromEnv(sdk *plan.SDK) jen.Code {
	t := &sdk.Transport
	return doc(transportFromEnvDoc(t)).
		Func().Id("FromEnv").Params(jen.Id("opts").Op("...").Id("Option")).Params(jen.Op("*").Id("Client"), jen.Error()).
		BlockFunc(func(g *jen.Group) {
			g.Id("key").Op(":=").Qual("os", "Getenv").Call(jen.Lit(t.EnvKey))
			g.If(jen.Id("key").Op("==").Lit("")).Block(
				jen.Return(jen.Nil(), jen.Qual("errors", "New").Call(jen.Lit("transport.FromEnv: "+t.EnvKey+" is not set"))),
			)
			if t.EnvBaseURL != "" {
				g.If(jen.Id("base").Op(":=").Qual("os", "Getenv").Call(jen.Lit(t.EnvBaseURL)), jen.Id("base").Op("!=").Lit("")).Block(
					jen.Id("fromEnv").Op(":=").Add(transportConfigFunc(sdk, jen.Id("c").Dot("SetBaseURL").Call(
						callPkg(sdk, "JoinPath").Call(jen.Id("base"), jen.Lit(t.EnvBasePath)), jen.Lit(t.EnvBaseURL),
					))),
					jen.Id("opts").Op("=").Append(jen.Index().Id("Option").Values(jen.Id("fromEnv")), jen.Id("opts").Op("...")),
				)
			}
			g.Return(jen.Id("New").Call(jen.Id("key"), jen.Id("opts").Op("...")))
		})
}

func transportFromEnvDoc(t *plan.Transport) string {
	text := "FromEnv returns a client with the key of the environment variable " + t.EnvKey + "."
	switch {
	case t.EnvBaseURL == "":
		return text
	case t.EnvBasePath == "":
		return text + " If " + t.EnvBaseURL + " is set, it replaces the base URL."
	}
	return text + " If " + t.EnvBaseURL + " is set, it replaces the base URL; it is given without \"" + t.EnvBasePath + "\"."
}
