package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// resourceClient returns the file with the package comment and the Client.
func (e emitter) resourceClient(r *plan.Resource) *jen.File {
	f := e.newFile(r.Path)
	for _, line := range strings.Split(e.packageDoc(r), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	f.Add(e.clientType(r))
	f.Line()
	f.Add(e.clientNew())
	return f
}

func (e emitter) clientType(r *plan.Resource) jen.Code {
	text := fmt.Sprintf("Client calls the %s operations of %s. It is safe for concurrent use.", r.Package, e.sdk.API.Name)
	return docs(text, deprecated(r.Deprecated)).
		Type().Id("Client").Struct(jen.Id("engine").Op("*").Add(e.callPkg("Engine")))
}

// clientNew returns the constructor, which takes the engine from the transport's
// client.
func (e emitter) clientNew() jen.Code {
	engine := e.callPkg("EngineOf").Call(jen.Id("t"))
	return doc("New returns a client that sends its requests through t. The clients of all resources can use one t. They then share its " +
		"connections, limits and retry budget.").
		Func().Id("New").Params(jen.Id("t").Op("*").Qual(e.sdk.Paths.Transport, "Client")).Op("*").Id("Client").
		Block(jen.Return(jen.Op("&").Id("Client").Values(keyed("engine", engine))))
}

func (e emitter) packageDoc(r *plan.Resource) string {
	text := fmt.Sprintf("Package %s is a client for the %s of %s. %s", r.Package, r.Package, e.sdk.API.Name, r.Doc)
	return comment.Wrap(joined(text, "A call fails with a [*models.APIError] if the API responds with a failure. It fails with a "+
		"[*transport.ParamError] if a parameter is invalid; then nothing is sent.", deprecated(r.Deprecated)))
}

// resourcePatterns returns the file with the regular expressions of the parameters.
func (e emitter) resourcePatterns(r *plan.Resource) *jen.File {
	f := e.newFile(r.Path)
	var defs []jen.Code
	for _, p := range r.Patterns {
		defs = append(defs, jen.Id(p.GoName).Op("=").Qual("regexp", "MustCompile").Call(jen.Lit(p.Expr)))
	}
	f.Add(doc("Patterns of parameters, compiled once.").Var().Defs(defs...))
	return f
}

// callPkg refers to a name of the call engine.
func (e emitter) callPkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("call"), name)
}
