package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// testPackageFiles are the rows of a resource's package with a stub and a fake.
func testPackageFiles(sdk *plan.SDK, r *plan.Resource) []output {
	in := func(name string) string { return path.Join(r.Package, r.Test.Package, name) }
	rows := []output{
		{path: in("doc.go"), code: func() *jen.File { return fakeDocFile(sdk, r) }},
		{path: in("stub.go"), code: func() *jen.File { return fakeStubFile(sdk, r) }},
		{path: in("fake.go"), code: func() *jen.File { return fakeFile(sdk, r) }},
		{path: in("fault.go"), code: func() *jen.File { return fakeFaultFile(sdk, r) }},
		{path: in("call.go"), code: func() *jen.File { return fakeCallFile(sdk, r) }},
		{path: in("description.go"), code: func() *jen.File { return fakeDescriptionFile(sdk, r) }},
		{path: in("stub_test.go"), code: func() *jen.File { return stubTest(sdk, r) }},
	}
	for _, op := range r.Operations {
		if op.Params != nil {
			return append(rows, output{path: in("params.go"), code: func() *jen.File { return fakeParamsFile(sdk, r) }})
		}
	}
	return rows
}

// fakePkg refers to a name of the fake's engine.
func fakePkg(sdk *plan.SDK, name string) *jen.Statement {
	return jen.Qual(sdk.Paths.Engine("fake"), name)
}

// faultPkg refers to a name of the engine of fault scripts.
func faultPkg(sdk *plan.SDK, name string) *jen.Statement {
	return jen.Qual(sdk.Paths.Engine("fault"), name)
}

// requestParam and responseResults are the halves of http.RoundTripper's method.
func requestParam() *jen.Statement { return jen.Id("req").Op("*").Qual("net/http", "Request") }

func responseResults() *jen.Statement {
	return jen.Params(jen.Op("*").Qual("net/http", "Response"), jen.Error())
}

// faces are the methods that make a type an http.RoundTripper, an http.Handler
// and a base of a ready transport. Server is the expression for its engine.
func faces(sdk *plan.SDK, typeName string, server func() *jen.Statement) []jen.Code {
	receiver := func() *jen.Statement { return fakeReceiver(typeName) }
	roundTrip := doc("RoundTrip answers a request in process.").
		Func().Params(receiver()).Id("RoundTrip").Params(requestParam()).Add(responseResults()).
		Block(jen.Return(server().Dot("RoundTrip").Call(jen.Id("req"))))
	serve := doc("ServeHTTP answers a request over a socket. Where RoundTrip returns an error, the connection is closed.").
		Func().Params(receiver()).Id("ServeHTTP").Params(jen.Id("w").Qual("net/http", "ResponseWriter"), requestParam()).
		Block(server().Dot("ServeHTTP").Call(jen.Id("w"), jen.Id("req")))
	ready := doc("Transport is a transport that sends to it with [Key], as fast as it can. It panics when an option is not valid.").
		Func().Params(receiver()).Id("Transport").Params(optsOf(sdk)).Op("*").Qual(sdk.Paths.Transport, "Client").
		Block(jen.Return(jen.Id("newTransport").Call(receiverName(typeName), jen.Id("opts"))))
	return []jen.Code{roundTrip, serve, ready}
}

func optsOf(sdk *plan.SDK) *jen.Statement {
	return jen.Id("opts").Op("...").Qual(sdk.Paths.Transport, "Option")
}

func receiverName(typeName string) *jen.Statement {
	return jen.Id(map[string]string{"Stub": "s", "Fake": "f"}[typeName])
}

func fakeReceiver(typeName string) *jen.Statement {
	return receiverName(typeName).Op("*").Id(typeName)
}
