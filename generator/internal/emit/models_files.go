package emit

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/seed-e19c5fb5/clerk-go/generator/internal/plan"
)

// modelFiles are the rows of the package of models: the types that every model
// may use, the errors, and two files for each struct, its type and its codec.
func modelFiles(sdk *plan.SDK) []output {
	in := func(name string) string { return path.Join(path.Base(sdk.Paths.Models), name) }
	rows := append(copiedModels(sdk), []output{
		{path: in("error_body.go"), code: func() *jen.File { return modelsErrorBody(sdk) }},
		{path: in("error_detail.go"), code: func() *jen.File { return modelsErrorDetail(sdk) }},
		{path: in("error_detail_json.go"), code: func() *jen.File { return modelsCodec(sdk, sdk.Transport.Errors.Detail) }},
		{path: in("error_code.go"), code: func() *jen.File { return modelsEnum(sdk, sdk.Transport.Errors.Enum) }},
		{path: in("sentinels.go"), code: func() *jen.File { return modelsSentinels(sdk) }},
		{path: in("fuzz_test.go"), code: func() *jen.File { return modelsFuzz(sdk) }},
		{path: in("redaction_test.go"), code: func() *jen.File { return redactionTest(sdk, sdk.Paths.Models, nil, sdk.Models.Secrets) }},
		{path: in("enums_test.go"), code: func() *jen.File { return enumsTest(sdk) }},
		{path: in("failures_test.go"), code: func() *jen.File { return failuresTest(sdk) }},
	}...)
	for _, o := range sdk.Models.Objects {
		rows = append(rows,
			output{path: in(o.File), code: func() *jen.File { return modelsObject(sdk, o) }},
			output{path: in(codecFile(o.File)), code: func() *jen.File { return modelsCodec(sdk, o) }},
		)
	}
	for _, e := range sdk.Models.Enums {
		rows = append(rows, output{path: in(e.File), code: func() *jen.File { return modelsEnum(sdk, e) }})
	}
	for _, u := range sdk.Models.Unions {
		rows = append(rows,
			output{path: in(u.File), code: func() *jen.File { return modelsUnion(sdk, u) }},
			output{path: in(codecFile(u.File)), code: func() *jen.File { return modelsUnionCodec(sdk, u) }},
		)
	}
	return rows
}

// codecFile is the file of the codec of a type in file.
func codecFile(file string) string { return strings.TrimSuffix(file, ".go") + "_json.go" }

// declare adds declarations to a file, with empty lines between them.
func declare(f *jen.File, decls ...jen.Code) *jen.File {
	for i, d := range decls {
		if i > 0 {
			f.Line()
		}
		f.Add(d)
	}
	return f
}
