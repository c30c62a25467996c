package emit

import (
	"path"
	"strings"

	"github.com/dave/jennifer/jen"
)

// modelFiles returns the rows of the package of models: the types that every model
// may use, the errors, and two files for each struct, its type and its codec.
func (e emitter) modelFiles() []output {
	in := func(name string) string { return path.Join(path.Base(e.sdk.Paths.Models), name) }
	errors := e.sdk.Transport.Errors
	rows := append(e.copiedModels(), []output{
		{path: in("error_body.go"), code: e.modelsErrorBody, from: errors.Body.DeclaredIn},
		{path: in("error_detail.go"), code: e.modelsErrorDetail, from: errors.Detail.DeclaredIn},
		{
			path: in("error_detail_json.go"), code: func() *jen.File { return e.modelsCodec(errors.Detail) },
			from: errors.Detail.DeclaredIn,
		},
		{
			path: in("error_code.go"), code: func() *jen.File { return e.modelsEnum(errors.Enum) },
			from: errors.Enum.DeclaredIn,
		},
		{path: in("sentinels.go"), code: e.modelsSentinels, from: errors.DeclaredIn},
		{path: in("json_v2.go"), code: e.modelsJSONV2, only: jsonV2},
		{path: in("fuzz_test.go"), code: e.modelsFuzz},
		{
			path: in("redaction_test.go"),
			code: func() *jen.File { return e.redactionTest(e.sdk.Paths.Models, nil, e.sdk.Models.Secrets) },
		},
		{path: in("enums_test.go"), code: e.enumsTest},
		{path: in("failures_test.go"), code: e.failuresTest},
	}...)
	if errors.ModelExample != "" {
		rows = append(rows, output{path: in("failure_models.go"), code: e.modelsFailureModels, from: errors.DeclaredIn})
	}
	for _, o := range e.sdk.Models.Objects {
		rows = append(rows, from(o.DeclaredIn,
			output{path: in(o.File), code: func() *jen.File { return e.modelsObject(o) }},
			output{path: in(codecFile(o.File)), code: func() *jen.File { return e.modelsCodec(o) }},
		)...)
	}
	for _, enum := range e.sdk.Models.Enums {
		rows = append(rows,
			output{path: in(enum.File), code: func() *jen.File { return e.modelsEnum(enum) }, from: enum.DeclaredIn})
	}
	for _, u := range e.sdk.Models.Unions {
		rows = append(rows, from(u.DeclaredIn,
			output{path: in(u.File), code: func() *jen.File { return e.modelsUnion(u) }},
			output{path: in(codecFile(u.File)), code: func() *jen.File { return e.modelsUnionCodec(u) }},
		)...)
	}
	for _, c := range e.sdk.Models.Choices {
		rows = append(rows, from(c.DeclaredIn,
			output{path: in(c.File), code: func() *jen.File { return e.modelsChoice(c) }},
			output{path: in(codecFile(c.File)), code: func() *jen.File { return e.modelsChoiceCodec(c) }},
		)...)
	}
	return from(e.sdk.DeclaredIn, rows...)
}

// codecFile returns the file of the codec of a type in file.
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
