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
			if t.Credential().Kind == plan.BasicPair {
				g.Add(fromEnv("user", t.EnvUser))
				g.Add(notSet("user", t.EnvUser))
			}
			g.Add(fromEnv("key", t.EnvKey))
			g.Add(notSet("key", t.EnvKey))
			if t.EnvBaseURL != "" {
				g.If(jen.Id("base").Op(":=").Qual("os", "Getenv").Call(jen.Lit(t.EnvBaseURL)), jen.Id("base").Op("!=").Lit("")).Block(
					jen.Id("base").Op("=").Add(e.callPkg("JoinPath")).Call(jen.Id("base"), jen.Lit(t.EnvBasePath)),
					jen.Id("opts").Op("=").Append(
						jen.Index().Id("Option").Values(jen.Id("baseURLFrom").Call(jen.Id("base"), jen.Lit(t.EnvBaseURL))),
						jen.Id("opts").Op("..."),
					),
				)
			}
			g.Return(jen.Id("New").Call(append(argumentsOf(t.Credential(), jen.Id("user"), jen.Id("key")),
				jen.Id("opts").Op("..."))...))
		})}
}

// fromEnv sets a variable to that of the environment.
func fromEnv(variable, name string) jen.Code {
	return jen.Id(variable).Op(":=").Qual("os", "Getenv").Call(jen.Lit(name))
}

// notSet returns an error when the environment has no such variable.
func notSet(variable, name string) jen.Code {
	return jen.If(jen.Id(variable).Op("==").Lit("")).Block(
		jen.Return(jen.Nil(), jen.Qual("errors", "New").Call(jen.Lit("transport.FromEnv: "+name+" is not set"))),
	)
}

func transportFromEnvDoc(t *plan.Transport) string {
	text := "FromEnv returns a client with the key of the environment variable " + t.EnvKey + "."
	if t.Credential().Kind == plan.BasicPair {
		text = "FromEnv returns a client with the user name and the password of the environment variables " +
			t.EnvUser + " and " + t.EnvKey + "."
	}
	switch {
	case t.EnvBaseURL == "":
		return text
	case t.EnvBasePath == "":
		return text + " If " + t.EnvBaseURL + " is set, it replaces the base URL."
	}
	return text + " If " + t.EnvBaseURL + " is set, it replaces the base URL; it is given without \"" + t.EnvBasePath + "\"."
}
