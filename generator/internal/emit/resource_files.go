package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// resourceFiles returns the rows of the packages of operations.
func (e emitter) resourceFiles() []output {
	var rows []output
	for _, r := range e.sdk.Resources {
		rows = append(rows, from(r.DeclaredIn, e.packageFiles(r)...)...)
	}
	return rows
}

// packageFiles returns the rows of one package of operations and of its package for tests.
func (e emitter) packageFiles(r *plan.Resource) []output {
	in := func(name string) string { return path.Join(r.Folder, name) }
	rows := []output{
		{path: in("client.go"), code: func() *jen.File { return e.resourceClient(r) }},
		{path: in("README.md"), text: func() string { return e.reference(r) }},
		{path: in("testdata/.gitattributes"), text: gitAttributes},
		{path: in("wire_test.go"), code: func() *jen.File { return e.wireTest(r) }},
		{path: in("operations_test.go"), code: func() *jen.File { return e.operationsTest(r) }},
	}
	for _, optional := range []struct {
		name   string
		needed bool
		code   func() *jen.File
	}{
		{"params_test.go", hasTrialValues(r), func() *jen.File { return e.paramsTest(r) }},
		{"arguments_test.go", hasTrialArguments(r), func() *jen.File { return e.argumentsTest(r) }},
		{"pages_test.go", hasPages(r), func() *jen.File { return e.pagesTest(r) }},
		{"bodies_test.go", len(bodies(r)) > 0, func() *jen.File { return e.bodiesTest(r) }},
		{"redaction_test.go", len(r.Secrets) > 0, func() *jen.File { return e.redactionTest(r.Path, r, r.Secrets) }},
		{"form_models.go", len(r.Written) > 0, func() *jen.File { return e.formModelsFile(r) }},
		{"checks.go", len(r.Checks) > 0, func() *jen.File { return e.checksFile(r) }},
		{"patterns.go", len(r.Patterns) > 0, func() *jen.File { return e.resourcePatterns(r) }},
	} {
		if optional.needed {
			rows = append(rows, output{path: in(optional.name), code: optional.code})
		}
	}
	for _, op := range r.Operations {
		rows = append(rows, from(op.DeclaredIn, e.operationFiles(r, op)...)...)
	}
	return append(rows, e.testPackageFiles(r)...)
}

// operationFiles returns the rows of one operation: its method, its parameters and
// their codec, and one archive for each example.
func (e emitter) operationFiles(r *plan.Resource, op *plan.Operation) []output {
	in := func(name string) string { return path.Join(r.Folder, name) }
	rows := []output{
		{path: in(op.File), code: func() *jen.File { return e.operationFile(r, op) }},
	}
	if op.Params != nil {
		rows = append(rows, output{path: in(op.Params.File), code: func() *jen.File { return e.paramsFile(r, op) }})
		if op.Params.Body != nil {
			rows = append(rows,
				output{path: in(codecFile(op.Params.File)), code: func() *jen.File { return e.paramsCodecFile(r, op) }})
		}
	}
	if result := op.Returns.Result; result != nil {
		rows = append(rows, output{path: in(result.File), code: func() *jen.File { return e.resultFile(r, result) }})
	}
	for _, ex := range op.Examples {
		rows = append(rows,
			output{path: in("testdata/wire/" + ex.Name + ".txtar"), text: func() string { return archive(ex) }})
	}
	return rows
}
