package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// apiFakeFile is the file of the fake of the whole API.
func apiFakeFile(sdk *plan.SDK) *jen.File {
	f := newFile(sdk, sdk.Fake.Path)
	for _, line := range strings.Split(comment.Wrap(apiFakeDoc(sdk)), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	return declare(f, fakeKey(sdk), apiFakeType(sdk), apiFakeHandle(sdk), apiFakeNew(sdk), apiFakeEngine(sdk))
}

func apiFakeDoc(sdk *plan.SDK) string {
	r := sdk.Resources[0]
	return joined(
		fmt.Sprintf("Package %s answers the requests of every resource of %s in tests, without a network. Records and calls of a resource are at its own test "+
			"package, such as %s.Of.", sdk.Fake.Package, sdk.API.Name, r.Test.Package),
		"A [Fake] is an http.RoundTripper, for transport.WithBase, and an http.Handler, for httptest and real servers. It is safe for concurrent use.",
	)
}

func apiFakeType(sdk *plan.SDK) jen.Code {
	return doc(fmt.Sprintf("Fake is %[1]s in memory. It checks keys and parameters, changes its state as the operations do, and answers with the failures of %[1]s.",
		sdk.API.Name)).Type().Id("Fake").Struct(jen.Id("handle"))
}

func apiFakeHandle(sdk *plan.SDK) jen.Code {
	return doc("handle is where the test packages of resources find the engine.").Type().Id("handle").Op("=").Add(fakePkg(sdk, "Handle"))
}

func apiFakeNew(sdk *plan.SDK) jen.Code {
	return doc("NewFake returns a fake without records.").Func().Id("NewFake").Params().Op("*").Id("Fake").
		Block(jen.Return(jen.Op("&").Id("Fake").Values(fakePkg(sdk, "NewHandle").Call(jen.Id("description")))))
}

func apiFakeEngine(sdk *plan.SDK) jen.Code {
	return jen.Func().Params(fakeReceiver("Fake")).Id("engine").Params().Op("*").Add(fakePkg(sdk, "Server")).
		Block(jen.Return(fakePkg(sdk, "ServerOf").Call(jen.Id("f"))))
}
