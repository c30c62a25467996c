package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakePackageFiles are the rows of the package with the fake of the API.
func (e emitter) fakePackageFiles() []output {
	if e.sdk.Without.Tests {
		return nil
	}
	in := func(name string) string { return path.Join(e.sdk.Fake.Package, name) }
	return from(e.sdk.DeclaredIn, append(e.copiedFakePackage(), []output{
		{path: in("transport.go"), code: func() *jen.File { return e.fakeTransportFile(e.sdk.Fake.Path) }},
		{path: in("fake.go"), code: e.apiFakeFile},
		{path: in("description.go"), code: e.fakeDescriptionFile},
	}...)...)
}

// testPackageFiles are the rows of a resource's package with a stub and a fake.
func (e emitter) testPackageFiles(r *plan.Resource) []output {
	if e.sdk.Without.Tests {
		return nil
	}
	in := func(name string) string { return path.Join(r.Folder, r.Test.Package, name) }
	rows := append(e.copiedTestPackage(r), []output{
		{path: in("doc.go"), code: func() *jen.File { return e.fakeDocFile(r) }},
		{path: in("transport.go"), code: func() *jen.File { return e.fakeTransportFile(r.Test.Path) }},
		{path: in("stub.go"), code: func() *jen.File { return e.fakeStubFile(r) }},
		{path: in("fake.go"), code: func() *jen.File { return e.fakeFile(r) }},
		{path: in("operation_calls.go"), code: func() *jen.File { return e.fakeCallFile(r) }},
		{path: in("stub_test.go"), code: func() *jen.File { return e.stubTest(r) }},
	}...)
	for _, op := range r.Operations {
		if op.Params != nil {
			return append(rows, output{path: in("params.go"), code: func() *jen.File { return e.fakeParamsFile(r) }})
		}
	}
	return rows
}

// fakePkg refers to a name of the fake's engine.
func (e emitter) fakePkg(name string) *jen.Statement {
	return jen.Qual(e.sdk.Paths.Engine("testkit/fake"), name)
}

func receiverName(typeName string) *jen.Statement {
	return jen.Id(map[string]string{"Stub": "s", "Fake": "f"}[typeName])
}

func fakeReceiver(typeName string) *jen.Statement {
	return receiverName(typeName).Op("*").Id(typeName)
}
