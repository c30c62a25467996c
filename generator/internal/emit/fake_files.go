package emit

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// fakePackageFiles are the rows of the package with the fake of the API.
func fakePackageFiles(sdk *plan.SDK) []output {
	in := func(name string) string { return path.Join(sdk.Fake.Package, name) }
	return append(copiedFakePackage(sdk), []output{
		{path: in("fake.go"), code: func() *jen.File { return apiFakeFile(sdk) }},
		{path: in("description.go"), code: func() *jen.File { return fakeDescriptionFile(sdk) }},
	}...)
}

// testPackageFiles are the rows of a resource's package with a stub and a fake.
func testPackageFiles(sdk *plan.SDK, r *plan.Resource) []output {
	in := func(name string) string { return path.Join(r.Package, r.Test.Package, name) }
	rows := append(copiedTestPackage(sdk, r), []output{
		{path: in("doc.go"), code: func() *jen.File { return fakeDocFile(sdk, r) }},
		{path: in("stub.go"), code: func() *jen.File { return fakeStubFile(sdk, r) }},
		{path: in("fake.go"), code: func() *jen.File { return fakeFile(sdk, r) }},
		{path: in("operation_calls.go"), code: func() *jen.File { return fakeCallFile(sdk, r) }},
		{path: in("stub_test.go"), code: func() *jen.File { return stubTest(sdk, r) }},
	}...)
	for _, op := range r.Operations {
		if op.Params != nil {
			return append(rows, output{path: in("params.go"), code: func() *jen.File { return fakeParamsFile(sdk, r) }})
		}
	}
	return rows
}

// fakePkg refers to a name of the fake's engine, or with the name of another
// package before it to one of that: "rule.Between".
func fakePkg(sdk *plan.SDK, name string) *jen.Statement {
	if engine, inner, ok := strings.Cut(name, "."); ok {
		return jen.Qual(sdk.Paths.Engine(engine), inner)
	}
	return jen.Qual(sdk.Paths.Engine("fake"), name)
}

func receiverName(typeName string) *jen.Statement {
	return jen.Id(map[string]string{"Stub": "s", "Fake": "f"}[typeName])
}

func fakeReceiver(typeName string) *jen.Statement {
	return receiverName(typeName).Op("*").Id(typeName)
}
