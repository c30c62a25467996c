package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// exampleOf are the arguments of a constructor before the options: those of the
// example.
func exampleOf(c plan.Credential) []jen.Code {
	return argumentsOf(c, jen.Lit(c.ExampleUser), jen.Lit(c.ExampleKey))
}

// argumentsOf are the arguments of a constructor before the options.
func argumentsOf(c plan.Credential, user, key jen.Code) []jen.Code {
	switch {
	case c.Kind.IsKey():
		return []jen.Code{key}
	case c.Kind == plan.BasicPair:
		return []jen.Code{user, key}
	}
	return nil
}

// newExampleClient makes a client in the way of the API, with the example.
func (e emitter) newExampleClient(opts ...jen.Code) *jen.Statement {
	return e.transportPkg("New").Call(append(exampleOf(e.sdk.Transport.Credential()), opts...)...)
}

// place is where requests have a key.
func (e emitter) place(c plan.Credential) *jen.Statement {
	origin := func(name string) *jen.Statement { return jen.Qual(e.sdk.Paths.Engine("origin"), name) }
	switch c.Kind {
	case plan.HeaderKey:
		return origin("InHeader").Call(jen.Lit(c.Name), jen.Lit(c.Prefix))
	case plan.QueryKey:
		return origin("InQuery").Call(jen.Lit(c.Name))
	case plan.CookieKey:
		return origin("InCookie").Call(jen.Lit(c.Name))
	}
	return origin("Bearer").Call()
}

// sourceOf is the credential whose key a source may return: the first that is a key.
func sourceOf(t *plan.Transport) (c plan.Credential, ok bool) {
	for _, c := range t.Credentials {
		if c.Kind.IsKey() {
			return c, true
		}
	}
	return plan.Credential{}, false
}

// placeText says what a request proves who sends it with, for tables.
func placeText(c plan.Credential) string {
	switch c.Kind {
	case plan.NoCredential:
		return "none"
	case plan.BasicPair:
		return "user name and password"
	case plan.BearerKey:
		return "bearer " + c.KeyName
	}
	return c.KeyName + keyPlaceText(c)
}

// keyPlaceText says behind the name of a key where requests have it.
func keyPlaceText(c plan.Credential) string {
	switch c.Kind {
	case plan.HeaderKey:
		return " in the header " + c.Name
	case plan.QueryKey:
		return " in the query parameter " + c.Name
	case plan.CookieKey:
		return " in the cookie " + c.Name
	}
	return " as a bearer token"
}

// stackKey is the row of the stack of layers that tells how the key is sent.
func stackKey(c plan.Credential) string {
	label := map[plan.CredentialKind]string{
		plan.BearerKey: "bearer key", plan.HeaderKey: "key header", plan.QueryKey: "key in the query",
		plan.CookieKey: "key cookie",
		plan.BasicPair: "credentials", plan.NoCredential: "no key",
	}[c.Kind]
	return fmt.Sprintf("%-18sNew", label)
}

// transportAlternatives are the constructors that take another kind of key.
func (e emitter) transportAlternatives() []jen.Code {
	var decls []jen.Code
	for _, c := range e.sdk.Transport.Credentials[1:] {
		if c.Kind.IsKey() {
			decls = append(decls, e.transportAlternative(c))
		}
	}
	return decls
}

// transportAlternative is a constructor.
//
//	func NewQueryKey(key string, opts ...Option) (*Client, error) {
//		config := configured(opts)
//		config.KeyName, config.KeyPlace = "API key", origin.InQuery("api_key")
//		engine, err := call.New(key, config)
//		if err != nil {
//			return nil, fmt.Errorf("transport.NewQueryKey: %w", err)
//		}
//		return &Client{call.NewHandle(engine)}, nil
//	}
func (e emitter) transportAlternative(c plan.Credential) jen.Code {
	config := func(field string) *jen.Statement { return jen.Id("config").Dot(field) }
	text := c.Constructor + " is [New] for " + strings.TrimPrefix(c.With, "with ") + keyPlaceText(c) + "."
	return doc(text).Func().Id(c.Constructor).Params(jen.Id("key").String(), jen.Id("opts").Op("...").Id("Option")).
		Params(jen.Op("*").Id("Client"), jen.Error()).Block(
		jen.Id("config").Op(":=").Id("configured").Call(jen.Id("opts")),
		jen.List(config("KeyName"), config("KeyPlace")).Op("=").List(jen.Lit(c.KeyName), e.place(c)),
		jen.List(jen.Id("engine"), jen.Err()).Op(":=").Add(e.callPkg("New")).Call(jen.Id("key"), jen.Id("config")),
		jen.If(jen.Err().Op("!=").Nil()).Block(
			jen.Return(jen.Nil(),
				jen.Qual("fmt", "Errorf").Call(jen.Lit("transport."+c.Constructor+": %w"), jen.Err())),
		),
		jen.Return(jen.Op("&").Id("Client").Values(e.callPkg("NewHandle").Call(jen.Id("engine"))), jen.Nil()),
	)
}

// credentialsTest holds every constructor against the description: where its
// requests have the key, and that nothing shows it.
func (e emitter) credentialsTest() jen.Code {
	var rows []jen.Code
	for _, c := range e.sdk.Transport.Credentials {
		rows = append(rows, e.credentialRow(c))
	}
	table := jen.Index().Add(e.selftestPkg("Credential")).Types(jen.Op("*").Add(e.transportPkg("Client"))).
		Add(multiline("{", "}", rows...))
	return testFunc("TestCredentials",
		"holds the constructors against the description: where requests have the key, and that nothing shows it.",
		e.selftestPkg("Credentials").Call(jen.Id("t"), jen.Id("callOf"), table))
}

func (e emitter) credentialRow(c plan.Credential) jen.Code {
	opts := []jen.Code{e.transportPkg("WithBase").Call(jen.Id("base")),
		e.transportPkg("WithLogger").Call(jen.Id("log"))}
	client := jen.Func().Params(baseParam(), jen.Id("log").Op("*").Qual("log/slog", "Logger")).
		Params(jen.Op("*").Add(e.transportPkg("Client")), jen.Error()).
		Block(jen.Return(e.transportPkg(c.Constructor).Call(append(exampleOf(c), opts...)...)))
	fields := []jen.Code{keyed("Name", jen.Lit(c.Constructor)), keyed("Client", client)}
	if sent := e.sdk.Transport.Trial.Operation; !sent.Public && c.Header != "" {
		fields = append(fields, keyed("Header", jen.Lit(c.Header)), keyed("Value", jen.Lit(c.Value)))
	} else if !sent.Public && c.Query != "" {
		fields = append(fields, keyed("Query", jen.Lit(c.Query)))
	}
	if len(c.Secrets) > 0 {
		fields = append(fields, keyed("Secrets", stringsLit(c.Secrets)))
	}
	return multiline("{", "}", fields...)
}
