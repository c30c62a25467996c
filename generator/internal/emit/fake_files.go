package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// testPackageFiles returns the rows of a resource's package with a stub and a fake.
func (e emitter) testPackageFiles(r *plan.Resource) []output {
	in := func(name string) string { return path.Join(r.Package, r.Test.Package, name) }
	rows := append(e.copiedTestPackage(r), []output{
		{path: in("doc.go"), code: func() *jen.File { return e.fakeDocFile(r) }},
		{path: in("stub.go"), code: func() *jen.File { return e.fakeStubFile(r) }},
		{path: in("fake.go"), code: func() *jen.File { return e.fakeFile(r) }},
		{path: in("operation_calls.go"), code: func() *jen.File { return e.fakeCallFile(r) }},
		{path: in("description.go"), code: func() *jen.File { return e.fakeDescriptionFile(r) }},
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
