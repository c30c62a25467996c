package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakeDocFile returns the file with the package comment and what the stub and the
// fake share.
func (e emitter) fakeDocFile(r *plan.Resource) *jen.File {
	f := e.newFile(r.Test.Path)
	for _, line := range strings.Split(comment.Wrap(e.fakePackageDoc(r)), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	for _, decl := range append(e.fakeKeys(), fakeOperationNames(r)) {
		f.Add(decl)
		f.Line()
	}
	return f
}

func (e emitter) fakePackageDoc(r *plan.Resource) string {
	does := "keeps its state in memory and behaves like " + e.sdk.API.Name
	if r.Test.Model == nil {
		does = "accepts the requests that " + e.sdk.API.Name + " accepts"
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

// fakeKeys are what the fake accepts, one for each way to make a client.
func (e emitter) fakeKeys() []jen.Code {
	var decls []jen.Code
	for i, c := range e.sdk.Transport.Credentials {
		kind := strings.TrimSuffix(strings.TrimPrefix(c.Constructor, "New"), "Key")
		which := ", and that its transports send"
		if i > 0 {
			which = " from clients of [transport." + c.Constructor + "]"
		}
		key := constant{
			doc:  fmt.Sprintf("%sKey is the %s that the [Fake] accepts%s.", kind, c.KeyName, which),
			name: kind + "Key", value: jen.Lit(c.ExampleKey),
		}
		switch {
		case c.Kind == plan.BasicPair:
			key.doc = fmt.Sprintf("%sKey is the password that the [Fake] accepts%s.", kind, which)
			user := constant{
				doc:  fmt.Sprintf("%sUser is the user name that goes with [%[1]sKey].", kind),
				name: kind + "User", value: jen.Lit(c.ExampleUser),
			}
			decls = append(decls, user.alone(), key.alone())
		case c.Kind == plan.NoCredential:
			key.doc = "Key is empty, for no operation needs a key."
			decls = append(decls, key.alone())
		default:
			decls = append(decls, key.alone())
		}
	}
	return decls
}

func fakeOperationNames(r *plan.Resource) jen.Code {
	var all []constant
	for _, op := range r.Test.Operations {
		all = append(all, constant{name: op.Const, value: jen.Lit(op.Name)})
	}
	return constants("The names of the operations, as in a [Fault] and a [Call].", all)
}
