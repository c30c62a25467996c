package emit

import (
	"path"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// resourceFiles are the rows of the packages of operations.
func (e emitter) resourceFiles() []output {
	var rows []output
	for _, r := range e.sdk.Resources {
		in := func(name string) string { return path.Join(r.Package, name) }
		rows = append(rows,
			output{path: in("client.go"), code: func() *jen.File { return e.resourceClient(r) }},
			output{path: in("README.md"), text: func() string { return e.reference(r) }},
			output{path: in("testdata/.gitattributes"), text: gitAttributes},
			output{path: in("wire_test.go"), code: func() *jen.File { return e.wireTest(r) }},
			output{path: in("operations_test.go"), code: func() *jen.File { return e.operationsTest(r) }},
		)
		if hasTrialValues(r) {
			rows = append(rows, output{path: in("params_test.go"), code: func() *jen.File { return e.paramsTest(r) }})
		}
		if hasPages(r) {
			rows = append(rows, output{path: in("pages_test.go"), code: func() *jen.File { return e.pagesTest(r) }})
		}
		if len(bodies(r)) > 0 {
			rows = append(rows, output{path: in("bodies_test.go"), code: func() *jen.File { return e.bodiesTest(r) }})
		}
		if len(r.Secrets) > 0 {
			rows = append(rows, output{path: in("redaction_test.go"), code: func() *jen.File { return e.redactionTest(r.Path, r, r.Secrets) }})
		}
		if len(r.Patterns) > 0 {
			rows = append(rows, output{path: in("patterns.go"), code: func() *jen.File { return e.resourcePatterns(r) }})
		}
		for _, op := range r.Operations {
			rows = append(rows, e.operationFiles(r, op)...)
		}
		rows = append(rows, e.testPackageFiles(r)...)
	}
	return rows
}

// operationFiles are the rows of one operation: its method, its parameters and
// their codec, and one archive for each example.
func (e emitter) operationFiles(r *plan.Resource, op *plan.Operation) []output {
	in := func(name string) string { return path.Join(r.Package, name) }
	rows := []output{
		{path: in(op.File), code: func() *jen.File { return e.operationFile(r, op) }},
	}
	if op.Params != nil {
		rows = append(rows, output{path: in(op.Params.File), code: func() *jen.File { return e.paramsFile(r, op) }})
		if op.Params.Body != nil {
			rows = append(rows, output{path: in(codecFile(op.Params.File)), code: func() *jen.File { return e.paramsCodecFile(r, op) }})
		}
	}
	for _, ex := range op.Examples {
		rows = append(rows, output{path: in("testdata/wire/" + ex.Name + ".txtar"), text: func() string { return archive(ex) }})
	}
	return rows
}
