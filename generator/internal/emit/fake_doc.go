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
func fakeDocFile(sdk *plan.SDK, r *plan.Resource) *jen.File {
	f := newFile(sdk, r.Test.Path)
	for _, line := range strings.Split(comment.Wrap(fakePackageDoc(sdk, r)), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	for _, decl := range []jen.Code{fakeKey(sdk), fakeOperationNames(r)} {
		f.Add(decl)
		f.Line()
	}
	return f
}

func fakePackageDoc(sdk *plan.SDK, r *plan.Resource) string {
	does := "keeps its state in memory and behaves like " + sdk.API.Name
	if r.Test.Model == nil {
		does = "accepts the requests that " + sdk.API.Name + " accepts"
	}
	if r.Test.Exceptions != "" {
		does += ", with the exceptions in its comment"
	}
	return joined(
		fmt.Sprintf("Package %s responds to the requests of package %s in tests, without a network. A [Stub] calls a function of the test for each "+
			"operation. A [Fake] %s.", r.Test.Package, r.Package, does),
		"Both are an http.RoundTripper, for transport.WithBase, and an http.Handler, for httptest and real servers. Both are safe for concurrent use, "+
			"and both reject invalid requests with the failures of the API.",
	)
}

func fakeKey(sdk *plan.SDK) jen.Code {
	return doc(fmt.Sprintf("Key is the %s that the [Fake] accepts and that its transports send.", sdk.Transport.KeyName)).
		Const().Id("Key").Op("=").Lit(sdk.Transport.ExampleKey)
}

func fakeOperationNames(r *plan.Resource) jen.Code {
	var defs []jen.Code
	for _, op := range r.Test.Operations {
		defs = append(defs, jen.Id(op.Const).Op("=").Lit(op.Name))
	}
	return doc("The names of the operations, as in a [Fault] and a [Call].").Const().Defs(defs...)
}
