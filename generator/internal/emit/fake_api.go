package emit

import (
	"fmt"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/comment"
)

// apiFakeFile is the file of the fake of the whole API.
func (e emitter) apiFakeFile() *jen.File {
	f := e.newFile(e.sdk.Fake.Path)
	for _, line := range strings.Split(comment.Wrap(e.apiFakeDoc()), "\n") {
		f.PackageComment("//" + spaced(line))
	}
	return declare(f, append(e.fakeKeys(), e.apiFakeType(), e.apiFakeHandle(), e.apiFakeNew(), e.apiFakeEngine())...)
}

func (e emitter) apiFakeDoc() string {
	r := e.sdk.Resources[0]
	return joined(
		fmt.Sprintf("Package %s answers the requests of every resource of %s in tests, without a network. "+
			"Records and calls of a resource are at its own test package, such as %s.Of.",
			e.sdk.Fake.Package, e.sdk.API.Name, r.Test.Package),
		"A [Fake] is an http.RoundTripper, for transport.WithBase, and an http.Handler, for httptest and real "+
			"servers. "+
			"It is safe for concurrent use.",
	)
}

func (e emitter) apiFakeType() jen.Code {
	text := fmt.Sprintf(
		"Fake is %[1]s in memory. It checks keys and parameters, changes its state as the operations do, "+
			"and answers with the failures of %[1]s.", e.sdk.API.Name,
	)
	return doc(text).Type().Id("Fake").Struct(jen.Id("handle"))
}

func (e emitter) apiFakeHandle() jen.Code {
	return doc("handle is where the test packages of resources find the engine.").
		Type().Id("handle").Op("=").Add(e.fakePkg("Handle"))
}

func (e emitter) apiFakeNew() jen.Code {
	return doc("NewFake returns a fake without records.").Func().Id("NewFake").Params().Op("*").Id("Fake").
		Block(jen.Return(jen.Op("&").Id("Fake").Values(e.fakePkg("NewHandle").Call(jen.Id("description")))))
}

func (e emitter) apiFakeEngine() jen.Code {
	return jen.Func().Params(fakeReceiver("Fake")).Id("engine").Params().Op("*").Add(e.fakePkg("Server")).
		Block(jen.Return(e.fakePkg("ServerOf").Call(jen.Id("f"))))
}
