package emit

import (
	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// transportFromEnv returns the constructor that reads the environment.
func (e emitter) transportFromEnv() []jen.Code {
	t := &e.sdk.Transport
	return []jen.Code{doc(transportFromEnvDoc(t)).
		Func().Id("FromEnv").Params(jen.Id("opts").Op("...").Id("Option")).Params(jen.Op("*").Id("Client"), jen.Error()).
		BlockFunc(func(g *jen.Group) {
			g.Id("key").Op(":=").Qual("os", "Getenv").Call(jen.Lit(t.EnvKey))
			g.If(jen.Id("key").Op("==").Lit("")).Block(
				jen.Return(jen.Nil(), jen.Qual("errors", "New").Call(jen.Lit("transport.FromEnv: "+t.EnvKey+" is not set"))),
			)
			if t.EnvBaseURL != "" {
				g.If(jen.Id("base").Op(":=").Qual("os", "Getenv").Call(jen.Lit(t.EnvBaseURL)), jen.Id("base").Op("!=").Lit("")).Block(
					jen.Id("base").Op("=").Add(e.callPkg("JoinPath")).Call(jen.Id("base"), jen.Lit(t.EnvBasePath)),
					jen.Id("opts").Op("=").Append(
						jen.Index().Id("Option").Values(jen.Id("baseURLFrom").Call(jen.Id("base"), jen.Lit(t.EnvBaseURL))),
						jen.Id("opts").Op("..."),
					),
				)
			}
			g.Return(jen.Id("New").Call(jen.Id("key"), jen.Id("opts").Op("...")))
		})}
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
