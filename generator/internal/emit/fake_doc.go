package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeDocFile is the file with the package comment and what the stub and the
// fake share.
func (e emitter) fakeDocFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	for _, line := range strings.Split(comment.Wrap(e.fakePackageDoc(r)), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	for _, decl := range []jen.Code{e.fakeKey(), fakeOperationNames(r)} {
		f.Add(decl)
		f.Line()
	}
	return f
}

func (e emitter) fakePackageDoc(r *plan.Resource) string {
	does := "keeps its state in memory and does what " + e.sdk.API.Name + " does"
	if r.Test.Model == nil {
		does = "takes the requests that " + e.sdk.API.Name + " takes"
	}
	if r.Test.Exceptions != "" {
		does += ", with the exceptions that its comment names"
	}
	return joined(
		fmt.Sprintf("Package %s answers the requests of package %s in tests, without a network. A [Stub] calls a function of the test for each "+
			"operation. A [Fake] %s.", r.Test.Package, r.Package, does),
		"Both are an http.RoundTripper, for transport.WithBase, and an http.Handler, for httptest and real servers. Both are safe for concurrent use, "+
			"and both refuse requests that break a rule of the API, with the failures of the API.",
	)
}

func (e emitter) fakeKey() jen.Code {
	return doc(fmt.Sprintf("Key is the %s that the [Fake] accepts, and that its transports send.", e.sdk.Transport.KeyName)).
		Const().Id("Key").Op("=").Lit(e.sdk.Transport.ExampleKey)
}

func fakeOperationNames(r *plan.Resource) jen.Code {
	var defs []jen.Code
	for _, op := range r.Test.Operations {
		defs = append(defs, jen.Id(op.Const).Op("=").Lit(op.Name))
	}
	return doc("The names of the operations, as in a [Fault] and a [Call].").Const().Defs(defs...)
}
